"""Whose report is it? Through the API, only one's own is there."""

from rest_framework.request import Request

from design.api import signed_in
from events.refusals import NotThere
from reports.models import Report


def mine(request: Request, reference: str) -> Report:
    """The report of whoever asks, with its conversation and living case; anybody else's isn't there."""
    own = Report.objects.of(signed_in(request)).select_related("conversation__approach__case", "approach__case")
    if (report := own.filter(reference=reference).first()) is None:
        raise NotThere
    return report
