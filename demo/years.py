"""How do two years pass in a few minutes? Event by event, in the order of time, under a clock set to the past.

Every step is a real action. Steps that fall after the present are left undone: that is today's queue. Killed
half-way, it goes on from the last report filed, and picks up every open case again.
"""

import heapq
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from accounts.models import Organisation, User
from cases.chasing import TURN, remind, stop_waiting
from cases.models import Case
from cases.terms import Mode
from demo import chance as odds
from demo.officers import Desk
from demo.plans import Plan, Planner
from events.clock import at, now
from events.refusals import Refusal
from events.turns import turn
from reports import receipts
from reports.actions import file, say
from reports.models import Report

DAY = timedelta(days=1)
LATER = "I remembered something: they wrote to my private address as well."
Step = Callable[[], None]


class Years:
    """The simulation: a queue of steps by time."""

    def __init__(self, colleagues: list[User], *, reports: int, until: datetime) -> None:
        self.chance = random.Random(odds.SEED + 1)
        self.until, self.order = until, count()
        self.queue: list[tuple[datetime, int, Step]] = []
        self.plans = Planner(colleagues, until, reports).plans()
        self.desk = Desk({user.name: user for user in User.objects.exclude(post="Colleague")}, self.chance)
        self.add = Organisation.objects.get(pk=1).calendar.add
        self.filed = 0

    def pass_by(self, told: Callable[[int, int, datetime], None]) -> None:
        """Let them pass; `told` hears after every fiftieth report how many of how many, and the date."""
        self._begin()
        with turn(TURN, wait=True):  # the house's own clocks would find these cases years late
            while self.queue:
                moment, _, step = heapq.heappop(self.queue)
                before = self.filed
                with at(moment):
                    self._try(step)
                if self.filed != before and self.filed % 50 == 0:
                    told(self.filed, len(self.plans), moment)

    def _begin(self) -> None:
        done = set(Report.objects.values_list("key", flat=True))
        for plan in self.plans:
            if plan.key in done:
                self._take_up(plan)
            else:
                self._plan(plan.at, lambda plan=plan: self._file(plan))  # type: ignore[misc]
        first = next((plan.at for plan in self.plans if plan.key not in done), self.until)
        for day in range((self.until - first).days + 1):
            self._plan(first.replace(hour=8) + day * DAY, self._chase)

    def _take_up(self, plan: Plan) -> None:
        self.filed += 1
        case = Case.objects.get(reports__key=plan.key)
        if case.is_open:
            self._plan(max(case.changed_at, plan.at) + DAY, lambda: self._work(plan))

    def _plan(self, moment: datetime, step: Step) -> None:
        if moment < self.until:
            heapq.heappush(self.queue, (moment, next(self.order), step))

    def _file(self, plan: Plan) -> None:
        code = receipts.new_code() if plan.mode == Mode.ANONYMOUS else ""
        report = file(plan.told, mode=plan.mode, key=plan.key, reporter=plan.reporter, receipt=code)
        self.filed += 1
        self._plan(self.add(now(), self.desk.first_look(report.case)), lambda: self._work(plan))

    def _work(self, plan: Plan) -> None:
        case = Case.objects.select_related("officer").get(reports__key=plan.key)
        then = self.desk.step(case, plan)
        if then is not None:
            self._plan(self.add(now(), then), lambda: self._work(plan))
        elif self.chance.random() < 0.02:
            self._plan(now() + self.chance.uniform(5, 40) * DAY, lambda: self._add(plan))

    def _add(self, plan: Plan) -> None:
        """The reporter comes back to a closed case: it opens again."""
        say(Report.objects.select_related("conversation").get(key=plan.key), LATER)
        self._plan(self.add(now(), DAY / 8), lambda: self._work(plan))

    def _chase(self) -> None:
        remind()
        stop_waiting()

    def _try(self, step: Step) -> None:
        try:
            step()
        except Refusal:  # as in life: somebody was faster, or it can't be done now; the case stays where it is
            return
