"""Do officers see safe copies and texts only, and is nothing of anybody's ever shown as what it would like to be?"""

import re
from uuid import uuid4

import pytest

from cases.actions import check_evidence
from cases.evidence.taking import take
from cases.models import Evidence
from events.models import Event
from reports.actions import say
from tests.cases.evidence.files import EICAR, INFECTED, NEUTRALISED, SCRIPT, photo, picture
from tests.factories import at

pytestmark = pytest.mark.usefixtures("own_folder")
LEFT_BEHIND = (SCRIPT, EICAR, b"PK\x03\x04", b"Secret", b"alert(1)")
SHOWN_AS = {"image/png", "image/jpeg"}
BOXED = {
    "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private",
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
}  # fmt: skip


@pytest.fixture
def case(cast):
    return at("triage", cast)


def add(case, name: str, data: bytes, **known) -> Evidence:
    say(case.reports.get(), "", files=[take(name, data)])
    file = Evidence.objects.latest("pk")
    Evidence.objects.filter(pk=file.pk).update(**known)
    case.refresh_from_db()
    file.refresh_from_db()
    return file


def address(case, file=None, part: str = "") -> str:
    return f"/cases/{case.reference}/evidence/" + (f"{file.key}/{part}/" if file else "")


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize("what", {**NEUTRALISED, **INFECTED})
def test_nothing_is_served_inline_but_pictures_that_we_drew(as_, cast, case, scanned, what):
    name, made, _ = {**NEUTRALISED, **INFECTED}[what]
    data = made()
    file = add(case, name, data)
    check_evidence()
    file.refresh_from_db()
    olga = as_(cast.olga)
    for part in ("picture", "text"):
        answer = olga.get(address(case, file, part))
        assert answer.status_code == 200 if _is_shown(file, part) else answer.status_code == 404
        if part == "picture" and answer.status_code == 200:
            assert answer.headers["Content-Type"] in SHOWN_AS
            assert not [mark for mark in LEFT_BEHIND if mark in answer.content]
            assert not {name: answer.headers[name] for name in BOXED}.items() ^ BOXED.items()
        if part == "text" and answer.status_code == 200:
            assert b"<script>alert" not in answer.content
            assert b"<BODY onload" not in answer.content
    answer = olga.post(address(case, file, "original"))
    assert answer.status_code == (200 if file.scan == "clean" else 403)
    if file.scan == "clean":
        assert answer.content == data
        assert answer.headers["Content-Type"] == "application/octet-stream"
        given = re.fullmatch(
            r'attachment; filename="(evidence-[0-9a-f]{8}\.[a-z.]+)"', answer.headers["Content-Disposition"]
        )
        assert given
        assert not given[1].endswith((".html", ".svg", ".eml", ".exe"))
        assert not {name: answer.headers[name] for name in BOXED}.items() ^ BOXED.items()


def _is_shown(file: Evidence, part: str) -> bool:
    return file.scan == "clean" and (file.is_picture if part == "picture" else file.is_written)


def test_an_original_is_an_act_and_is_noted(as_, cast, case):
    file = add(case, "photo.jpg", photo(), scan="clean")
    assert as_(cast.olga).get(address(case, file, "original")).status_code == 405
    assert as_(cast.olga).post(address(case, file, "original")).content == photo()
    assert Event.objects.filter(kind="open_original", by_id=cast.olga.pk, stream_id=case.pk).count() == 1
    assert "opened the original" in text(as_(cast.olga).get(f"/cases/{case.reference}/"))


def test_what_waits_is_held_back_and_the_page_says_why(as_, cast, case, settings):
    settings.SCANNER = ""
    file = add(case, "screenshot.png", picture())
    said = text(as_(cast.olga).get(address(case)))
    assert "Waiting for its scan" in said
    assert "No virus scanner is set up" in said
    assert "Download the original" not in said
    assert as_(cast.olga).get(address(case, file, "picture")).status_code == 404
    assert as_(cast.olga).post(address(case, file, "original")).status_code == 403
    said = text(as_(cast.olga).get(f"/cases/{case.reference}/do/conclude/"))
    assert "Wait until every file of evidence has been scanned" in said


def test_a_lead_releases_a_file_with_a_reason_that_everybody_reads(as_, cast, case):
    file = add(case, "note.txt", b"hello", scan="unscannable")
    assert as_(cast.olga).get(address(case, file, "override")).status_code == 403
    lena = as_(cast.lena)
    assert "Release it without a clean scan" in text(lena.get(address(case)))
    assert lena.get(address(case, file, "override")).status_code == 200
    refused = lena.post(address(case, file, "override"), {"version": case.version, "reason": ""})
    assert "Enter the reason" in text(refused)
    done = lena.post(
        address(case, file, "override"), {"version": case.version, "reason": "Looked at on a spare machine"}
    )
    assert done.url == address(case)
    said = text(as_(cast.olga).get(address(case)))
    assert "by Lena: Looked at on a spare machine" in said
    assert "Nothing harmful found" not in said
    assert as_(cast.olga).get(address(case, file, "text")).status_code == 200


def test_a_release_of_a_case_that_has_changed_is_refused(as_, cast, case):
    file = add(case, "note.txt", b"hello")
    answer = as_(cast.lena).post(address(case, file, "override"), {"version": 1, "reason": "Urgent"})
    assert answer.status_code == 409


@pytest.mark.parametrize("name", ["otto", "sam", "max", "audra", "ada"])
def test_outside_the_scope_there_is_no_evidence(as_, cast, case, name):
    file = add(case, "note.txt", b"hello", scan="clean")
    person = as_(getattr(cast, name))
    assert person.get(address(case)).status_code == 404
    for part in ("picture", "text", "override"):
        assert person.get(address(case, file, part)).status_code == 404
    for part in ("original", "override"):
        assert person.post(address(case, file, part), {"version": 1, "reason": "x"}).status_code == 404
    assert not Event.objects.filter(kind__in=["open_original", "override"]).exists()


def test_the_key_of_another_cases_file_opens_nothing(as_, cast, case):
    other = at("triage", cast)
    file = add(other, "note.txt", b"hello", scan="clean")
    olga = as_(cast.olga)
    for key in (file.key, uuid4()):
        for part in ("picture", "text"):
            assert olga.get(f"{address(case)}{key}/{part}/").status_code == 404
        assert olga.post(f"{address(case)}{key}/original/").status_code == 404


def test_names_that_would_mislead_are_shown_as_text(as_, cast, case):
    add(case, '<img src=x onerror=alert(1)>"\u202efdp.png', picture(), scan="clean")
    said = as_(cast.olga).get(address(case)).content.decode()
    assert "<img src=x" not in said
    assert "\u202e" not in said


def test_the_page_costs_the_same_however_many_files_there_are(as_, cast, case, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    add(case, "0.txt", b"0", scan="clean")
    olga = as_(cast.olga)
    with CaptureQueriesContext(connection) as few:
        olga.get(address(case))
    for number in range(1, 5):
        add(case, f"{number}.txt", str(number).encode(), scan="clean")
    with CaptureQueriesContext(connection) as many:
        olga.get(address(case))
    assert len(many) == len(few)
