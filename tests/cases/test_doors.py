"""Does every door give the same answer as the action behind it? Every move, from every status, by every role."""

import pytest
from django.db import transaction
from django.test import Client

from cases.models import Case
from cases.terms import Status
from cases.workflow import TRANSITIONS
from events.models import Event
from tests.cases.test_policy import expected
from tests.cases.test_workflow import GIVEN
from tests.factories import at

PEOPLE = ("olga", "nora", "lena", "otto", "max")
PAGE = {"done": 302, "refused": 409, "forbidden": 403, "not_found": 404}
API = {"done": 200, "refused": 409, "forbidden": 403, "not_found": 404}
DAY = {"review_on_day": "1", "review_on_month": "1", "review_on_year": "2030"}
BACKEND = "django.contrib.auth.backends.ModelBackend"


def by_page(client: Client, case: Case, name: str) -> int:
    given = {key: value for key, value in GIVEN[name].items() if key != "review_on"} | (DAY if name == "refer" else {})
    return client.post(f"/cases/{case.reference}/do/{name}/", {"version": case.version, **given}).status_code


def by_api(client: Client, case: Case, name: str) -> int:
    given = {"name": name, "version": case.version, **GIVEN[name]}
    return client.post(f"/api/v1/cases/{case.reference}/moves/", given, content_type="application/json").status_code


def by_bulk(client: Client, case: Case, name: str) -> str:
    """In bulk each case has its own result; whoever works no cases is refused the page."""
    given = {"name": name, "chosen": f"{case.reference}:{case.version}", "answered": "yes", **GIVEN[name]}
    answer = client.post("/cases/bulk/", given)
    return str(answer.status_code) if answer.status_code != 200 else str(answer.context["results"][0].done)


def tried(attempt, *given) -> object:
    """What comes of an attempt, which is undone."""
    before = transaction.savepoint()
    try:
        return attempt(*given)
    finally:
        transaction.savepoint_rollback(before)


@pytest.mark.parametrize("status", Status.values)
def test_pages_the_api_and_bulk_answer_as_the_actions_do_and_the_admin_never(cast, status):
    """What is possible by everybody at every door; what isn't by those for whom the answers differ."""
    case, wrong = at(status, cast), []
    before = Event.objects.filter(stream="case").count()
    for who in PEOPLE:
        client = Client(raise_request_exception=False)
        client.force_login(getattr(cast, who), backend=BACKEND)
        for name in TRANSITIONS:
            end, possible = expected(who, name, status), status in TRANSITIONS[name].sources
            if (possible or who == "olga") and tried(by_page, client, case, name) != PAGE[end]:
                wrong.append(("page", who, name, end))
            if (possible or who in ("lena", "otto")) and tried(by_api, client, case, name) != API[end]:
                wrong.append(("api", who, name, end))
        for name in ("claim", "dismiss"):
            end = "403" if who == "max" else str(expected(who, name, status) == "done")
            if tried(by_bulk, client, case, name) != end:
                wrong.append(("bulk", who, name, end))
        if tried(client.post, f"/admin/cases/case/{case.pk}/change/", {"status": "closed"}).status_code < 400:
            wrong.append(("admin", who, "change", "done"))
    assert not wrong
    assert Event.objects.filter(stream="case").count() == before
