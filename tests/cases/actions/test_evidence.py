"""Does evidence come in once, wait until it is scanned, and open only to those who may?"""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.actions import check_evidence, move, open_original, override
from cases.evidence import bounds
from cases.evidence.scanner import Scan
from cases.evidence.taking import take
from cases.models import Evidence, Held
from cases.queries.evidence import original
from events.refusals import Forbidden, Invalid, NotThere, Refused, StaleVersion
from reports.actions import Testimony as Told
from reports.actions import drop_draft, drop_old_drafts, file, keep_draft, stage_evidence
from tests.cases.actions.enclosing import added, happened
from tests.cases.evidence.files import EICAR, pdf, photo, picture
from tests.factories import CONCLUSION, at, filed

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture
def draft(db):
    key = uuid4()
    keep_draft(key, {"mode": "named"}, owner="")
    return key


def test_files_staged_with_a_draft_come_with_its_report_and_leave_nothing_that_leads_back(cast, draft):
    stage_evidence(draft, [take("a.png", picture()), take("b.pdf", pdf())])
    report = file(Told("Somebody wrote to me."), mode="named", key=uuid4(), reporter=cast.sam, staged=draft)
    drop_draft(draft)
    files = Evidence.objects.of_case(report.case)
    assert [(each.name, each.staged, each.scan) for each in files] == [
        ("a.png", None, "waiting"),
        ("b.pdf", None, "waiting"),
    ]
    told = happened(report.case, "enclose")[0]
    assert told.data["evidence"] == [each.pk for each in files]
    assert files[0].sha256 not in str(told.data)
    assert original(files[0]) == picture()


def test_filing_with_three_screenshots_asks_for_few_statements_and_nothing_outside(cast, draft, settings):
    settings.SCANNER = "unix:///nowhere"
    stage_evidence(draft, [take(f"{n}.png", picture(size=(60 + n, 40))) for n in range(3)])
    told = Told("Somebody wrote to me.")
    with CaptureQueriesContext(connection) as plain:
        file(told, mode="named", key=uuid4(), reporter=cast.sam)
    with CaptureQueriesContext(connection) as queries:
        file(told, mode="named", key=uuid4(), reporter=cast.sam, staged=draft)
    assert len(queries) == len(plain) + 2
    assert Evidence.objects.filed().waiting().count() == 3


def test_a_draft_that_is_dropped_takes_its_files_along(draft):
    stage_evidence(draft, [take("a.png", picture())])
    drop_draft(draft)
    assert not Evidence.objects.exists()
    assert not Held.objects.exists()


def test_old_drafts_take_their_files_along(draft, monkeypatch):
    from reports.models import Draft

    stage_evidence(draft, [take("a.png", picture())])
    Draft.objects.update(kept_until="2020-01-01T00:00Z")
    assert drop_old_drafts() == 1
    assert not Evidence.objects.exists()


def test_nothing_is_staged_with_a_draft_that_is_gone(db):
    with pytest.raises(Refused):
        stage_evidence(uuid4(), [take("a.png", picture())])


def test_the_same_file_sent_twice_is_kept_once(cast, draft):
    for _ in range(2):
        stage_evidence(draft, [take("a.png", picture()), take("copy of a.png", picture())])
    assert Evidence.objects.count() == Held.objects.count() == 1
    report = filed(cast.sam)
    added(report, ("a.png", picture()))
    added(report, ("a.png", picture()))
    assert Evidence.objects.of_case(report.case).count() == 1


def test_a_report_has_so_many_files_and_no_more(cast, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_FILES", 2)
    report = filed(cast.sam)
    added(report, ("a.txt", b"a"), ("b.txt", b"b"))
    with pytest.raises(Invalid, match="A report can have"):
        added(report, ("c.txt", b"c"))
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize("status", ["new", "awaiting_reporter", "review", "closed"])
def test_files_can_be_added_in_every_status_and_a_closed_case_opens_again(cast, status):
    case = at(status, cast)
    added(case.reports.get(), ("a.png", picture()))
    assert Evidence.objects.of_case(case).count() == 1
    assert len(happened(case, "enclose")) == 1
    case.refresh_from_db()
    assert case.status == {"awaiting_reporter": "triage", "closed": "triage"}.get(status, status)


def test_the_database_keeps_what_was_recorded(cast):
    [kept] = added(filed(cast.sam), ("a.txt", EICAR))
    files = Evidence.objects.filter(pk=kept.pk)
    files.update(scan=Scan.INFECTED)
    for change in ({"sha256": "0" * 64}, {"name": "b.txt"}, {"scan": Scan.CLEAN}):
        with pytest.raises(DatabaseError), transaction.atomic():
            files.update(**change)
    Held.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        files.delete()


def test_a_case_is_not_concluded_while_a_file_waits_unless_a_lead_releases_it(cast):
    case = at("triage", cast)
    [kept] = added(case.reports.get(), ("a.png", picture()))
    with pytest.raises(Refused, match="every file of evidence has been scanned"):
        move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    override(case.reference, kept.key, reason="The scanner is away until Monday.", by=cast.lena, version=None)
    move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    kept.refresh_from_db()
    assert (kept.scan, kept.overridden_by) == ("waiting", cast.lena)


@pytest.mark.parametrize("end", ["waiting", "infected", "unscannable"])
def test_nobody_opens_what_is_held_back_until_a_lead_releases_it(cast, end):
    case = at("triage", cast)
    [kept] = added(case.reports.get(), ("photo.jpg", photo()))
    Evidence.objects.update(scan=end)
    for person in (cast.olga, cast.nora, cast.lena):
        with pytest.raises(Forbidden):
            open_original(case.reference, kept.key, by=person)
    for person in (cast.olga, cast.nora):
        with pytest.raises(Forbidden):
            override(case.reference, kept.key, reason="I want to", by=person, version=None)
    override(case.reference, kept.key, reason="A false alarm, says the vendor.", by=cast.lena, version=None)
    assert open_original(case.reference, kept.key, by=cast.olga)[1] == photo()
    assert [event.by_id for event in happened(case, "open_original")] == [cast.olga.pk]
    check_evidence()
    kept.refresh_from_db()
    assert kept.copy_type == "image/jpeg"
    assert kept.scan == end


@pytest.mark.parametrize("name", ["otto", "sam", "max", "audra", "ada"])
def test_outside_the_scope_there_is_no_file(cast, name):
    case = at("triage", cast)
    [kept] = added(case.reports.get(), ("a.txt", b"a"))
    Evidence.objects.update(scan="clean")
    for act in (lambda by: open_original(case.reference, kept.key, by=by),
                lambda by: override(case.reference, kept.key, reason="x", by=by, version=None)):  # fmt: skip
        with pytest.raises(NotThere):
            act(getattr(cast, name))


def test_a_file_of_another_case_is_not_there(cast):
    case, other = at("triage", cast), at("triage", cast)
    [kept] = added(other.reports.get(), ("a.txt", b"a"))
    Evidence.objects.update(scan="clean")
    with pytest.raises(NotThere):
        open_original(case.reference, kept.key, by=cast.olga)


def test_an_override_needs_a_reason_the_newest_version_and_something_held_back(cast):
    case = at("triage", cast)
    [kept] = added(case.reports.get(), ("a.txt", b"a"))
    with pytest.raises(Invalid):
        override(case.reference, kept.key, reason=" ", by=cast.lena, version=None)
    with pytest.raises(StaleVersion):
        override(case.reference, kept.key, reason="Urgent", by=cast.lena, version=1)
    Evidence.objects.update(scan="clean")
    with pytest.raises(Refused):
        override(case.reference, kept.key, reason="Urgent", by=cast.lena, version=None)


def test_drafts_together_hold_so_much_and_no_more(draft, monkeypatch):
    from cases.actions import evidence
    from events.refusals import TooMany

    monkeypatch.setattr(evidence, "MOST_STAGED", 100)
    with pytest.raises(TooMany, match="Send your report without them"):
        stage_evidence(draft, [take("a.png", picture())])
