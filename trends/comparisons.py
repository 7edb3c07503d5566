"""How do our figures compare with those that others have published? One card for each, which says why or why not.

The published figures differ in unit, period and population, and none has a stated counting method. So a card
compares the level, with our figure counted as nearly alike as can be; and the rate too, once somebody has entered the
population of the published figure with its source, and only over periods of the same length. Floors stay floors, and
two figures of different units are never one line.
"""

from collections.abc import Mapping
from typing import Any

from trends.cards import BESIDE, CARDS, LINKEDIN, NO, PARTLY, Card
from trends.counting import COMPARED
from trends.covering import NO_RATE, staff
from trends.disclosure import rate, text
from trends.models import Revision

MONTHS_IN_A_YEAR = 12


def current(revisions: list[Revision]) -> dict[tuple[str, str, str], Revision]:
    """The latest revision of each series and period."""
    found: dict[tuple[str, str, str], Revision] = {}
    for revision in sorted(revisions, key=lambda row: row.number):
        found[revision.series.code, revision.period_start, revision.period_end] = revision
    return found


def cards(revisions: list[Revision], published: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every card whose series has been entered, with our figure beside it."""
    latest = {series: revision for (series, _, _), revision in current(revisions).items()}
    judged = [*CARDS, *(_added(revision) for revision in latest.values() if revision.series.title)]
    return [_card(card, latest[card.series], published) for card in judged if card.series in latest]


def _added(revision: Revision) -> Card:
    """The card of a series that managers have added, with their own judgement."""
    series = revision.series
    figure, _, unit = series.beside.partition(":")
    return Card(
        series.code, series.title, NO if series.verdict == series.Verdict.NO else PARTLY, series.why,
        BESIDE.get(series.beside, ""), (figure, unit) if series.beside in BESIDE else None,
    )  # fmt: skip


def _card(card: Card, revision: Revision, published: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "series": card.series, "title": card.title, "verdict": card.verdict[0], "colour": card.verdict[1],
        "why": card.why, "theirs": _theirs(revision), "unit": revision.series.unit.replace("_", " "),
        "period": _period(revision), "platform": revision.series.platform, "qualifier": revision.qualifier,
        "source": revision.source, "published": revision.published, "revision": revision.number,
        "ours": _ours(card, published), "beside": card.beside, "rates": _rates(card, revision, published),
    }  # fmt: skip


def _rates(card: Card, revision: Revision, published: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Their rate and ours, each with its interval and denominator; none without a population that has a source, or
    where the periods aren't equally long: that is said instead."""
    if card.ours is None or revision.value is None:
        return []
    if not _alike(card, revision):
        return [("Compared", "The level only: the two periods are not known to be equally long")]
    if not revision.population:
        return []
    people = staff(published["coverage"])
    theirs, ours = rate(revision.value, revision.population), rate(_figure_of(card, published), people)
    floor = "At least " if revision.is_floor else ""
    said = f"{ours} among {people:,} people" if ours else "~" if people else NO_RATE
    return [
        ("Their rate per 1,000 (95% interval)",
         f"{floor}{theirs} among {revision.population:,} people ({revision.population_source})"),
        ("Our rate per 1,000 (95% interval)", said),
    ]  # fmt: skip


def _alike(card: Card, revision: Revision) -> bool:
    """Is the published period as long as the one that ours is counted over?"""
    assert card.ours
    ours = COMPARED[card.ours[0]][1] if card.ours[0] in COMPARED else MONTHS_IN_A_YEAR
    return months_between(revision.period_start, revision.period_end) == ours


def months_between(start: str, end: str) -> int | None:
    """How many months lie between two published months (2016-04, 2021-04); None where one isn't told exactly."""
    if not (len(start) == len(end) == len("2016-04")):
        return None
    (year, month), (last_year, last_month) = (map(int, said.split("-")) for said in (start, end))
    return (last_year - year) * MONTHS_IN_A_YEAR + last_month - month


def _theirs(revision: Revision) -> str:
    if revision.value is None:
        return "Not published"
    floor = "At least " if revision.is_floor else ""
    return f"{floor}{revision.value:,}"


def _period(revision: Revision) -> str:
    if revision.period_start:
        return f"{revision.period_start} to {revision.period_end}"
    return f"To {revision.period_end}; beginning not published" if revision.period_end else "Not published"


def _ours(card: Card, published: Mapping[str, Any]) -> str:
    return "" if card.ours is None else text(_figure_of(card, published))


def _figure_of(card: Card, published: Mapping[str, Any]) -> int | None:
    assert card.ours
    name, unit = card.ours
    rows = {row["code"]: row["figures"] for row in published["tables"]["periods"]["rows"]}
    found: int | None = {**rows, **published["comparisons"]}[name][unit]
    return found


def linkedin(revisions: list[Revision]) -> list[dict[str, Any]]:
    """LinkedIn's half-years as published, one row each; what wasn't found stays blank."""
    latest = current(revisions)
    halves = sorted({(start, end) for series, start, end in latest if series in LINKEDIN})
    return [
        {
            "period": f"{start} to {end}",
            **{series: _figure(latest.get((series, start, end))) for series in LINKEDIN},
            "source": _sources([latest[series, start, end] for series in LINKEDIN if (series, start, end) in latest]),
        }
        for start, end in halves
    ]


def _sources(revisions: list[Revision]) -> str:
    """Where the figures of one half-year stand, and as which revision."""
    said = [source(row.source, row.published, row.number) for row in revisions]
    return "; ".join(dict.fromkeys(said))


def source(where: str, published: str, revision: int) -> str:
    """Where a figure stands, since when if that is known, and as which revision."""
    return f"{where}{f', published {published}' if published else ''}; revision {revision}"


def _figure(revision: Revision | None) -> dict[str, Any]:
    if revision is None or revision.value is None:
        return {"number": None, "text": ""}
    return {"number": revision.value, "text": _theirs(revision)}


def said_of(revisions: list[Revision]) -> list[dict[str, Any]]:
    """Each published count with its revisions in words, for those who keep them."""
    titles = {card.series: card.title for card in CARDS} | {
        code: f"LinkedIn: {label.lower()}" for code, label in LINKEDIN.items()
    }
    found: dict[str, dict[str, Any]] = {}
    for revision in revisions:
        series = revision.series
        title = series.title or titles.get(series.code, series.code)
        of = found.setdefault(series.code, {"code": series.code, "title": title, "unit": series.unit.replace("_", " "),
                                            "rows": []})  # fmt: skip
        among = f"{revision.population:,} ({revision.population_source})" if revision.population else ""
        of["rows"].append([_period(revision), {"text": _theirs(revision), "numeric": True}, str(revision.number),
                           revision.source, among])  # fmt: skip
    return sorted(found.values(), key=lambda each: each["title"])
