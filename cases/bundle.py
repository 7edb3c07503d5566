"""What exactly does an outside agency get? Only the parts named; who reported it only where a lead wrote that in."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from accounts.lists import SECTORS
from accounts.terms import Employment
from cases.models import Case
from cases.queries.known import knows_name
from cases.terms import STAGE_SHORT, Confidence, Likelihood, Method, Severity, Stage
from events.refusals import Invalid
from personas.addresses import defanged
from personas.platforms import PLATFORMS


def _assessment(case: Case) -> Any:
    return {
        "severity": Severity(case.severity).label if case.severity else "",
        "likelihood": Likelihood(case.likelihood).label if case.likelihood else "",
        "confidence": Confidence(case.confidence).label if case.confidence else "",
    }


def _contact(case: Case) -> Any:
    return [
        {
            "first_contact_on": str(approach.first_contact_on) if approach.contact_known else "",
            "last_contact_on": str(approach.last_contact_on) if approach.contact_known else "",
            "platform": PLATFORMS.label(approach.platform),
            "method": str(Method(approach.method).label),
            "stage": STAGE_SHORT[Stage(approach.stage)],
        }
        for approach in case.approaches.order_by("pk")
    ]


def _person(case: Case) -> Any:
    return [
        {"sector": SECTORS.label(approach.sector), "employment": str(Employment(approach.employment).label)}
        for approach in case.approaches.order_by("pk")
    ]


def _personas(case: Case) -> Any:
    known = knows_name(case.approaches.all(), "persona")  # not what other cases told
    told = case.approaches.filter(persona__isnull=False).select_related("persona").annotate(known=known).order_by("pk")
    return [
        {"name": each.persona.name, "claimed_employer": each.persona.claimed_employer}
        for each in told if each.persona and each.known
    ]  # fmt: skip


def _profiles(case: Case) -> Any:
    keys = case.approaches.values_list("sightings__profile__key", flat=True)
    return sorted({key for key in keys if key})


def _summary(case: Case) -> Any:
    return case.summary


PARTS: dict[str, tuple[str, Callable[[Case], Any]]] = {
    "assessment": ("Severity, likelihood and confidence", _assessment),
    "contact": ("Dates, platform, method and how far it went", _contact),
    "person": ("Sector and employment of the person approached", _person),
    "personas": ("The persona's claimed name and employer", _personas),
    "profiles": ("Addresses of the profiles", _profiles),
    "summary": ("Our summary of the case", _summary),
}


LABELS = {
    "severity": "Severity", "likelihood": "Likelihood", "confidence": "Confidence", "first_contact_on": "First contact",
    "last_contact_on": "Latest contact", "platform": "Platform", "method": "How it was made",
    "stage": "How far it went", "sector": "Sector", "employment": "Employment", "name": "Name",
    "claimed_employer": "Claimed employer",
}  # fmt: skip
MOST_FORESEEN = 300  # characters of one part on the page that asks what is shared


def rows_of(value: Any) -> list[list[tuple[str, str]]]:
    """What a part holds, as rows of names and values in a reader's order; the database keeps another."""
    each = value if isinstance(value, list) else [value]
    return [_row(one) for one in each if one]


def _row(value: Any) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [(label, str(value[name]) or "Not known") for name, label in LABELS.items() if name in value]
    return [("", str(value))]


def foreseen(case: Case) -> dict[str, str]:
    """What each part of the case would tell an agency if it were shared now, in a line; addresses can't be followed."""
    told = {name: part(case) for name, (_, part) in PARTS.items()}
    told["profiles"] = [defanged(address) for address in told["profiles"]]
    return {name: _line(rows_of(value)) for name, value in told.items()}


def _line(rows: list[list[tuple[str, str]]]) -> str:
    said = "; ".join(", ".join(f"{name}: {value}" if name else value for name, value in row) for row in rows)
    return (said if len(said) <= MOST_FORESEEN else f"{said[:MOST_FORESEEN]}…") or "Nothing is known of this."


def make_bundle(
    case: Case, parts: Iterable[str], *, agency: str, marking: str, sender: str = "", reporter: str = ""
) -> dict[str, Any]:  # fmt: skip
    """The bundle of the named parts of a case, marked, from `sender` to `agency`.

    Raises `Invalid` for a part that doesn't exist. `reporter` is what a lead wrote of who reported it, blank unless
    they chose to share that.
    """
    chosen = list(parts)
    if unknown := [str(part)[:40] for part in chosen if part not in PARTS]:
        raise Invalid({"shared": [f"“{part}” is not a part of a case." for part in unknown]})
    content = {part: PARTS[part][1](case) for part in PARTS if part in chosen}
    if reporter:
        content["reporter"] = reporter
    return {"marking": marking, "sender": sender, "agency": agency, "reference": case.reference, "shared": content}


def as_json(bundle: dict[str, Any]) -> bytes:
    """The bundle as it is handed over: always the same bytes, of which the sharing record keeps the SHA-256."""
    return json.dumps(bundle, sort_keys=True, ensure_ascii=False).encode()
