"""How do programs work on cases? They list, read and move them, as the person whose token they carry."""

from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from accounts.queries import time_zone
from cases import actions
from cases.actions.doing import do
from cases.api import shapes
from cases.models import Approach, Case, Reading
from cases.queries.filters import FILTERS
from cases.queries.queue import BY_DUE
from cases.queries.search.asked import asked as asked_words
from cases.queries.search.finding import hits
from cases.queries.story import whole
from design.api import answer_page, asked, signed_in
from events import keyset
from events.clock import beginning

BY_CHANGE = ("changed_at", "id")


def answer(reference: str, user: User) -> Response:
    """The whole case; whoever gets it has read it, whatever else they did."""
    case = whole(user, reference)
    actions.note_reading(case, Reading.Door.API, by=user)
    return Response(shapes.WholeCaseShape(case, context={"user": user}).data)


class CasesAPI(APIView):
    """The cases that you can see, by what is due; with `updated_since`, by when they changed."""

    @extend_schema(operation_id="cases", parameters=[shapes.CaseQuery], responses=shapes.CasePage)
    def get(self, request: Request) -> Response:
        query = asked(request, shapes.CaseQuery)
        since = query.get("updated_since")
        rows = _cases(signed_in(request), query)
        rows = rows.filter(changed_at__gte=_from(since)) if since else rows
        if "q" in query:
            return answer_page(request, _found(rows, signed_in(request), query["q"]), "", _shaped)
        keys = BY_CHANGE if since else BY_DUE
        page = keyset.page(rows, keys, after=query.get("cursor", ""), size=query.get("page_size", 50))
        return answer_page(request, page.rows, page.next, _shaped)


def _shaped(case: Case) -> Any:
    return shapes.CaseShape(case).data


def _found(rows: QuerySet[Case], user: Any, typed: str) -> list[Case]:
    """Those of `rows` in which all the words stand, the best first."""
    order = [each.case.pk for each in hits(user, asked_words(typed))]
    return sorted(rows.filter(pk__in=order), key=lambda case: order.index(case.pk))


def _from(since: datetime) -> datetime:
    """The beginning of that day: what somebody without a name did is dated to the day, and must not be missed."""
    return beginning(since, time_zone())


def _cases(user: Any, query: dict[str, Any]) -> QuerySet[Case]:
    approaches = Approach.objects.select_related("persona", "unit").order_by("pk")
    rows = Case.objects.visible_to(user).select_related("desk", "officer").defer("summary")
    for name, value in query.items():
        rows = rows.filter(FILTERS[name](value)) if name in FILTERS else rows
    return rows.prefetch_related(Prefetch("approaches", approaches))


class CaseAPI(APIView):
    """One case, with what you may do with it."""

    @extend_schema(operation_id="case", responses=shapes.WholeCaseShape)
    def get(self, request: Request, reference: str) -> Response:
        return answer(reference, signed_in(request))


class MovesAPI(APIView):
    """Moves of a case along its workflow."""

    @extend_schema(operation_id="move", request=shapes.Move, responses=shapes.WholeCaseShape)
    def post(self, request: Request, reference: str) -> Response:
        given = shapes.Move(data=request.data).given()
        actions.move(reference, given.pop("name"), by=signed_in(request), **given)
        return _answer_if_still_there(reference, signed_in(request))


class WorkAPI(APIView):
    """Work on a case beside its moves."""

    @extend_schema(operation_id="work", request=shapes.WorkDone, responses={200: shapes.WholeCaseShape, 204: None})
    def post(self, request: Request, reference: str) -> Response:
        given = shapes.WorkDone(data=request.data).given()
        do(reference, given.pop("name"), by=signed_in(request), **given)
        return _answer_if_still_there(reference, signed_in(request))


def _answer_if_still_there(reference: str, user: Any) -> Response:
    """The case as it is now; nothing (204) when the act has taken it out of the person's own sight."""
    there = Case.objects.visible_to(user).filter(reference=reference).exists()
    return answer(reference, user) if there else Response(status=204)


class BulkAPI(APIView):
    """Claim, assign, give out by workload or dismiss up to 200 cases: by the same rules as alone, a result for each."""

    @extend_schema(operation_id="bulk", request=shapes.Bulk, responses=shapes.BulkResult(many=True))
    def post(self, request: Request) -> Response:
        given = shapes.Bulk(data=request.data).given()
        chosen = [(case["reference"], case["version"]) for case in given.pop("cases")]
        if "officer" in given:
            given["to"] = given.pop("officer")
        results = actions.in_bulk(given.pop("name"), chosen, by=signed_in(request), **given)
        return Response(shapes.BulkResult(results, many=True).data)
