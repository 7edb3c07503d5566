"""How do programs say when somebody is away, and learn what can be chosen? As the person whose token they carry."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import actions, lists, queries
from accounts.models import Absence, User
from design.api import Strict, asked, signed_in


class Listed(serializers.CharField):
    """A code of one of the organisation's lists; `retired` ones too where something is looked for."""

    def __init__(self, of: str, *, retired: bool = False, **more: Any) -> None:
        said = f"a code of the list of {of}s, see `lists`"
        super().__init__(max_length=20, **{"help_text": said, **more})
        self.of, self.retired = of, retired

    def to_internal_value(self, data: Any) -> str:
        code: str = super().to_internal_value(data)
        listing = lists.named(self.of)
        if not (listing.find(code) if self.retired else listing.offers(code)):
            raise serializers.ValidationError(f"“{code}” isn’t on the list of {self.of}s.")
        return code


class EntryShape(serializers.Serializer):
    """One entry of a list. A code never changes; a `retired` one stands in what was recorded, and can't be chosen."""

    code = serializers.CharField()
    name = serializers.CharField(source="label")
    kind = serializers.CharField(allow_blank=True, help_text="of a platform: what kind of place it is")
    retired = serializers.BooleanField(source="is_retired")


class ListsShape(serializers.Serializer):
    """Everything that can be chosen, in order."""

    sectors = EntryShape(many=True)
    platforms = EntryShape(many=True)


class ListsAPI(APIView):
    """The sectors and platforms of this organisation."""

    @extend_schema(operation_id="lists", responses=ListsShape)
    def get(self, request: Request) -> Response:
        asked(request, Strict)
        found = {f"{of}s": list(listing.every().values()) for of, listing in lists.LISTINGS.items()}
        return Response(ListsShape(found).data)


class AbsenceQuery(Strict):
    """Whose: a colleague's email address; left out, one's own."""

    officer = serializers.EmailField(required=False)


class AbsenceNoted(AbsenceQuery):
    """From one day to another, both included."""

    first_on = serializers.DateField()
    last_on = serializers.DateField()


class AbsenceShape(serializers.ModelSerializer):
    """A time when somebody is away."""

    number = serializers.IntegerField(source="pk")
    officer = serializers.EmailField(source="user.email")

    class Meta:
        model = Absence
        fields = ("number", "officer", "first_on", "last_on")
        read_only_fields = fields


class AbsencesAPI(APIView):
    """When somebody who works at a desk is away, from today on."""

    @extend_schema(operation_id="absences", parameters=[AbsenceQuery], responses=AbsenceShape(many=True))
    def get(self, request: Request) -> Response:
        user = signed_in(request)
        whom = queries.colleague(user, asked(request, AbsenceQuery).get("officer", user.email))
        _, rows = queries.absences_of(user, whom.pk)
        return Response(AbsenceShape(rows.select_related("user"), many=True).data)

    @extend_schema(operation_id="be_away", request=AbsenceNoted, responses={201: AbsenceShape})
    def post(self, request: Request) -> Response:
        given, user = AbsenceNoted(data=request.data).given(), signed_in(request)
        whom: User = queries.colleague(user, given.pop("officer", user.email))
        return Response(AbsenceShape(actions.be_away(whom, by=user, **given)).data, status=201)


class AbsenceAPI(APIView):
    """One time when somebody is away."""

    @extend_schema(operation_id="be_back", responses={204: None})
    def delete(self, request: Request, number: int) -> Response:
        user = signed_in(request)
        actions.be_back(queries.whose_absence(user, number), number, by=user)
        return Response(status=204)
