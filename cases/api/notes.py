"""How do programs read and write the notes of a case, and show something of one to the reporter?"""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from cases import actions
from cases.api.shapes import NoteWritten
from cases.models import Case, Note, Reading
from cases.queries.story import whole
from cases.workflow import LONGEST
from design.api import Number, Strict, signed_in


class NoteShape(serializers.ModelSerializer):
    """An internal note, as it says now."""

    number = serializers.IntegerField(source="pk")
    by = serializers.CharField(source="by.email")

    class Meta:
        model = Note
        fields: tuple[str, ...] = ("number", "text", "by", "written_at", "edition", "edited_at", "shared_at")
        read_only_fields = fields


class EditionShape(serializers.Serializer):
    """What a note said before it was changed."""

    number = serializers.IntegerField()
    text = serializers.CharField()
    replaced_at = serializers.DateTimeField()


class WholeNoteShape(NoteShape):
    """A note with all that it said before."""

    editions = EditionShape(many=True)

    class Meta(NoteShape.Meta):
        fields = (*NoteShape.Meta.fields, "editions")
        read_only_fields = fields


class NoteChanged(Strict):
    """One's own note in other words; `edition` is the one that you read."""

    text = serializers.CharField(max_length=LONGEST)
    edition = serializers.IntegerField(min_value=1, max_value=32_000)


class NoteShared(Strict):
    """Exactly what the reporter is to read, drawn from a note; `version` is that of the case."""

    text = serializers.CharField(max_length=LONGEST)
    version = Number()


class NotesAPI(APIView):
    """Internal notes of a case, the earliest first."""

    @extend_schema(operation_id="notes", responses=NoteShape(many=True))
    def get(self, request: Request, reference: str) -> Response:
        case = _read(signed_in(request), reference)
        return Response(NoteShape(Note.objects.filter(case=case).select_related("by"), many=True).data)

    @extend_schema(operation_id="note", request=NoteWritten, responses={201: NoteShape})
    def post(self, request: Request, reference: str) -> Response:
        given = NoteWritten(data=request.data).given()
        made = actions.note(reference, given["text"], by=signed_in(request), key=given.get("key"))
        return Response(NoteShape(made).data, status=201)


class NoteAPI(APIView):
    """One note: all its editions, and its writer's next one."""

    @extend_schema(operation_id="note_whole", responses=WholeNoteShape)
    def get(self, request: Request, reference: str, number: int) -> Response:
        found = actions.note_of(_read(signed_in(request), reference), number)
        return Response(WholeNoteShape(found).data)

    @extend_schema(operation_id="edit_note", request=NoteChanged, responses=NoteShape)
    def post(self, request: Request, reference: str, number: int) -> Response:
        given = NoteChanged(data=request.data).given()
        return Response(NoteShape(actions.edit_note(reference, number, by=signed_in(request), **given)).data)


class NoteShareAPI(APIView):
    """Sending the reporter something of a note."""

    @extend_schema(operation_id="share_note", request=NoteShared, responses={204: None})
    def post(self, request: Request, reference: str, number: int) -> Response:
        given = NoteShared(data=request.data).given()
        actions.share_note(reference, number, by=signed_in(request), **given)
        return Response(status=204)


def _read(user: User, reference: str) -> Case:
    """The case, read by this door: that is kept."""
    case = whole(user, reference)
    actions.note_reading(case, Reading.Door.API, by=user)
    return case
