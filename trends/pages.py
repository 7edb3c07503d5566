"""How do the figures look on the page? The object of `queries.statistics`, made ready for the components."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse

from trends.comparisons import LINKEDIN, LINKEDIN_TRAP, LINKEDIN_WHY

CHARTED = "approaches"
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
        "breakdowns": [_section(found, code) for code in found["tables"] if code not in ("periods", "months")],
        "definitions": [{"key": unit["label"], "value": unit["words"]} for unit in found["units"]],
        "comparisons": [_comparison(card) for card in found["comparisons"]],
        "linkedin": _linkedin(found["linkedin"]),
    }  # fmt: skip


def _on(moment: str | None) -> str:
    return f"{datetime.fromisoformat(moment):%-d %B %Y}" if moment else ""


def _cards(found: Found) -> list[dict[str, str]]:
    """The five units for this year so far, the largest things on the page."""
    year = found["tables"]["periods"]["rows"][0]
    return [
        {"number": year["figures"][unit["code"]]["text"], "text": unit["label"]}
        for unit in found["units"]
        if unit["code"] != "untold"
    ]


def _section(found: Found, code: str) -> dict[str, Any]:
    """One table: its picture of approaches, its figures of all units, and its statement."""
    table = found["tables"][code]
    units = [unit for unit in found["units"] if unit["code"] in table["rows"][0]["figures"]]
    statement = dict(table["statement"])
    return {
        "code": code, "title": table["title"], "label": table["label"],
        "caption": table["title"] if code == "periods" else f"{table['title']}: all units",
        "chart": f"Approaches {table['title'][0].lower()}{table['title'][1:]}",
        "bars": [(row["name"], *_drawn(row["figures"][CHARTED])) for row in table["rows"]
                 if row["figures"][CHARTED]["number"] != 0],
        "drawable": any(row["figures"][CHARTED]["number"] for row in table["rows"]),
        "columns": [(_short(row["name"]), *_drawn(row["figures"][CHARTED])) for row in table["rows"]],
        "head": [table["label"], *({"text": unit["label"], "numeric": True} for unit in units)],
        "rows": [_cells(row, units) for row in table["rows"]],
        "statement": [{"key": name, "value": said} for name, said in table["statement"]],
        "in_short": f"{statement['Period']}. {statement['Date basis']}. Snapshot {found['number']}.",
        "csv": reverse("trends:csv", args=[code]),
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
        ("Source", f"{card['source']}, published {card['published']}; revision {card['revision']}"),
    ]
    return {**card, "rows": [{"key": name, "value": value} for name, value in said if value]}


def _linkedin(halves: list[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "why": LINKEDIN_WHY,
        "trap": LINKEDIN_TRAP,
        "bars": [(half["period"], *_drawn(half["linkedin_reg"])) for half in halves],
        "head": ["Half-year", *({"text": label, "numeric": True} for label in LINKEDIN.values())],
        "rows": [
            [half["period"], *({"text": half[series]["text"], "numeric": True} for series in LINKEDIN)]
            for half in halves
        ],
    }  # fmt: skip
