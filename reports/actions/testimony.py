"""What does a reporter tell? All that a report is filed from, whichever door it comes by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.models import User
from cases.terms import Method, Stage
from personas.addresses import Identified, identify
from personas.terms import Platform
from reports import facts


@dataclass(frozen=True)
class Testimony:
    """What a reporter tells. Only the narrative is needed; whatever isn't known is left as it is here.

    `addresses` are profile addresses, email addresses, telephone numbers or handles, as they were written.
    `colleague` is who was approached if it wasn't the reporter and they are known here. `indicators` are the signs
    that were answered in a check, with the version of the weights by which they were judged there.
    """

    narrative: str
    first_contact_on: date | None = None
    last_contact_on: date | None = None
    platform: str = Platform.NOT_SURE
    moved_to: Sequence[str] = ()
    method: str = Method.NOT_SURE
    stage: int = Stage.SEEN
    ongoing: bool = False
    travel_planned: bool = False
    sector: str = ""
    employment: str = ""
    persona_name: str = ""
    claimed_employer: str = ""
    claimed_post: str = ""
    claimed_place: str = ""
    addresses: Sequence[str] = field(default_factory=tuple)
    asked_for: str = ""
    offered: str = ""
    given: str = ""
    done_so_far: Sequence[str] = field(default_factory=tuple)
    told_others: str = ""
    safe_contact: str = ""
    about_colleague: bool = False
    indicators: Mapping[str, str] = field(default_factory=dict)
    weighed_by: int | None = None
    colleague: User | None = None

    @property
    def identified(self) -> list[Identified]:
        """Those of its addresses that can be read as somebody's."""
        return [found for written in self.addresses if (found := identify(written, platform=self.platform))]

    @property
    def facts(self) -> dict[str, Any]:
        """What is said of the contact itself, for keeping: officers may correct the approach, never this."""
        return facts.kept({name: getattr(self, name) for name in facts.LABELS})
