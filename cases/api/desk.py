"""How do programs keep an officer's own things? Cases they watch, views they saved, and the next case for them."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import Desk
from cases import actions, policy
from cases.api.cases import answer
from cases.api.shapes import WholeCaseShape
from cases.forms import QueueFilter
from cases.models import SavedView
from cases.queries.saved import saved_views
from design.api import Strict, signed_in
from events.refusals import Invalid


class ViewKept(Strict):
    """A view under a name: which tab and filters, as in the address of the queue. With `desk` it is shared."""

    name = serializers.CharField(max_length=60)
    values = serializers.DictField(child=serializers.CharField(max_length=300))
    desk = serializers.CharField(max_length=100, required=False, help_text="name of a desk that you lead")


class ViewShape(serializers.ModelSerializer):
    """A saved view: one's own, or (`desk`) shared with a desk."""

    number = serializers.IntegerField(source="pk")
    desk = serializers.CharField(source="desk.name", default=None, allow_null=True)

    class Meta:
        model = SavedView
        fields = ("number", "name", "desk", "values", "saved_at")
        read_only_fields = fields


class ViewsAPI(APIView):
    """The views that you saved, and those that are shared with your desks."""

    @extend_schema(operation_id="views", responses=ViewShape(many=True))
    def get(self, request: Request) -> Response:
        user = signed_in(request)
        policy.require_register(user)
        return Response(ViewShape(saved_views(user), many=True).data)

    @extend_schema(operation_id="keep_view", request=ViewKept, responses={201: ViewShape})
    def post(self, request: Request) -> Response:
        given, user = ViewKept(data=request.data).given(), signed_in(request)
        policy.require_register(user)
        QueueFilter(given["values"], user).chosen()
        kept = actions.keep_view(given["name"], given["values"], by=user, desk=_desk(given.get("desk")))
        return Response(ViewShape(kept).data, status=201)


class ViewAPI(APIView):
    """One saved view."""

    @extend_schema(operation_id="drop_view", responses={204: None})
    def delete(self, request: Request, number: int) -> Response:
        actions.drop_view(number, by=signed_in(request))
        return Response(status=204)


class WatchAPI(APIView):
    """Watching a case."""

    @extend_schema(operation_id="watch", request=None, responses={204: None})
    def put(self, request: Request, reference: str) -> Response:
        actions.watch(reference, on=True, by=signed_in(request))
        return Response(status=204)

    @extend_schema(operation_id="unwatch", responses={204: None})
    def delete(self, request: Request, reference: str) -> Response:
        actions.watch(reference, on=False, by=signed_in(request))
        return Response(status=204)


class NextAPI(APIView):
    """Claiming what is due first among the new cases of your desks."""

    @extend_schema(operation_id="take_next", request=None, responses={200: WholeCaseShape, 204: None})
    def post(self, request: Request) -> Response:
        user = signed_in(request)
        taken = actions.take_next(by=user)
        if taken is None:
            return Response(status=204)
        return answer(taken.reference, user)


def _desk(name: Any) -> Desk | None:
    if not name:
        return None
    found = Desk.objects.filter(name=name).first()
    if found is None:
        raise Invalid({"desk": ["There is no desk with this name."]})
    return found
