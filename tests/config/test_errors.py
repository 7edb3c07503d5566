"""Does every refusal become the right answer, as a page and as problem details?"""

import json

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import Http404
from django.test import RequestFactory
from rest_framework import exceptions, serializers
from rest_framework.test import APIRequestFactory

from config import errors
from events.refusals import Forbidden, Invalid, Refused, StaleVersion, TooMany

REFUSALS = [
    (Refused("Not now.", possible=("claim",)), 409, "refused"),
    (StaleVersion("Somebody else changed it.", current=4), 409, "stale"),
    (Forbidden("Only a lead can."), 403, "forbidden"),
    (Invalid({"reason": ["Enter a reason"]}), 400, "invalid"),
    (TooMany("Too often."), 429, "too_many"),
]


def told(exc: Exception) -> tuple[int, dict]:
    """What the API answers to an exception of its view."""
    response = errors.api_exception_handler(exc, {"request": APIRequestFactory().get("/api/v1/cases/")})
    assert response.content_type == "application/problem+json"
    return response.status_code, response.data


def page_for(exc: Exception, path: str = "/cases/", **posted: str):
    request = RequestFactory().post(path, posted)
    return errors.Refusals(lambda request: None).process_exception(request, exc)


@pytest.mark.parametrize(("exc", "status", "code"), REFUSALS)
def test_a_refusal_has_its_status_and_its_sentence_in_the_api(exc, status, code):
    answered, body = told(exc)
    assert answered == body["status"] == status
    assert body["type"] == f"urn:countersign:problem:{code}"
    assert (body["detail"], body["instance"]) == (exc.sentence, "/api/v1/cases/")


def test_problem_details_tell_what_is_possible_which_fields_and_which_version():
    assert told(REFUSALS[0][0])[1]["possible"] == ["claim"]
    assert told(REFUSALS[1][0])[1]["version"] == 4
    assert told(REFUSALS[3][0])[1]["errors"] == {"reason": ["Enter a reason"]}
    assert "possible" not in told(REFUSALS[2][0])[1]


@pytest.mark.parametrize(
    ("exc", "status"),
    [
        (exceptions.NotAuthenticated(), 401),
        (PermissionDenied(), 403),
        (exceptions.MethodNotAllowed("PUT"), 405),
        (exceptions.NotAcceptable(), 406),
        (exceptions.UnsupportedMediaType("text/plain"), 415),
        (exceptions.Throttled(wait=7), 429),
        (exceptions.ParseError(), 400),
        (DjangoValidationError({"name": ["Enter a name"]}), 400),
        (DjangoValidationError("Enter a name"), 400),
    ],
)
def test_errors_of_the_frameworks_have_the_same_shape(exc, status):
    answered, body = told(exc)
    assert answered == body["status"] == status
    assert body["detail"]
    assert set(body) <= {"type", "title", "status", "detail", "instance", "errors"}


def test_what_is_not_there_and_what_is_not_yours_are_told_in_the_same_words():
    absent = [Http404("No Case matches"), ObjectDoesNotExist("secret"), exceptions.NotFound("secret")]
    assert len({json.dumps(told(exc)) for exc in absent}) == 1
    assert told(absent[0])[0] == 404


def test_errors_of_nested_data_are_named_by_their_path():
    class Inner(serializers.Serializer):
        name = serializers.CharField()

    class Outer(serializers.Serializer):
        people = Inner(many=True)

    given = Outer(data={"people": [{}, {"name": "x"}]})
    assert not given.is_valid()
    assert told(exceptions.ValidationError(given.errors))[1]["errors"] == {"people.0.name": ["This field is required."]}


def test_a_fault_of_ours_is_not_dressed_up_as_an_answer():
    assert errors.api_exception_handler(RuntimeError(), {"request": APIRequestFactory().get("/")}) is None
    assert page_for(RuntimeError()) is None


@pytest.mark.django_db
@pytest.mark.parametrize(("exc", "status", "code"), REFUSALS)
def test_a_refusal_is_a_page_that_says_so(exc, status, code):
    page = page_for(exc)
    assert page.status_code == status
    assert exc.sentence in page.content.decode()
    assert page.content.decode().count("OFFICIAL") >= 2  # the marking, top and bottom


@pytest.mark.django_db
def test_a_refusal_gives_back_what_was_written_but_no_secret():
    page = page_for(REFUSALS[1][0], note="My long <account>", password="hunter2", version="3").content.decode()
    assert "My long &lt;account&gt;" in page
    assert "hunter2" not in page


@pytest.mark.django_db
def test_a_row_that_is_not_there_is_a_page_not_found():
    assert page_for(ObjectDoesNotExist("Case 7")).status_code == 404
    assert "Case 7" not in page_for(ObjectDoesNotExist("Case 7")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("handler", "status"),
    [(errors.bad_request, 400), (errors.forbidden, 403), (errors.csrf_failure, 403), (errors.not_found, 404)],
)
def test_every_handler_answers_as_its_door_speaks(handler, status):
    factory, cause = (
        RequestFactory(),
        {"reason": "x"} if handler is errors.csrf_failure else {"exception": Http404()},
    )
    page, body = handler(factory.get("/x"), **cause), handler(factory.get("/api/v1/x"), **cause)
    assert (page.status_code, body.status_code) == (status, status)
    assert body["Content-Type"] == "application/problem+json"
    assert page["Content-Type"].startswith("text/html")


def test_the_page_for_a_fault_needs_no_database():
    """No `django_db` mark: any query would fail the test."""
    page = errors.server_error(RequestFactory().get("/cases/"))
    assert page.status_code == 500
    assert "OFFICIAL-SENSITIVE" in page.content.decode()
    assert errors.server_error(RequestFactory().get("/api/v1/cases/"))["Content-Type"] == errors.PROBLEM


@pytest.mark.parametrize("path", [
    "/cases/%00/", "/cases/%00/account/", "/reports/%00/", "/reports/%00/sent/", "/cases/?reference=%00",
    "/admin/cases/case/?status__exact=%00", "/admin/cases/case/?q=%00", "/api/v1/cases/?cursor=%00",
])  # fmt: skip
def test_an_address_that_no_text_column_could_hold_is_no_fault_of_ours(cast, client, path):
    client.force_login(cast.lena)
    assert client.get(path).status_code == 400
