"""Does a receipt on paper say what the page says, for everybody to read, and never the receipt code?"""

import re
import socket
import zlib

import pytest

from cases.actions import set_schedule
from reports import receipt
from reports.receipts import new_code
from tests.factories import filed


def streams(made: bytes) -> bytes:
    """What stands within a PDF, unpacked."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    return b"\n".join(_unpacked(each) for each in found) + made


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return packed


@pytest.fixture
def without_network(monkeypatch):
    """Whoever calls out fails."""

    def refused(*_):
        raise AssertionError("a receipt needs no network")

    monkeypatch.setattr(socket.socket, "connect", refused)


def test_it_is_a_document_that_a_screen_reader_can_read(cast, without_network):
    set_schedule({"likely_hostile": 12}, reason="Agreed", by=cast.ada)
    cast.organisation.name = '#import "x" *Lighthouses* [<y>] $z'
    made = receipt.on_paper(filed(cast.sam), cast.organisation)
    within = streams(made)
    assert made.startswith(b"%PDF-")
    assert b"pdfuaid:part" in within.replace(b"\n", b"") or b"pdfuaid" in within
    for tag in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"/H1", b"/H2"):
        assert tag in within, tag


def test_the_same_receipt_is_the_same_to_the_byte(cast):
    report = filed(cast.sam)
    assert receipt.on_paper(report, cast.organisation) == receipt.on_paper(report, cast.organisation)


def test_page_and_paper_say_the_same_of_what_happens_next(cast, door):
    report = filed(cast.sam)
    page = door(cast.sam).page(f"/reports/{report.reference}/sent/")
    for line in receipt.next_steps(report, cast.organisation):
        assert line in page
    assert "A security officer will look at it by" in page
    assert "within 10 working days" in page


def test_it_is_handed_over_through_either_door_and_kept_by_nobody(cast, door):
    code = new_code()
    named, unnamed = filed(cast.sam), filed(None, mode="anonymous", receipt=code)
    freya = door()
    assert freya.get("/receipt/report/sent/paper/")["location"] == "/receipt/"
    freya.post("/receipt/", code=code)
    for answer, report in ((door(cast.sam).get(f"/reports/{named.reference}/sent/paper/"), named),
                           (freya.get("/receipt/report/sent/paper/"), unnamed)):  # fmt: skip
        assert answer["content-type"] == "application/pdf"
        assert answer["content-disposition"] == f'attachment; filename="receipt-{report.reference}.pdf"'
        assert "no-store" in answer["cache-control"]
        assert code.replace(" ", "").encode() not in streams(answer.content)
    assert door(cast.nora).get(f"/reports/{named.reference}/sent/paper/").status_code == 404
