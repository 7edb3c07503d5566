"""How does a chart leave as a picture? As SVG that stands by itself: its title, its bars, its statement, its marking.

The same figures as the page's. A hidden figure has its sign and no bar.
"""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

WIDTH, NAME, LINE, LONGEST = 900, 330, 26, 430  # pixels: the picture, the names, a row, the longest bar
SMALL_PRINT = 110  # letters in a line of small print
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" font-family="Helvetica, Arial,'
    ' sans-serif" font-size="15" fill="#0b0c0c"><title>{title}</title><rect width="100%" height="100%" fill="#fff"/>'
)


def picture(table: Mapping[str, Any], unit: Mapping[str, str], *, marking: str) -> str:
    """One table's figures of one unit as horizontal bars. `table` is one of `queries.statistics`."""
    rows = [(row["name"], row["figures"][unit["code"]]) for row in table["rows"]]
    said = [unit["words"], *(f"{name}: {text}" for name, text in table["statement"] if name in SAID)]
    print_ = [line for text in said for line in _lines(text)]
    height = 90 + LINE * len(rows) + 18 * len(print_) + 40
    title = f"{unit['label']}: {table['title'][0].lower()}{table['title'][1:]}"
    parts = [HEAD.format(width=WIDTH, height=height, title=escape(title)), _text(20, 30, marking, 13),
             _text(20, 62, title, 20, weight="bold")]  # fmt: skip
    most = max((figure["number"] or 0 for _, figure in rows), default=0) or 1
    for number, (name, figure) in enumerate(rows):
        parts += _bar(86 + LINE * number, name, figure, most)
    foot = 100 + LINE * len(rows)
    parts += [_text(20, foot + 18 * number, line, 13) for number, line in enumerate(print_, 1)]
    return "".join([*parts, "</svg>\n"])


SAID = ("Period", "Date basis", "Coverage", "Snapshot", "Disclosure rule", "Known breaks")


def _bar(y: int, name: str, figure: Mapping[str, Any], most: int) -> list[str]:
    length = round(LONGEST * (figure["number"] or 0) / most, 1)
    return [
        _text(20, y + 16, name, 15),
        f'<rect x="{NAME}" y="{y + 3}" width="{length}" height="18" fill="#1d70b8"/>' if length else "",
        _text(NAME + length + 8, y + 16, figure["text"], 15),
    ]


def _text(x: float, y: float, said: str, size: int, weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}">{escape(said)}</text>'


def _lines(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > SMALL_PRINT:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
