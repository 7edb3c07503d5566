"""What could leak? Cases of two desks that hold all that a case can hold, each with a word of its own in everything."""

from random import Random
from typing import Any
from uuid import uuid4

from accounts.actions import be_away
from accounts.models import User
from accounts.queries import today
from accounts.terms import RoleName
from cases import actions
from cases.evidence.taking import take
from cases.models import Evidence, Task
from events.refusals import Refusal
from notifications.models import Notification
from notifications.telling import tell
from past.actions import bring
from reports.actions import say, trace_told
from tests.factories import JUDGED, Cast, filed
from tests.replay import Replay

COMMON = "they promised a handsome fee for a short paper on how decisions about lighthouses are really made here"
WORKERS = ("olga", "nora", "otto", "lena", "lars")
BY_LOT = ("vera", "wim")


class Marked:
    """A case and the word that stands in everything that was told and written in it; the claimed employer has it."""

    def __init__(self, cast: Cast, number: int, desk: str) -> None:
        self.word = f"zq{number}x{uuid4().hex[:10]}"
        self.desk = desk
        reporter = cast.person(self.word, unit=cast.lamps if desk == "north" else cast.buoys)
        report = filed(
            reporter, narrative=f"{self.word}: {COMMON}", persona_name="Anna Beacon", platform="x",
            claimed_employer=f"{self.word} Partners", asked_for=f"{self.word} plans",
            addresses=["https://x.com/shared_by_all", f"{self.word}@evil.example"],
        )  # fmt: skip
        say(report, f"And {self.word} wrote again.", files=[take("told.txt", self.word.encode())])
        self.case = report.case
        self.numbers: dict[str, Any] = {}

    @property
    def secrets(self) -> list[str]:
        keys = Evidence.objects.filter(conversation__approach__case=self.case).values_list("key", flat=True)
        return [self.word, self.case.reference, *map(str, keys)]

    def furnish(self, officer: User, lead: User) -> None:
        """A note, a file, a referral, a takedown and all else that has an address below the case's, or beside it."""
        reference, word, said = self.case.reference, self.word, {"by": officer, "version": None}
        actions.move(reference, "claim", **said)
        actions.move(reference, "investigate", **said, **JUDGED)
        noted = actions.note(reference, f"@Nora @Otto @Olga {word}", by=officer)
        file = actions.add_evidence(reference, [take("b.txt", word.encode() * 2)], by=officer, origin=word)[0]
        actions.propose(reference, word, **said)
        shared = ["contact", "personas", "profiles"]
        actions.move(reference, "refer", by=lead, version=None, agency=word, legal_basis=word, marking="OFFICIAL",
                     shared=shared, review_on="2030-01-01")  # fmt: skip
        actions.move(reference, "take_back", reason=word, **said)
        approach = self.case.approaches.get()
        profile = approach.sightings.order_by("-pk").values_list("profile", flat=True)[0]
        asked = actions.ask_takedown(reference, profile, platform_reference=word, **said)
        actions.hold(reference, word, by=lead, version=None)
        self.numbers = {
            "reference": reference, "other": reference, "approach": approach.pk, "persona": approach.persona_id,
            "note": noted.pk, "key": file.key, "referral": self.case.referrals.get().pk, "takedown": asked.pk,
            "task": Task.objects.filter(case=self.case).earliest("pk").pk, "officer": officer.pk,
            "view": actions.keep_view(word, {"view": "new"}, by=officer).pk,
            "absence": be_away(officer, first_on=today(), last_on=today(), by=officer).pk,
            "sheet": bring(name=f"{word}.csv", content=word.encode(), desk=self.case.desk, by=lead).pk,
        }  # fmt: skip

    def unsettle(self, people: list[User], lead: User, lot: Random) -> None:
        """Whatever can happen to who needs to know, by lot, through the real actions; some of it is refused."""
        reference, asked = self.case.reference, {"by": lead, "version": None}
        acts = (
            lambda: actions.move(reference, "claim", by=lot.choice(people), version=None),
            lambda: actions.note(reference, f"@Nora @Otto @Olga {self.word}", by=lot.choice(people)),
            lambda: actions.open_to(reference, person=lot.choice(people), **asked),
            lambda: actions.restrict(reference, restricted=True, **asked),
            lambda: actions.declare_conflict(reference, person=lot.choice(people), **asked),
        )
        for act in acts:
            if lot.random() < 0.6:
                try:
                    act()
                except Refusal:
                    continue


class World:
    """Two desks with a furnished case each, and more that are opened, restricted and conflicted by lot; so are the
    roles and desks of two who work there besides.
    """

    def __init__(self, seed: int = 7) -> None:
        cast, lot = Cast(), Random(seed)
        lars = cast.person("lars", ("lead", cast.south))
        self.people = {name: getattr(cast, name, lars) for name in (*WORKERS, "max", "audra", "ada", "sam")}
        for name in BY_LOT:
            at_desk = (lot.choice((RoleName.OFFICER, RoleName.LEAD)), lot.choice((cast.north, cast.south)))
            self.people[name] = cast.person(name, at_desk, *lot.choice(([], [RoleName.MANAGER])))
        desks = ("north", "south", *lot.choices(("north", "south"), k=lot.randint(2, 4)))
        self.marked = [Marked(cast, number, desk) for number, desk in enumerate(desks)]
        trace_told()
        self.marked[0].furnish(cast.olga, cast.lena)
        self.marked[1].furnish(cast.otto, lars)
        for each in self.marked[2:]:
            lead = cast.lena if each.desk == "north" else lars
            each.unsettle([self.people[name] for name in (*WORKERS[:4], *BY_LOT)], lead, lot)
        self._merge(cast)
        tell()
        for each, told in zip(self.marked, (cast.olga, cast.otto), strict=False):
            told_of = Notification.objects.filter(reference=each.case.reference, recipient=told.pseudonym)
            each.numbers["notification"] = told_of.earliest("pk").pk

    def _merge(self, cast: Cast) -> None:
        """Somebody who was met at both desks turns out to be somebody of whom the north desk alone has heard."""
        north = self.marked[0]
        told = filed(cast.sam, addresses=["https://x.com/of_the_north"], persona_name=f"{north.word} Two").case
        absorbed = told.approaches.get().persona_id
        merge = actions.merge_personas(absorbed, north.numbers["persona"], reason=north.word, by=cast.lena, version=1)
        for each in self.marked[:2]:
            each.numbers["merge"] = merge.pk


world = Replay(World)
