"""Does each member of the cast get exactly the answer that the matrix says, at every address?"""

from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.actions import be_away
from accounts.queries import today
from cases.actions import merge_personas, note
from personas.models import Persona
from tests.architecture.matrix import COLUMNS, Route, expected, routes
from tests.factories import Cast, assembled, at, filed
from trends import reference

METHODS = ("GET", "POST")
ROUTES = {route.name: route for route in routes()}


def answers() -> dict[tuple[str, str], tuple[int, ...]]:
    """What really comes back, each attempt in a house as it was before."""
    cast = assembled()
    given, browsers = rows(cast), {who: browser(cast, who) for who in COLUMNS}
    found = {}
    for name, route in ROUTES.items():
        for method in METHODS:
            statuses = []
            for who in COLUMNS:
                before = transaction.savepoint()
                statuses.append(ask(browsers[who], method, address(route, given)))
                transaction.savepoint_rollback(before)
            found[method, name] = tuple(statuses)
    return found


def rows(cast: Cast) -> dict[str, Any]:
    """What stands in the addresses: of a case that Sam reported, whose officer is Olga."""
    reference.load()  # the published figures: a test with real commits before this one may have taken them away
    case = at("investigation", cast, addresses=["https://network.example/in/anna"])
    filed(cast.sam, addresses=["https://network.example/in/boris"])
    one, other = Persona.objects.order_by("pk")[:2]
    merge = merge_personas(other.pk, one.pk, reason="One photo", by=cast.olga, version=1)
    mate = filed(cast.sam, addresses=["https://network.example/in/anna"])
    return {
        "reference": case.reference, "step": "happened", "name": "note", "approach": case.approaches.get().pk,
        "task": case.tasks.first().pk, "number": one.pk, "merge": merge.pk, "key": 1, "table": "months",
        "code": "mi5_2021", "method": "every", "accounts": cast.sam.pk, "unit": cast.lamps.pk,
        "form": "pdf", "note": note(case.reference, "Rang the bank", by=cast.olga).pk,
        "officer": cast.olga.pk, "absence": be_away(cast.olga, first_on=today(), last_on=today(), by=cast.lena).pk,
        "other": mate.reference, "page": "profile", "lesson": "report", "topic": "first", "of": "platform",
    }  # fmt: skip


def address(route: Route, given: dict[str, Any]) -> str:
    """The address of a route; a number is that of a person or a unit on the pages of people and settings."""
    if route.name.startswith("/"):
        return route.name
    told = {name: given[name] for name in route.arguments}
    if route.name.startswith("accounts:") and "number" in told:
        told["number"] = given["unit"] if route.name in ("accounts:unit", "accounts:change_unit") else given["accounts"]
    told |= dict.fromkeys(route.uuids, UUID(int=1))
    if route.name.startswith(("cases:note", "api:note")) and "number" in told:
        told["number"] = given["note"]
    if route.name.startswith("accounts:") and "code" in told:
        told["code"] = "xing"
    if route.name in ("accounts:away", "accounts:back", "cases:hand_on"):
        told["number"] = given["officer"]
    if route.name == "cases:wording":
        told["key"] = "likely_hostile"
    if route.name == "cases:act_on_task":
        told["name"] = "tick"
    if route.name == "cases:act_on_approach":
        told["name"] = "describe"
    return reverse(route.name, kwargs=told)


def browser(cast: Cast, who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who != "visitor":
        client.force_login(getattr(cast, who))
    return client


def ask(client: Client, method: str, at_address: str) -> int:
    return client.generic(method, at_address, content_type=_sort(method, at_address)).status_code


def _sort(method: str, at_address: str) -> str:
    return "application/json" if "/api/" in at_address else "application/x-www-form-urlencoded"


def test_every_route_of_ours_is_in_the_matrix_and_nothing_else():
    assert {name for _, name in expected()} == set(ROUTES)
    assert {method for method, _ in expected()} == set(METHODS)


@pytest.mark.django_db
def test_everybody_gets_exactly_the_answer_of_the_matrix(monkeypatch):
    # Half of the answers are refusals, whose words are read elsewhere: here it is enough which one it is.
    monkeypatch.setattr("config.errors.render", lambda request, template, given, status: HttpResponse(status=status))
    found, table = answers(), expected()
    wrong = [
        f"{method} {name} by {who}: {status}, not {wanted}"
        for (method, name), statuses in found.items()
        for who, status, wanted in zip(COLUMNS, statuses, table.get((method, name), (0,) * len(COLUMNS)), strict=True)
        if status != wanted
    ]
    assert not wrong, "\n".join(wrong)


def test_nobody_gets_a_fault_of_ours_for_an_answer():
    assert not [key for key, statuses in expected().items() if any(status >= 500 for status in statuses)]


def test_a_case_is_there_for_nobody_outside_its_scope_at_any_address():
    """Read off the table, whatever the pages are: who doesn't need to know gets neither a page nor a redirect."""
    outside = [COLUMNS.index(who) for who in ("sam", "otto", "max", "audra", "ada")]
    of_cases = [name for name, route in ROUTES.items() if "reference" in route.arguments and _works_cases(name)]
    assert len(of_cases) >= 8
    answered = [
        f"{method} {name} by {COLUMNS[column]}"
        for (method, name), statuses in expected().items()
        for column in outside
        if name in of_cases and statuses[column] < 400
    ]
    assert not answered


def _works_cases(name: str) -> bool:
    own = ("api:report", "api:messages", "api:withdrawal", "api:evidence_of", "api:helped")
    return name.startswith(("cases:", "account:", "api:")) and name not in own


def test_a_visitor_is_sent_to_sign_in_or_refused_everywhere_else():
    opened = {"home", "privacy", "accessibility", "language", "healthz", "readyz", "metrics"}
    opened |= {"api:schema", "api:docs"}
    closed = {key: statuses[0] for key, statuses in expected().items() if key[1] not in opened}
    # the staff door stands open, by test below, and a release once it is published
    door = ("reports:", "checks:", "lessons:", "advice:now", "trends:published")
    inside = {key: status for key, status in closed.items() if not key[1].startswith(door)}
    assert set(inside.values()) <= {302, 401}


def test_a_route_open_to_a_visitor_is_one_of_the_few_that_are_meant_to_be():
    meant = {
        "home", "privacy", "accessibility", "healthz", "readyz", "reports:start", "reports:step", "reports:start_again",
        "reports:check", "reports:code", "reports:receipt", "reports:receipt_report", "reports:receipt_sent",
        "reports:receipt_say", "reports:receipt_see", "reports:receipt_leave", "api:schema", "api:docs", "metrics",
        "checks:start", "checks:page", "lessons:start", "lessons:lesson", "lessons:managers", "advice:now",
    }  # fmt: skip
    opened = {name for (_, name), statuses in expected().items() if statuses[0] == 200}
    assert opened <= meant, opened - meant
