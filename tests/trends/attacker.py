"""Who tries to work out small figures, from everything that was shown and what follows of it, and of which register?"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from random import Random

from hypothesis import strategies as st

from personas.terms import CLASS_OF, Platform
from trends.counting import COMPARED, Counted
from trends.disclosure import Range, is_small
from trends.periods import back, periods, recent, shown_months
from trends.relations import keys_of, relations
from trends.remembering import freeze
from trends.tables import BY_CODE, OF_TAKEDOWNS, REMOVAL

DAY = date(2026, 5, 20)
NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
MONTHS = shown_months(DAY)


@dataclass(frozen=True)
class One:
    """An approach as the statistics know it. `month` is how many months before `DAY` it was reported."""

    month: int
    platform: str
    sector: str
    stage: int
    person: int
    persona: int
    validated: bool
    reports: int
    counts: bool
    takedown: int = 0  # 1 asked, 2 found gone, 3 back again


ones = st.builds(
    One, month=st.integers(0, 16), platform=st.sampled_from(["linkedin", "xing", "email", "whatsapp"]),
    sector=st.sampled_from(["defence", "government", "other"]), stage=st.integers(0, 3), person=st.integers(0, 12),
    persona=st.integers(0, 6), validated=st.booleans(), reports=st.integers(1, 2),
    counts=st.sampled_from([True, True, False]), takedown=st.sampled_from([0, 0, 1, 2, 3]),
)  # fmt: skip


def counted_of(register: list[One], day: date = DAY) -> Counted:
    reported = {one: back(DAY.replace(day=1), one.month) for one in register}

    def some(rows: list[One]) -> dict[str, int]:
        real = [one for one in rows if one.counts]
        return {
            "reports": sum(one.reports for one in rows), "approaches": len(real),
            "validated": sum(one.validated for one in real), "untold": sum(not one.person for one in real),
            "people": len({one.person for one in real} - {0}), "personas": len({one.persona for one in real} - {0}),
        }  # fmt: skip

    months = recent(day).months
    rows = {
        "platform_class": lambda one: CLASS_OF[one.platform].value, "platform": lambda one: one.platform,
        "sector": lambda one: one.sector, "stage": lambda one: str(one.stage),
        "class_by_sector": lambda one: f"{CLASS_OF[one.platform].value}|{one.sector}",
        "class_by_month": lambda one: f"{CLASS_OF[one.platform].value}|{reported[one]:%Y-%m}",
        "sector_by_month": lambda one: f"{one.sector}|{reported[one]:%Y-%m}",
    }  # fmt: skip

    def named(table: str) -> list[str]:
        of = BY_CODE[table]
        each = [f"|{month:%Y-%m}" for month in months] if of.over_time else [""]
        return [code + month for code, _ in BY_CODE[of.cube].rows for month in each]

    def lately(one: One) -> bool:
        return reported[one] in months

    def during(months: tuple) -> list[One]:
        return [one for one in register if reported[one] in months]

    def by(row) -> dict[str, list[One]]:
        found = defaultdict(list)
        for one in during(months):
            found[row(one)].append(one)
        return found

    def repeated(of: tuple) -> dict[str, int]:
        met = defaultdict(list)
        for one in register:
            if one.counts and one.persona and reported[one] in of:
                met[one.persona].append(one.person)
        return {"again": sum(len(people) > 1 for people in met.values()),
                "several": sum(len(set(people) - {0}) > 1 for people in met.values())}  # fmt: skip

    def taken_down(fits) -> dict[str, int]:
        rows = [one for one in register if fits(one)]
        return {unit: sum(one.takedown >= least for one in rows) for least, unit in enumerate(OF_TAKEDOWNS, 1)}

    def gone_after(band: str) -> dict[str, int]:
        def took(one: One) -> str:
            return "not_gone" if one.takedown < 2 else str(4 * (one.person % 3 == 0))

        return {"asked": taken_down(lambda one: lately(one) and took(one) == band)["asked"]}

    return Counted(
        day=day,
        periods={p.code: some(during(p.months)) for p in periods(day)},
        months={f"{m:%Y-%m}": some(during((m,))) for m in shown_months(day)},
        breakdowns={
            name: {code: some(found.get(code, [])) for code in named(name)}
            for name, found in ((name, by(row)) for name, row in rows.items())
        } | {
            "takedown_platform": {
                code: taken_down(lambda one, c=code: lately(one) and one.platform == c) for code, _ in Platform.choices
            },
            "removal": {band: gone_after(band) for band, _ in REMOVAL},
        },
        repeats={p.code: repeated(p.months) for p in periods(day)},
        takedowns={
            p.code: taken_down(lambda one, p=p: reported[one] in p.months) for p in periods(day)
        },
        comparisons={name: {"approaches": 0, "people": 0} for name in COMPARED},
    )  # fmt: skip


@dataclass
class Attacker:
    """Knows every figure of every snapshot, how figures hang together, which "~" are small ones, and which counts
    have stayed the same from one snapshot to the next; narrows everything down until nothing moves."""

    lows: dict[str, int] = field(default_factory=dict)
    highs: dict[str, float] = field(default_factory=dict)
    relations: list = field(default_factory=list)
    truth: dict[str, int] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)
    snapshots: int = 0

    def see(self, counted: Counted, ranges: dict[str, Range]) -> None:
        self.snapshots += 1
        related, hidden = relations(counted)
        counts = {key: number for key, (*_, number) in keys_of(counted).items()} | {
            k: n for k, (n, _) in hidden.items()
        }
        then, self.now = self.now, {}
        for key, count in counts.items():
            same = key in then and self.truth[then[key]] == count
            name = self.now[key] = then[key] if same else f"{key}@{self.snapshots}"
            told = ranges.get(key) or hidden[key][1]
            self.truth[name] = count
            self.lows[name] = max(self.lows.get(name, 0), told.low)
            self.highs[name] = min(self.highs.get(name, 10**9), 10**9 if told.high is None else told.high)
        self.relations += [([(self.now[key], by) for key, by in r.terms], r.exact) for r in related]

    def narrow(self) -> None:
        moved = True
        while moved:
            moved = sum(self._use(terms, exact) for terms, exact in self.relations) > 0

    def _use(self, terms, exact) -> bool:
        """From sum(terms) >= 0 (and <= 0 where exact), bound each count by what the others can be at most."""
        return self._at_least(terms) | (self._at_least([(key, -by) for key, by in terms]) if exact else False)

    def _at_least(self, terms) -> bool:
        most = sum(by * (self.highs[key] if by > 0 else self.lows[key]) for key, by in terms)
        moved = False
        for key, by in terms:
            others = most - by * (self.highs[key] if by > 0 else self.lows[key])
            if by > 0 and -others > self.lows[key]:
                self.lows[key], moved = int(-others), True
            elif by < 0 and others < self.highs[key]:
                self.highs[key], moved = int(others), True
        return moved

    def found_out(self) -> list[str]:
        return [key for key, n in self.truth.items() if is_small(n) and self.lows[key] == self.highs[key]]


class Past:
    """A snapshot as `disclose` reads it."""

    def __init__(self, counted, ranges):
        self.counted, self.shown = freeze(counted), {key: [r.low, r.high] for key, r in ranges.items()}


def drawn(lot: Random, months: int) -> One:
    made = One(
        month=lot.randint(0, months), platform=lot.choice(["linkedin", "linkedin", "email", "whatsapp"]),
        sector=lot.choice(["defence", "government"]), stage=lot.randrange(4), person=lot.randrange(40),
        persona=lot.randrange(20), validated=lot.random() < 0.4, reports=1, counts=lot.random() < 0.8,
    )  # fmt: skip
    return replace(made, takedown=max(0, made.person % 6 - 2))
