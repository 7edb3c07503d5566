"""Is a pseudonym always the same, and no help to anyone without the key?"""

import re

from accounts import pseudonyms


def test_a_person_has_one_pseudonym_of_their_own():
    assert pseudonyms.of_person(7) == pseudonyms.of_person(7)
    assert len({pseudonyms.of_person(number) for number in range(500)}) == 500
    assert re.fullmatch(r"[0-9a-f]{32}", pseudonyms.of_person(7))


def test_without_the_key_it_cannot_be_worked_out(settings):
    before = pseudonyms.of_person(7)
    settings.PSEUDONYM_KEY = b"another key, of the same length."
    assert pseudonyms.of_person(7) != before
