"""Is each file taken for what it is, whatever it is called; and if refused, with a sentence that helps?"""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.evidence import bounds
from cases.evidence.kinds import ACCEPTED, PICTURES, Kind, kind_of
from cases.evidence.names import LONGEST, clean
from cases.evidence.taking import take
from events.refusals import Invalid
from tests.cases.evidence.files import INFECTED, NEUTRALISED, REFUSED, letter, pdf, picture

TURNING = "\u202a\u202b\u202d\u202e\u2066\u2067\u200e\u200f\u061c"


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_kept_is_refused_with_a_reason_that_helps(what):
    name, made, words = REFUSED[what]
    with pytest.raises(Invalid) as refused:
        take(name, made())
    assert words in refused.value.sentence


@pytest.mark.parametrize("what", {**NEUTRALISED, **INFECTED})
def test_a_file_is_kept_as_what_it_is_and_not_as_what_it_is_called(what):
    name, made, kind = {**NEUTRALISED, **INFECTED}[what]
    assert take(name, made()).kind == kind


@pytest.mark.parametrize(("data", "kind"), [
    (picture(), Kind.PNG), (picture("JPEG"), Kind.JPEG), (picture("GIF"), Kind.GIF), (picture("WEBP"), Kind.WEBP),
    (pdf(), Kind.PDF), (letter(), Kind.LETTER), (b"Ann: hello\nSam: hi\n", Kind.TEXT),
    (b"\xef\xbb\xbfhello", Kind.TEXT),
    (b'{"messages": [{"from": "Ann"}]}', Kind.TEXT), (b"BMW offered me a job", Kind.TEXT), (b"Caf\xe9", Kind.TEXT),
    (b"<html><svg></svg></html>", Kind.PAGE), (b"Note: call Ann\nTime: 9\n", Kind.TEXT),
])  # fmt: skip
def test_what_people_send_is_recognised(data, kind):
    assert kind_of(data) == kind


def test_there_are_forty_hostile_files_and_more():
    assert len({*REFUSED, *NEUTRALISED, *INFECTED}) >= 40


def test_a_file_above_its_cap_is_refused():
    with pytest.raises(Invalid, match="larger than 20 MB"):
        take("a.pdf", pdf(bytes(bounds.MOST_BYTES)))


def test_the_refusal_names_what_can_be_kept():
    assert all(word in ACCEPTED for word in ("PNG", "JPEG", "WebP", "GIF", "PDF", "text", ".eml"))
    assert len(PICTURES) == 4


@given(st.text(max_size=400))
def test_a_clean_name_is_short_visible_and_no_path(name):
    said = clean(name)
    assert 0 < len(said) <= LONGEST
    assert not re.search(r"[/\\\x00-\x1f\x7f]", said)
    assert not {unicodedata.category(char) for char in said} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert said.strip(" .") == said
    assert clean(said) == said


@given(st.text(alphabet=TURNING + "ab.", max_size=40))
def test_no_name_turns_its_direction(name):
    assert not set(clean(name)) & set(TURNING)


@pytest.mark.parametrize(("name", "said"), [
    ("../../etc/passwd", "passwd"), (r"C:\Users\sam\Desktop\chat.png", "chat.png"), ("", "file"), ("...", "file"),
    ("cv\u202efdp.exe", "cvfdp.exe"), ('a"b\r\nSet-Cookie: x.png', 'a"bSet-Cookie: x.png'),
    ("a" * 300 + ".png", "a" * 196 + ".png"), ("\x00\x07.png", "png"), ("日本語.pdf", "日本語.pdf"),
])  # fmt: skip
def test_a_name_loses_what_could_mislead(name, said):
    assert clean(name) == said
