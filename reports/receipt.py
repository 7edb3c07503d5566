"""What stands on a receipt, on the page and on paper? What happens next, by when, and how long it is kept.

A receipt code never stands on paper: a file stays on the machine, and in the list of what was fetched.
"""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Organisation
from cases.terms import Mode
from design.paper import pdf
from design.templatetags.design import clock
from reports import keeping, queries
from reports.models import Report


def next_steps(report: Report, organisation: Organisation) -> list[str]:
    """What happens next, one sentence after the other."""
    days = queries.days_to_decide(report)
    decide = ngettext(
        "We aim to decide within %(days)d working day. Time in which we wait for your answer does not count.",
        "We aim to decide within %(days)d working days. Time in which we wait for your answer does not count.", days,
    ) % {"days": days}  # fmt: skip
    return [*_first_look(report, organisation), decide, _questions(report)]


def on_paper(report: Report, organisation: Organisation) -> bytes:
    """The receipt as PDF."""
    facts = [(_("Reference"), report.reference), (_("Sent on"), date_format(report.filed_at, "j F Y")),
             (_("Known as"), report.get_mode_display())]  # fmt: skip
    parts: list[dict[str, Any]] = [
        {"title": _("What happens next"), "lines": next_steps(report, organisation)},
        {"title": _("How long it is kept"), "lines": [keeping.words(report)]},
    ]
    told = {
        "title": _("Your report has been sent"), "organisation": organisation.name,
        "marking": organisation.marking_line,
        "facts": facts, "parts": parts, "end": _("Thank you. Telling us was the right thing to do."),
    }  # fmt: skip
    return pdf("reports/receipt.typ", told)


def _first_look(report: Report, organisation: Organisation) -> list[str]:
    by = queries.acknowledged_by(report)
    if by is None:
        return []
    with timezone.override(organisation.time_zone):
        said = {"time": clock(by), "day": date_format(timezone.localtime(by), "l j F Y")}
    return [_("A security officer will look at it by %(time)s on %(day)s.") % said]


def _questions(report: Report) -> str:
    if report.mode == Mode.ANONYMOUS:
        return _(
            "If we have a question, you will find it with your receipt code. We cannot tell you when there is one, so "
            "look in from time to time."
        )
    return _(
        "If we have a question, you will find it under My reports. A message tells you that there is something to "
        "read, never what."
    )
