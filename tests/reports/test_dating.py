"""Does nothing in the house tell the hour at which somebody without a name acted, and do all clocks still work?"""

from datetime import UTC, datetime, timedelta

import pytest

from cases.actions import check_evidence, move
from cases.clocks import ACKNOWLEDGE, Moved, due
from cases.evidence.taking import take
from cases.models import Case, Evidence, Message
from cases.queries.timeline import happened, timeline
from events.clock import at, beginning, now, tells_only_the_day
from events.models import Event
from events.queries import faults
from notifications.models import Notification
from notifications.sending import send_waiting
from notifications.telling import tell
from reports import queries
from reports.actions import ask_to_withdraw, say, see, tell_whether_it_helped
from reports.receipts import new_code
from tests.cases.actions.refusing import everything
from tests.cases.evidence.files import picture
from tests.factories import CONCLUSION, filed

LONDON = "Europe/London"
ACTED = datetime(2026, 7, 7, 14, 37, 21, tzinfo=UTC)  # a Tuesday, in summer
HOUR = "14, 37, 21"


@pytest.fixture
def report(cast):
    with at(ACTED):
        return filed(None, mode="anonymous", receipt=new_code(), addresses=["https://network.example/in/anna"])


def test_no_row_of_any_table_tells_the_hour(cast, report, smtp_settings):
    tell()
    send_waiting()
    before = str(everything())
    move(report.reference, "claim", by=cast.olga, version=None)
    move(report.reference, "ask", by=cast.olga, version=None, question="When?")
    with at(ACTED + timedelta(days=1)):
        say(report, "In May", files=[take("shot.png", picture())])
        Evidence.objects.update(scan="waiting")
        check_evidence()
        say(report, "Or in June")
        ask_to_withdraw(report)
    move(report.reference, "conclude", by=cast.olga, version=None, **_end(cast, report))
    with at(ACTED + timedelta(days=2)):
        see(report)
        tell_whether_it_helped(report, "yes", "Quick")
        tell()
        send_waiting()
    assert HOUR not in before
    assert HOUR not in str(everything())
    assert HOUR not in str(list(Notification.objects.values_list()))
    assert faults() == []


def _end(cast, report):
    Evidence.objects.update(scan="clean")
    return CONCLUSION


def test_reading_is_known_by_its_newest_day_only(cast, report):
    move(report.reference, "claim", by=cast.olga, version=None)
    for days, question in ((1, "When?"), (2, "Where?")):
        move(report.reference, "ask", by=cast.olga, version=None, question=question)
        with at(ACTED + timedelta(days=days)):
            say(report, "Then")
    read = set(Message.objects.filter(kind="question").values_list("read_at", flat=True))
    assert read == {beginning(ACTED + timedelta(days=2), LONDON)}
    with at(ACTED + timedelta(days=3)):
        see(report)
    assert set(Message.objects.filter(kind="question").values_list("read_at", flat=True)) == read, (
        "nothing new was read"
    )


def test_a_day_without_an_hour_counts_from_its_end(cast, report):
    filed_at = beginning(ACTED, LONDON)
    assert Case.objects.get().opened_at == filed_at
    calendar, desk = cast.organisation.calendar, cast.north
    found = due([Moved(filed_at, "", "new")], severity="low", desk=desk, calendar=calendar)
    assert (found.what, found.at) == (ACKNOWLEDGE, datetime(2026, 7, 8, 16, tzinfo=UTC))
    assert Case.objects.get().due_at == queries.acknowledged_by(report) == found.at


def test_what_was_said_stays_in_the_order_in_which_it_was_said(cast, report):
    with at(ACTED + timedelta(hours=1)):
        move(report.reference, "claim", by=cast.olga, version=None)
        move(report.reference, "ask", by=cast.olga, version=None, question="When?")
    with at(ACTED + timedelta(hours=2)):
        say(report, "In May")
    assert [message.text for message in queries.messages(report)] == ["When?", "In May"]
    told = [item["title"] for item in queries.happened(report, queries.messages(report))]
    assert told[:2] == ["Your answer reached us", "We asked you a question"]
    titles = [item.title for item in timeline(happened(report.case), [])]
    assert titles[0] == "The reporter answered our question"


def test_an_officers_page_names_the_day_and_no_hour(cast, report, door):
    page = door(cast.olga).page(f"/cases/{report.reference}/")
    assert "7 July 2026 at" not in page
    assert "7 July 2026" in page
    assert "7 July 2026, 0" not in door(cast.olga).page(f"/cases/{report.reference}/account/")


def test_a_program_that_asks_for_changes_misses_none_that_is_dated_to_the_day(cast, report, client):
    client.force_login(cast.olga)
    since = (ACTED - timedelta(hours=2)).isoformat().replace("+00:00", "Z")
    answer = client.get("/api/v1/cases/", {"updated_since": since}).json()
    assert [case["reference"] for case in answer["results"]] == [report.reference]


@pytest.mark.parametrize("mode", ["named", "confidential"])
def test_who_acts_under_their_name_is_dated_as_ever(cast, mode):
    with at(ACTED):
        told = filed(cast.sam, mode=mode)
    assert told.filed_at == Event.objects.get(kind="open").at == ACTED
    assert not tells_only_the_day(ACTED, LONDON)
    assert tells_only_the_day(beginning(now(), LONDON), LONDON)
