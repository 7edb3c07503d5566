"""Does `manage.py verify` find what was changed behind the history's back, and name the place?"""

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from cases.actions.evidence import enclose
from cases.evidence.taking import take
from cases.models import Conversation, Evidence
from events.actions import record
from events.anchors import drop_anchor
from events.doers import SYSTEM
from events.models import Anchor, Event
from tests.events.journal import guards_asleep
from tests.factories import at


@pytest.fixture
def case(cast):
    return at("review", cast)


def verify(capsys) -> str:
    """What the command says of what is wrong."""
    with pytest.raises(CommandError, match="not what was written"):
        call_command("verify")
    return capsys.readouterr().err


def test_a_whole_history_is_told_with_its_newest_anchor(case, capsys):
    drop_anchor()
    call_command("verify")
    said = capsys.readouterr().out
    assert f"{Event.objects.count()} events" in said
    assert bytes(Anchor.objects.get().digest).hex() in said


def test_an_event_that_was_changed_shows(case, capsys):
    with guards_asleep() as cursor:
        cursor.execute("UPDATE events_event SET by_id = 0 WHERE stream = 'case' AND sequence = 2")
    assert verify(capsys).startswith(f"case {case.pk}, event 2: the chain is broken")


def test_a_status_that_was_changed_without_its_event_shows(case, capsys):
    with guards_asleep() as cursor:
        cursor.execute("UPDATE cases_case SET status = 'triage'")
    assert verify(capsys).startswith(f"case {case.pk}, event ")


def test_a_history_without_its_case_shows(db, capsys):
    with transaction.atomic():
        record("case", 7, "note", by=SYSTEM)
    assert verify(capsys).startswith("case 7, event 1: the history tells of a case that isn't there")


def test_a_file_that_was_changed_with_its_digest_shows(case, capsys):
    with transaction.atomic():
        enclose(Conversation.objects.get(), [take("letter.txt", b"Dear Sam")])
    file = Evidence.objects.get()
    call_command("verify")
    with guards_asleep() as cursor:
        cursor.execute("UPDATE cases_evidence SET sha256 = repeat('0', 64)")
    assert f"evidence {file.pk}, event 0: the file isn't the one that was taken in" in verify(capsys)


@pytest.mark.parametrize("table", ["events_event", "cases_case", "cases_message", "reports_report", "trends_booking"])
def test_what_is_only_added_to_cannot_be_emptied(db, table):
    with pytest.raises(ProgrammingError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")
