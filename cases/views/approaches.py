"""How is an approach laid out? As rows of words: who was approached, by whom, where, and how far it went."""

from typing import Any

from accounts.lists import SECTORS
from accounts.terms import AccessBand, Employment
from cases.actions import Available
from cases.models import Approach, Case
from cases.queries.known import named
from cases.terms import STAGE_SHORT, Method, Stage
from personas.addresses import defanged
from personas.platforms import PLATFORMS


def approach_rows(approach: Approach, case: Case, can: dict[str, Available], known: set[int]) -> dict[str, Any]:
    """One approach in words: who, by whom, where, how far. `known` are the duplicates in scope: others aren't named."""
    rows = [
        ("Who was approached", _person(approach)),
        ("Platform", _where(approach)),
        ("How it was made", Method(approach.method).label),
        ("How far it went", STAGE_SHORT[Stage(approach.stage)]),
        ("When", _when(approach)),
    ]
    told: Any = approach
    persona = named(told.persona, told.known) if told.persona else None
    counted_as = named(told.persona.root, told.root_known) if told.persona and told.persona.root_id else None
    profiles = [(PLATFORMS.label(each["platform"]), defanged(each["shown"])) for each in told.profiles]
    return {
        "approach": approach,
        "persona": persona,
        "counted_as": counted_as,
        "profiles": profiles,
        "rows": [{"key": key, "value": value} for key, value in rows],
        "linked": approach.home_id != case.pk,
        "from": told.told_in if approach.home_id in known else "",
        "acts": [can[name] for name in _acts_on(approach) if name in can],
    }


def _acts_on(approach: Approach) -> tuple[str, ...]:
    begin = () if approach.persona else ("begin_persona",)
    return (*begin, "add_profile", "link_persona", "describe")


def _person(approach: Approach) -> str:
    unit = approach.unit.name if approach.unit else "Unit not shown"
    labels = [SECTORS.label(approach.sector), Employment(approach.employment).label,
              AccessBand(approach.access_band).label]  # fmt: skip
    return "\n".join([unit, ", ".join(map(str, labels))])


def _where(approach: Approach) -> str:
    further = ", ".join(PLATFORMS.label(each) for each in approach.moved_to if each != approach.platform)
    return PLATFORMS.label(approach.platform) + (f", then {further}" if further else "")


def _when(approach: Approach) -> str:
    first, last = (f"{day.day} {day:%B %Y}" for day in (approach.first_contact_on, approach.last_contact_on))
    said = [first if first == last else f"{first} to {last}"] if approach.contact_known else ["Not told"]
    said += ["still going on"] if approach.ongoing else []
    said += ["travel is planned"] if approach.travel_planned else []
    return ", ".join(said)
