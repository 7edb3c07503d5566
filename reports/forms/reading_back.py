"""What did they answer? Read back in short words: before sending to be checked, afterwards to be looked up."""

from typing import Any

from django import forms
from django.utils.formats import date_format

from cases.actions.assessing import LISTED
from cases.terms import Mode
from design.words import lazily as _
from reports.checking.signs import ANSWERS, NO, SIGNS, UNSURE, YES
from reports.facts import LABELS, in_words
from reports.forms import STEPS
from reports.forms.happened import ABOUT_COLLEAGUE
from reports.forms.step import day
from reports.models import DoneSoFar, Report

SHORT = LABELS | {
    "mode": _("Known as"),
    "narrative": _("What happened"),
    "whom": _("Who was approached"),
    "colleague_email": _("Your colleague’s email"),
    "persona_name": _("Name used"),
    "claimed_employer": _("Said they work for"),
    "claimed_post": _("Said their job is"),
    "claimed_place": _("Said they are in"),
    "addresses": _("Addresses"),
    "asked_for": _("What they asked for"),
    "offered": _("What they offered"),
    "given": _("What you told or gave them"),
    "done_so_far": _("Done so far"),
    "told_others": _("Who else you told"),
    "safe_contact": _("How to reach you"),
}
NOTICED = {YES: _("Signs you saw"), NO: _("Signs you did not see"), UNSURE: _("Signs you were not sure of")}
LEFT_OPEN = _("Left open")
SEALED = _("Sealed with your name, if you gave it")
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
    whom = {"key": SHORT["whom"], "value": str(ABOUT_COLLEAGUE) if report.about_colleague else ""}
    rows = [rows[0], whom, *of_contact, *rows[1:]]  # the story first
    return [row for row in [*rows, *as_noticed(report.indicators)] if row["value"]]


def as_noticed(indicators: dict[str, str]) -> list[Row]:
    """The signs that were answered in a check, one row for each answer that was given."""
    found = {answer: [str(SIGNS[code].short) for code in SIGNS if indicators.get(code) == answer] for answer in ANSWERS}
    return [{"key": NOTICED[answer], "value": "\n".join(signs)} for answer, signs in found.items() if signs]


def _written(report: Report, name: str) -> str:
    value = getattr(report, name)
    if name == "safe_contact" and report.sealed:
        return str(SEALED)
    if name == "done_so_far":
        return "\n".join(str(DoneSoFar(each).label) for each in value)
    return "\n".join(value) if isinstance(value, list) else value


def _rows(page: forms.Form, answers: dict[str, Any]) -> list[Row]:
    """What was answered, one row each, and in one row what was left open."""
    found = {SHORT[name]: _said(field, name, answers.get(name)) for name, field in page.fields.items()}
    rows = [{"key": key, "value": said} for key, said in found.items() if said]
    left = ", ".join(str(key) for key, said in found.items() if not said)
    return [*rows, {"key": LEFT_OPEN, "value": left}] if left else rows


def _said(field: forms.Field, name: str, value: Any) -> str:
    if name.endswith("_on"):
        when = day(value)
        return date_format(when, "j F Y") if when else ""
    if name == "mode":
        return str(Mode(value).label) if value else ""
    if isinstance(field, forms.ChoiceField):
        labels = _labels(field.choices)
        named = value if isinstance(value, list) else [value]
        return "\n".join(str(labels.get(each) or _taken_off(name, each)) for each in named)
    return value or ""


def _taken_off(name: str, code: str | None) -> str:
    """What somebody chose that has been taken off its list since."""
    return LISTED[name].label(code) if code and name in LISTED else ""


def _labels(choices: Any) -> dict[str, str]:
    """Every choice by its value, those within groups too."""
    found: dict[str, str] = {}
    for value, label in choices:
        found.update(_labels(label) if isinstance(label, list | tuple) else {value: label})
    return found
