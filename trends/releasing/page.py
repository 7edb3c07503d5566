"""How does a release look to the public? One page of plain HTML that stands anywhere, beside its files."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

STYLE = """body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 Helvetica, Arial, sans-serif; color: #0b0c0c; }
table { border-collapse: collapse; margin: 1rem 0 2rem; width: 100%; }
caption { text-align: left; font-weight: 700; padding: .5rem 0; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #b1b4b6; }
td, thead th + th { text-align: right; font-variant-numeric: tabular-nums; }
img { display: block; width: 100%; min-width: 34rem; height: auto; }
.scroll { overflow-x: auto; }
.scroll:focus, a:focus { outline: 3px solid #0b0c0c; background: #fd0; }
dt { font-weight: 700; } dd { margin: 0 0 .8rem; }
@page { margin: 15mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; line-height: 1.35; }
  h2, caption, dt { break-after: avoid; }
  tr, img, dd { break-inside: avoid; }
  img { width: 75%; min-width: 0; }
  th, td { padding: .1rem .4rem; }
  table { margin: .5rem 0; }
  nav { display: none; }
}
"""  # noqa: E501 - a style of its own, since the page may stand where ours isn't

FILES = {
    "figures.pdf": "Document (PDF)", "figures.xlsx": "Workbook (XLSX)", "figures.json": "All figures as data (JSON)",
    "method.txt": "What is counted, and how (text)", "SHA256SUMS.txt": "SHA-256 of each file (text)",
}  # fmt: skip
SAID = ("Period", "Date basis", "Coverage")
LEFT_OUT = "Rows in which nothing was counted are left out here. They stand in the other files. "
Said = Mapping[str, Any]


def page(said: Said) -> str:
    """The whole page. What it shows is what was frozen, and every name is a file beside it."""
    found = said["found"]
    head = (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport"'
        f' content="width=device-width, initial-scale=1"><title>{escape(said["title"])}</title>'
        '<link rel="stylesheet" href="style.css"></head><body><main>'
    )
    tables = "".join(_table(found, code) for code in found["order"])
    return (
        f"{head}<p>{escape(said['marking'])}</p><h1>{escape(said['title'])}</h1>"
        f"<p>{escape(said['organisation'])}. Release {said['number']} of {_day(said['made_at'])}, from snapshot"
        f" {found['number']}. {escape(found['rule'])}</p>{_files()}{_contents(found)}{_words(said)}{tables}"
        f'<h2 id="revisions">Revisions since the release before</h2>{_revisions(said)}'
        f"<p>{escape(said['marking'])}</p></main></body></html>\n"
    )


def _day(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%-d %B %Y}"


def _files() -> str:
    links = "".join(f'<li><a href="{name}">{words}</a></li>' for name, words in FILES.items())
    return f"<h2>Files</h2><ul>{links}</ul>"


def _contents(found: Said) -> str:
    links = "".join(
        f'<li><a href="#{code}">{escape(found["tables"][code]["title"])}</a></li>' for code in found["order"]
    )
    last = '<li><a href="#revisions">Revisions since the release before</a></li>'
    return f'<nav aria-labelledby="contents"><h2 id="contents">On this page</h2><ul>{links}{last}</ul></nav>'


def _words(said: Said) -> str:
    rows = [*said["found"]["units"], *said["measures"]]
    words = "".join(f"<dt>{escape(each['label'])}</dt><dd>{escape(each['words'])}</dd>" for each in rows)
    return f"<h2>What each unit and measure says</h2><dl>{words}</dl>"


def _table(found: Said, code: str) -> str:
    table = found["tables"][code]
    units = [unit for unit in found["units"] if unit["code"] in table["rows"][0]["figures"]]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (table["label"], *(u["label"] for u in units)))
    shown = _counted(table["rows"])
    left = LEFT_OUT if len(shown) < len(table["rows"]) else ""
    rows = "".join(
        f'<tr><th scope="row">{escape(row["name"])}</th>'
        + "".join(f"<td>{row['figures'][unit['code']]['text']}</td>" for unit in units) + "</tr>"
        for row in shown
    )  # fmt: skip
    statement = dict(table["statement"])
    said = ". ".join([*(statement[name] for name in SAID), f"Breaks: {statement['Known breaks']}."])
    title = escape(table["title"])
    return (
        f'<h2 id="{code}">{title}</h2><div class="scroll" role="region" aria-label="{title}" tabindex="0">'
        f'<img src="{code}.svg" alt="The same figures as bars"><table><caption>{title}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        f'<p>{escape(said)} {left}<a href="{code}.csv">{title} as CSV</a></p>'
    )


def _counted(rows: list[Any]) -> list[Any]:
    """The rows of a table, without those of two crossed ones in which nothing was counted, as in the document."""
    crossed = "|" in rows[0]["code"]
    return [row for row in rows if not crossed or any(each["text"] != "0" for each in row["figures"].values())]


def _revisions(said: Said) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in said["revisions"])
    return f"<ul>{lines}</ul>" if lines else "<p>None.</p>"
