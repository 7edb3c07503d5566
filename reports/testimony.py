"""How is testimony laid out for an officer? In the reporter's own words; addresses so that nobody opens them."""

from typing import Any

from cases.terms import Mode
from personas.addresses import defanged
from reports.checking import weights
from reports.checking.judging import LEVELS
from reports.facts import in_words
from reports.models import DoneSoFar, Helped, Report

Rows = list[dict[str, str]]
ASKED = {
    "narrative": "What happened",
    "asked_for": "What they asked for",
    "offered": "What they offered",
    "given": "What the reporter told or gave them",
    "persona_name": "Name they used",
    "claimed_employer": "Employer they claimed",
    "claimed_post": "Post they claimed",
    "claimed_place": "Place they claimed",
}
WHO = {
    Mode.NAMED: "Named",
    Mode.CONFIDENTIAL: "Confidential: the name is sealed",
    Mode.ANONYMOUS: "Anonymous: nobody knows who it is",
}
FROM_RECORDS = "Not said in the older records that this was imported from"


def told(report: Report) -> Rows:
    """Every answer that was given, under what was asked."""
    rows = [
        ("Reported by", reporter(report)),
        ("Their email address", report.reporter.email if report.reporter else ""),
    ]
    rows += [(label, str(getattr(report, name))) for name, label in ASKED.items()]
    rows += in_words(report.facts)
    rows += [("Addresses they used", "\n".join(defanged(each) for each in report.addresses))]
    rows += [("What the reporter has done so far", _done(report)), ("Whom else they told", report.told_others)]
    rows += [("A safe way and time to reach them", report.safe_contact)]
    rows += noticed(report)
    rows += helped(report)
    return [{"key": key, "value": value} for key, value in rows if value]


def noticed(report: Report) -> list[tuple[str, str]]:
    """What they answered in a check before they reported, and what it added up to by the weights of that time."""
    judged = weights.judged(report)
    if judged is None:
        return []
    saw = "\n".join(f"{each.code} {each.short} (weighed {each.weight})" for each in judged.weighed)
    unsure = "\n".join(f"{each.code} {each.short}" for each in judged.unsure)
    said = f"{LEVELS[judged.level]}, {judged.points} points by version {judged.version} of the weights"
    return [("Result of their check", said), ("Signs they saw", saw), ("Signs they were not sure of", unsure)]


def helped(report: Report) -> list[tuple[str, str]]:
    """What the reporter said once they knew the outcome."""
    said: Helped | None = getattr(report, "helped", None)
    return [("Whether it helped them", said.get_answer_display()), ("Their comment", said.comment)] if said else []


def reporter(report: Report) -> str:
    """Who told us, as far as they let us know; and who took it down for them."""
    who: Any = report.reporter
    unnamed = FROM_RECORDS if report.case.imported else WHO[Mode(report.mode)]
    name = f"{who.name}, {who.unit.name}" if who and who.unit else who.name if who else unnamed
    about = ["about a colleague"] if report.about_colleague else []
    taken = [f"taken down by {report.filed_by.name}"] if report.filed_by else []
    return ", ".join([name, *about, *taken])


def _done(report: Report) -> str:
    return "\n".join(str(DoneSoFar(each).label) for each in report.done_so_far)
