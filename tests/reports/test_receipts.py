"""Does a receipt code find its report, however it is typed, and give nothing away?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.refusals import Invalid
from reports.receipts import digest, new_code, plain, shown

CODE = "1234 5678 9012 3456"


def test_a_new_code_is_sixteen_digits_in_fours_and_never_the_same():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", code) for code in codes)


@pytest.mark.parametrize(
    "typed", ["1234567890123456", "1234-5678-9012-3456", " 1234 5678\t9012\n3456 ", "1234.5678.9012.3456"]
)
def test_it_is_read_however_it_is_typed(typed):
    assert plain(typed) == "1234567890123456"
    assert shown(typed) == CODE


@pytest.mark.parametrize(
    "typed", ["", "123456789012345", "12345678901234567", "1234 5678 9012 345x", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦"]
)
def test_anything_else_is_refused(typed):
    with pytest.raises(Invalid):
        plain(typed)


@given(st.text(max_size=40))
def test_no_text_breaks_it(typed):
    try:
        read = plain(typed)
    except Invalid:
        return
    assert re.fullmatch("[0-9]{16}", read)


def test_the_digest_is_the_same_for_the_same_code_and_shows_nothing_of_it(settings):
    kept = digest(CODE)
    assert kept == digest(CODE.replace(" ", ""))
    assert len(kept) == 32
    assert b"1234" not in kept
    assert digest("1234 5678 9012 3457") != kept
    settings.RECEIPT_KEY = b"another key of thirty-two bytes!"
    assert digest(CODE) != kept, "without the key nobody can try codes"
