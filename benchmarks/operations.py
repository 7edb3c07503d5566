"""What is measured? The things that people do most: file, with and without files, queue, open, move, dashboard."""

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import count
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse

from accounts.actions import add_desk, add_person, add_unit, set_up_organisation
from accounts.models import Desk, User
from accounts.terms import Marking, RoleName
from cases import actions
from cases.evidence.taking import take
from cases.models import Case
from cases.terms import Mode
from events.doers import SYSTEM
from reports.actions import Testimony, file, keep_draft, stage_evidence
from trends import reconciling, snapshots

STORY = "A recruiter whom I don't know offered me a paid talk and asked which projects I work on. " * 4
COLLEAGUES = 50
Operation = tuple[str, Callable[[], Callable[[], None]]]


class Ground:
    """A small organisation in a database of its own, with as many cases as asked for."""

    def __init__(self) -> None:
        set_up_organisation(name="Benchmark", marking=Marking.OFFICIAL, by=SYSTEM)
        self.desk: Desk = add_desk(name="Desk", by=SYSTEM)
        unit = add_unit(name="Unit", sector="government", desk=self.desk, by=SYSTEM)
        self.officer = self._person("officer", (RoleName.OFFICER, self.desk))
        self.manager = self._person("manager", RoleName.MANAGER)
        self.staff = [
            add_person(email=f"staff-{number}@benchmark.example", name="Staff", unit=unit, by=SYSTEM)
            for number in range(COLLEAGUES)
        ]
        self.numbers = count()

    def _person(self, name: str, role: str | tuple[str, Desk]) -> User:
        return add_person(email=f"{name}@benchmark.example", name=name.title(), roles=[role], by=SYSTEM)

    def file(self, staged: UUID | None = None) -> None:
        number = next(self.numbers)
        told = Testimony(
            STORY, persona_name="Persona", platform="linkedin", stage=2,
            addresses=[f"https://www.linkedin.com/in/benchmark-{number % 997}", f"b-{number}@benchmark.example"],
        )  # fmt: skip
        file(told, mode=Mode.NAMED, key=uuid4(), reporter=self.staff[number % COLLEAGUES], staged=staged)

    def fill(self, cases: int) -> None:
        """File, and claim every third."""
        for number in range(cases):
            self.file()
            if number % 3 == 0:
                newest = Case.objects.order_by("-pk").first()
                assert newest is not None
                actions.move(newest.reference, "claim", by=self.officer, version=newest.version)
        reconciling.catch_up()
        snapshots.take()


def operations(ground: Ground) -> Iterator[Operation]:
    """Each with a function that prepares one run of it."""
    officer, manager = Client(), Client()
    officer.force_login(ground.officer)
    manager.force_login(ground.manager)
    yield "file a report", lambda: ground.file
    yield "file with three screenshots", lambda: _with_screenshots(ground)
    yield "queue, first page", lambda: opened_page(officer, reverse("cases:queue") + "?view=open")
    yield "open a case", lambda: opened_page(officer, reverse("cases:case", args=[_some(ground).reference]))
    yield "move a case", lambda: _move(ground)
    yield "dashboard", lambda: opened_page(manager, reverse("trends:dashboard"))


def _with_screenshots(ground: Ground) -> Callable[[], None]:
    """Filing as its sender waits for it: the files are there already, and no scan is waited for."""
    draft = uuid4()
    keep_draft(draft, {}, owner="")
    stage_evidence(draft, [take(f"{number}.png", _screenshot()) for number in range(3)])
    return lambda: ground.file(draft)


def _screenshot() -> bytes:
    """A picture of some 200 kB, like no other."""
    from PIL import Image  # only here

    out = BytesIO()
    Image.effect_noise((480, 420), 64).save(out, "PNG")
    return out.getvalue()


def opened_page(client: Client, address: str) -> Callable[[], None]:
    """One visit of a page, which must be answered."""

    def get() -> None:
        answer = client.get(address, secure=True)
        assert answer.status_code == 200, (address, answer.status_code)

    return get


def _some(ground: Ground) -> Case:
    """Not the newest, so that its pages aren't the last ones touched."""
    return Case.objects.filter(desk=ground.desk, status="triage").order_by("pk")[0]


def _move(ground: Ground) -> Callable[[], None]:
    case = _some(ground)
    judged = {"severity": "low", "likelihood": "likely", "confidence": "moderate"}

    def move() -> None:
        actions.move(case.reference, "investigate", by=ground.officer, version=case.version, **judged)

    return move
