"""How large is what the benchmarks are tested with? Small: that they do what they say shows with few people, too."""

import pytest

from benchmarks import scales
from benchmarks.filling import people


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "OFFICERS_OF_DESK", 3)
    for name, number in {"MANY": 10, "NOTES": 5, "FILES": 3}.items():
        monkeypatch.setattr(scales, name, number)
