"""Does every door answer as described? Each move, from each status, by everybody: possible or not.

What is expected is written down by hand (`MAY`, `ALLOWED`), never asked of the code. Each try is made through the
view behind the real address, told from what it left in the database, and undone.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from accounts.models import User
from cases.actions import declare_conflict
from cases.models import Case
from cases.terms import Status
from cases.workflow import TRANSITIONS
from tests.asking import ask, undone
from tests.cases.test_policy import expected
from tests.cases.test_workflow import ALLOWED, GIVEN
from tests.factories import Cast, at
from tests.replay import Replay

INSIDE = ("olga", "nora", "lena")  # its officer, another officer of the desk, the lead
OUTSIDE = ("otto", "nia", "liv", "max", "audra", "ada", "sam", "sid")  # Nia and Liv have a conflict of interest
PEOPLE = (*INSIDE, *OUTSIDE)
STATUS = {"done": 302, "refused": 409, "forbidden": 403, "not_found": 404}
WITHOUT = {"max": 403, "audra": 403, "ada": 403, "sam": 302, "sid": 302}  # these have no such page on the admin site
DAY = {"review_on_day": "1", "review_on_month": "1", "review_on_year": "2030"}
BULK = ("claim", "dismiss")
EVENTS = "SELECT count(*) FROM events_event WHERE stream = 'case' AND stream_id = cases_case.id"
LEFT = f"SELECT status, ({EVENTS}) FROM cases_case WHERE id = %s"


class House:
    """The cast, two more with a conflict of interest, a colleague, and a case in each status."""

    def __init__(self) -> None:
        cast = Cast()
        nia = cast.person("nia", ("officer", cast.north))
        liv = cast.person("liv", ("lead", cast.north), ("officer", cast.north))
        cast.person("sid", unit=cast.lamps)
        self.cases = {status: at(status, cast) for status in Status.values}
        for case in self.cases.values():
            for person in (nia, liv):
                declare_conflict(case.reference, person=person, by=cast.lena, version=None)
            case.refresh_from_db()
        self.people = {user.name.lower(): user for user in User.objects.all()}


played_again = Replay(House)


@pytest.fixture
def house(db: None) -> House:
    return played_again()


def by_page(by: User, case: Case, name: str) -> int:
    given = {key: value for key, value in GIVEN[name].items() if key != "review_on"} | (DAY if name == "refer" else {})
    return ask(by, f"/cases/{case.reference}/do/{name}/", {"version": case.version, **given}).status


def by_api(by: User, case: Case, name: str) -> int:
    given = {"name": name, "version": case.version, **GIVEN[name]}
    answered = ask(by, f"/api/v1/cases/{case.reference}/moves/", given, content_type="application/json").status
    return 302 if answered == 200 else answered  # a program is told at once what a page goes on to


def left(case: Case) -> tuple[str, int]:
    """The status that the case has now, and how many events it has."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT, [case.pk])
        return cursor.fetchone()


def leads_to(name: str, status: str) -> str:
    return "triage" if name == "answer" else ALLOWED[name][status]  # the question was asked in triage


@pytest.mark.parametrize("door", [by_page, by_api])
def test_each_move_from_each_status_by_everybody_ends_as_described(house: House, door: Callable[..., int]):
    wrong, tries = [], 0
    for status, case in house.cases.items():
        before, events = left(case)
        for who in PEOPLE:
            for name in TRANSITIONS:
                end = "not_found" if who in OUTSIDE else expected(who, name, status)
                wanted = (leads_to(name, status), events + 1) if end == "done" else (before, events)
                with undone():
                    found = door(house.people[who], case, name), *left(case)
                tries += 1
                if found != (STATUS[end], *wanted):
                    wrong.append((who, name, status, end, found))
    assert not wrong
    assert tries == len(Status) * len(PEOPLE) * len(ALLOWED)


def results_by_page(client: Client, name: str, cases: list[Case]) -> Any:
    chosen = [f"{case.reference}:{case.version}" for case in cases]
    answer = client.post("/cases/bulk/", {"name": name, "chosen": chosen, "answered": "yes", **GIVEN[name]})
    if answer.status_code != 200:
        return answer.status_code
    return {result.reference: result.done for result in answer.context["results"]}


def results_by_api(client: Client, name: str, cases: list[Case]) -> Any:
    chosen = [{"reference": case.reference, "version": case.version} for case in cases]
    given = {"name": name, "cases": chosen, **GIVEN[name]}
    answer = client.post("/api/v1/cases/bulk/", json.dumps(given), content_type="application/json")
    if answer.status_code != 200:
        return answer.status_code
    return {result["reference"]: result["done"] for result in answer.json()}


@pytest.mark.parametrize("door", [results_by_page, results_by_api])
def test_in_bulk_each_case_ends_as_it_would_alone_and_no_other_move_is_offered(house: House, door):
    """Cases in every status in one go. Whoever works no cases has no such page, and by API nothing to move."""
    cases, clients = list(house.cases.values()), {who: signed_in(house, who) for who in PEOPLE}
    for who, client in clients.items():
        for name in BULK:
            wanted: Any = {
                case.reference: who in INSIDE and expected(who, name, case.status) == "done" for case in cases
            }
            if door is results_by_page and not house.people[who].has_role("officer", "lead"):
                wanted = 403
            before = {case.pk: left(case) for case in cases}
            with undone():
                assert door(client, name, cases) == wanted, (who, name)
                for case in cases:
                    moved = wanted != 403 and wanted[case.reference]
                    assert (left(case) != before[case.pk]) == moved, (who, name, case.status)
    for name in set(TRANSITIONS) - set(BULK):
        assert door(clients["lena"], name, cases) == 400, name


def test_the_admin_site_shows_cases_in_scope_and_moves_none(house: House):
    for who in PEOPLE:
        client, shown = signed_in(house, who), 200 if who in INSIDE else WITHOUT.get(who, 404)
        for case in house.cases.values():
            address, before = f"/admin/cases/case/{case.pk}/change/", left(case)
            assert client.post(address, {"status": "review"}).status_code == (302 if shown == 302 else 403), who
            assert left(case) == before
        assert client.get(address).status_code == shown, who


def signed_in(house: House, who: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(house.people[who])
    return client
