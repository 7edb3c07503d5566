"""How do programs see and add the files of a case? As on its page; what they hold isn't given out here."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases import actions
from cases.evidence import bounds
from cases.evidence.taking import take_all
from cases.models import Evidence, Reading
from cases.models.evidence import ORIGIN
from cases.queries.story import whole
from design.api import Strict, signed_in


class FilesSent(Strict):
    """Files, as `multipart/form-data`: all of them are kept, or none. What a file is, is told by its content."""

    files = serializers.ListField(
        child=serializers.FileField(allow_empty_file=True, max_length=1000), min_length=1, max_length=bounds.MOST_FILES,
        help_text=f"at most {bounds.MOST_BYTES // bounds.MEGABYTE} MB each and "
        f"{bounds.MOST_AT_ONCE // bounds.MEGABYTE} MB together; the same file again is kept once",
    )  # fmt: skip

    def given(self) -> dict[str, Any]:
        given = super().given()
        return given | {"files": take_all(given["files"])}


class EvidenceAdded(FilesSent):
    """Files that an officer adds to a case, and where they are from."""

    origin = serializers.CharField(max_length=ORIGIN)


class EvidenceShape(serializers.ModelSerializer):
    """A file kept with a case. Until its `scan` is clean, or a lead has released it, nobody opens it."""

    class Meta:
        model = Evidence
        fields: tuple[str, ...] = ("key", "name", "kind", "size", "sha256", "added_at", "scan")
        read_only_fields = fields


class CaseEvidenceShape(EvidenceShape):
    """`added_by` and `origin` are those of an officer; a file without them came from the reporter."""

    added_by = serializers.CharField(source="added_by.name", default=None, allow_null=True)
    released = serializers.BooleanField()

    class Meta(EvidenceShape.Meta):
        fields = (*EvidenceShape.Meta.fields, "finding", "released", "added_by", "origin")
        read_only_fields = fields


class EvidenceAPI(APIView):
    """The files of a case."""

    parser_classes = (MultiPartParser,)

    @extend_schema(operation_id="evidence", responses=CaseEvidenceShape(many=True))
    def get(self, request: Request, reference: str) -> Response:
        case = whole(signed_in(request), reference)
        actions.note_reading(case, Reading.Door.API, by=signed_in(request))
        return Response(CaseEvidenceShape(Evidence.objects.of_case(case).select_related("added_by"), many=True).data)

    @extend_schema(operation_id="add_evidence", request={"multipart/form-data": EvidenceAdded},
                   responses={201: CaseEvidenceShape(many=True)})  # fmt: skip
    def post(self, request: Request, reference: str) -> Response:
        """Only those are given back that weren't in the case before."""
        given = EvidenceAdded(data=request.data).given()
        kept = actions.add_evidence(reference, given["files"], by=signed_in(request), origin=given["origin"])
        return Response(CaseEvidenceShape(kept, many=True).data, status=201)
