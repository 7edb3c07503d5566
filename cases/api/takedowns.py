"""How do programs ask for takedowns and say what somebody found? By the same actions as the pages."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases import actions
from cases.models import Reading, Takedown
from cases.queries.story import whole
from cases.queries.takedowns import takedowns_of
from cases.workflow import LINE
from design.api import Number, Strict, signed_in


class TakedownShape(serializers.ModelSerializer):
    """A request to a platform to remove a profile."""

    number = serializers.IntegerField(source="pk")
    profile = serializers.CharField(source="profile.key")
    platform = serializers.CharField(source="profile.platform")
    days = serializers.IntegerField(allow_null=True, help_text="from the request until it was first found gone")

    class Meta:
        model = Takedown
        fields = ("number", "profile", "platform", "reference", "state", "asked_at", "chased_at", "looked_at",
                  "gone_at", "days")  # fmt: skip
        read_only_fields = fields


class TakedownAsked(Strict):
    """A profile seen in the case, by its key; `version` is that of the case as you read it."""

    profile = serializers.CharField(max_length=300)
    platform_reference = serializers.CharField(max_length=LINE, required=False)
    evidence = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=20)
    version = Number()


class TakedownFound(Strict):
    """What was done or found: the platform was reminded (`chased`), the profile is `gone`, or it is `up`."""

    found = serializers.ChoiceField(["chased", "gone", "up"])
    version = Number()


class TakedownCited(Strict):
    """By which reference the platform knows the request; `version` is that of the case as you read it."""

    platform_reference = serializers.CharField(max_length=LINE)
    version = Number()


class TakedownsAPI(APIView):
    """The takedowns of a case."""

    @extend_schema(operation_id="takedowns", responses=TakedownShape(many=True))
    def get(self, request: Request, reference: str) -> Response:
        user = signed_in(request)
        case = whole(user, reference)
        actions.note_reading(case, Reading.Door.API, by=user)
        return Response(TakedownShape(takedowns_of(case), many=True).data)

    @extend_schema(operation_id="ask_takedown", request=TakedownAsked, responses={201: TakedownShape})
    def post(self, request: Request, reference: str) -> Response:
        given = TakedownAsked(data=request.data).given()
        case = whole(signed_in(request), reference)
        keys = {told.profile.key: told.profile_id for each in case.approaches.all()
                for told in each.sightings.select_related("profile")}  # fmt: skip
        profile = keys.get(given.pop("profile"), 0)
        made = actions.ask_takedown(reference, profile, by=signed_in(request), **given)
        return Response(TakedownShape(made).data, status=201)


class TakedownAPI(APIView):
    """What became of one takedown, and how the platform calls it."""

    @extend_schema(operation_id="cite_takedown", request=TakedownCited, responses=TakedownShape)
    def put(self, request: Request, reference: str, number: int) -> Response:
        given = TakedownCited(data=request.data).given()
        made = actions.cite_takedown(reference, number, by=signed_in(request), **given)
        return Response(TakedownShape(made).data)

    @extend_schema(operation_id="look_at_takedown", request=TakedownFound, responses=TakedownShape)
    def post(self, request: Request, reference: str, number: int) -> Response:
        given = TakedownFound(data=request.data).given()
        found, version = given["found"], given["version"]
        if found == "chased":
            made = actions.chase_takedown(reference, number, by=signed_in(request), version=version)
        else:
            made = actions.look_at_takedown(reference, number, gone=found == "gone", by=signed_in(request),
                                            version=version)  # fmt: skip
        return Response(TakedownShape(made).data)
