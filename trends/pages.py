"""How do the figures look on the page? The object of `queries.statistics`, made ready for the components."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from cases.queries.officers import MOST_SHARED_OUT
from trends.cards import LINKEDIN, LINKEDIN_TRAP, LINKEDIN_WHY
from trends.comparisons import source
from trends.definitions import MEASURES, UNITS, UNTOLD
from trends.forms import PLAIN
from trends.looking import look
from trends.tables import CROSSES, MONTHS

CHARTED = "approaches"
ON_FIRST_PAGE = ("platform_class", "platform", "sector", "stage")
QUEUED = ("platform", "stage", "severity")  # tables whose rows the queue has a filter for
MILLION = 1_000_000
MONTHS_NAMED = 3  # letters of a month's name beneath a column
Found = Mapping[str, Any]


def page(found: Found) -> dict[str, Any]:
    """Everything that the dashboard shows, in its order; nothing where there is no snapshot yet."""
    if not found:
        return {}
    taken = datetime.fromisoformat(found["taken_at"])
    return {
        "snapshot": found["number"], "taken": f"{taken:%-d %B %Y at %H:%M}", "rule": found["rule"],
        "stands_since": _on(found["stands_since"]),
        "units": _cards(found),
        "periods": _section(found, "periods"),
        "rates": _rates(found), "covered": dict(found["tables"]["periods"]["statement"])["Coverage"],
        "early_share": found["early_share"],
        "months": _section(found, "months"),
        "breakdowns": [_section(found, code) for code in found["tables"] if code in ON_FIRST_PAGE],
        **_beside(found),
        "closer": [(f"{reverse('trends:look')}?by={table.code}", table.title) for table in PLAIN
                   if table.code in found["tables"] and table.code not in ON_FIRST_PAGE],
        "marks": _marks(found, found["tables"]["months"]["rows"]),
        "definitions": [{"key": each["label"], "value": each["words"]} for each in found["units"]]
        + [{"key": measure.label, "value": measure.words} for measure in MEASURES],
        "comparisons": [_comparison(card) for card in found["comparisons"]],
        "linkedin": _linkedin(found["linkedin"]),
    }  # fmt: skip


def _beside(found: Found) -> dict[str, Any]:
    """Personas met again and takedowns; a snapshot of before they were counted has none of them."""
    if "takedowns" not in found["tables"]:
        return {}
    return {
        "repeats": _section(found, "repeats", "again"), "takedowns": _section(found, "takedowns", "asked"),
        "removal": _section(found, "removal", "asked"), "median": found["removal"],
    }  # fmt: skip


def closer(found: Found, given: Mapping[str, str], cases: bool) -> dict[str, Any]:
    """One table, closer: the unit asked for is drawn, shares stand beside it, and its rows lead on.

    `cases` says that its reader works with cases, and may go on to those in their own scope.
    """
    by, within, unit = given["by"], given.get("within", ""), given.get("unit") or CHARTED
    table = look(found, by, within)
    if table is None:
        return {}
    codes = list(table["rows"][0]["figures"])
    charted = unit if unit in codes else codes[0]
    units = [each for each in found["units"] if each["code"] in codes]
    label = next(each["label"] for each in units if each["code"] == charted)
    section = _section({**found, "tables": {**found["tables"], "looked": table}}, "looked", charted)
    return {
        **section, "chart": _heading(table["title"], label), "value": label,
        "rule": found["rule"], "caption": f"{table['title']}: all units",
        "csv": f"{reverse('trends:csv', args=[by])}{'?' + urlencode({'within': within}) if within else ''}",
        "svg": f"{reverse('trends:svg', args=[by])}?"
               + urlencode({"unit": charted} | ({"within": within} if within else {})),
        "head": [*section["head"], {"text": f"Share of {label.lower()}", "numeric": True}],
        "rows": [
            [_leading(by, within, row), *_cells(row, units)[1:],
             {"text": row["shares"].get(charted, "Not added up"), "numeric": True}]
            for row in table["rows"]
        ],
        "onward": _onward(by, table) if cases else [],
        "over_time": by == MONTHS, "marks": _marks(found, table["rows"]),
        "by_month": [] if within else _by_month(found, by),
    }  # fmt: skip


def _heading(title: str, label: str) -> str:
    """What is drawn, by what: "Reports by sector"; a table whose title says what it counts comes first."""
    return f"{label} b{title[1:]}" if title.startswith("By ") else f"{title}: {label.lower()}"


def worked_on(load: list[tuple[str, int]]) -> dict[str, Any]:
    """Open cases by officer, for the table of leads."""
    rows = [[name, {"text": f"{cases:,}", "numeric": True}] for name, cases in load]
    first = (
        f", the {MOST_SHARED_OUT:,} that are due first" if sum(cases for _, cases in load) >= MOST_SHARED_OUT else ""
    )
    return {"caption": f"Open cases by officer, of those that you can see{first}",
            "head": ["Officer", {"text": "Open cases", "numeric": True}], "rows": rows}  # fmt: skip


def _leading(by: str, within: str, row: Mapping[str, Any]) -> Any:
    """The row's name, as a way into the cross that it has with another table."""
    into = next((table.cross for table in CROSSES if table.cross and by in table.cross), None)
    if within or into is None or by == MONTHS:
        return row["name"]
    other = into[1 - into.index(by)]
    return {"text": row["name"], "href": f"{reverse('trends:look')}?by={other}&within={by}:{row['code']}"}


def _by_month(found: Found, by: str) -> list[tuple[str, str]]:
    """The months of each row of a table, where they are counted: or, of the months themselves, of each row there is."""
    declared = [table.cross[0] for table in CROSSES if table.cross and table.code in found["tables"]
                and table.over_time and by in table.cross]  # fmt: skip
    look_at = f"{reverse('trends:look')}?by={MONTHS}&within="
    return [(f"{look_at}{code}:{row['code']}", row["name"])
            for code in declared for row in found["tables"][code]["rows"]]  # fmt: skip


def _onward(by: str, table: Found) -> list[tuple[str, str]]:
    """The open cases behind each row, as far as their reader sees them: the queue says which, by its own scope."""
    if by not in QUEUED:
        return []
    queue = reverse("cases:queue")
    return [(f"{queue}?view=open&{by}={row['code']}", row["name"]) for row in table["rows"]]


def _marks(found: Found, rows: list[Mapping[str, Any]]) -> list[tuple[int, str]]:
    """Which of these rows, one for each month, each break belongs to, and its words."""
    months = [row["code"] for row in rows]
    return [(months.index(mark["month"]), mark["words"]) for mark in found["breaks"] if mark["month"] in months]


def _on(moment: str | None) -> str:
    return f"{datetime.fromisoformat(moment):%-d %B %Y}" if moment else ""


def _cards(found: Found) -> list[dict[str, str]]:
    """The five units for this year so far, the largest things on the page."""
    year = found["tables"]["periods"]["rows"][0]
    return [
        {"number": year["figures"][unit["code"]]["text"], "text": unit["label"]}
        for unit in found["units"]
        if unit["code"] in year["figures"] and unit["code"] != UNTOLD.code
    ]


def _section(found: Found, code: str, charted: str = CHARTED) -> dict[str, Any]:
    """One table: its picture of one unit, its figures of all units, and its statement."""
    table = found["tables"][code]
    units = [unit for unit in found["units"] if unit["code"] in table["rows"][0]["figures"]]
    statement = dict(table["statement"])
    drawn = next(unit["label"] for unit in units if unit["code"] == charted)
    return {
        "code": code, "title": table["title"], "label": table["label"],
        "caption": f"{table['title']}: all units" if len(units) == len(UNITS) else table["title"],
        "chart": f"{drawn} {table['title'].replace('By ', 'by ', 1)}" if table["title"].startswith("By ") else drawn,
        "value": drawn,
        "bars": [(row["name"], *_drawn(row["figures"][charted])) for row in table["rows"]
                 if row["figures"][charted]["number"] != 0],
        "drawable": any(row["figures"][charted]["number"] for row in table["rows"]),
        "columns": [(_short(row["name"]), *_drawn(row["figures"][charted])) for row in table["rows"]],
        "head": [table["label"], *({"text": unit["label"], "numeric": True} for unit in units)],
        "rows": [_cells(row, units) for row in table["rows"]],
        "statement": [{"key": name, "value": said} for name, said in table["statement"]],
        "in_short": f"{statement['Period']}. {statement['Date basis']}. Snapshot {found['number']}.",
        "csv": reverse("trends:csv", args=[table.get("code", code)]),
        "svg": reverse("trends:svg", args=[table.get("code", code)]),
    }  # fmt: skip


def _drawn(figure: Mapping[str, Any]) -> tuple[int | None, str]:
    return figure["number"], figure["text"]


def _short(month: str) -> str:
    """“November 2026” as “Nov 26”: there are 24 of them in a row."""
    name, _, year = month.partition(" ")
    return f"{name[:MONTHS_NAMED]} {year[-2:]}"


def _cells(row: Mapping[str, Any], units: list[dict[str, str]]) -> list[Any]:
    return [row["name"], *({"text": row["figures"][unit["code"]]["text"], "numeric": True} for unit in units)]


def _rates(found: Found) -> dict[str, Any]:
    return {
        "head": ["Unit", {"text": "Per 1,000 staff (95% interval)", "numeric": True}],
        "rows": [[rate["name"], {"text": rate["text"], "numeric": True}] for rate in found["rates"]],
    }


def _comparison(card: Mapping[str, Any]) -> dict[str, Any]:
    said = [
        ("Their figure", f"{card['theirs']} ({card['unit']})"),
        ("Their period", card["period"]),
        ("Where they looked", card["platform"] or "Not published"),
        ("They add", card["qualifier"]),
        ("Our figure", f"{card['ours']}: {card['beside']}" if card["ours"] else ""),
        *card["rates"],
        ("Source", source(card["source"], card["published"], card["revision"])),
    ]
    return {**card, "rows": [{"key": name, "value": value} for name, value in said if value]}


def _linkedin(halves: list[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "why": LINKEDIN_WHY,
        "trap": LINKEDIN_TRAP,
        "bars": [(half["period"], *_in_millions(half["linkedin_reg"]["number"])) for half in halves],
        "head": ["Half-year", *({"text": label, "numeric": True} for label in LINKEDIN.values()), "Source"],
        "rows": [
            [half["period"], *({"text": half[series]["text"], "numeric": True} for series in LINKEDIN), half["source"]]
            for half in halves
        ],
    }  # fmt: skip


def _in_millions(accounts: int | None) -> tuple[int | None, str]:
    return accounts, "" if accounts is None else f"{accounts / MILLION:.1f}"
