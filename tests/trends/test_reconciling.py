"""Do register, ledger and tallies agree after anything at all, and is it noticed when they don't?"""

import io
import random
import threading
from collections import defaultdict
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import QuerySet

from cases.actions import (
    ask_takedown,
    assess,
    link_persona,
    look_at_takedown,
    merge_personas,
    move,
    unmerge_personas,
)  # fmt: skip
from cases.models import Approach, Case, Takedown
from cases.terms import Likelihood
from events import clock, readers
from events.refusals import Refusal
from personas.models import Merge, Persona, Profile
from tests.depth import DEPTH
from tests.factories import CONCLUSION, Cast, assembled, filed
from trends import ledger, reconciling, repeats, takedowns
from trends.counting import figures
from trends.models import Booking, Tally
from trends.periods import periods
from trends.tallies import read

PROFILES = [f"https://www.linkedin.com/in/stranger-{number}/" for number in range(4)]


class Storm:
    """Random acts by people who don't always know what is possible."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.lot = cast, random.Random(seed)
        self.reporters = [cast.sam, cast.person(f"ida{seed}", unit=cast.lamps), None]

    def one_of(self, rows: QuerySet) -> Any:
        """One by lot, and for the same seed the same: in an order of their own, the database's may be any."""
        return self.lot.choice(list(rows.order_by("pk")))

    def blow(self, times: int) -> None:
        for _ in range(times):
            with suppress(Refusal, IndexError):  # some acts aren't possible at that moment
                self.lot.choice(
                    [self.file, self.file, self.claim, self.claim, self.end, self.end, self.reopen, self.judge,
                     self.name, self.merge, self.part, self.link, self.ask, self.ask, self.look]
                )()  # fmt: skip

    def file(self):
        reporter = self.lot.choice(self.reporters)
        told = {"addresses": [self.lot.choice(PROFILES)], "stage": self.lot.randrange(9)}
        if reporter:
            filed(reporter, **told)
        else:
            filed(None, mode="anonymous", receipt=f"{self.lot.randrange(10**16):016d}", **told)

    def case(self, **fits):
        return self.one_of(Case.objects.filter(desk=self.cast.north, **fits))

    def claim(self):
        self.move(self.case(status="new"), "claim", self.cast.olga)

    def end(self):
        case = self.case(status="triage")
        outcome = self.lot.choice(["likely_hostile", "criminal_fraud", "inconclusive", "genuine_contact"])
        self.move(case, "conclude", self.cast.olga, **{**CONCLUSION, "outcome": outcome})

    def link(self):
        case, living = self.case(status__in=["new", "triage"]), self.case()
        outcome = self.lot.choice(["duplicate", "duplicate", "exercise", "commercial_spam"])
        self.move(case, "dismiss", self.cast.olga, outcome=outcome, reason="So", reply="Thanks",
                  duplicate_of=living.reference)  # fmt: skip

    def reopen(self):
        self.move(self.case(status="closed"), "reopen", self.cast.lena, reason="More")

    def judge(self):
        case = self.case(status="triage")
        assess(case.reference, by=self.cast.olga, version=None, likelihood=self.lot.choice(Likelihood.values))

    def name(self):
        approach = self.one_of(Approach.objects.filter(case__desk=self.cast.north))
        persona = self.lot.choice([None, *Persona.objects.order_by("pk")])
        link_persona(approach.case.reference, approach.pk, persona=persona, by=self.cast.lena, version=None)

    def merge(self):
        one, other = self.one_of(Persona.objects.all()), self.one_of(Persona.objects.all())
        merge_personas(one.pk, other.pk, reason="Same", by=self.cast.lena, version=one.version)

    def part(self):
        unmerge_personas(self.one_of(Merge.objects.filter(undone_at=None)).pk, by=self.cast.lena)

    def ask(self):
        case = self.case(status="triage")
        seen = self.one_of(Profile.objects.filter(sightings__approach__case=case))
        ask_takedown(case.reference, seen.pk, by=self.cast.olga, version=None)

    def look(self):
        asked = self.one_of(Takedown.objects.filter(case__desk=self.cast.north).select_related("case"))
        look_at_takedown(asked.case.reference, asked.pk, gone=self.lot.random() < 0.6, by=self.cast.olga, version=None)

    def move(self, case, name, by, **details):
        move(case.reference, name, by=by, version=None, **details)


INDEPENDENT = Path(__file__).with_name("independent.sql").read_text(encoding="utf-8")
BESIDE = Path(__file__).with_name("independent_beside.sql").read_text(encoding="utf-8")


def register_itself() -> list[tuple]:
    """The five units of each month, as the method note has them counted again."""
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        return cursor.fetchall()


def beside_itself(today: date) -> dict[str, tuple]:
    """Personas met again and takedowns of each period, as the method note has them counted again."""
    found = {}
    with connection.cursor() as cursor:
        for period in periods(today):
            cursor.execute(BESIDE, {"first": period.months[0], "last": period.months[-1]})
            found[period.code] = cursor.fetchone()
    return found


def beside(today: date) -> dict[str, tuple]:
    """The same, as it is counted for a snapshot."""
    met, (taken_down, _) = repeats.count(today), takedowns.count(today)
    return {code: (*met[code].values(), *taken_down[code].values()) for code in met}


def tallied() -> list[tuple]:
    """The same, out of the tallies."""
    cells = Tally.objects.filter(cube="all").order_by("month")
    found = [(cell.month, figures([cell])) for cell in cells]
    units = ("reports", "approaches", "people", "personas", "validated")
    return [(month, *(of[unit] for unit in units)) for month, of in found if of["reports"] or of["approaches"]]


@pytest.mark.parametrize("seed", range(DEPTH.storms))
def test_a_storm_of_acts_leaves_nothing_that_differs(cast, seed):
    storm = Storm(cast, seed)
    for month in range(4):
        with clock.at(datetime(2026, 1 + month, 28, 23, 30, tzinfo=UTC)):
            storm.blow(25)
        assert reconciling.differences() == []
        assert tallied() == register_itself()
        today = date(2026, 1 + month, 28)
        assert beside(today) == beside_itself(today)
    assert Takedown.objects.exists()  # the storm has blown over these too


def test_the_order_in_which_events_are_read_does_not_matter(cast):
    Storm(cast, 9).blow(60)
    readers.read("trends", lambda events: ledger.follow(random.Random(1).sample(list(events), len(events))))
    assert reconciling.differences() == []


def test_rebuilding_the_tallies_changes_nothing(cast):
    Storm(cast, 5).blow(40)
    reconciling.catch_up()
    before = contents()
    said = []
    reconciling.rebuild(said.append)
    assert contents() == before
    assert len(said) > 10


def contents() -> dict[str, tuple]:
    rows = Tally.objects.all()
    kept = {
        r.cell: (r.reports, r.approaches, r.validated, r.untold, list(read(r.people)), list(read(r.personas)))
        for r in rows
    }
    return {cell: row for cell, row in kept.items() if any(row)}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_book_everything_once(transactional_db):
    cast = assembled()
    Storm(cast, 3).blow(80)
    workers = [threading.Thread(target=_work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert reconciling.differences() == []
    per_approach = defaultdict(int)
    for line in Booking.objects.all():
        per_approach[line.approach_id] += line.sign
    assert set(per_approach.values()) <= {0, 1}


def _work() -> None:
    try:
        reconciling.catch_up()
    finally:
        connection.close()


def test_reconcile_names_what_differs_and_mends_it(cast):
    filed(cast.sam)
    assert reconcile() == "Tallies, ledger and register agree."
    Tally.objects.filter(cube="sector").update(reports=7)
    Approach.objects.update(stage=8)  # somebody meddles with the register, past every action
    said = io.StringIO()
    with pytest.raises(CommandError, match="differences"):
        call_command("reconcile", stdout=said)
    assert "tallies and ledger: sector/" in said.getvalue()
    assert "ledger and register: approach " in said.getvalue()
    assert reconcile("--mend") == "Tallies, ledger and register agree."
    assert reconcile() == "Tallies, ledger and register agree."
    assert reconcile("--rebuild") == "Tallies, ledger and register agree."


def reconcile(*options: str) -> str:
    """The command's last line."""
    said = io.StringIO()
    call_command("reconcile", *options, stdout=said)
    return said.getvalue().splitlines()[-1]
