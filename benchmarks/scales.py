"""Does the officers' desk stay as quick when there are a thousand times as many cases? The same acts at each scale.

One database is filled further from scale to scale, and a copy of it is kept at each. Then every operation is measured
at each scale one after the other, so that whatever else the machine does weighs on all of them alike. What counts is
in one run: beside the bare statements, and beside the smallest scale.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from benchmarks.filling import fill
from benchmarks.measuring import Measured, measure
from benchmarks.operations import Operation, opened_page
from cases import actions
from cases.evidence.taking import take
from cases.models import Case
from cases.queries.queue import BY_DUE, SIZE, VIEWS, counts, queue
from cases.terms import Mode, Status
from events import keyset
from reports.actions import Testimony, file, keep_draft, stage_evidence
from reports.models import Report

COMMON, NOTES, FILES, MANY, DEEP = "recruiter", 50, 20, 100, 100
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Line:
    """One operation at one scale."""

    cases: int
    found: Measured


def measured(scales: list[int], *, runs: int, tell: Tell) -> Iterator[Line]:
    """Fill up to each of `scales` in turn, and then measure every operation at each."""
    databases = {}
    try:
        there = 0
        for cases in sorted(scales):
            tell(f"filling up to {cases:,} cases …")
            fill(cases - there)
            there, databases[cases] = cases, _kept(cases)
        prepared = {}
        for cases, database in databases.items():
            with _in(database):
                prepared[cases] = dict(operations())
        for name in prepared[there]:
            for cases in (cases for cases in databases if name in prepared[cases]):
                with _in(databases[cases]):
                    yield Line(cases, measure(name, prepared[cases][name], runs=runs))
    finally:
        for cases in databases:
            connection.creation.destroy_test_db(suffix=str(cases), verbosity=0)


def _kept(cases: int) -> str:
    """A copy of the database as it stands; its name."""
    connection.creation.clone_test_db(str(cases), verbosity=0, autoclobber=True)
    name: str = connection.creation.get_test_db_clone_settings(str(cases))["NAME"]
    return name


@contextmanager
def _in(database: str) -> Iterator[None]:
    """Work in this database for a while."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def operations() -> Iterator[Operation]:
    """What officers do most, by an officer of the largest desk."""
    officer = User.objects.get(email="officer-1-1@filled.example")
    browser = Client()
    browser.force_login(officer)

    def page(name: str, asked: str = "") -> Callable[[], Callable[[], None]]:
        return lambda: opened_page(browser, reverse(f"cases:{name}") + asked)

    yield "queue, first page", page("queue", "?view=open")
    if cursor := _deep(officer):
        yield "queue, hundredth page", page("queue", f"?view=open&after={cursor}")
    yield "queue, filtered", page("queue", "?view=open&platform=linkedin&severity=medium")  # a full page at each scale
    yield "queue, filtered for what is rare", page("queue", "?view=open&platform=email&severity=high")
    yield "counts on the tabs", lambda: lambda: _count(officer)
    yield "search, a rare word", page("search", f"?q={_rare(officer)}")
    yield "search, a common word", page("search", f"?q={COMMON}")
    laden = _laden(officer)
    _enough_new(officer)
    yield f"a case, {NOTES} notes, {FILES} files", lambda: opened_page(browser, reverse("cases:case", args=[laden]))
    yield "claim a case", lambda: _claim(officer)
    yield "move a case", lambda: _move(officer)
    yield f"claim {MANY} cases at once", lambda: _claim_many(officer)


def _deep(officer: User) -> str:
    """The cursor of the hundredth page; blank where there aren't so many."""
    rows = queue(officer, VIEWS["open"], {})[0].order_by(*BY_DUE)[DEEP * SIZE - SIZE :][:1]
    return keyset.cursor_after(rows[0], BY_DUE) if rows else ""


def _count(officer: User) -> None:
    counts(officer)


def _rare(officer: User) -> str:
    """The name of a project that hardly any report tells of, from the middle of the desk's cases."""
    told = Report.objects.visible_to(officer).order_by("pk")
    middle = told[told.count() // 2]
    return middle.narrative.split("Project ")[1].split(".")[0]


def _laden(officer: User) -> str:
    """A case with as many notes and files as one seldom sees; its reference."""
    staged = uuid4()
    keep_draft(staged, {}, owner="")
    stage_evidence(staged, [take(f"{number}.txt", f"{staged} {number}".encode()) for number in range(FILES)])
    told = Testimony("A recruiter wrote to me.", stage=2, platform="linkedin")
    report = file(told, mode=Mode.NAMED, key=uuid4(), reporter=_somebody(officer), staged=staged)
    for number in range(NOTES):
        actions.note(report.reference, f"Note {number} on this case.", by=officer)
    return report.reference


def _somebody(officer: User) -> User | None:
    """A member of staff whose reports come to the officer's desk."""
    return User.objects.filter(unit__desk__in=officer.desks_as("officer"), email__startswith="staff-").first()


def _new(officer: User, count: int) -> list[Case]:
    visible = Case.objects.visible_to(officer).filter(status=Status.NEW)
    return list(visible.order_by("due_at", "id")[:count])


def _enough_new(officer: User) -> None:
    """As many new cases at every scale as are claimed at once."""
    reporter, told = _somebody(officer), Testimony("A recruiter wrote to me.", stage=1, platform="linkedin")
    for _ in range(MANY - len(_new(officer, MANY))):
        file(told, mode=Mode.NAMED, key=uuid4(), reporter=reporter)


def _claim(officer: User) -> Callable[[], None]:
    (case,) = _new(officer, 1)
    return lambda: _done(actions.move(case.reference, "claim", by=officer, version=case.version))


def _claimed(officer: User) -> Case:
    """One more to work on, where nobody at the desk has any: that happens in a small house."""
    (case,) = _new(officer, 1)
    actions.move(case.reference, "claim", by=officer, version=case.version)
    return Case.objects.select_related("officer").get(pk=case.pk)


def _move(officer: User) -> Callable[[], None]:
    worked_on = Case.objects.visible_to(officer).filter(status=Status.TRIAGE, officer__isnull=False)
    case = worked_on.select_related("officer").order_by("due_at", "id").first() or _claimed(officer)
    by = case.officer
    assert by is not None
    judged = {"severity": "low", "likelihood": "likely", "confidence": "moderate"}
    return lambda: _done(actions.move(case.reference, "investigate", by=by, version=case.version, **judged))


def _claim_many(officer: User) -> Callable[[], None]:
    chosen = [(case.reference, case.version) for case in _new(officer, MANY)]
    return lambda: _done(*(result.done for result in actions.in_bulk("claim", chosen, by=officer)))


def _done(*results: object) -> None:
    assert all(results), "an act that was to be measured was refused"
