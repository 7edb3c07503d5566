"""How do programs read the texts with which an officer may begin a question or a reply?"""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases import policy
from cases.queries.standing import texts_for
from cases.queries.story import whole
from cases.wordings import ACTS
from design.api import Strict, asked, signed_in


class TextQuery(Strict):
    """For which act."""

    act = serializers.ChoiceField(list(ACTS))


class TextShape(serializers.Serializer):
    """A text, with the reference of the case in its place."""

    key = serializers.CharField()
    version = serializers.IntegerField(help_text="0 as it comes with the service")
    title = serializers.CharField()
    outcome = serializers.CharField(allow_blank=True, help_text="blank: for any")
    english = serializers.CharField()
    welsh = serializers.CharField(allow_blank=True)


class TextsAPI(APIView):
    """The texts that are offered for a case, as far as its contact has gone."""

    @extend_schema(operation_id="texts", parameters=[TextQuery], responses=TextShape(many=True))
    def get(self, request: Request, reference: str) -> Response:
        user = signed_in(request)
        policy.require_register(user)
        case, act = whole(user, reference), asked(request, TextQuery)["act"]
        rows = [{"key": text.key, "version": text.version, "title": text.title, "outcome": text.outcome,
                 "english": text.filled("en", reference), "welsh": text.filled("cy", reference) if text.welsh else ""}
                for text in texts_for(case, act)]  # fmt: skip
        return Response(TextShape(rows, many=True).data)
