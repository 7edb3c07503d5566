"""May a case move, and where to? One table, in pure Python, enforced for every door.

`TRANSITIONS` says which moves there are, from which statuses, what each needs and where it leads.
Who may make a move is said by `cases/policy.py` under the same name. docs/workflow.md is generated from here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.terms import Marking
from cases.terms import ENGAGED_FROM, SEVERITIES, Confidence, Likelihood, Outcome, Severity, Status
from events.refusals import Invalid, Refused

Details = Mapping[str, Any]

OPEN = tuple(status for status in Status if status != Status.CLOSED)
SCHEDULED_CHASE_DAYS = (3, 7)  # days after the question
CHASE_OUT_DAYS = 14  # working days after the question
WARNED_BEFORE_DAYS = 3  # working days before that
DISMISSALS = (
    Outcome.DUPLICATE, Outcome.COMMERCIAL_SPAM, Outcome.OUT_OF_SCOPE, Outcome.WITHDRAWN, Outcome.EXERCISE,
)  # fmt: skip
LONGEST = 20_000  # characters of any text
LINE = 200  # characters of what fits on a line
CONCLUSIONS = tuple(outcome for outcome in Outcome if outcome not in (*DISMISSALS, Outcome.RETRACTED))


@dataclass(frozen=True)
class Facts:
    """What the workflow may know of a case, and of who wants to move it."""

    status: str
    severity: str = ""  # the officer's, or the proposed one while there is none
    severity_is_set: bool = False
    severity_to_others: str = ""  # without what the person who closes it has judged
    stage: int = 0
    returns_to: str = ""
    outcome: str = ""
    mandatory_tasks_open: int = 0
    evidence_waiting: int = 0
    unread: int = 0
    withdrawal_asked: bool = False
    by_kind: str = "person"
    by_lead: bool = False


@dataclass(frozen=True)
class Need:
    """A detail that a move takes: a text, unless `kind` says that it is a day or a list.

    `required` is the rule by which it can't be left out, `when` the same in words.
    """

    name: str
    required: Callable[[Facts, Details], bool] = lambda facts, details: True
    when: str = ""
    choices: tuple[str, ...] = ()
    longest: int = LONGEST
    kind: str = "text"

    def fault(self, value: Any) -> str:
        """The sentence that says why `value` can't be used; blank where it can."""
        if self.kind == "list":
            fits = isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
            return "" if fits else "Choose from the list."
        if self.kind == "day":
            return "" if _is_day(value) else "Enter a real date, such as 2027-03-27."
        if not isinstance(value, str) or "\0" in value:
            return "Enter text."
        if self.choices and value not in self.choices:
            return "Choose one of the values listed."
        return f"Use at most {self.longest:,} characters." if len(value) > self.longest else ""


@dataclass(frozen=True)
class Gate:
    """Something that must be true of the case itself; the sentence says what to do when it isn't."""

    passes: Callable[[Facts], bool]
    sentence: str


@dataclass(frozen=True)
class Transition:
    """A named change of status. `targets` lists where it can lead; `leads` chooses among them."""

    name: str
    label: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    needs: tuple[Need, ...] = ()
    gates: tuple[Gate, ...] = ()
    leads: Callable[[Facts, Details], str] | None = None
    effect: str = ""

    def target(self, facts: Facts, details: Details) -> str:
        return self.leads(facts, details) if self.leads else self.targets[0]


def second_look_due(facts: Facts, details: Details) -> bool:
    """Must a second officer look before this case closes with these details?

    The gravest counts of the severity so far, the one given now, and the one that others gave: nobody lowers it in
    the act of closing, nor alone beforehand.
    """
    told = (facts.severity, facts.severity_to_others, details.get("severity", ""))
    levels = [SEVERITIES.index(each) for each in told if each in SEVERITIES]
    grave = max(levels, default=0) >= SEVERITIES.index(Severity.HIGH)
    engaged = facts.stage >= ENGAGED_FROM
    outcome = details["outcome"]
    return grave or outcome == Outcome.CONFIRMED_HOSTILE or (outcome == Outcome.GENUINE_CONTACT and engaged)


def _closed_or_review(facts: Facts, details: Details) -> str:
    return Status.REVIEW if second_look_due(facts, details) else Status.CLOSED


def _back(facts: Facts, details: Details) -> str:
    return facts.returns_to


_duplicate = Need(
    "duplicate_of", lambda facts, details: details.get("outcome") == Outcome.DUPLICATE,
    "for a duplicate: the reference of the living case",
)  # fmt: skip
_assessment = (
    Need("severity", choices=tuple(Severity.values)), Need("likelihood", choices=tuple(Likelihood.values)),
    Need("confidence", choices=tuple(Confidence.values)),
)  # fmt: skip
_tasks_done = Gate(lambda facts: not facts.mandatory_tasks_open, "Finish the mandatory tasks first.")
_scanned = Gate(lambda facts: not facts.evidence_waiting, "Wait until every file of evidence has been scanned.")
_all_read = Gate(lambda facts: not facts.unread, "Read what the reporter has added first.")
_reason_of_person = Need("reason", lambda facts, details: facts.by_kind == "person", "when an officer makes it")

_TABLE = (
    Transition("claim", "Claim", (Status.NEW,), (Status.TRIAGE,), effect="assigns the case to the officer"),
    Transition(
        "dismiss", "Dismiss", (Status.NEW, Status.TRIAGE), (Status.CLOSED, Status.REVIEW),
        (Need("outcome", choices=DISMISSALS), Need("reason"), Need("reply"), _duplicate),
        leads=_closed_or_review, effect="on closing, the reply goes out and the retention clock starts",
    ),
    Transition(
        "investigate", "Investigate", (Status.TRIAGE,), (Status.INVESTIGATION,), _assessment,
        effect="lays out the checklist of the approach's kind",
    ),
    Transition(
        "ask", "Ask the reporter", (Status.TRIAGE, Status.INVESTIGATION), (Status.AWAITING_REPORTER,),
        (Need("question"),), effect="puts the question to the reporter and pauses the clock",
    ),
    Transition(
        "answer", "Record the answer", (Status.AWAITING_REPORTER,), (Status.TRIAGE, Status.INVESTIGATION),
        (_reason_of_person,), leads=_back, effect="the clock runs again and the officer is told",
    ),
    Transition(
        "refer", "Refer", (Status.TRIAGE, Status.INVESTIGATION), (Status.REFERRED,),
        (
            Need("agency", longest=LINE), Need("legal_basis", longest=LINE),
            Need("marking", choices=tuple(Marking.values)), Need("shared", kind="list"), Need("review_on", kind="day"),
            Need("reporter", lambda facts, details: False, "only if the agency must know them", longest=LINE),
        ),
        effect="keeps the sharing record with the digest of the bundle",
    ),
    Transition(
        "take_back", "Take back", (Status.REFERRED,), (Status.INVESTIGATION,), (Need("reason"),),
        effect="keeps the reason, or the agency's answer",
    ),
    Transition(
        "conclude", "Conclude", (Status.TRIAGE, Status.INVESTIGATION, Status.REFERRED),
        (Status.REVIEW, Status.CLOSED),
        (
            *_assessment, Need("outcome", choices=(*CONCLUSIONS, Outcome.WITHDRAWN)), Need("summary"),
            Need("reply", lambda facts, details: _is_blank(details.get("no_reply_reason")),
                 "unless a lead says why not"),
            Need("no_reply_reason", lambda facts, details: False, "a lead's, when no reply is sent"),
        ),
        (_tasks_done, _scanned), leads=_closed_or_review, effect="on closing, the reply goes out",
    ),
    Transition(
        "approve", "Approve", (Status.REVIEW,), (Status.CLOSED,), gates=(_all_read,),
        effect="the reply goes out and the retention clock starts",
    ),
    Transition("return", "Return", (Status.REVIEW,), (Status.INVESTIGATION,), (Need("reason"),),
               effect="holds the reply back"),
    Transition("reopen", "Reopen", (Status.CLOSED,), (Status.TRIAGE,), (Need("reason"),),
               effect="stops the retention clock; counted as reopened"),
    Transition(
        "chase_out", "Close without an answer", (Status.AWAITING_REPORTER,), (Status.REVIEW,),
        gates=(
            Gate(lambda facts: facts.severity_is_set and facts.severity in (Severity.LOW, Severity.MEDIUM),
                 "Only a case of low or medium severity can be closed without an answer."),
            _all_read,
        ),
        effect="outcome inconclusive, with the template reply",
    ),
)  # fmt: skip
TRANSITIONS: dict[str, Transition] = {transition.name: transition for transition in _TABLE}


def check(name: str, facts: Facts, details: Details) -> str:
    """The status that the move `name` leads to.

    Raises `Refused` (409) when the case can't make this move now, naming those it can; `Invalid` (400)
    when a detail is missing or not one of the choices.
    """
    transition = leaving(facts.status, by=name)
    _require_needs(transition, facts, details)
    for gate in transition.gates:
        if not gate.passes(facts):
            raise Refused(gate.sentence, possible=possible(facts.status))
    return str(transition.target(facts, details))


def leaving(status: str, *, by: str) -> Transition:
    """The transition named `by`, if it leads out of `status`; else `Refused` (409), naming those that do."""
    transition = TRANSITIONS.get(by)
    if transition is None or status not in transition.sources:
        raise Refused(_cannot(by, status), possible=possible(status))
    return transition


def possible(status: str) -> tuple[str, ...]:
    """The names of the moves that lead out of `status`."""
    return tuple(name for name, transition in TRANSITIONS.items() if status in transition.sources)


def _cannot(name: str, status: str) -> str:
    label = TRANSITIONS[name].label if name in TRANSITIONS else name
    return f"“{label}” isn't possible while the case is “{Status(status).label}”."


def _require_needs(transition: Transition, facts: Facts, details: Details) -> None:
    given = {need: details.get(need.name) for need in transition.needs}
    found = {
        need.name: [fault]
        for need, value in given.items()
        if (fault := need.fault(value) if not _is_blank(value) else _missing(need, facts, details))
    }
    if not _is_blank(details.get("no_reply_reason")) and not facts.by_lead:
        found["no_reply_reason"] = ["Only a lead can decide that no reply is sent."]
    withdrawn = transition.name == "conclude" and details.get("outcome") == Outcome.WITHDRAWN
    if withdrawn and not facts.withdrawal_asked:
        found["outcome"] = ["The reporter has not asked to withdraw this report."]
    if found:
        raise Invalid(found)


def _missing(need: Need, facts: Facts, details: Details) -> str:
    return "This is needed." if need.required(facts, details) else ""


def _is_blank(value: Any) -> bool:
    return value is None or value in ("", [], ()) or (isinstance(value, str) and not value.strip())


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, date) or bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False
