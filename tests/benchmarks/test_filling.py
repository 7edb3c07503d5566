"""Is a filled database one that work could have left behind, and is one that is in use left alone?"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from benchmarks.filling import fill, fill_for_figures
from cases.models import Approach, Case, Note, Takedown
from cases.terms import Status
from events import queries
from events.models import Event, Head, Pending
from events.refusals import Refused
from reports.models import Report
from trends import reconciling
from trends.models import Booking

MANY = 120


@pytest.fixture
def filled(transactional_db) -> None:
    fill(MANY)


def test_filled_cases_are_whole_and_their_journal_too(filled):
    assert Case.objects.count() == Report.objects.count() == Approach.objects.count() == MANY
    assert set(Case.objects.values_list("status", flat=True)) >= {Status.NEW, Status.TRIAGE, Status.CLOSED}
    assert queries.faults() == []
    assert Note.objects.exists()
    for case in Case.objects.all():
        told = list(Event.objects.filter(stream="case", stream_id=case.pk).order_by("sequence"))
        assert [event.kind for event in told].count("open") == 1
        assert [event.after for event in told if event.after][-1] == case.status
        assert case.version == len(told)
    assert not Pending.objects.exists()
    assert reconciling.differences() == []
    assert Booking.objects.filter(sign=-1).exists()
    fill(5)
    assert reconciling.differences() == []
    assert Case.objects.count() == MANY + 5


def test_the_figures_of_a_filled_register_can_be_measured(transactional_db):
    fill(12)  # to show the figures of more takes longer, and is tested where they are shown
    told = StringIO()
    call_command("benchmark", figures=True, runs=1, stdout=told)
    assert "distinct people on one platform" in told.getvalue()


def test_a_register_without_words_is_whole_too_and_keeps_its_indexes(transactional_db):
    before = indexes()
    fill_for_figures(400)
    assert indexes() == before
    assert Case.objects.count() == Report.objects.count() == Approach.objects.count() == 400
    assert queries.faults() == []
    ended = dict(Event.objects.exclude(after="").order_by("sequence").values_list("stream_id", "after"))
    assert ended == dict(Case.objects.values_list("pk", "status"))
    lengths = dict(Head.objects.filter(stream="case").values_list("stream_id", "length"))
    assert lengths == dict(Case.objects.values_list("pk", "version"))
    assert Takedown.objects.filter(state="gone").exists()
    assert not Pending.objects.exists()
    assert reconciling.differences() == []
    fill(5)  # the guards are awake again, and the journal goes on
    assert queries.faults() == []
    assert reconciling.differences() == []


def indexes() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        return set(cursor.fetchall())


def test_a_database_in_use_is_refused(cast):
    with pytest.raises(Refused):
        fill(1)
    with pytest.raises(CommandError, match="in use"):
        call_command("fill", cases=1)
    assert not Case.objects.exists()
