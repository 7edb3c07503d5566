"""What does one line of a list of cases say? Ready strings, with one query more however many lines there are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.models import HeldRoles, User
from cases.models import Approach, Case
from cases.queries import words
from cases.queries.known import knows_name_told, named
from cases.terms import STAGE_SHORT, Severity, Stage, Status
from events.clock import now
from events.statements import among, put_once
from personas.platforms import PLATFORMS

LINED = ("reference", "version", "status", "severity", "proposed_severity", "restricted", "due", "due_at", "changed_at",
         "closed_at", "officer__name")  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line, ready to be shown. `chosen` is what its tick box sends: reference and version."""

    reference: str
    chosen: str
    status: str
    status_label: str
    severity: str
    severity_label: str
    proposed: bool
    restricted: bool
    platform: str
    stage: str
    persona: str
    officer: str
    taken: bool
    what: str
    due: str
    late: bool
    changed: str


def lined(cases: QuerySet[Case]) -> QuerySet[Case]:
    """These cases with as much of them as a line says, and no more."""
    return cases.select_related("officer").only(*LINED)


def rows(user: User, cases: list[Case]) -> list[Row]:
    """Lines for these cases, with what the report that opened each says of the approach."""
    by_case = {each.home_id: each for each in _told(user, user.held, homes=[case.pk for case in cases])}
    moment = now()
    return [_row(case, by_case.get(case.pk), moment) for case in cases]


@put_once
def _told(user: User, _: HeldRoles, *, homes: Any) -> QuerySet[Approach]:
    """What was told in some cases, the earliest last, for whoever holds these roles."""
    told = Approach.objects.filter(home__in=among(homes)).select_related("persona").order_by("-pk")
    told = told.annotate(known=knows_name_told(user))
    return told.only("home", "platform", "stage", "persona__name")


def _row(case: Case, approach: Approach | None, moment: datetime) -> Row:
    told: Any = approach
    persona = named(told.persona, told.known) if told and told.persona else None
    return Row(
        reference=case.reference,
        chosen=f"{case.reference}:{case.version}",
        status=case.status,
        status_label=Status(case.status).label,
        severity=case.effective_severity,
        severity_label=Severity(case.effective_severity).label,
        proposed=not case.severity,
        restricted=case.restricted,
        platform=PLATFORMS.label(approach.platform) if approach else "",
        stage=STAGE_SHORT[Stage(approach.stage)] if approach else "",
        persona=(persona.name or f"P{persona.pk}, no name") if persona else "Not known",
        officer=case.officer.name if case.officer else "Nobody",
        taken=case.officer_id is not None,
        what=words.DUE.get(case.due, ""),
        due=words.due(case, moment),
        late=bool(case.due) and case.due_at < moment,
        changed=words.ago(case.changed_at, moment),
    )
