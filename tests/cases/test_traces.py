"""Is the same thing known again when it comes copied, quoted, in another script or saved badly, and nothing else?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import traces

MESSAGE = (
    "Dear colleague, I represent a group of discreet investors who pay well for short written views on shipping"
    " policy, and your experience at the department would be of great value to all of our clients this year."
)
OTHER = (
    "Good morning, we met at the conference in Lisbon last spring and I wondered whether you could send me the slides"
    " of your talk about harbour lights, since my students would like to read them before the summer holidays."
)


def alike(one: str, other: str) -> int:
    marks, others = set(traces.marks_of_text(one)), set(traces.marks_of_text(other))
    return traces.share(len(marks & others), len(marks), len(others)) if marks and others else 0


def test_a_message_is_known_again_amid_other_words_and_another_is_not():
    assert alike(MESSAGE, MESSAGE.upper().replace(",", " –")) == 100
    assert alike(f"I got this by email yesterday and it worries me: {MESSAGE} What should I do?", MESSAGE) >= 80
    assert alike(MESSAGE, OTHER) == 0
    assert alike("A stranger offered me money for a talk.", "A stranger offered me money for a talk.") == 0


@given(st.text(max_size=400), st.text(max_size=60))
def test_whatever_is_written_has_marks_that_do_not_depend_on_what_surrounds_it(text, before):
    inside = set(traces.marks_of_text(f"{before}\n{text}"))
    marks = traces.marks_of_text(text)
    assert marks == traces.marks_of_text(text)
    lost = [mark for mark in marks if mark not in inside]
    assert len(lost) <= traces.WINDOW or len(marks) == traces.MOST_MARKS


@pytest.mark.parametrize(("one", "other"), [
    ("Anna Petrova", "Анна Петрова"), ("Petrova, Anna", "anna petrova"), ("Mohammed Ali", "محمد علي"),
    ("Mohamed Aly", "Mohammed Ali"), ("李明雅", "Li Ming Ya"), ("José Núñez", "Jose Nunez"),
])  # fmt: skip
def test_a_name_is_known_again_in_another_script(one, other):
    plain, others = traces.plain_name(one), traces.plain_name(other)
    assert plain == others or traces.marks_of_name(plain) == traces.marks_of_name(others)
    assert plain


@pytest.mark.parametrize("name", ["Anna", "A B", "", "…", "王"])
def test_what_is_too_short_is_nobodys_name(name):
    assert traces.plain_name(name) == ""


@given(st.integers(0, 2**256 - 1), st.sets(st.integers(0, 255), max_size=12))
def test_a_picture_that_differs_in_few_bits_shares_marks(bits, flipped):
    copy = bits
    for bit in flipped:
        copy ^= 1 << bit
    marks = [set(traces.marks_of_picture(f"{each:064x}")) for each in (bits, copy)]
    assert marks[0] & marks[1]


def test_addresses_are_found_in_a_text():
    said = "Write to anna@evil.example, ring +44 7700 900123 or look at https://x.com/anna_b."
    assert traces.addresses_in(said) == ["anna@evil.example", "+44 7700 900123", "https://x.com/anna_b"]
