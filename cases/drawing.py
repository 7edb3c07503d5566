"""How does the workflow look on paper? Drawn from the tables that enforce it, so that it can't say anything else.

docs/workflow.md is this text; a test compares them.
"""

from collections.abc import Iterable

from accounts.models import Desk
from cases import workflow
from cases.policy import GRANTS
from cases.terms import DEFINITIONS, TO_THE_REPORTER, WHOSE_MOVE, Outcome, Status
from cases.workflow import TRANSITIONS, Need, Transition

INTRODUCTION = """\
# The workflow of a case

This page is generated from `cases/workflow.py`, `cases/policy.py` and `cases/terms.py` by
`manage.py draw_workflow`; change those, not this.

A status answers one question: whose move is it? Everything else, such as outcome, severity, likelihood and
confidence, is a field of its own. Anything not listed here is refused, with the list of what is possible. Managers,
auditors and administrators make no move. For whoever reported a case, was approached in it or declared a relation to
it, it isn't there, even for a lead; who an anonymous reporter is can't be known."""

SECOND_LOOK = """\
## The second look

Dismissing and concluding lead to “For second look” instead of “Closed” when severity is high or above, when the
outcome is “Confirmed hostile”, or when it is “Genuine contact” after the reporter had engaged. The gravest counts of
the severity so far, the one given at the end, and the one that the rule or a colleague last gave: whoever alone found a
case less grave, or corrected how far it went, doesn't close it alone on the strength of that. Whoever concluded never
approves; where the wait for an answer ended a case, its officer counts as the one who concluded."""

CLOCKS = """\
Clocks are worked out from events over a working calendar of eight hours a day, Monday to Friday, without the holidays
that the organisation has set; nothing is counted up. These are the defaults, and each desk can have its own:

- first response: {first_days} working day, or {first_hours} working hours if the severity is high or above;
- decision: {days} working days, or {grave_days} if it is high or above; while the reporter’s answer is awaited this
  stands still, and a reopened case has its whole time again;
- the reply to the reporter goes out in the moment of closing;
- answer from the reporter: reminders {reminders} days after the question, a warning {warned} working days before the
  end, and the end after {end} working days. A warning that came late still gives its full time, and none is given
  where the case couldn’t be closed without an answer."""


def draw() -> str:
    """The whole page, as Markdown."""
    parts = [
        INTRODUCTION, "## Statuses", _statuses(), _diagram(), "## Moves", _moves(), "## Beside the moves", _beside(),
        SECOND_LOOK, "## Outcomes", _outcomes(), "## Clocks", _clocks(),
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *([list(row) for row in rows])]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _statuses() -> str:
    rows = ([status.label, f"`{status}`", WHOSE_MOVE[status], str(TO_THE_REPORTER[status])] for status in Status)
    return _table(("Status", "Name", "Whose move", "What the reporter reads"), rows)


def _diagram() -> str:
    arrows = [
        f"    {source} --> {target}: {move.name}"
        for move in TRANSITIONS.values()
        for source in move.sources
        for target in move.targets
    ]
    begins = [f"    [*] --> {begin}" for begin in ("new: open", "new: bring_in", "closed: bring_in")]
    return "\n".join(["```mermaid", "stateDiagram-v2", *begins, *arrows, "```"])


def _moves() -> str:
    return _table(("Move", "From", "To", "Who", "Needs", "Does"), map(_move, TRANSITIONS.values()))


def _move(move: Transition) -> list[str]:
    return [
        f"`{move.name}`", _names(move.sources), _names(move.targets), _who(move.name), _needs(move), move.effect or "–",
    ]  # fmt: skip


def _names(statuses: Iterable[str]) -> str:
    return ", ".join(str(Status(status).label) for status in statuses)


def _who(action: str) -> str:
    said = [(rule.__doc__ or "").split(";")[0].splitlines()[0].strip().rstrip(".") for rule in GRANTS[action]]
    return "; ".join(each[:1].lower() + each[1:] if each.startswith(("A", "The ")) else each for each in said)


def _needs(move: Transition) -> str:
    needs = [_need(need) for need in move.needs]
    return "; ".join(needs + [f"“{gate.sentence}”" for gate in move.gates]) or "–"


def _need(need: Need) -> str:
    return f"{need.name} ({need.when})" if need.when else need.name


def _beside() -> str:
    rows = ([f"`{action}`", _who(action)] for action in GRANTS if action not in TRANSITIONS)
    return _table(("Act", "Who"), rows)


def _outcomes() -> str:
    rows = ([outcome.label, _reached_by(outcome), DEFINITIONS[outcome]] for outcome in Outcome)
    return _table(("Outcome", "Reached by", "Definition"), rows)


def _reached_by(outcome: Outcome) -> str:
    """The moves that can end with it."""
    if outcome == Outcome.RETRACTED:
        return "`retract`"
    needs = ((move, need) for move in ("dismiss", "conclude") for need in TRANSITIONS[move].needs)
    return ", ".join(f"`{move}`" for move, need in needs if need.name == "outcome" and outcome in need.choices)


def _clocks() -> str:
    desk = Desk()
    return CLOCKS.format(
        first_days=desk.acknowledge_days, first_hours=desk.acknowledge_hours_if_grave, days=desk.decide_days,
        grave_days=desk.decide_days_if_grave, reminders=" and ".join(map(str, workflow.SCHEDULED_CHASE_DAYS)),
        warned=workflow.WARNED_BEFORE_DAYS, end=workflow.CHASE_OUT_DAYS,
    )  # fmt: skip
