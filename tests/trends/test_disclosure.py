"""What may be shown, and can anybody work out a small figure from everything that was?"""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.depth import DEPTH
from tests.trends.attacker import DAY, NOON, Attacker, One, Past, counted_of, drawn, ones
from trends.disclosure import Range, is_small, known, shown
from trends.disclosure.protecting import protect
from trends.disclosure.solving import Program, holds
from trends.disclosure.witness import System, adds_up, find
from trends.periods import back
from trends.queries import statistics
from trends.relations import keys_of
from trends.remembering import disclose
from trends.snapshots import freeze_beside
from trends.tables import BREAKDOWNS

LATE = tuple(table.code for table in BREAKDOWNS if table.over_time)

pytestmark = pytest.mark.django_db  # what platforms and sectors are called stands there


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


@settings(max_examples=DEPTH.registers, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_no_small_figure_is_found_out_from_all_snapshots_together(data):
    register = data.draw(st.lists(ones, min_size=1, max_size=45))
    attacker, past, passed = Attacker(), [], 0
    for _ in range(data.draw(st.integers(1, 3))):
        counted = counted_of(register, back(DAY, -passed))
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
        passed += data.draw(st.integers(0, 1))  # months: the tables move on by one, and what was is asked again
        fresh = [replace(one, month=one.month - passed) for one in data.draw(st.lists(ones, max_size=4))]
        register = [one for n, one in enumerate(register) if n not in gone] + fresh


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


@pytest.mark.parametrize("approaches", [10, 40][: DEPTH.registers // 2])
def test_a_small_organisation_sees_figures_every_night(approaches):
    """Nights between which something is reported and something else reassessed."""
    lot = Random(approaches)
    register, past = [drawn(lot, 16) for _ in range(approaches)], []
    for _ in range(2):
        counted = counted_of(register)
        ranges, _, figures = disclose(counted, past)
        late = {key for key, (table, *_) in keys_of(counted).items() if table in LATE}
        assert sum(figures[key] is not None for key in figures.keys() - late) > len(figures.keys() - late) / 4
        if not past:  # on the first night months of single rows cost the other tables nothing at all
            without = replace(counted, breakdowns={k: v for k, v in counted.breakdowns.items() if k not in LATE})
            assert {key: figures[key] for key in figures.keys() - late} == disclose(without, [])[2]
        past.append(Past(counted, ranges))
        register[lot.randrange(len(register))] = drawn(lot, 16)
        register.append(drawn(lot, 0))


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
