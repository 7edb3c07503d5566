"""When the time of a case is over, is everything gone that was told in it, and does all else still hold?"""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import DatabaseError, connection, transaction

from cases.actions import (
    ask_to_withdraw,
    check_evidence,
    enclose,
    hold,
    move,
    note,
    open_to,
    propose,
    set_schedule,
)
from cases.evidence.taking import take
from cases.models import Approach, Case, Doomed, Evidence, Message
from events.clock import at as at_moment
from events.clock import now
from events.queries import faults
from events.refusals import Refused
from notifications.models import Notification
from notifications.telling import tell
from reports.actions import dispose, dispose_overdue, say, tell_whether_it_helped, unseal
from reports.models import Report
from tests.cases.actions.refusing import everything, refused
from tests.cases.evidence.files import picture
from tests.factories import CONCLUSION, at, filed
from trends.reconciling import catch_up, differences

MARK = "Zanzibar"
TOLD = dict.fromkeys(("narrative", "asked_for", "offered", "given", "persona_name", "claimed_employer",
                      "claimed_post", "claimed_place", "told_others", "safe_contact"), MARK)  # fmt: skip
LATER = timedelta(days=800)


@pytest.fixture
def schedule(cast):
    """Closed cases are kept for a year."""
    return set_schedule(dict.fromkeys(("likely_hostile", "withdrawn"), 12), reason="Agreed", by=cast.ada)


def rich(cast, mode="confidential"):
    """A closed case in which everything was told that can be told."""
    report = filed(cast.sam, mode=mode, **TOLD, addresses=[f"{MARK}@firm.example"])
    reference = report.reference
    move(reference, "claim", by=cast.olga, version=None)
    note(reference, MARK, by=cast.olga)
    open_to(reference, by=cast.lena, person=cast.otto, version=None)
    propose(reference, MARK, by=cast.olga, version=None)
    move(reference, "ask", by=cast.olga, version=None, question=MARK)
    say(report, MARK)
    enclose(report.conversation, [take(f"{MARK}.png", picture())])
    Evidence.objects.update(scan="clean")
    ask_to_withdraw(report.conversation, MARK)
    if mode == "confidential":
        unseal(reference, reason=MARK, by=cast.lena, version=None)
    move(reference, "conclude", by=cast.olga, version=None, **CONCLUSION | {"summary": MARK, "reply": MARK})
    tell_whether_it_helped(report, "partly", MARK)
    return report


def test_nothing_that_was_told_is_left_in_the_whole_house(cast, schedule, settings, tmp_path):
    report = rich(cast)
    check_evidence()
    key = Evidence.objects.get().key
    with at_moment(now() + LATER):
        assert dispose_overdue() == 1
        check_evidence()
        tell()
    kept = {label: rows for label, rows in everything().items() if not label.startswith("personas.")}
    assert MARK not in str(kept)
    assert str(key) not in str(kept)
    assert cast.sam.pseudonym not in str(kept["reports.Report"] + kept["cases.Conflict"])
    assert not storages["evidence"].exists(f"{key.hex[:2]}/{key.hex}.original")
    assert not Doomed.objects.exists()
    report.refresh_from_db()
    assert (report.person, report.sealed, report.narrative, report.reference) == ("", None, "", report.case.reference)
    assert not Notification.objects.filter(page="report", reference=report.reference).exists()


def test_histories_verify_and_figures_are_what_they_were(cast, schedule):
    report = rich(cast, mode="named")
    catch_up()
    before = Approach.objects.values().get()
    with at_moment(now() + LATER):
        dispose(report.reference)
        catch_up()
        assert differences() == []
    assert Approach.objects.values().get() == before
    assert faults() == []


def test_it_is_there_for_nobody_any_more(cast, schedule, door):
    report = rich(cast, mode="named")
    with at_moment(now() + LATER):
        dispose(report.reference)
    for person in (cast.olga, cast.lena, cast.otto, cast.sam):
        assert door(person).get(f"/cases/{report.reference}/").status_code == 404
        assert door(person).get(f"/reports/{report.reference}/").status_code == 404
    assert f"removed what was kept in case {report.reference}" in door(cast.audra).page("/rights/")


@pytest.mark.parametrize("status", ["new", "investigation", "review", "closed"])
def test_not_before_its_time_and_never_while_it_is_open(cast, schedule, status):
    case = at(status, cast)
    with refused(Refused):
        dispose(case.reference)
    with at_moment(now() + LATER):
        assert dispose_overdue() == (1 if status == "closed" else 0)


def test_what_a_lead_holds_stays(cast, schedule):
    report = rich(cast)
    hold(report.reference, "A court has asked for it.", by=cast.lena, version=None)
    with at_moment(now() + LATER), refused(Refused):
        dispose(report.reference)


def test_a_duplicate_goes_with_its_living_case_and_not_before(cast, schedule):
    living, other = at("triage", cast), filed(cast.nora, narrative=MARK)
    duplicate = {"outcome": "duplicate", "duplicate_of": living.reference, "reason": MARK, "reply": MARK}
    move(other.reference, "dismiss", by=cast.olga, version=None, **duplicate)
    with at_moment(now() + LATER):
        assert dispose_overdue() == 0
        with refused(Refused):
            dispose(other.reference)
        move(living.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    with at_moment(now() + 2 * LATER):
        assert dispose_overdue() == 1
    assert Case.objects.exclude(disposed_at=None).count() == 2
    assert MARK not in str({label: rows for label, rows in everything().items() if label.startswith("reports.")})


@pytest.mark.parametrize("statement", [
    "UPDATE reports_report SET narrative = ''",
    "UPDATE reports_report SET narrative = '', disposed_at = now()",
    "UPDATE cases_message SET text = ''",
    "DELETE FROM cases_evidence",
])  # fmt: skip
def test_the_database_lets_go_of_nothing_outside_the_act(cast, schedule, statement):
    rich(cast)
    with pytest.raises(DatabaseError, match="stand|stays"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Message.objects.filter(text=MARK).exists()
    assert Report.objects.get().narrative == MARK


def test_a_reporter_reads_how_long_it_is_kept(cast, door):
    report = at("triage", cast).reports.get()
    sam = door(cast.sam)

    def said() -> str:
        return sam.page(f"/reports/{report.reference}/")

    assert "No end has been set" in said()
    set_schedule({"likely_hostile": 12}, reason="Agreed", by=cast.ada)
    assert "for 12 months or longer" in said()
    everywhere = dict.fromkeys(("confirmed_hostile", "likely_hostile", "inconclusive", "genuine_contact", "exercise",
                                "commercial_spam", "criminal_fraud", "withdrawn", "out_of_scope"), 12)  # fmt: skip
    set_schedule(everywhere, reason="Agreed", by=cast.ada)
    assert "and then for 12 months." in said()
    set_schedule(everywhere | {"likely_hostile": 24}, reason="Agreed", by=cast.ada)
    assert "for 12 to 24 months" in sam.page(f"/reports/{report.reference}/sent/")
    move(report.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    assert "It is kept until" in said()
    hold(report.reference, "A court has asked for it.", by=cast.lena, version=None)
    assert "kept for longer than usual" in said()
    assert "court" not in said()
