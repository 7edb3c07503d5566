"""Is a text shown as its characters and nothing else?"""

from cases.evidence.reading import shown
from tests.cases.evidence.files import letter


def test_a_letter_keeps_its_headers_in_order_and_its_attachments_shut():
    read = shown(letter(), "letter")
    assert [name for name, _ in read.headers][:3] == ["Received", "From", "To"]
    assert ("From", "Ann Exämple <ann@example.com>") in read.headers
    assert ("X-Mailer", "Odd") in read.headers
    assert read.text.strip() == "Hello"
    assert read.attached == ("offer.zip",)


def test_a_letter_made_to_confuse_can_still_be_read():
    for hostile in (letter(b"--b\r\n" * 3000), b"From: x\nTo: y\nContent-Type: text/plain; charset=nonsense\n\nHello",
                    b"From: x\nTo: y\nContent-Transfer-Encoding: base64\n\n%%%%"):  # fmt: skip
        assert shown(hostile, "letter")


def test_a_page_is_source():
    assert shown(b"<b>bold</b>", "page").text == "<b>bold</b>"


def test_marks_of_direction_are_made_visible():
    assert shown("a\u202eb".encode(), "text").text == "a[U+202E]b"


def test_a_long_text_is_cut_and_says_so():
    read = shown(b"x" * 300_000, "text")
    assert len(read.text) == 200_000
    assert read.cut
