"""How does a release look to the public? One page of plain HTML that stands anywhere, beside its files."""

from collections.abc import Mapping
from html import escape
from typing import Any

STYLE = """body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 Helvetica, Arial, sans-serif; color: #0b0c0c; }
table { border-collapse: collapse; margin: 1rem 0 2rem; width: 100%; }
caption { text-align: left; font-weight: 700; padding: .5rem 0; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #b1b4b6; }
td, thead th + th { text-align: right; font-variant-numeric: tabular-nums; }
img { max-width: 100%; height: auto; }
.scroll { overflow-x: auto; }
.scroll:focus, a:focus { outline: 3px solid #0b0c0c; background: #fd0; }
dt { font-weight: 700; } dd { margin: 0 0 .8rem; }
"""  # noqa: E501 - a style of its own, since the page may stand where ours isn't

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
        f"<p>{escape(said['organisation'])}. Release {said['number']} of {said['made_at'][:10]}, from snapshot"
        f" {found['number']}. {escape(found['rule'])}</p>{_files(found)}{_words(said)}{tables}"
        f"<h2>Revisions since the release before</h2>{_revisions(said)}</main></body></html>\n"
    )


def _files(found: Said) -> str:
    names = ["figures.pdf", "figures.xlsx", "figures.json", "method.txt", "SHA256SUMS.txt"]
    links = "".join(f'<li><a href="{name}">{name}</a></li>' for name in names)
    return f"<h2>Files</h2><ul>{links}</ul>"


def _words(said: Said) -> str:
    rows = [*said["found"]["units"], *said["measures"]]
    words = "".join(f"<dt>{escape(each['label'])}</dt><dd>{escape(each['words'])}</dd>" for each in rows)
    return f"<h2>What each unit and measure says</h2><dl>{words}</dl>"


def _table(found: Said, code: str) -> str:
    table = found["tables"][code]
    units = [unit for unit in found["units"] if unit["code"] in table["rows"][0]["figures"]]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (table["label"], *(u["label"] for u in units)))
    rows = "".join(
        f'<tr><th scope="row">{escape(row["name"])}</th>'
        + "".join(f"<td>{row['figures'][unit['code']]['text']}</td>" for unit in units) + "</tr>"
        for row in table["rows"]
    )  # fmt: skip
    statement = dict(table["statement"])
    said = f"{statement['Period']}. {statement['Date basis']}. {statement['Coverage']}. {statement['Known breaks']}."
    title = escape(table["title"])
    return (
        f'<h2 id="{code}">{title}</h2><p><img src="{code}.svg" alt="The same figures as bars"></p>'
        f'<div class="scroll" role="region" aria-label="{title}" tabindex="0"><table><caption>{title}</caption>'
        f'<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div><p>{escape(said)} <a href="{code}.csv">'
        f"{title} as CSV</a></p>"
    )


def _revisions(said: Said) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in said["revisions"])
    return f"<ul>{lines}</ul>" if lines else "<p>None.</p>"
