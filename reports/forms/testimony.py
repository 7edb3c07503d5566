"""What do the answers on the pages add up to? The testimony that is filed."""

from typing import Any

from accounts.models import User
from cases.terms import Method, Stage
from personas.terms import Platform
from reports.actions import Testimony
from reports.forms.happened import COLLEAGUE
from reports.forms.step import NOT_SURE, YES, day
from reports.models import DoneSoFar

AS_ANSWERED = (
    "persona_name", "claimed_employer", "claimed_post", "claimed_place", "asked_for", "offered", "given",
    "told_others", "safe_contact", "moved_to", "done_so_far",
)  # fmt: skip


def told(answers: dict[str, Any]) -> Testimony:
    """The testimony of a draft. Whatever was left open, or answered "not sure", stays as it is by default."""
    about_colleague = answers.get("whom") == COLLEAGUE
    given = {name: answers[name] for name in AS_ANSWERED if answers.get(name)}
    return Testimony(
        narrative=narrative(answers),
        first_contact_on=day(answers.get("first_contact_on")), last_contact_on=day(answers.get("last_contact_on")),
        platform=answers.get("platform") or Platform.NOT_SURE, method=answers.get("method") or Method.NOT_SURE,
        stage=stage(answers), ongoing=answers.get("ongoing") == YES,
        travel_planned=answers.get("travel_planned") == YES,
        sector=sure(answers, "sector"), employment=sure(answers, "employment"),
        addresses=tuple((answers.get("addresses") or "").splitlines()), about_colleague=about_colleague,
        colleague=colleague(answers) if about_colleague else None,
        indicators=answers.get("indicators") or {}, weighed_by=answers.get("weighed_by"), **given,
    )  # fmt: skip


def narrative(answers: dict[str, Any]) -> str:
    """The story, with the colleague's address beneath it, so that officers know whom to look after."""
    story: str = answers.get("narrative", "")
    address = answers.get("colleague_email")
    return f"{story}\n\nThe colleague who was approached: {address}" if address else story


def colleague(answers: dict[str, Any]) -> User | None:
    """Whom the address belongs to; whether we know it is never shown, or the page would tell who works here."""
    address = answers.get("colleague_email")
    return User.objects.filter(email__iexact=address).select_related("unit__desk").first() if address else None


def stage(answers: dict[str, Any]) -> int:
    """How far it went. Where that was left open, the furthest point that the other answers show."""
    chosen = answers.get("stage") or NOT_SURE
    if chosen != NOT_SURE:
        return int(chosen)
    done = answers.get("done_so_far") or []
    shown = {
        Stage.ACCEPTED: DoneSoFar.ACCEPTED in done,
        Stage.MESSAGES: DoneSoFar.REPLIED in done or bool(answers.get("given")),
        Stage.OTHER_CHANNEL: bool(answers.get("moved_to")),
    }
    return max((point for point, reached in shown.items() if reached), default=Stage.SEEN)


def sure(answers: dict[str, Any], name: str) -> str:
    """What was answered; nothing for “not sure”."""
    value = answers.get(name) or ""
    return "" if value == NOT_SURE else value
