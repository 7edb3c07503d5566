"""What may be shown, and can anybody work out a small figure from everything that was?"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from math import exp, lgamma, log
from random import Random

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personas.terms import CLASS_OF, Platform
from trends.counting import COMPARED, Counted
from trends.disclosure import Range, is_small, known, rate, rule, shown, text
from trends.disclosure import share as share_of
from trends.disclosure.poisson import interval
from trends.disclosure.protecting import protect
from trends.disclosure.solving import Program, holds
from trends.disclosure.witness import System, adds_up, find
from trends.periods import back, periods, recent, shown_months
from trends.queries import statistics
from trends.relations import keys_of, relations
from trends.remembering import disclose, freeze
from trends.snapshots import freeze_beside
from trends.tables import BY_CODE, OF_TAKEDOWNS, REMOVAL


def test_the_rule():
    said = [text(shown(count)) for count in (0, 1, 4, 5, 7, 8, 12, 13, 1002, 1003)]
    assert said == ["0", "~", "~", "5", "5", "10", "10", "15", "1,000", "1,005"]


@given(st.integers(0, 10_000))
def test_a_figure_is_true_to_its_count(count):
    assert known(count).holds(count)
    assert is_small(count) == (shown(count) is None)
    assert shown(count) is None or abs(shown(count) - count) <= 2


def test_shares_and_rates_are_worked_out_from_what_is_shown():
    assert share_of(5, 20) == 25
    assert share_of(5, 15) is None
    assert share_of(None, 100) is None
    assert str(rate(10, 2000)) == "5.0 (2.4 to 9.2)"
    assert str(rate(0, 1000)) == "0.0 (0.0 to 3.7)"
    assert rate(None, 2000) is None
    assert rate(10, 0) is None


@pytest.mark.parametrize(
    ("count", "low", "high"),  # as tables of the exact limits have them
    [(0, 0, 3.69), (1, 0.03, 5.57), (2, 0.24, 7.22), (5, 1.62, 11.67), (10, 4.80, 18.39), (20, 12.22, 30.89),
     (50, 37.11, 65.92), (100, 81.36, 121.63)],
)  # fmt: skip
def test_intervals_are_the_exact_ones(count, low, high):
    assert interval(count) == pytest.approx((low, high), abs=0.0051)


@given(st.integers(1, 400))
def test_at_both_ends_the_count_is_as_unlikely_as_it_may_be(count):
    """By adding up the Poisson probabilities themselves."""
    low, high = interval(count)

    def up_to(most: int, mean: float) -> float:
        return sum(exp(number * log(mean) - mean - lgamma(number + 1)) for number in range(most + 1))

    assert 1 - up_to(count - 1, low) == pytest.approx(0.025, abs=1e-8)
    assert up_to(count, high) == pytest.approx(0.025, abs=1e-8)


def system_of(whole: int, *parts: int) -> System:
    system = System()
    for number, count in enumerate([whole, *parts]):
        system.count(str(number), count, known(count))
    system.relate(adds_up("0", [str(number + 1) for number in range(len(parts))]))
    return system


def test_a_small_figure_with_another_register_behind_it_is_safe():
    assert find(system_of(6, 3, 3), "1")


def test_a_total_that_gives_small_figures_away_is_withheld():
    system = system_of(7, 5, 1, 1)  # shown 5, 5, ~, ~: only 5 + 1 + 1 fits
    assert not find(system, "2")
    withheld, closed = protect(system, {"0": "total", "1": "table", "2": "table", "3": "table"})
    assert withheld
    assert not closed
    assert find(system, "2")
    assert find(system, "3")


def test_a_whole_table_is_withheld_where_single_figures_do_not_help():
    system = System()
    for key, count in {"whole": 8, "a": 4, "b": 4, **{f"p{n}": 1 for n in range(8)}}.items():
        system.count(key, count, known(count))
    system.relate(adds_up("whole", ["a", "b"]))
    system.relate(adds_up("whole", [f"p{n}" for n in range(8)]))
    tables = {key: "letters" if key in "ab" else "numbers" for key in system.counts if key != "whole"}
    _, closed = protect(system, {**tables, "whole": "whole"})
    assert closed
    assert all(find(system, key) for key in system.small())


# A register of a few approaches, of which some change between snapshots ---------------------------------------

DAY = date(2026, 5, 20)
NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
MONTHS = shown_months(DAY)


@dataclass(frozen=True)
class One:
    """An approach as the statistics know it."""

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
    now = day.replace(day=1)

    def some(**fits):
        rows = [one for one in register if all(fit(one) for fit in fits.values())]
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
    }  # fmt: skip

    def lately(one: One) -> bool:
        return back(now, one.month) in months

    def repeated(of: tuple) -> dict[str, int]:
        met = defaultdict(list)
        for one in register:
            if one.counts and one.persona and back(now, one.month) in of:
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
        periods={p.code: some(m=lambda one, p=p: back(now, one.month) in p.months) for p in periods(day)},
        months={f"{m:%Y-%m}": some(m=lambda one, m=m: back(now, one.month) == m) for m in shown_months(day)},
        breakdowns={
            name: {
                code: some(m=lately, v=lambda one, row=row, c=code: row(one) == c)
                for code, _ in BY_CODE[name].rows
            }
            for name, row in rows.items()
        } | {
            "takedown_platform": {
                code: taken_down(lambda one, c=code: lately(one) and one.platform == c) for code, _ in Platform.choices
            },
            "removal": {band: gone_after(band) for band, _ in REMOVAL},
        },
        repeats={p.code: repeated(p.months) for p in periods(day)},
        takedowns={
            p.code: taken_down(lambda one, p=p: back(now, one.month) in p.months) for p in periods(day)
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


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_no_small_figure_is_found_out_from_all_snapshots_together(data):
    register = data.draw(st.lists(ones, min_size=1, max_size=45))
    attacker, past = Attacker(), []
    for _ in range(data.draw(st.integers(1, 3))):
        counted = counted_of(register)
        ranges, _, figures = disclose(counted, past)
        places = keys_of(counted)
        assert all(figure in (None, shown(places[key][3])) for key, figure in figures.items())
        assert all(figures[key] is None for key, (*_, number) in places.items() if is_small(number))
        past.append(Past(counted, ranges))
        if any(figure is not None for figure in figures.values()):  # a snapshot that shows nothing tells nothing
            attacker.see(counted, ranges)
            attacker.narrow()
        assert attacker.found_out() == []
        gone = data.draw(st.sets(st.integers(0, max(len(register) - 1, 0)), max_size=3))
        register = [one for n, one in enumerate(register) if n not in gone] + data.draw(st.lists(ones, max_size=4))


def test_earlier_figures_stand_on_a_day_on_which_nothing_can_be_shown_beside_them(cast):
    """Six reports, then six others: met by chance, and kept. What stayed the same would give the first day away."""
    known_before = [
        One(7, "linkedin", "defence", 0, 0, 0, True, 1, True), One(7, "linkedin", "defence", 0, 0, 6, False, 1, True),
        One(4, "linkedin", "defence", 0, 11, 0, False, 1, True),
        One(0, "linkedin", "defence", 0, 0, 0, False, 2, False),
        One(15, "linkedin", "defence", 0, 0, 0, True, 1, True),
        One(11, "linkedin", "defence", 0, 0, 5, False, 1, True),
    ]  # fmt: skip
    since = [
        One(1, "email", "government", 0, 12, 1, False, 1, False),
        One(6, "linkedin", "government", 2, 5, 3, True, 2, False),
        One(0, "xing", "defence", 2, 4, 1, False, 2, True),
    ]  # fmt: skip
    first = freeze_beside(counted_of(known_before), [], number=1, taken_at=NOON)
    later = counted_of([known_before[1], *known_before[4:], *since])
    assert set(disclose(later, [first])[2].values()) == {None}
    first.save()
    freeze_beside(later, [first], number=2, taken_at=NOON + timedelta(days=1)).save()
    found = statistics(cast.max)
    assert (found["number"], found["stands_since"][:10]) == (1, "2026-05-21")


def test_a_witness_that_no_walk_finds_is_found_by_the_solver_and_checked():
    """Three sums that cross each other: only changes of many counts at once fulfil them all."""
    system = System()
    for row in range(3):
        for column in range(3):
            system.count(f"{row}{column}", 2, known(2))
        system.count(f"r{row}", 6, Range(6, 6))
        system.count(f"c{row}", 6, Range(6, 6))
    for one in range(3):
        system.relate(adds_up(f"r{one}", [f"{one}{other}" for other in range(3)]))
        system.relate(adds_up(f"c{one}", [f"{other}{one}" for other in range(3)]))
    found = Program(system).other(system, "11")
    assert found["11"]
    assert holds(system, found)
    assert not holds(system, {"11": 1})
    assert not Program(system).other(system, "r1")


@pytest.mark.parametrize("approaches", [10, 40])
def test_a_small_organisation_sees_figures_every_night(approaches):
    """Nights between which something is reported and something else reassessed."""
    lot = Random(approaches)
    register, past = [drawn(lot, 16) for _ in range(approaches)], []
    for _ in range(3):
        counted = counted_of(register)
        ranges, _, figures = disclose(counted, past)
        assert sum(figure is not None for figure in figures.values()) > len(figures) / 4
        past.append(Past(counted, ranges))
        register[lot.randrange(len(register))] = drawn(lot, 16)
        register.append(drawn(lot, 0))


def drawn(lot: Random, months: int) -> One:
    made = One(
        month=lot.randint(0, months), platform=lot.choice(["linkedin", "linkedin", "email", "whatsapp"]),
        sector=lot.choice(["defence", "government"]), stage=lot.randrange(4), person=lot.randrange(40),
        persona=lot.randrange(20), validated=lot.random() < 0.4, reports=1, counts=lot.random() < 0.8,
    )  # fmt: skip
    return replace(made, takedown=max(0, made.person % 6 - 2))


def test_the_attacker_can_find_something_out():
    """The test above could not fail if its attacker were blind: bare rounding gives a small figure away."""
    register = [One(0, "linkedin", "defence", 0, 0, 0, False, 1, True)] * 5
    register += [
        One(0, "email", "other", 0, 0, 0, False, 1, True),
        One(0, "whatsapp", "government", 0, 0, 0, False, 1, True),
    ]
    counted = counted_of(register)
    attacker = Attacker()
    attacker.see(counted, {key: known(number) for key, (*_, number) in keys_of(counted).items()})
    attacker.narrow()
    assert attacker.found_out()
    protected = Attacker()
    protected.see(counted, disclose(counted, [])[0])
    protected.narrow()
    assert not protected.found_out()


@pytest.mark.parametrize("count", range(1, 5))
def test_few_says_one_to_four(count):
    assert known(count) == Range(1, 4)


@pytest.mark.parametrize("numbers", ["5 5 20", "10 10 50", "7 3 30", "12 5 20", "3 3 10"])
def test_every_choice_of_numbers_is_true_to_its_counts(settings, numbers):
    settings.DISCLOSURE = numbers
    for count in range(60):
        alike = [other for other in range(80) if shown(other) == shown(count)]
        assert known(count) == Range(min(alike), max(alike))


def test_an_organisation_chooses_stricter_numbers_and_looser_ones_are_printed(settings):
    settings.DISCLOSURE = "10 10 50"
    assert [text(shown(count)) for count in (0, 9, 10, 14, 15)] == ["0", "~", "10", "10", "20"]
    assert share_of(20, 40) is None
    assert rule().words.startswith("Counts from 1 to 9 are shown as “~”.")
    settings.DISCLOSURE = "3 3 20"
    assert rule().words.startswith("These numbers are looser than those that Countersign comes with.")
    for wrong in ("5 5", "0 5 20", "a b c", "2 10 20"):
        settings.DISCLOSURE = wrong
        with pytest.raises(ImproperlyConfigured):
            rule()


def test_stricter_numbers_protect_every_count_that_they_call_small(settings):
    settings.DISCLOSURE = "10 5 20"
    lot = Random(4)
    counted = counted_of([drawn(lot, 16) for _ in range(60)])
    ranges, _, figures = disclose(counted, [])
    attacker = Attacker()
    attacker.see(counted, ranges)
    attacker.narrow()
    assert not attacker.found_out()
    assert all(figure is None or figure == 0 or figure >= 10 for figure in figures.values())
