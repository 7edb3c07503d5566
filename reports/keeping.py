"""What does a reporter read of how long their report is kept? One sentence that is true of it today."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.queries import time_zone
from cases import keeping
from cases.models import Case, Hold
from reports.models import Report
from reports.queries import living_case


def words(report: Report) -> str:
    """Until when, or how long after the end of our work; and where there is no end, that."""
    case, months = living_case(report), keeping.in_force().months
    if case.is_open:
        return _while_open([months.get(outcome) for outcome in keeping.OUTCOMES])
    return _closed(case, months)


def _while_open(months: list[int | None]) -> str:
    given = [each for each in months if each is not None]
    if not given:
        return _("No end has been set for how long reports are kept. Ask your security team about it.")
    said = {"least": min(given), "most": max(given)}
    if len(given) < len(months):
        return _("It is kept while we work on it, and then for %(least)d months or longer, by what came of it.") % said
    if said["least"] == said["most"]:
        return _("It is kept while we work on it, and then for %(least)d months.") % said
    return _("It is kept while we work on it, and then for %(least)d to %(most)d months, by what came of it.") % said


def _closed(case: Case, months: dict[str, int]) -> str:
    assert case.closed_at is not None  # the database holds that a closed case has it
    if Hold.objects.filter(case=case, lifted_at=None).exists():
        return _("It is kept for longer than usual, because it is still needed.")
    zone = time_zone()
    last = keeping.kept_until(case.closed_at, case.outcome, months, zone)
    if last is None:
        return _("No end has been set for how long it is kept. Ask your security team about it.")
    return _(
        "It is kept until %(day)s. Then what you told us, your files and who you are are removed. What stays is that "
        "there was an approach, for our figures."
    ) % {"day": date_format(last, "j F Y")}
