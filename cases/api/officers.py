"""How do programs learn who has how much to do and who is away, and hand on the work of whoever leaves?"""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases import actions, policy
from cases.api.shapes import BulkResult, OfficerField
from cases.queries.officers import colleagues, officer_called
from design.api import Strict, signed_in


class LoadShape(serializers.Serializer):
    """An officer of your desks."""

    officer = serializers.EmailField(source="officer.email")
    name = serializers.CharField(source="officer.name")
    open = serializers.IntegerField(help_text="open cases of theirs that you can see, 500 at most")
    away_until = serializers.DateField(allow_null=True)


class OfficersAPI(APIView):
    """The officers of your desks: how much each has to do, and who is away."""

    @extend_schema(operation_id="officers", responses=LoadShape(many=True))
    def get(self, request: Request) -> Response:
        user = signed_in(request)
        policy.require_register(user)
        return Response(LoadShape(colleagues(user), many=True).data)


class HandedOn(Strict):
    """Whose open cases, and how they go on: to one `colleague` (`to`), to whoever has `least`, or to the `desk`."""

    officer = serializers.EmailField()
    how = serializers.ChoiceField(list(actions.HOW))
    to = OfficerField(required=False)


class HandOnAPI(APIView):
    """Handing on all open cases of an officer, at most 200: a result for each."""

    @extend_schema(operation_id="hand_on", request=HandedOn, responses=BulkResult(many=True))
    def post(self, request: Request) -> Response:
        given, user = HandedOn(data=request.data).given(), signed_in(request)
        whom = officer_called(user, given.pop("officer"))
        return Response(BulkResult(actions.hand_on(whom, by=user, **given), many=True).data)
