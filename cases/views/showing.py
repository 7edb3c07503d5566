"""How is a case laid out? Its story as rows of words for the components of its page."""

from dataclasses import replace
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localtime

from accounts.models import User
from cases import clocks, keeping, policy
from cases.actions import Available
from cases.bundle import PARTS
from cases.keys import ON_CASE
from cases.models import Case, Message, Note, Referral
from cases.queries import words
from cases.queries.story import Story
from cases.queries.timeline import Item
from cases.terms import WHOSE_MOVE, Confidence, Likelihood, Outcome, Severity, Status
from cases.views.approaches import approach_rows
from events.clock import now

Rows = list[dict[str, str]]
AT_ONCE = ("claim", "give_out", "release", "read", "lift_hold")  # by one press; every other act has a page that asks
LEADING = ("claim", "investigate", "approve", "conclude")  # the usual way on: the first that is open stands out
ENDING = ("dismiss", "chase_out")  # last, so that nobody ends a case by pressing what is on top
# offered beside what they are about
ON_SOMETHING = ("note", "tick", "assess", "describe", "link_persona", "begin_persona", "add_profile", "read")


def shown(story: Story, can: dict[str, Available]) -> dict[str, Any]:
    """What the page of a case shows beside the case itself."""
    case, known = story.case, {each.pk for each in story.duplicates}
    return {
        "tabs": tabs(case, "case", story.user),
        "due": due(case),
        "kept": kept(case),
        "whose_move": WHOSE_MOVE[Status(case.status)],
        "assessment": assessment(case),
        "approaches": [approach_rows(each, case, can, known) for each in case.approaches.all()],
        "acts": acts(case, can),
        "talk": [(message, _told_in(message, case, known)) for message in story.messages],
        "timeline": _with_links(story),
        "assess_href": reverse("cases:act", args=[case.reference, "assess"]) if "assess" in can else "",
        "matches": story.matches,
        "leads": policy.lead(story.user, case),
        "may_judge": policy.may(story.user, "accept_match", case),
        "referrals": [
            (each.referral, referral_rows(each.referral)) for each in case.proposals.all() if hasattr(each, "referral")
        ],
        "may_download": policy.may(story.user, "take_back", case),
    }


def _told_in(message: Message, case: Case, known: set[int]) -> str:
    """Which of several reporters it was, by the case that was opened for them; blank for the one of this case."""
    said: Any = message
    if said.home == case.pk:
        return ""
    return f"report {said.home_reference}" if said.home in known else "a linked report"


def _with_links(story: Story) -> list[Item]:
    """A note leads to its own page, and to what the reporter may be shown of it."""
    shares = policy.may(story.user, "share_note", story.case)
    return [
        replace(item, note=None, links=_links(item.note, story, shares)) if item.note else item
        for item in story.timeline
    ]


def _links(note: Note, story: Story, shares: bool) -> tuple[tuple[str, str], ...]:
    own = note.by_id == story.user.pk
    links = [("cases:note", "Change it" if own else "Its editions")] if own or note.edited_at else []
    if shares:
        links.append(("cases:note_share", "Show something of it to the reporter"))
    return tuple((reverse(name, args=[story.case.reference, note.pk]), text) for name, text in links)


def acts(case: Case, can: dict[str, Available]) -> list[dict[str, Any]]:
    """What can be done, as buttons: at most one stands out, and what ends a case comes last."""
    leading = next((name for name in LEADING if name in can and not can[name].blocked), "")
    found = sorted(can.values(), key=lambda each: each.name in ENDING)
    return [_act(case, each, leading) for each in found if each.name not in ON_SOMETHING]


def referral_rows(referral: Referral) -> Rows:
    """A sharing record in words."""
    rows = [
        ("Agency", referral.agency),
        ("Legal basis", referral.legal_basis),
        ("Marking", referral.marking),
        ("What was shared", "\n".join(PARTS[part][0] for part in referral.shared)),
        ("Ask how it stands on", f"{referral.review_on.day} {referral.review_on:%B %Y}"),
        ("Digest of the bundle", referral.digest),
    ]
    ended = [("Ended", referral.ended_because)] if referral.ended_at else []
    return [{"key": key, "value": value} for key, value in rows + ended]


def tabs(case: Case, current: str, user: User) -> list[dict[str, object]]:
    """The parts of a case. The reporter's account is shown by the floor above, which alone knows reports."""
    named = [("cases:case", "Case"), ("cases:evidence", "Evidence"),
             ("account:account", "Reporter’s account"), ("cases:takedowns_in", "Takedowns"),
             *([("cases:readings", "Who has read it")] if policy.lead(user, case) else [])]  # fmt: skip
    found = [(name, text, _address(name, case)) for name, text in named]
    return [{"href": href, "text": text, "current": name.endswith(f":{current}")} for name, text, href in found if href]


def _address(name: str, case: Case) -> str:
    try:
        return reverse(name, args=[case.reference])
    except NoReverseMatch:
        return ""


def due(case: Case) -> dict[str, Any]:
    """What is due on the case, when, and whether the time stands still."""
    said = words.due(case, now())
    if not said:
        return {}
    due_from_reporter = case.status == Status.AWAITING_REPORTER
    what = "Answer from the reporter" if due_from_reporter else words.DUE[case.due]
    paused = f"The time to decide stands still. {_without_answer(case)}" if due_from_reporter else ""
    return {"what": what, "said": said, "at": localtime(case.due_at), "late": case.due_at < now(), "paused": paused}


def _without_answer(case: Case) -> str:
    if clocks.ends_unanswered(case.severity):
        return "Without an answer it then goes for a second look as inconclusive."
    why = f"its severity is {Severity(case.severity).label.lower()}" if case.severity else "its severity isn’t settled"
    return f"Without an answer it stays here until somebody decides, because {why}."


def kept(case: Case) -> str:
    """How long a closed case is kept; blank for an open one. The page has loaded the schedule with the case."""
    if case.closed_at is None:
        return ""
    if case.outcome == Outcome.DUPLICATE:
        return "as long as the case it was linked to"
    loaded: Any = case
    last = keeping.kept_until(case.closed_at, case.outcome, loaded.months or {}, loaded.zone)
    until = f"until {last.day} {last:%B %Y}" if last else "no end is set"
    return f"beyond its time ({until}), as a lead has asked" if loaded.held else until


def assessment(case: Case) -> Rows:
    """What we think of it; a severity that nobody has set yet is a proposal."""
    proposed = Severity(case.proposed_severity).label
    severity = Severity(case.severity).label if case.severity else "Not set yet"
    differs = case.severity != case.proposed_severity
    rows = [
        ("Severity", f"{severity} (proposed: {proposed.lower()})" if differs else severity),
        ("Likelihood", Likelihood(case.likelihood).label if case.likelihood else "Not judged yet"),
        ("Confidence", Confidence(case.confidence).label if case.confidence else "Not judged yet"),
    ]
    if case.outcome:
        by = f" (concluded by {case.concluded_by.name})" if case.concluded_by else ""
        rows.append(("Outcome", Outcome(case.outcome).label + by))
    return [{"key": key, "value": value} for key, value in rows] + _summary(case)


def _summary(case: Case) -> Rows:
    return [{"key": "Summary", "value": case.summary}] if case.summary else []


def _act(case: Case, each: Available, leading: str) -> dict[str, Any]:
    href = reverse("cases:act", args=[case.reference, each.name])
    return {"act": each, "href": href, "at_once": each.name in AT_ONCE, "leads": each.name == leading,
            "key": ON_CASE.get(each.name, "")}  # fmt: skip
