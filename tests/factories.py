"""How do tests come by people, reports and cases? By the real actions, so that no fixture can lie."""

from typing import Any
from uuid import uuid4

from accounts.actions import add_desk, add_person, add_unit, set_up_organisation
from accounts.models import Desk, Organisation, Unit, User
from accounts.terms import RoleName
from cases.actions import move
from cases.models import Case
from cases.terms import Mode
from events.doers import SYSTEM
from reports.actions import Testimony, file
from reports.models import Report
from tests.replay import Replay

JUDGED = {"severity": "low", "likelihood": "likely", "confidence": "moderate"}
CONCLUSION = {
    **JUDGED, "outcome": "likely_hostile", "summary": "A recruiter who does not exist.",
    "reply": "You did the right thing.",
}  # fmt: skip


class Cast:
    """The people of the house, at two desks; `cast.sam`, `cast.olga` and so on."""

    def __init__(self) -> None:
        self.organisation: Organisation = set_up_organisation(
            name="Department of Lighthouses",
            marking="OFFICIAL-SENSITIVE",
            handling="For security staff only",
            by=SYSTEM,
        )
        self.north: Desk = add_desk(name="North desk", by=SYSTEM)
        self.south: Desk = add_desk(name="South desk", by=SYSTEM)
        self.lamps: Unit = add_unit(name="Lamps", sector="government", desk=self.north, by=SYSTEM)
        self.buoys: Unit = add_unit(name="Buoys", sector="defence", desk=self.south, by=SYSTEM)
        self.organisation.refresh_from_db()
        self.sam = self.person("sam", unit=self.lamps)
        self.olga = self.person("olga", (RoleName.OFFICER, self.north))
        self.otto = self.person("otto", (RoleName.OFFICER, self.south))
        self.nora = self.person("nora", (RoleName.OFFICER, self.north))
        self.lena = self.person("lena", (RoleName.LEAD, self.north))
        self.max = self.person("max", RoleName.MANAGER)
        self.audra = self.person("audra", RoleName.AUDITOR)
        self.ada = self.person("ada", RoleName.ADMINISTRATOR)

    def person(self, name: str, *roles: Any, **details: Any) -> User:
        return add_person(
            email=f"{name}@lighthouses.example", name=name.title(), roles=roles, by=SYSTEM,
            **{"access_band": "none", **details},
        )  # fmt: skip


assembled = Replay(Cast)  # `assembled()` is a cast in its own rows, quickly


def filed(reporter: User | None, *, mode: str = Mode.NAMED, receipt: str = "", **told: Any) -> Report:
    """A report, filed by the real action."""
    testimony = Testimony(**{"narrative": "A stranger offered me money for a talk.", **told})
    return file(testimony, mode=mode, key=uuid4(), reporter=reporter, receipt=receipt)


def at(status: str, cast: Cast, **told: Any) -> Case:
    """A case of the north desk that has walked to `status`; Olga's from triage on."""
    case = filed(cast.sam, **told).case
    for name, by, details in WALKS[status]:
        if name == "propose":
            from cases.actions import propose

            propose(case.reference, "They should know.", by=cast.olga, version=None)
        else:
            move(case.reference, name, by=getattr(cast, by), version=None, **details)
    case.refresh_from_db()
    return case


_CLAIM = ("claim", "olga", {})
_PROPOSE = ("propose", "olga", {})
_REFER = ("refer", "lena", {
    "agency": "Police", "legal_basis": "Consent", "marking": "OFFICIAL", "shared": ["contact"],
    "review_on": "2030-01-01",
})  # fmt: skip
_GRAVE = {**CONCLUSION, "severity": "high"}
WALKS: dict[str, list[tuple[str, str, dict[str, Any]]]] = {
    "new": [],
    "triage": [_CLAIM],
    "awaiting_reporter": [_CLAIM, ("ask", "olga", {"question": "When was that?"})],
    "investigation": [_CLAIM, ("ask", "olga", {"question": "When?"}), ("answer", "olga", {"reason": "By telephone"}),
                      ("investigate", "olga", JUDGED)],
    "referred": [_CLAIM, _PROPOSE, _REFER],
    "review": [_CLAIM, ("conclude", "olga", _GRAVE)],
    "closed": [_CLAIM, ("conclude", "olga", CONCLUSION)],
}  # fmt: skip
