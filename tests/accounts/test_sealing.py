"""Does a seal open for its own row and key, and for nothing else?"""

import pytest
from cryptography.exceptions import InvalidTag

from accounts.sealing import seal, unseal

CONTENT = {"name": "Sam", "user": 5, "safe_contact": "ring at home: ☎"}
OLD, NEW = ("k1", b"1" * 32), ("k2", b"2" * 32)


def test_what_was_sealed_can_be_opened():
    assert unseal(seal(CONTENT, of="7K4M9-2QXT3"), of="7K4M9-2QXT3") == CONTENT


def test_the_sealed_bytes_give_nothing_away_and_are_never_the_same_twice():
    one, other = (seal(CONTENT, of="row") for _ in range(2))
    assert b"Sam" not in one
    assert one != other


def test_a_seal_moved_to_another_row_does_not_open():
    with pytest.raises(InvalidTag):
        unseal(seal(CONTENT, of="row 1"), of="row 2")


@pytest.mark.parametrize("place", [-1, -20, 5, 15])
def test_a_seal_that_was_tampered_with_does_not_open(place, settings):
    settings.SEAL_KEYS = [OLD]
    sealed = bytearray(seal(CONTENT, of="row"))
    sealed[place] ^= 1
    with pytest.raises(InvalidTag):
        unseal(bytes(sealed), of="row")


def test_keys_rotate_the_old_one_still_opens_what_it_sealed(settings):
    settings.SEAL_KEYS = [OLD]
    before = seal(CONTENT, of="row")
    settings.SEAL_KEYS = [NEW, OLD]
    after = seal(CONTENT, of="row")
    assert unseal(before, of="row") == unseal(after, of="row") == CONTENT
    settings.SEAL_KEYS = [NEW]
    assert unseal(after, of="row") == CONTENT
    with pytest.raises(KeyError):
        unseal(before, of="row")


def test_a_key_of_the_same_name_with_other_bytes_does_not_open(settings):
    settings.SEAL_KEYS = [OLD]
    sealed = seal(CONTENT, of="row")
    settings.SEAL_KEYS = [("k1", b"3" * 32)]
    with pytest.raises(InvalidTag):
        unseal(sealed, of="row")
