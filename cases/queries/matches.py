"""Which other cases may belong together with this one, why, and what has been made of that? Within scope.

The same profiles are looked up at once; texts, names and pictures were compared by a worker beforehand. Of a case
outside the scope nothing is told but that another desk has one, and that only to those allowed to know that much.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import HeldRoles, User
from cases import policy
from cases.models import Case, Match, Sighting
from cases.queries.candidates import WEIGHTS, reason_of
from events.statements import among, put_once
from personas.addresses import defanged

MOST_SHOWN = 20
MOST_LOOKED_AT = 60
STRONG, MIDDLING = 70, 40  # of 100: from strong on it is worth asking another desk
WORDS = {
    Match.Reason.TEXT: "a text that is {weight} % the same",
    Match.Reason.PICTURE: "the same picture, or nearly",
    Match.Reason.NAME: "a similar name",
}


@dataclass(frozen=True)
class Why:
    """One reason in words, and how much it tells: its weight from 1 to 100, and that in a word."""

    said: str
    weight: int

    @property
    def strength(self) -> str:
        return "Strong" if self.weight >= STRONG else "Middling" if self.weight >= MIDDLING else "Weak"


@dataclass
class Alike:
    """Another case, and why it may belong here: each reason with its weight from 1 to 100, the strongest first."""

    case: Case
    reasons: dict[str, int] = field(default_factory=dict)
    addresses: dict[str, list[str]] = field(default_factory=dict)
    verdict: str = ""
    judged_by: str = ""
    judged_at: datetime | None = None

    @property
    def weight(self) -> int:
        return max(self.reasons.values())

    @property
    def because(self) -> list[Why]:
        """Every reason, the strongest first; each address that both cases name is one."""
        ranked = sorted(self.reasons, key=lambda reason: -self.reasons[reason])
        return [Why(said, self.reasons[reason]) for reason in ranked for said in self._said(reason)]

    @property
    def why(self) -> list[str]:
        """The reasons in words alone."""
        return [each.said for each in self.because]

    def _said(self, reason: str) -> list[str]:
        if reason in WORDS:
            return [WORDS[Match.Reason(reason)].format(weight=self.reasons[reason])]
        label = str(Match.Reason(reason).label)
        return [f"{label}: {address}" for address in self.addresses.get(reason, ())] or [label]


@dataclass(frozen=True)
class Matches:
    """The cases that look alike; `beyond` says that another desk has one, where that may be known."""

    alike: list[Alike]
    beyond: bool = False


def matches_of(case: Case, user: User) -> Matches:
    """The matches of a case whose approaches are at hand, the strongest first, without those rejected; two queries."""
    homes = {case.pk, *(approach.home_id for approach in case.approaches.all())}
    stored, live = (rows(user, user.held, homes=list(homes)) for rows in (_stored, _live))
    judged = {(row.other_id, row.reason) for row in stored if row.verdict == Match.Verdict.REJECTED}
    found: dict[int, Alike] = {}
    for row in live:
        reason = reason_of(row.profile.key)
        if row.seen and (row.approach.home_id, reason) not in judged and not _is_linked(case, row.approach.home):
            alike = found.setdefault(row.approach.home_id, Alike(row.approach.home))
            alike.reasons[reason] = WEIGHTS[reason]
            _name(alike, reason, defanged(row.profile.shown))
    for row in stored:
        if row.seen and row.verdict != Match.Verdict.REJECTED and not _is_linked(case, row.other):
            _add(found.setdefault(row.other_id, Alike(row.other)), row)
    ranked = sorted(found.values(), key=lambda alike: (-alike.weight, -alike.case.pk))
    return Matches(ranked[:MOST_SHOWN], beyond=_is_beyond([*live, *stored], case, user))


def _name(alike: Alike, reason: str, address: str) -> None:
    named = alike.addresses.setdefault(reason, [])
    if address not in named:  # several approaches of a case may name it
        named.append(address)


def _add(alike: Alike, row: Match) -> None:
    alike.reasons.setdefault(row.reason, row.weight)
    if row.verdict:
        alike.verdict, alike.judged_at = row.verdict, row.judged_at
        alike.judged_by = row.judged_by.name if row.judged_by else ""


@put_once
def _stored(user: User, _: HeldRoles, *, homes: Any) -> QuerySet[Match]:
    rows = Match.objects.filter(case__in=among(homes)).exclude(other__in=among(homes))
    rows = rows.select_related("other", "judged_by").only(
        "reason", "weight", "verdict", "judged_at", "judged_by__name", *_told_of("other")
    )
    return _within(rows, "other", user).order_by("-weight", "-pk")[:MOST_LOOKED_AT]


@put_once
def _live(user: User, _: HeldRoles, *, homes: Any) -> QuerySet[Sighting]:
    profiles = Sighting.objects.filter(approach__home__in=among(homes)).values("profile")
    rows = Sighting.objects.filter(profile__in=profiles).exclude(approach__home__in=among(homes))
    rows = rows.select_related("profile", "approach__home").only(
        "profile__key", "profile__shown", *_told_of("approach__home")
    )
    return _within(rows, "approach__home", user).order_by("-pk")[:MOST_LOOKED_AT]


def _told_of(far: str) -> list[str]:
    """What a page says of the other case."""
    return [f"{far}__{name}" for name in ("reference", "status", "opened_at", "duplicate_of")]


def _within(rows: Any, far: str, user: User) -> Any:
    """Rows whose other case is in scope (`seen`), or may at least be hinted at."""
    hinted = Case.objects.filter(policy.case_scope(user) | policy.case_beyond(user))
    seen = Exists(Case.objects.visible_to(user).filter(pk=OuterRef(far)))
    return rows.filter(Exists(hinted.filter(pk=OuterRef(far)))).annotate(seen=seen)


def _is_beyond(rows: Iterable[Any], case: Case, user: User) -> bool:
    if not policy.may_know_of_others(user, case):
        return False
    return any(not row.seen and getattr(row, "weight", 100) >= STRONG for row in rows)


def _is_linked(case: Case, other: Case) -> bool:
    """Are they one already, by way of a duplicate, or soon to be?"""
    return case.pk == other.duplicate_of_id or case.duplicate_of_id == other.pk
