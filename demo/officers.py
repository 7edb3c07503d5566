"""What do Olga, Otto and Lena do next with a case? One real action, and when to look at the case again."""

import random
from collections.abc import Callable
from datetime import timedelta

from accounts.calendar import DAY
from accounts.models import User
from cases import actions
from cases.clocks import is_grave
from cases.models import Case
from cases.terms import DEFINITIONS, Status
from demo import chance as odds
from demo import invention
from demo.plans import Plan
from demo.removing import see_to_removal
from events.clock import today
from reports.actions import say
from reports.models import Report

HOUR = timedelta(hours=1)
DISMISSED = ("commercial_spam", "out_of_scope", "withdrawn", "duplicate", "exercise")
assert set(DISMISSED) < set(DEFINITIONS)
Next = timedelta | None  # of working time until somebody looks again; None when the case is closed


class Desk:
    """The officers at work, each case after its plan."""

    def __init__(self, cast: dict[str, User], chance: random.Random) -> None:
        self.cast, self.chance = cast, chance

    def first_look(self, case: Case) -> timedelta:
        grave = case.proposed_severity in ("high", "critical")
        return HOUR * (self.chance.uniform(0.2, 1.8) if grave else self.chance.triangular(0.5, 11, 4))

    def step(self, case: Case, plan: Plan) -> Next:
        """Take the case one step further."""
        steps: dict[str, Callable[[Case, Plan], Next]] = {
            Status.NEW: self._begin, Status.TRIAGE: self._triage, Status.AWAITING_REPORTER: self._answer,
            Status.INVESTIGATION: self._conclude, Status.REFERRED: self._conclude, Status.REVIEW: self._review,
        }  # fmt: skip
        return steps[case.status](case, plan) if case.status in steps else None

    def _begin(self, case: Case, plan: Plan) -> Next:
        actions.move(case.reference, "claim", by=self._officer(case), version=None)
        return HOUR * self.chance.triangular(0.5, 14, 3)

    def _triage(self, case: Case, plan: Plan) -> Next:
        if self.chance.random() < 0.5:
            actions.note(case.reference, self.chance.choice(invention.NOTES), by=self._hand(case))
        if plan.outcome in DISMISSED and self._dismiss(case, plan):
            return DAY
        if plan.asks and not self._asked(case):
            question = self.chance.choice(invention.QUESTIONS)
            actions.assess(case.reference, by=self._hand(case), version=None, **self._judged(case, plan))
            actions.move(case.reference, "ask", by=self._hand(case), version=None, question=question)
            return HOUR * self.chance.triangular(2, 40, 10)
        actions.move(case.reference, "investigate", by=self._hand(case), version=None, **self._judged(case, plan))
        return DAY * self.chance.triangular(0.1, 2.6, 0.6)

    def _dismiss(self, case: Case, plan: Plan) -> bool:
        details = {"outcome": plan.outcome, "reason": "See the notes.", "reply": invention.REPLIES[plan.outcome]}
        if plan.outcome == "duplicate":
            if not (living := self._same_persona(case)):
                return False
            details["duplicate_of"] = living.reference
        actions.move(case.reference, "dismiss", by=self._officer(case), version=None, **details)
        return True

    def _same_persona(self, case: Case) -> Case | None:
        persona = case.approaches.values("persona")
        others = Case.objects.visible_to(self._officer(case)).filter(approaches__persona__in=persona)
        others = others.exclude(outcome="duplicate").exclude(duplicates__isnull=False)
        return others.exclude(pk=case.pk).filter(opened_at__lt=case.opened_at).order_by("pk").first()

    def _asked(self, case: Case) -> bool:
        return case.approaches.filter(conversations__messages__kind="question").exists()

    def _answer(self, case: Case, plan: Plan) -> Next:
        if not plan.answers and is_grave(case.severity):
            reason = "Reached the reporter by telephone."
            actions.move(case.reference, "answer", by=self._hand(case), version=None, reason=reason)
            return HOUR
        if not plan.answers:
            return DAY * 20  # the house itself reminds, warns and stops waiting
        report = Report.objects.select_related("conversation").get(case=case)
        say(report, self.chance.choice(invention.ANSWERS))
        return HOUR * self.chance.triangular(1, 12, 4)

    def _conclude(self, case: Case, plan: Plan) -> Next:
        self._read(case)
        if case.status == Status.INVESTIGATION and self._grave(case) and not case.referrals.exists():
            return self._refer(case)
        if wait := see_to_removal(case, plan.outcome, self._hand(case), self.chance):
            return wait
        for task in case.tasks.filter(done_at=None):
            if task.mandatory or self.chance.random() < 0.6:
                actions.tick(case.reference, task.pk, by=self._hand(case), version=None)
        outcome = plan.outcome if plan.outcome in invention.SUMMARIES else "inconclusive"
        actions.move(
            case.reference, "conclude", by=self._hand(case), version=None, outcome=outcome,
            summary=invention.SUMMARIES[outcome], reply=invention.REPLIES[outcome], **self._judged(case, plan),
        )  # fmt: skip
        return HOUR * self.chance.triangular(0.5, 14, 3)

    def _refer(self, case: Case) -> Next:
        if not case.proposals.exists():
            reason = "What was asked for goes beyond us."
            actions.propose(case.reference, reason, by=self._hand(case), version=None)
            return HOUR * 3
        if case.proposals.filter(decided_at=None).exists():
            review_on = today("Europe/London") + timedelta(days=30)
            actions.move(
                case.reference, "refer", by=self.cast["Lena"], version=None, agency="National authority (invented)",
                legal_basis="Legitimate interests; national security", marking="OFFICIAL-SENSITIVE",
                shared=["contact", "personas", "profiles", "assessment"], review_on=review_on,
            )  # fmt: skip
        return DAY * self.chance.uniform(5, 15)

    def _review(self, case: Case, plan: Plan) -> Next:
        self._read(case)
        second = self.cast["Lena"]
        if self.chance.random() < 0.06:
            actions.move(case.reference, "return", by=second, version=None, reason="Please check the firm once more.")
            return DAY
        actions.move(case.reference, "approve", by=second, version=None)
        return DAY

    def _read(self, case: Case) -> None:
        waiting = case.approaches.filter(conversations__messages__kind__in=("answer", "addition"))
        if waiting.filter(conversations__messages__read_at=None).exists():
            actions.read(case.reference, by=self._officer(case))

    def _judged(self, case: Case, plan: Plan) -> dict[str, str]:
        likelihoods = odds.LIKELIHOODS.get(plan.outcome, ("realistic_possibility",))
        return {
            "severity": case.severity or case.proposed_severity, "likelihood": self.chance.choice(likelihoods),
            "confidence": self.chance.choice(("low", "moderate", "moderate", "high")),
        }  # fmt: skip

    def _grave(self, case: Case) -> bool:
        return case.severity == "critical" and case.likelihood in ("likely", "highly_likely", "almost_certain")

    def _officer(self, case: Case) -> User:
        """The one who has the case, or one of its desk."""
        names = {0: ("Olga",), 1: ("Otto",), 2: ("Olga", "Otto")}
        for place, desk in enumerate(self.desks):
            if desk == case.desk_id:
                return case.officer or self.cast[self.chance.choice(names[place])]
        return self.cast["Olga"]

    def _hand(self, case: Case) -> User:
        """Who takes the case on: its officer, or else the lead."""
        return case.officer or self.cast["Lena"]

    @property
    def desks(self) -> list[int]:
        return sorted(self.cast["Lena"].desks_as("lead"))
