"""Are the keys made once, kept to their owner, and asked for in one clear line?"""

import json
import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import keys


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in keys.NAMES:
        monkeypatch.delenv(f"COUNTERSIGN_{name.upper()}", raising=False)
    return tmp_path


def test_keys_are_for_their_owner_only(folder):
    keys.make(folder)
    assert stat.S_IMODE((folder / "keys.json").stat().st_mode) == 0o600


def test_keys_once_made_are_never_made_again(folder):
    keys.make(folder)
    before = keys.load(folder)
    keys.make(folder)
    assert keys.load(folder) == before


def test_each_kind_of_key_is_a_different_one(folder):
    keys.make(folder)
    made = keys.load(folder)
    assert len({made.pseudonym_key, made.receipt_key, made.seal_keys[0][1]}) == 3


def test_absent_keys_are_one_clear_line(folder):
    with pytest.raises(ImproperlyConfigured, match="There are no keys in .* yet"):
        keys.load(folder)


def test_damaged_keys_are_one_clear_line(folder):
    keys.make(folder)
    damaged = json.loads((folder / "keys.json").read_text()) | {"receipt_key": "c2hvcnQ="}
    (folder / "keys.json").write_text(json.dumps(damaged))
    with pytest.raises(ImproperlyConfigured, match="damaged"):
        keys.load(folder)


def test_the_environment_may_hold_the_ring_of_seal_keys(folder, monkeypatch):
    keys.make(folder)
    newer = keys._new_key()
    older = json.loads((folder / "keys.json").read_text())["seal_keys"][0]["key"]
    monkeypatch.setenv("COUNTERSIGN_SEAL_KEYS", f"2:{newer},1:{older}")
    assert [name for name, _ in keys.load(folder).seal_keys] == ["2", "1"]
