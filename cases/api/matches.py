"""How do programs read which cases look alike, and say what becomes of a match?"""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases import actions
from cases.api.shapes import REFERENCE
from cases.models import Reading
from cases.queries.matches import matches_of
from cases.queries.story import whole
from design.api import Number, Strict, signed_in


class AlikeShape(serializers.Serializer):
    """Another case that you can see, and why it may belong here."""

    reference = serializers.CharField(source="case.reference")
    status = serializers.CharField(source="case.status")
    reasons = serializers.DictField(child=serializers.IntegerField(), help_text="each with its weight, 1 to 100")
    why = serializers.ListField(child=serializers.CharField())
    verdict = serializers.CharField(allow_blank=True, help_text="blank until an officer has judged it")


class MatchesShape(serializers.Serializer):
    """The matches of a case, the strongest first."""

    beyond = serializers.BooleanField(help_text="another desk has a strong match; ask your lead")
    alike = AlikeShape(many=True)


class Judged(Strict):
    """What becomes of a match with another case; `version` is that of this case as you read it."""

    other = serializers.RegexField(REFERENCE)
    judgement = serializers.ChoiceField(list(actions.JUDGEMENTS))
    version = Number()


class MatchesAPI(APIView):
    """Other cases that may belong together with this one."""

    @extend_schema(operation_id="matches", responses=MatchesShape)
    def get(self, request: Request, reference: str) -> Response:
        user = signed_in(request)
        case = whole(user, reference)
        actions.note_reading(case, Reading.Door.API, by=user)
        return Response(MatchesShape(matches_of(case, user)).data)

    @extend_schema(operation_id="judge_match", request=Judged, responses=MatchesShape)
    def post(self, request: Request, reference: str) -> Response:
        given = Judged(data=request.data).given()
        actions.judge_match(reference, given.pop("other"), by=signed_in(request), **given)
        return self.get(request, reference)
