"""How does the page look that says what was known on a day? Each figure of then, beside what it is now."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from trends.definitions import UNITS

Found = Mapping[str, Any]
HEAD = [{"text": unit.label, "numeric": True} for unit in UNITS]


def past(found: Found) -> dict[str, Any]:
    """The object of `queries.as_known_on`, made ready for the components."""
    day = date.fromisoformat(found["on"])
    made: dict[str, Any] = {"on": f"{day:%-d %B %Y}", "tables": []}
    if "then" in found:
        made |= {"snapshot": found["then"]["number"], "taken": _moment(found["then"]), "rule": found["then"]["rule"],
                 "latest": found["now"]["number"]}  # fmt: skip
        made["tables"] = [_table(found, "months"), _periods(found["then"])]
    if "months" in found:
        rows = [[f"{row['month']:%B %Y}", *_both(row)] for row in found["months"]]
        made["own"] = {"head": ["Month", *HEAD], "rows": rows}
    return made


def _table(found: Found, code: str) -> dict[str, Any]:
    """A table as it stood then; beside each figure what the same row says now."""
    now = {row["code"]: row["figures"] for row in found["now"]["tables"][code]["rows"]}
    table = found["then"]["tables"][code]
    rows = [[row["name"], *(_figure(row["figures"][unit.code]["text"], now.get(row["code"], {}).get(unit.code))
                            for unit in UNITS)] for row in table["rows"]]  # fmt: skip
    return {"caption": f"{table['title']}, as known then", "head": [table["label"], *HEAD], "rows": rows}


def _periods(then: Found) -> dict[str, Any]:
    """The periods side by side as they were called then; now the same names mean other months."""
    table = then["tables"]["periods"]
    rows = [[row["name"], *(_cell(row["figures"][unit.code]["text"]) for unit in UNITS)] for row in table["rows"]]
    return {"caption": f"{table['title']}, as known then", "head": [table["label"], *HEAD], "rows": rows}


def _both(row: Found) -> list[dict[str, Any]]:
    return [_figure(f"{row['then'][unit.code]:,}", {"text": f"{row['now'][unit.code]:,}"}) for unit in UNITS]


def _figure(then: str, now: Found | None) -> dict[str, Any]:
    return _cell(then if now is None or now["text"] == then else f"{then} (now {now['text']})")


def _cell(said: str) -> dict[str, Any]:
    return {"text": said, "numeric": True}


def _moment(found: Found) -> str:
    return f"{datetime.fromisoformat(found['taken_at']):%-d %B %Y at %H:%M}"
