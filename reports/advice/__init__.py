"""What should somebody do now? Advice by how far it went, where, and what was asked.

`topics` has our own words and says whom each is for; the organisation's own words, from `reports.models.Advice`,
stand in their place. A report keeps the version that was given with it.
"""

from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import get_language

from accounts.terms import Language
from reports.advice.topics import GRAVE_FROM, TOPICS, Situation, Topic, should_ring
from reports.models import Advice, Report
from reports.queries import severity_told

__all__ = ["GRAVE_FROM", "TOPICS", "Said", "Situation", "Topic", "advice", "given_with", "on_topic", "should_ring",
           "situation_of", "version", "words"]  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What we say on one topic, paragraph by paragraph; `language` is theirs, where it isn't that of the page."""

    topic: str
    title: str
    paragraphs: list[str]
    language: str = ""


def advice(asked: Situation, *, version: int | None = None) -> list[Said]:
    """What to do now, in order; as it was at an earlier `version` of the advice, if one is named."""
    own = words(version)
    return [_said(name, own) for name, topic in TOPICS.items() if topic.when(asked)]


def on_topic(name: str) -> Said:
    """What we say on one topic at present."""
    return _said(name, words())


def given_with(report: Report) -> list[Said]:
    """The advice that was given when this report was filed."""
    return advice(situation_of(report), version=report.advised)


def situation_of(report: Report) -> Situation:
    """What the report tells of the situation."""
    approach = report.conversation.approach
    noticed = frozenset(code for code, answer in report.indicators.items() if answer == "yes")
    return Situation(
        stage=approach.stage, platform=approach.platform, severity=severity_told(report),
        method=approach.method, travel=approach.travel_planned, signs=noticed,
    )  # fmt: skip


def words(version: int | None = None) -> dict[str, Advice]:
    """The organisation's own words by topic, as they are now or were at `version`; topics it left to us are missing."""
    rows = Advice.objects.all() if version is None else Advice.objects.filter(version__lte=version)
    newest = rows.order_by("topic", "-version").distinct("topic")
    return {row.topic: row for row in newest if row.text or row.welsh}


def version() -> int:
    """The version in force: 0 where the organisation has said nothing of its own."""
    return Advice.objects.aggregate(newest=Max("version"))["newest"] or 0


def _said(name: str, own: dict[str, Advice]) -> Said:
    text, language = _in_language_of_page(TOPICS[name].text, own.get(name))
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    return Said(name, TOPICS[name].title, paragraphs, language)


def _in_language_of_page(ours: str, own: Advice | None) -> tuple[str, str]:
    """The organisation's words as the page is written, else in English, else ours; and the language if it's another."""
    welsh = get_language() == Language.WELSH
    if own and own.welsh and welsh:
        return own.welsh, ""
    if own and own.text:
        return own.text, "en" if welsh else ""
    return str(ours), ""
