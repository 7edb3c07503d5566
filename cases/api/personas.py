"""How do programs use the register of personas? As far as the person whose token they carry knows of them."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from cases import actions
from cases.queries.register import approaches_by, persona_known, profiles_of, register
from cases.workflow import LINE, LONGEST
from design.api import Number, Paged, Strict, answer_page, asked, signed_in
from personas.models import Persona


class PersonaQuery(Paged):
    """What the register can be searched by; pages have a fixed size."""

    page_size = None  # type: ignore[assignment]
    name = serializers.CharField(required=False, max_length=200)


class PersonaShape(serializers.Serializer):
    """A persona in a list."""

    number = serializers.IntegerField(source="persona.pk")
    name = serializers.CharField(source="persona.name", allow_blank=True)
    claimed_employer = serializers.CharField(source="persona.claimed_employer", allow_blank=True)
    cases = serializers.IntegerField()
    first_seen = serializers.DateField(allow_null=True)
    last_seen = serializers.DateField(allow_null=True)


class PersonaPage(serializers.Serializer):
    """A page of personas."""

    next = serializers.URLField(allow_null=True)
    results = PersonaShape(many=True)


class ProfileShape(serializers.Serializer):
    """A profile as we know it."""

    platform = serializers.CharField()
    key = serializers.CharField()


class WholePersonaShape(serializers.Serializer):
    """One persona; `counted_as` differs from `number` once it was merged into another."""

    number = serializers.IntegerField()
    version = serializers.IntegerField()
    counted_as = serializers.IntegerField()
    name = serializers.CharField(allow_blank=True)
    claimed_employer = serializers.CharField(allow_blank=True)
    aliases = serializers.ListField(child=serializers.CharField())
    profiles = ProfileShape(many=True)
    cases = serializers.ListField(child=serializers.CharField())


class MergeAsked(Strict):
    """Two personas judged to be one: `absorbed`, at its `version`, is counted as `into`."""

    absorbed = Number()
    into = Number()
    reason = serializers.CharField(max_length=LONGEST)
    version = Number()


class MergeShape(serializers.Serializer):
    """A merge, by whose number it can be undone."""

    merge = serializers.IntegerField(source="pk")


class PersonasAPI(APIView):
    """The personas that you know of from cases that you can see."""

    @extend_schema(operation_id="personas", parameters=[PersonaQuery], responses=PersonaPage)
    def get(self, request: Request) -> Response:
        query = asked(request, PersonaQuery)
        page = register(signed_in(request), name=query.get("name", ""), after=query.get("cursor", ""))
        return answer_page(request, page.rows, page.next, lambda row: PersonaShape(row).data)


class PersonaAPI(APIView):
    """One persona."""

    @extend_schema(operation_id="persona", responses=WholePersonaShape)
    def get(self, request: Request, number: int) -> Response:
        return Response(WholePersonaShape(_whole(persona_known(signed_in(request), number), signed_in(request))).data)


class MergesAPI(APIView):
    """Merges of personas."""

    @extend_schema(operation_id="merge", request=MergeAsked, responses={201: MergeShape})
    def post(self, request: Request) -> Response:
        given = MergeAsked(data=request.data).given()
        made = actions.merge_personas(given.pop("absorbed"), given.pop("into"), by=signed_in(request), **given)
        return Response(MergeShape(made).data, status=201)


class UnmergeAPI(APIView):
    """Undoing a merge: everything is counted as it was."""

    @extend_schema(operation_id="unmerge", request=None, responses=MergeShape)
    def post(self, request: Request, merge: int) -> Response:
        return Response(MergeShape(actions.unmerge_personas(merge, by=signed_in(request))).data)


def _whole(persona: Persona, user: User) -> dict[str, Any]:
    return {
        "number": persona.pk, "version": persona.version, "counted_as": persona.root_pk, "name": persona.name,
        "claimed_employer": persona.claimed_employer, "aliases": [alias.name for alias in persona.aliases.all()],
        "profiles": profiles_of(persona, user),
        "cases": sorted({approach.case.reference for approach in approaches_by(persona, user)}),
    }  # fmt: skip


class NameAdded(Strict):
    """Another name of a persona, or its name in another script."""

    name = serializers.CharField(max_length=200)


class NamesAPI(APIView):
    """Further names of a persona, which whoever knows of it can read."""

    @extend_schema(operation_id="name_persona", request=NameAdded, responses={201: WholePersonaShape})
    def post(self, request: Request, number: int) -> Response:
        user = signed_in(request)
        actions.name_persona(number, NameAdded(data=request.data).given()["name"], by=user)
        return Response(WholePersonaShape(_whole(persona_known(user, number), user)).data, status=201)


class PersonaBegun(Strict):
    """A persona begun for an approach of which none is known; `version` is that of the case."""

    persona_name = serializers.CharField(max_length=LINE)
    claimed_employer = serializers.CharField(max_length=LINE, required=False)
    version = Number()


class ProfileAdded(Strict):
    """A profile that was seen in an approach: its address, which is never opened."""

    address = serializers.CharField(max_length=2000)
    version = Number()


class BeginPersonaAPI(APIView):
    """Beginning a persona from an approach."""

    @extend_schema(operation_id="begin_persona", request=PersonaBegun, responses={201: WholePersonaShape})
    def post(self, request: Request, reference: str, approach: int) -> Response:
        given, user = PersonaBegun(data=request.data).given(), signed_in(request)
        made = actions.begin_persona(reference, approach, by=user, **given)
        return Response(WholePersonaShape(_whole(persona_known(user, made.pk), user)).data, status=201)


class AddProfileAPI(APIView):
    """Noting a further profile that was seen in an approach."""

    @extend_schema(operation_id="add_profile", request=ProfileAdded, responses={204: None})
    def post(self, request: Request, reference: str, approach: int) -> Response:
        actions.add_profile(reference, approach, by=signed_in(request), **ProfileAdded(data=request.data).given())
        return Response(status=204)
