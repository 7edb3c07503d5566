"""What did they answer? Read back in short words: before sending to be checked, afterwards to be looked up."""

from typing import Any

from django import forms

from reports.checking.signs import ANSWERS, NO, SIGNS, UNSURE, YES
from reports.facts import in_words
from reports.forms import STEPS
from reports.forms.step import day
from reports.models import DoneSoFar, Report

SHORT = {
    "mode": "Known as",
    "narrative": "What happened",
    "whom": "Who was approached",
    "colleague_email": "Your colleague’s email",
    "first_contact_on": "First contact",
    "last_contact_on": "Latest contact",
    "ongoing": "Still going on",
    "travel_planned": "Travel planned",
    "employment": "Working here",
    "sector": "Kind of work",
    "platform": "Where it began",
    "moved_to": "Moved to",
    "method": "Came as",
    "persona_name": "Name used",
    "claimed_employer": "Said they work for",
    "claimed_post": "Said their job is",
    "claimed_place": "Said they are in",
    "addresses": "Addresses",
    "stage": "How far it went",
    "asked_for": "What they asked for",
    "offered": "What they offered",
    "given": "What you told or gave them",
    "done_so_far": "Done so far",
    "told_others": "Who else you told",
    "safe_contact": "How to reach you",
}
NOTICED = {YES: "Signs you saw", NO: "Signs you did not see", UNSURE: "Signs you were not sure of"}
LEFT_OPEN = "Left open"
FILED = (
    "narrative", "persona_name", "claimed_employer", "claimed_post", "claimed_place", "addresses", "asked_for",
    "offered", "given", "done_so_far", "told_others", "safe_contact",
)  # fmt: skip

Row = dict[str, Any]


def read_back(answers: dict[str, Any], *, signed_in: bool) -> list[dict[str, Any]]:
    """Each page with what was answered on it: `step`, `title` and `rows` for a summary list."""
    pages = {step: form(answers=answers, signed_in=signed_in) for step, form in STEPS.items()}
    return [{"step": step, "title": page.title, "rows": _rows(page, answers)} for step, page in pages.items()]


def as_filed(report: Report) -> list[Row]:
    """The testimony of a report; what was left open isn't listed."""
    rows = [{"key": SHORT[name], "value": _written(report, name)} for name in FILED]
    of_contact = [{"key": label, "value": words} for label, words in in_words(report.facts)]
    rows = [rows[0], *of_contact, *rows[1:]]  # the story first
    return [row for row in [*rows, *as_noticed(report.indicators)] if row["value"]]


def as_noticed(indicators: dict[str, str]) -> list[Row]:
    """The signs that were answered in a check, one row for each answer that was given."""
    found = {answer: [SIGNS[code].short for code in SIGNS if indicators.get(code) == answer] for answer in ANSWERS}
    return [{"key": NOTICED[answer], "value": "\n".join(signs)} for answer, signs in found.items() if signs]


def _written(report: Report, name: str) -> str:
    value = getattr(report, name)
    if name == "done_so_far":
        return "\n".join(DoneSoFar(each).label for each in value)
    return "\n".join(value) if isinstance(value, list) else value


def _rows(page: forms.Form, answers: dict[str, Any]) -> list[Row]:
    """What was answered, one row each, and in one row what was left open."""
    found = {SHORT[name]: _said(field, name, answers.get(name)) for name, field in page.fields.items()}
    rows = [{"key": key, "value": said} for key, said in found.items() if said]
    left = ", ".join(key for key, said in found.items() if not said)
    return [*rows, {"key": LEFT_OPEN, "value": left}] if left else rows


def _said(field: forms.Field, name: str, value: Any) -> str:
    if name.endswith("_on"):
        when = day(value)
        return f"{when.day} {when:%B %Y}" if when else ""
    if name == "mode":
        return str(value).capitalize() if value else ""
    if isinstance(field, forms.ChoiceField):
        labels = _labels(field.choices)
        return "\n".join(labels.get(each, "") for each in (value if isinstance(value, list) else [value]))
    return value or ""


def _labels(choices: Any) -> dict[str, str]:
    """Every choice by its value, those within groups too."""
    found: dict[str, str] = {}
    for value, label in choices:
        found.update(_labels(label) if isinstance(label, list | tuple) else {value: label})
    return found
