"""Which tables are published? Each breaks the last twelve whole months and the present one down, its rows in order.

A table of one dimension adds up to the whole period. One that crosses two dimensions adds up, row by row, to both of
their tables. How long things took is counted in reports only, and adds up to them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.lists import SECTORS
from accounts.terms import Employment
from cases.terms import STAGE_SHORT, Likelihood, Method, Outcome, Severity
from personas.platforms import PLATFORMS
from personas.terms import PlatformClass
from trends.definitions import REPEATS, TAKEDOWNS, UNITS

ALL_UNITS = tuple(unit.code for unit in UNITS)
MONTHS = "months"  # the table by month
RECENT = ("periods", "recent")
BY_PERIOD = {  # what else is shown for the periods side by side, each with units of its own
    "repeats": ("Personas met more than once", tuple(unit.code for unit in REPEATS)),
    "takedowns": ("Takedowns", tuple(unit.code for unit in TAKEDOWNS)),
}
OF_TAKEDOWNS = BY_PERIOD["takedowns"][1]
Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Breakdown:
    """One table. `whole` is the table and row that its rows add up to; `cross` the two tables that it crosses."""

    code: str
    title: str
    label: str
    said: Rows | Callable[[], Rows]
    units: tuple[str, ...] = ALL_UNITS
    whole: tuple[str, str] = RECENT
    cross: tuple[str, str] | None = None

    @property
    def rows(self) -> Rows:
        """Its rows as they are today: sectors and platforms are the organisation's own lists."""
        return self.said() if callable(self.said) else self.said

    @property
    def over_time(self) -> bool:
        """Whether its rows are those of another table month by month, so that they move on with the months."""
        return self.cross is not None and self.cross[1] == MONTHS

    @property
    def cube(self) -> str:
        """The cube of the tallies that it is counted from."""
        return self.cross[0] if self.cross and self.over_time else self.code


def _crossed(first: Rows, second: Rows) -> Rows:
    return tuple((f"{one}|{other}", f"{name}: {said}") for one, name in first for other, said in second)


KINDS: Rows = tuple((value, str(name)) for value, name in PlatformClass.choices)
STAGES: Rows = tuple((str(int(stage)), words) for stage, words in STAGE_SHORT.items())
OUTCOMES: Rows = tuple((value, str(name)) for value, name in Outcome.choices if value != Outcome.RETRACTED)
METHODS: Rows = tuple((value, str(name)) for value, name in Method.choices)
LAGS: Rows = (
    ("0", "On the same or the next day"), ("2", "After 2 to 7 days"), ("8", "After 8 to 31 days"),
    ("32", "After 32 to 92 days"), ("93", "After more than 92 days"),
)  # fmt: skip
TOOK: Rows = (
    ("0", "Within a day"), ("1", "Within 2 to 5 days"), ("5", "Within 6 to 10 days"), ("10", "Within 11 to 20 days"),
    ("20", "After more than 20 days"), ("not_yet", "Not yet"),
)  # fmt: skip
UNRECORDED = "unrecorded"  # of a case that older records brought, which don't say when
TIMES: Rows = (*TOOK, (UNRECORDED, "Not known, from older records"))
WAITING: Rows = (
    ("0", "For up to 7 days"), ("7", "For 8 to 30 days"), ("30", "For 31 to 90 days"), ("90", "For more than 90 days"),
)  # fmt: skip
REMOVAL: Rows = (
    ("0", "Within a day"), ("2", "After 2 or 3 days"), ("4", "After 4 to 7 days"), ("8", "After 8 to 14 days"),
    ("15", "After 15 to 30 days"), ("31", "After more than 30 days"), ("not_gone", "Not found gone"),
)  # fmt: skip

BREAKDOWNS = (
    Breakdown("platform_class", "By kind of platform", "Kind of platform", KINDS),
    Breakdown("platform", "By platform", "Platform", PLATFORMS.rows),
    Breakdown("sector", "By sector of the person approached", "Sector", SECTORS.rows),
    Breakdown("stage", "By how far the contact went", "Stage", STAGES),
    Breakdown("method", "By method of approach", "Method", METHODS),
    Breakdown("employment", "By employment of the person approached", "Employment", tuple(Employment.choices)),
    Breakdown("severity", "By severity", "Severity", tuple(Severity.choices)),
    Breakdown("likelihood", "By likelihood", "Likelihood", (("", "Not judged yet"), *Likelihood.choices)),
    Breakdown("outcome", "By outcome", "Outcome", (("", "None yet"), *OUTCOMES)),
    Breakdown("unit", "By unit of the person approached", "Unit", ()),  # rows: the units that are large enough
    Breakdown("lag", "By how long after the first contact it was reported", "Reported",
              (*LAGS, ("", "It was not told when it began"))),
    Breakdown("class_by_sector", "By kind of platform and sector", "Kind of platform and sector",
              lambda: _crossed(KINDS, SECTORS.rows()), cross=("platform_class", "sector")),
    Breakdown("class_by_stage", "By kind of platform and how far it went", "Kind of platform and stage",
              _crossed(KINDS, STAGES), cross=("platform_class", "stage")),
    Breakdown("class_by_month", "By kind of platform and month", "Kind of platform and month", (),
              cross=("platform_class", MONTHS)),
    Breakdown("sector_by_month", "By sector and month", "Sector and month", (), cross=("sector", MONTHS)),
    Breakdown("acknowledged", "By how long it took to begin work on it", "Begun", TIMES, ("reports",)),
    Breakdown("answered", "By how long it took to reply to the reporter", "Replied", TIMES, ("reports",)),
    Breakdown("decided", "By how long it took to decide", "Decided", TIMES, ("reports",)),
    Breakdown("waiting", "Not decided yet, by how long it has waited", "Waiting", WAITING, ("reports",),
              ("decided", "not_yet")),
    Breakdown("takedown_platform", "Takedowns by platform", "Platform",
              PLATFORMS.rows, OF_TAKEDOWNS, ("takedowns", "recent")),
    Breakdown("removal", "Takedowns by how long it took until the profile was gone", "Gone", REMOVAL, ("asked",),
              ("takedowns", "recent")),
)  # fmt: skip
BY_CODE = {table.code: table for table in BREAKDOWNS}
FROM_LEDGER = tuple(table for table in BREAKDOWNS if table.units == ALL_UNITS)
CROSSES = tuple(table for table in BREAKDOWNS if table.cross)
REST = "rest"  # the row of units too small to stand alone, and of approaches whose unit isn't known
REST_NAME = "Smaller units, or not known"


def band(days: int, bands: Rows) -> str:
    """The band that a number of days falls in: the last one that begins no later."""
    return [code for code, _ in bands if code.isdigit() and int(code) <= days][-1]
