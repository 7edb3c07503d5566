"""Do the pages ask little, and do the answers add up to what was meant?"""

import pytest

from cases.terms import Method
from reports.forms import STEPS
from reports.forms.far import FarForm
from reports.forms.happened import HappenedForm
from reports.forms.known import KnownForm
from reports.forms.reading_back import LEFT_OPEN, SHORT, read_back
from reports.forms.step import MOST
from reports.forms.testimony import stage, told
from reports.forms.who import WhoForm
from reports.models import DoneSoFar

NAMED = {"mode": "named"}


def errors(form, data, answers=None, *, signed_in=True):
    return form(data, answers=NAMED if answers is None else answers, signed_in=signed_in).errors


def test_only_the_story_and_how_to_be_known_have_to_be_answered():
    needed = {name for form in STEPS.values() for name in errors(form, {})}
    assert needed == {"mode", "narrative"}


def test_each_answer_has_short_words_to_be_read_back_in():
    asked = {name for form in STEPS.values() for mode in ("named", "anonymous")
             for name in form(answers={"mode": mode}, signed_in=True).fields}  # fmt: skip
    assert asked == set(SHORT)


def test_an_anonymous_reporter_is_asked_for_the_kind_of_work_and_never_for_a_way_to_be_reached():
    fields = {name for form in STEPS.values() for name in form(answers={"mode": "anonymous"}, signed_in=True).fields}
    assert {"sector", "employment"} <= fields
    assert "safe_contact" not in fields


def test_whoever_is_not_signed_in_can_only_be_anonymous():
    assert "mode" in errors(KnownForm, {"mode": "named"}, {}, signed_in=False)
    assert not errors(KnownForm, {"mode": "anonymous"}, {}, signed_in=False)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"narrative": "  "}, "narrative"),
        ({"narrative": "x" * (MOST + 1)}, "narrative"),
        ({"narrative": "x", "colleague_email": "olga"}, "colleague_email"),
        ({"narrative": "x", "first_contact_on_day": "31", "first_contact_on_month": "2",
          "first_contact_on_year": "2026"}, "first_contact_on"),
        ({"narrative": "x", "first_contact_on_day": "1", "first_contact_on_month": "2",
          "first_contact_on_year": "2099"}, "first_contact_on"),
        ({"narrative": "x", "first_contact_on_day": "2", "first_contact_on_month": "2",
          "first_contact_on_year": "2026", "last_contact_on_day": "1", "last_contact_on_month": "2",
          "last_contact_on_year": "2026"}, "last_contact_on"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_where_it_was_written(data, field):
    assert set(errors(HappenedForm, data)) == {field}


@pytest.mark.parametrize("lines", ["\n".join(str(number) for number in range(21)), "x" * 501])
def test_too_many_or_too_long_addresses_are_refused(lines):
    assert set(errors(WhoForm, {"addresses": lines})) == {"addresses"}


def test_addresses_are_taken_line_by_line_once_each():
    form = WhoForm({"addresses": " a@x.example \r\n\r\n+44 20\na@x.example"}, answers=NAMED, signed_in=True)
    assert form.is_valid()
    assert told({"narrative": "x", **form.answers}).addresses == ("a@x.example", "+44 20")


def test_a_colleagues_address_counts_only_where_a_colleague_was_approached():
    form = HappenedForm(
        {"narrative": "x", "whom": "me", "colleague_email": "o@x.example"}, answers=NAMED, signed_in=True
    )
    assert form.is_valid()
    assert form.answers["colleague_email"] == ""


@pytest.mark.parametrize(
    ("answers", "reached"),
    [
        ({}, 0),
        ({"stage": "not_sure"}, 0),
        ({"stage": "5"}, 5),
        ({"stage": "0", "moved_to": ["signal"]}, 0),  # what was chosen stands
        ({"stage": "not_sure", "done_so_far": ["blocked"]}, 0),
        ({"stage": "not_sure", "done_so_far": ["accepted"]}, 1),
        ({"done_so_far": ["accepted", "replied"]}, 2),
        ({"given": "My job title"}, 2),
        ({"moved_to": ["signal"], "done_so_far": ["accepted"]}, 3),
    ],
)
def test_where_the_stage_is_left_open_the_other_answers_show_it(answers, reached):
    assert stage(answers) == reached


def test_not_sure_is_an_answer_everywhere():
    unsure = dict.fromkeys(
        ["platform", "method", "ongoing", "travel_planned", "sector", "employment", "stage"], "not_sure"
    )
    unsure_told = told({"narrative": "x", **unsure})
    assert unsure_told == told({"narrative": "x"})


@pytest.mark.django_db
def test_what_was_left_open_is_read_back_in_one_line():
    pages = read_back({**NAMED, "narrative": "A story", "platform": "linkedin"}, signed_in=True)
    rows = {row["key"]: row["value"] for page in pages for row in page["rows"]}
    assert rows["What happened"] == "A story"
    assert rows["Where it began"] == "LinkedIn"
    assert "Name used" not in rows
    assert "How far it went" in rows[LEFT_OPEN]


@pytest.mark.parametrize(("told", "missing"), [
    ({}, set()), ({"platform": "linkedin"}, set()), ({"platform": "telephone"}, {"told_platform"}),
    ({"platform": "event"}, {"told_platform", "blocked"}), ({"platform": "event", "moved_to": ["whatsapp"]}, set()),
    ({"platform": "in_person", "done_so_far": ["blocked"]}, {"told_platform"}),
])  # fmt: skip
def test_what_can_have_been_done_is_asked_by_where_it_happened(told, missing):
    form = FarForm(answers={"mode": "named", **told}, signed_in=True)
    assert set(DoneSoFar.values) - {value for value, _ in form.fields["done_so_far"].choices} == missing


def test_what_was_asked_for_comes_with_an_example_of_what_such_people_ask_for():
    hints = {FarForm(answers={"method": method}, signed_in=True).fields["asked_for"].help_text for method in Method}
    assert len(hints) == 6  # five examples, and none where nobody can say
    assert "CV" in str(FarForm(answers={"method": "recruiter"}, signed_in=True).fields["asked_for"].help_text)
