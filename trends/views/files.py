"""How do the figures leave as files? As CSV, as a workbook and as pictures, with the same figures as the page."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from accounts.requests import SignedIn
from trends import exports, queries
from trends.drawing import picture
from trends.forms import LookForm
from trends.looking import look
from trends.workbook import workbook

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def as_csv(request: SignedIn, table: str) -> HttpResponse:
    """One table of the page as CSV, or the slice `within` of one."""
    found = _found(request, table)
    shown, name = _shown(request, found, table)
    said = exports.write(exports.as_rows(shown, found["units"]), marking=_marking())
    return _file(said, "text/csv; charset=utf-8", f"{name}-snapshot-{found['number']}.csv")


@require_safe
def as_svg(request: SignedIn, table: str) -> HttpResponse:
    """One table's figures of one unit, or those of its slice `within`, as a picture."""
    found = _found(request, table)
    shown, name = _shown(request, found, table)
    codes = list(shown["rows"][0]["figures"])
    asked = request.GET.get("unit", "approaches" if "approaches" in codes else codes[0])
    unit = next((unit for unit in found["units"] if unit["code"] == asked and asked in codes), None)
    if unit is None:
        raise Http404
    drawn = picture(shown, unit, marking=_marking())
    return _file(drawn, "image/svg+xml; charset=utf-8", f"{name}-{asked}-snapshot-{found['number']}.svg")


@require_safe
def as_workbook(request: SignedIn) -> HttpResponse:
    """All tables as one workbook."""
    found = _found(request, "periods")
    return _file(workbook(found, marking=_marking()), SHEET, f"statistics-snapshot-{found['number']}.xlsx")


def _found(request: SignedIn, table: str) -> dict[str, Any]:
    found = queries.statistics(request.user)
    if table not in found.get("tables", {}):
        raise Http404
    return found


def _shown(request: SignedIn, found: dict[str, Any], table: str) -> tuple[Mapping[str, Any], str]:
    """What is asked for, and how its file is called: a whole table, or a slice as `look` shows it."""
    within = request.GET.get("within", "")
    if not within:
        return found["tables"][table], table
    declared = LookForm({"by": table, "within": within}, found["tables"]).is_valid()
    shown = look(found, table, within) if declared else None
    if shown is None:
        raise Http404
    return shown, f"{table}-within-{within.replace(':', '-')}"


def _marking() -> str:
    return Organisation.objects.get(pk=1).marking_line


def _file(said: str | bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="countersign-{name}"'}
    return HttpResponse(said, content_type=kind, headers=headers)
