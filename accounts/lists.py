"""What can be chosen, and what does each code mean? Sectors and platforms, as the organisation lists them today.

Those that come with the house stand in code, with their words in both languages. The organisation renames, orders and
retires them and adds its own: each as a row of `Listed`. A code is never changed and never goes, so whatever was
recorded under it keeps its meaning; one that is retired is read and counted, and no longer offered.

Each process keeps what it has read. `heed` tells it of changes without asking anything: wherever the organisation's
own row is read in any case, it says the version of the lists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, override

from accounts.models import Listed, Organisation
from accounts.terms import Language, Sector
from events.refusals import NotThere

Choices = list[tuple[str, str]]
FIRST = "-"  # in place of a code: before all others


@dataclass(frozen=True)
class Entry:
    """One entry. `ours` are the house's words for it; `own` is what the organisation says, if anything."""

    code: str
    kind: str
    place: float
    ours: str | Promise = ""
    own: Listed | None = None

    @property
    def label(self) -> str:
        """What it is called in the language that is spoken now; Welsh pages show English where there is no Welsh."""
        if self.own and self.own.welsh and get_language() == Language.WELSH:
            return self.own.welsh
        return self.own.name if self.own and self.own.name else str(self.ours)

    @property
    def welsh(self) -> str:
        """What it is called in Welsh, blank where nobody has said."""
        with override(Language.WELSH):
            return self.label if not (self.own and self.own.name and not self.own.welsh) else ""

    @property
    def is_retired(self) -> bool:
        return bool(self.own and self.own.retired_at)


@dataclass
class Known:
    """What this process has read: which version of the lists, their rows, and what was made of them."""

    version: int
    rows: list[Listed]
    made: dict[str, dict[str, Entry]] = field(default_factory=dict)


class Reading:
    """What has been read last, shared by all lists of this process."""

    known: Known | None = None

    @classmethod
    def now(cls) -> Known:
        if (known := cls.known) is None:
            version = Organisation.objects.values_list("lists_version", flat=True).first()  # before the rows
            known = cls.known = Known(version or 0, list(Listed.objects.order_by("pk")))
        return known


def heed(organisation: Organisation) -> None:
    """Read the lists again, when they are next asked for, if this row of the organisation says that they changed."""
    if Reading.known and Reading.known.version != organisation.lists_version:
        forget()


def forget() -> None:
    """Read the lists again when they are next asked for."""
    Reading.known = None


class Listing:
    """One list. `needed` are codes that the house itself falls back on, which can't be retired."""

    def __init__(
        self, of: str, title: str, ours: Mapping[str, str], *, needed: Iterable[str], longest: int,
        kinds: Choices | None = None, kind_of: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.of, self.title, self.ours = of, title, dict(ours)
        self.needed, self.longest = frozenset(needed), longest
        self.kinds, self.kind_of = kinds or [], kind_of or {}
        LISTINGS[of] = self

    def every(self) -> dict[str, Entry]:
        """All entries by their code, in order, those that are retired too."""
        known = Reading.now()
        if self.of not in known.made:
            known.made[self.of] = self._made([row for row in known.rows if row.of == self.of])
        return known.made[self.of]

    def choices(self, also: Iterable[str] = ()) -> Choices:
        """What can be chosen; `also` are codes that stand there already and may stay."""
        kept = set(also)
        return [(code, entry.label) for code, entry in self.every().items() if not entry.is_retired or code in kept]

    def ever(self) -> Choices:
        """What was ever to be chosen: to look for, and to count by."""
        return [(code, f"{entry.label} (no longer used)" if entry.is_retired else entry.label)
                for code, entry in self.every().items()]  # fmt: skip

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Every entry under its plain name, for tables."""
        return tuple((code, entry.label) for code, entry in self.every().items())

    def of_kinds(self, *kinds: str) -> list[Entry]:
        """The entries of these kinds, in order."""
        return [entry for entry in self.every().values() if entry.kind in kinds]

    def find(self, code: str) -> Entry | None:
        """The entry with this code; what this process doesn't know, another may have added just now."""
        if (found := self.every().get(code)) or not code:
            return found
        version = Organisation.objects.values_list("lists_version", flat=True).first()
        if version == Reading.now().version:
            return None
        forget()
        return self.every().get(code)

    def entry(self, code: str) -> Entry:
        """The entry with this code. Raises `NotThere`."""
        if found := self.find(code):
            return found
        raise NotThere

    def offers(self, code: str) -> bool:
        """Can it be chosen?"""
        found = self.find(code)
        return found is not None and not found.is_retired

    def label(self, code: str) -> str:
        """What it is called, in the language that is spoken now."""
        found = self.find(code)
        return found.label if found else code

    def _made(self, rows: list[Listed]) -> dict[str, Entry]:
        own = {row.code: row for row in rows}
        ours = [self._entry(code, own.get(code), place) for place, code in enumerate(self.ours)]
        theirs = [self._entry(code, row, len(ours) + row.pk) for code, row in own.items() if code not in self.ours]
        return {entry.code: entry for entry in sorted([*ours, *theirs], key=lambda entry: entry.place)}

    def _entry(self, code: str, own: Listed | None, place: float) -> Entry:
        kind = str(self.kind_of.get(code) or (own.kind if own else ""))
        stands = own.place if own and own.place is not None else place
        return Entry(code, kind, stands, self.ours.get(code, ""), own)


LISTINGS: dict[str, Listing] = {}


def named(of: str) -> Listing:
    """The list with this name. Raises `NotThere`."""
    if of not in LISTINGS:
        raise NotThere
    return LISTINGS[of]


SECTORS = Listing("sector", "Sectors", dict(Sector.choices), needed=[Sector.OTHER], longest=12)
