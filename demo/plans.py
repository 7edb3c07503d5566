"""What will be told, and what will come of it? One plan for each invented report, drawn before it is filed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from accounts.models import User
from demo import chance as odds
from demo import invention
from demo.invention import Character
from personas.terms import Platform
from reports.actions import Testimony

NAMESPACE = UUID("6f1d3c52-5d5c-4a53-9c0e-0d9c35f6f7a1")  # ours: the same plan has the same key at every start
CAMPAIGNS = 15
IN_CAMPAIGNS = 0.11  # of all reports
EXERCISE_WEEKS = (130, 495)  # day of the two years on which an exercise is run
EXERCISE_SIZE = 12
GRAVE_FROM = 6


@dataclass(frozen=True)
class Plan:
    """One report to be filed: by whom, when, telling what; and what the desk will find."""

    number: int
    at: datetime
    reporter: User | None  # None for an anonymous one
    mode: str
    told: Testimony
    outcome: str
    asks: bool
    answers: bool

    @property
    def key(self) -> UUID:
        return uuid5(NAMESPACE, str(self.number))


class Planner:
    """Draws the plans of two years, always the same ones for the same people and the same last day."""

    def __init__(self, colleagues: list[User], until: datetime, reports: int) -> None:
        self.chance = random.Random(odds.SEED)
        self.colleagues, self.until, self.reports = colleagues, until, reports
        self.characters = 0
        self.known: list[tuple[Character, str]] = []  # met before, and where

    def plans(self) -> list[Plan]:
        """All of them, the earliest first."""
        drawn = [*self._single(), *self._campaigns(), *self._exercises()]
        drawn = [plan for plan in drawn if plan.at < self.until]
        return [replace(plan, number=number) for number, plan in enumerate(sorted(drawn, key=lambda plan: plan.at))]

    def _days(self) -> list[date]:
        last = self.until.date()
        return [last - timedelta(days=back) for back in range(729, -1, -1)]

    def _single(self) -> Iterator[Plan]:
        count = round(self.reports * (1 - IN_CAMPAIGNS)) - EXERCISE_SIZE * len(EXERCISE_WEEKS)
        for day in odds.days_of(self._days(), count, self.chance):
            who, platform = self._whom()
            yield self._plan(day, who, platform, odds.pick(self.chance, odds.OUTCOMES))

    def _whom(self) -> tuple[Character, str]:
        """A persona: new mostly, now and then one that somebody has met before."""
        if self.known and self.chance.random() < 0.12:
            return self.chance.choice(self.known[-200:])
        platform = odds.pick(self.chance, odds.PLATFORMS)
        self.known.append((self._new(odds.pick(self.chance, odds.METHODS), platform), platform))
        return self.known[-1]

    def _new(self, method: str, platform: str) -> Character:
        self.characters += 1
        return invention.character(self.chance, self.characters, method, platform)

    def _campaigns(self) -> Iterator[Plan]:
        """One persona writes to several colleagues of a unit within some weeks."""
        left = round(self.reports * IN_CAMPAIGNS)
        for place in range(CAMPAIGNS):
            size = max(4, round(left / (CAMPAIGNS - place) * self.chance.uniform(0.5, 1.5)))
            left = max(left - size, 0)
            yield from self._campaign(size)

    def _campaign(self, size: int) -> Iterator[Plan]:
        start = self.chance.choice(self._days()[20:])
        unit = self.chance.choice(self.colleagues).unit_id
        of_unit = [each for each in self.colleagues if each.unit_id == unit]
        who = self._new(self.chance.choice(("recruiter", "consultancy", "academic")), "linkedin")
        for colleague in self.chance.sample(of_unit, min(size, len(of_unit))):
            day = start + timedelta(days=int(self.chance.triangular(0, 35, 6)))
            outcome = self.chance.choice(("likely_hostile", "likely_hostile", "confirmed_hostile"))
            yield self._plan(day, who, "linkedin", outcome, colleague)

    def _exercises(self) -> Iterator[Plan]:
        for day in EXERCISE_WEEKS:
            who = self._new("recruiter", "linkedin")
            for _ in range(EXERCISE_SIZE):
                start = self._days()[day] + timedelta(days=self.chance.randrange(4))
                yield self._plan(start, who, "linkedin", "exercise")

    def _plan(self, day: date, who: Character, platform: str, outcome: str, reporter: User | None = None) -> Plan:
        mode = odds.pick(self.chance, odds.MODES)
        filed = datetime.combine(day, time(7), UTC) + timedelta(minutes=self.chance.randrange(60 * 12))
        reporter = reporter or self.chance.choice(self.colleagues)
        return Plan(
            number=0, at=filed, reporter=None if mode == "anonymous" else reporter, mode=mode,
            told=self._told(day, who, platform), outcome=outcome, asks=self.chance.random() < 0.22,
            answers=self.chance.random() < 0.85,
        )  # fmt: skip

    def _told(self, day: date, who: Character, platform: str) -> Testimony:
        chance = self.chance
        stage = odds.pick(chance, odds.STAGES)
        first = day - timedelta(days=min(int(chance.expovariate(1 / (3 + 6 * stage))), 300))
        moved = [chance.choice((Platform.WHATSAPP, Platform.EMAIL, Platform.TELEGRAM))] if stage >= 3 else []
        return Testimony(
            narrative=chance.choice(invention.STORIES[who.method]), first_contact_on=first,
            last_contact_on=first + (day - first) * chance.random(), platform=platform, moved_to=moved,
            method=who.method, stage=stage, ongoing=stage >= 2 and chance.random() < 0.25,
            travel_planned=stage >= GRAVE_FROM and chance.random() < 0.15, persona_name=who.name,
            claimed_employer=who.firm, claimed_post=who.post, claimed_place=who.place,
            addresses=[invention.disguised(each, chance) for each in who.addresses],
            asked_for=chance.choice(invention.ASKED), offered=chance.choice(invention.OFFERED),
            sector=chance.choice(("government", "defence", "high_tech", "academia", "other")),
            employment="former" if chance.random() < 0.04 else "",
        )  # fmt: skip
