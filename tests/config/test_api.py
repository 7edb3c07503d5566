"""Does the API do what its description says, for everybody, whatever is sent to it?"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts.actions import make_token
from accounts.models import User
from accounts.terms import RoleName
from cases.models import Case
from config.api import DescriptionAPI
from config.wsgi import application
from personas.models import Persona
from tests.depth import DEPTH
from tests.factories import WALKS, Cast, at
from tests.replay import Replay

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FUZZ = settings(
    max_examples=DEPTH.requests, phases=[Phase.explicit, Phase.generate], derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
RIGHT_SO_OFTEN = 3  # of four references and versions are real ones, or the fuzzer would only ever meet 404


@pytest.fixture
def one_transaction(db: None) -> Iterator[None]:
    """The application runs in this very thread: it must not hang up on the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def somebody_with_every_role() -> User:
    """Somebody who may come through every door, in a house with a case in each status."""
    cast = Cast()
    for status in WALKS:
        at(status, cast, addresses=["https://www.linkedin.com/in/somebody"])
    roles = ((RoleName.OFFICER, cast.north), (RoleName.LEAD, cast.north), RoleName.MANAGER)
    return cast.person("eve", *roles, unit=cast.lamps)


there_again = Replay(somebody_with_every_role)


@pytest.fixture
def everybody(one_transaction: None) -> User:
    return there_again()


@pytest.fixture
def signed_in(everybody: User) -> dict[str, str]:
    """What they send along: their token."""
    return {"Authorization": f"Token {make_token(by=everybody)}"}


schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
# Beside what is drawn: every edge of every field, some 2,000 requests. To find them out takes as long as to send them.
schema.config.phases.coverage.enabled = DEPTH.edges


@schema.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    if path_parameters and "reference" in path_parameters:
        path_parameters["reference"] = _real(str(path_parameters["reference"]))
    number = (path_parameters or {}).get("number")
    if path_parameters and isinstance(number, int) and number % 4 < RIGHT_SO_OFTEN:
        path_parameters["number"] = Persona.objects.values_list("pk", flat=True)[0]
    return path_parameters


@schema.hook
def map_body(context: Any, body: Any) -> Any:
    if isinstance(body, dict) and isinstance(body.get("version"), int) and body["version"] % 4 < RIGHT_SO_OFTEN:
        body["version"] = Case.objects.values_list("version", flat=True)[body["version"] % Case.objects.count()]
    return body


def _real(reference: str) -> str:
    number = sum(map(ord, reference))
    references = Case.objects.order_by("pk").values_list("reference", flat=True)
    return references[number % len(references)] if number % 4 < RIGHT_SO_OFTEN else reference


@schema.parametrize()
@FUZZ
def test_whatever_is_sent_gets_an_answer_that_the_description_knows_and_never_a_fault(
    case: Any, signed_in: dict[str, str]
) -> None:
    case.call_and_validate(headers=signed_in, checks=CHECKS)


@pytest.mark.parametrize("address", ["reports/", "cases/", "cases/bulk/", "personas/", "statistics/"])
def test_nobody_is_served_without_signing_in(address: str, cast: Cast) -> None:
    assert Client().get(f"/api/v1/{address}").status_code in (401, 403)


def test_the_description_is_drawn_up_once_in_each_notation(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_up: dict[Any, Any] = {}
    monkeypatch.setattr(DescriptionAPI, "drawn_up", drawn_up)
    notations = ("application/vnd.oai.openapi", "application/vnd.oai.openapi+json")
    first, again = ([Client().get("/api/v1/schema/", HTTP_ACCEPT=each) for each in notations] for _ in range(2))
    assert [answer.content for answer in first] == [answer.content for answer in again]
    assert [answer.headers for answer in first] == [answer.headers for answer in again]
    assert first[0].content.startswith(b"openapi: 3.1.0")
    assert first[1].json()["openapi"] == "3.1.0"
    assert [media for media, _ in drawn_up] == list(notations)
    drawn_up[notations[0], "en-gb"] = b"as it was kept", {}
    assert Client().get("/api/v1/schema/", HTTP_ACCEPT=notations[0]).content == b"as it was kept"
