"""What may a template say beyond Django's own tags? `{% load design %}` for components and charts."""

from collections.abc import Iterable
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm
from django.template.context import Context
from django.template.loader import get_template, render_to_string
from django.utils.dates import MONTHS
from django.utils.formats import time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name, localtime
from django.utils.translation import get_language, gettext

from design import charts

register = template.Library()

STATUS_COLOURS = {
    "new": "blue",
    "triage": "teal",
    "awaiting_reporter": "yellow",
    "investigation": "purple",
    "referred": "magenta",
    "review": "orange",
    "closed": "grey",
}
PLAIN = {"text": "", "href": "", "colour": "", "numeric": False}  # what a cell may have
KEPT = 2_000  # pieces of one or two kilobytes, in each process
SEVERITY_COLOURS = {"low": "grey", "medium": "yellow", "high": "orange", "critical": "red"}


@register.filter
def clock(moment: Any) -> str:
    """The time as it is spoken: 5pm, or 5:30pm; in Welsh, which has no short way to say that, 17:00."""
    if get_language() == "cy":
        return time_format(localtime(moment), "H:i")
    return time_format(localtime(moment), "fA").replace("AM", "am").replace("PM", "pm")


@register.filter
def status_colour(status: str) -> str:
    return STATUS_COLOURS.get(status, "grey")


@register.filter
def severity_colour(severity: str) -> str:
    return SEVERITY_COLOURS.get(severity, "grey")


@register.filter
def has_hour(moment: datetime | None) -> bool:
    """Is the hour known? What somebody without a name did is dated to the day, as the beginning of it."""
    return moment is not None and localtime(moment).time() != time.min


@register.filter
def dated(moment: datetime) -> str:
    """The day, and the hour where it is known: 3 May 2026 at 14:05."""
    local = localtime(moment)
    day = f"{local.day} {MONTHS[local.month]} {local.year}"
    return day if local.time() == time.min else gettext("%(day)s at %(time)s") % {"day": day, "time": f"{local:%H:%M}"}


@register.filter
def cells(row: Iterable[Any]) -> list[dict[str, Any]]:
    """The cells of a table's row, all of one shape: looking for what a plain text hasn't got takes a template longer
    than drawing it."""
    return [PLAIN | (cell if isinstance(cell, dict) else {"text": cell}) for cell in row]


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: SafeString, name: str, **given: Any) -> SafeString:
    """`{% component "details" summary="…" %}…{% endcomponent %}`: a component with content of its own."""
    with context.push(content=content, **given):
        return get_template(f"components/{name}.html").template.render(context)  # type: ignore[attr-defined]


@register.simple_tag
def drawn(name: str, **given: Any) -> SafeString:
    """`{% drawn "cases/line.html" row=row %}`: a small template that says nothing but what it is given, in frozen
    values. Most lines of a list are as they were a minute ago, so each is drawn once and kept while it is asked for."""
    return _drawn(name, (get_language(), get_current_timezone_name()), tuple(given.items()))


@lru_cache(maxsize=KEPT)
def _drawn(name: str, here: tuple[str | None, str], given: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(name, dict(given))


@register.simple_block_tag
def landmark(content: SafeString, label: str) -> SafeString:
    """What stands outside the main part can be found by those who jump from landmark to landmark."""
    drawn = format_html('<div role="region" aria-label="{}">{}</div>', label, content)
    return drawn if content.strip() else SafeString("")


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm | None = None) -> dict[str, Any]:
    """What is wrong, once: the page's summary (base.html) comes first, then the form's says nothing."""
    told = form is None or getattr(form, "summarised", False) or not getattr(form, "errors", None)
    if form is not None and not told:
        form.summarised = True  # type: ignore[attr-defined]
    return {"form": None if told else form}


@register.filter
def sections(form: BaseForm) -> list[tuple[str, list[Any]]]:
    """A form's fields under their headings, without those that a choice reveals."""
    looks = getattr(form, "looks", {})
    revealed = {name for look in looks.values() for name in look.get("reveals", {}).values()}
    fields = {field.name: field for field in form.visible_fields() if field.name not in revealed}
    found = [
        (heading, [fields.pop(name) for name in names if name in fields])
        for heading, names in getattr(form, "sections", [])
    ]
    named = [(heading, there) for heading, there in found if there]  # a heading of nothing isn't shown
    return [("", list(fields.values())), *named] if fields else named


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(rows: Any, *, caption: str, label: str, value: str) -> dict[str, Any]:
    """Bars inside a table: the figures are the chart. `rows` are (name, number or None, text shown)."""
    return {"bars": charts.bars(rows), "caption": caption, "label": label, "value": value}


@register.inclusion_tag("components/column_chart.html")
def column_chart(rows: Any, *, caption: str, label: str, value: str, marks: Any = ()) -> dict[str, Any]:
    """Columns along time, with their table folded away beneath. `rows` as for `bar_chart`, `marks` as `columns`."""
    return {"chart": charts.columns(rows, marks), "caption": caption, "label": label, "value": value}
