"""How do programs report? As the person whose token they carry: under their name, or in confidence."""

from typing import Any
from uuid import uuid4

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api import Listed
from accounts.terms import Employment
from cases.models import Message
from cases.terms import TO_THE_REPORTER, Method, Mode, Stage, Status
from cases.workflow import LONGEST
from design.api import Paged, Strict, answer_page, asked, signed_in
from events import keyset
from reports import actions, queries
from reports.api.owning import mine
from reports.models import DoneSoFar, Helped, Report

MOST_PLACES = 50
NEWEST = ("-filed_at", "-id")
LONG: dict[str, Any] = {"required": False, "max_length": LONGEST}
SHORT: dict[str, Any] = {"required": False, "max_length": 200}


class ReportFiled(Strict):
    """A report. Only the narrative and the mode are needed."""

    mode = serializers.ChoiceField([(mode.value, mode.label) for mode in (Mode.NAMED, Mode.CONFIDENTIAL)])
    narrative = serializers.CharField(max_length=LONGEST)
    first_contact_on = serializers.DateField(required=False)
    last_contact_on = serializers.DateField(required=False)
    platform = Listed("platform", required=False)
    moved_to = serializers.ListField(child=Listed("platform"), required=False, max_length=MOST_PLACES)
    method = serializers.ChoiceField(Method.choices, required=False)
    stage = serializers.ChoiceField(Stage.choices, required=False)
    ongoing = serializers.BooleanField(required=False)
    travel_planned = serializers.BooleanField(required=False)
    sector = Listed("sector", required=False)
    employment = serializers.ChoiceField(Employment.choices, required=False)
    persona_name = serializers.CharField(**SHORT)
    claimed_employer = serializers.CharField(**SHORT)
    claimed_post = serializers.CharField(**SHORT)
    claimed_place = serializers.CharField(**SHORT)
    addresses = serializers.ListField(child=serializers.CharField(max_length=500), required=False, max_length=20)
    asked_for = serializers.CharField(**LONG)
    offered = serializers.CharField(**LONG)
    given_away = serializers.CharField(source="given", **LONG)
    done_so_far = serializers.ListField(
        child=serializers.ChoiceField(DoneSoFar.choices), required=False, max_length=len(DoneSoFar)
    )
    told_others = serializers.CharField(**LONG)
    safe_contact = serializers.CharField(required=False, max_length=300)


class MessageShape(serializers.ModelSerializer):
    """Something said in the conversation."""

    class Meta:
        model = Message
        fields = ("kind", "text", "sent_at", "is_from_reporter")
        read_only_fields = fields

    is_from_reporter = serializers.BooleanField(read_only=True)


class HelpedShape(serializers.ModelSerializer):
    """Whether it helped, in the reporter's own words."""

    class Meta:
        model = Helped
        fields = ("answer", "comment", "said_at")
        read_only_fields = fields


class ReportShape(serializers.ModelSerializer):
    """A report of your own, with its status in plain words."""

    status = serializers.SerializerMethodField()

    class Meta:
        model = Report
        fields: tuple[str, ...] = ("reference", "mode", "filed_at", "status")
        read_only_fields = fields

    def get_status(self, report: Report) -> str:
        return TO_THE_REPORTER[Status(report.approach.case.status)]


class WholeReportShape(ReportShape):
    """One report of your own: what you told, and what was said since."""

    messages = serializers.SerializerMethodField()
    helped = serializers.SerializerMethodField()

    class Meta(ReportShape.Meta):
        fields = (
            *ReportShape.Meta.fields, "narrative", "asked_for", "offered", "persona_name", "claimed_employer",
            "claimed_post", "claimed_place", "addresses", "done_so_far", "told_others", "facts", "messages",
            "helped",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(MessageShape(many=True))
    def get_messages(self, report: Report) -> Any:
        told = Message.objects.filter(conversation=report.conversation_id, sent_at__isnull=False, withdrawn_at=None)
        return MessageShape(told, many=True).data

    @extend_schema_field(HelpedShape(allow_null=True))
    def get_helped(self, report: Report) -> Any:
        said = queries.helped(report)
        return HelpedShape(said).data if said else None


class ReportPage(serializers.Serializer):
    """A page of reports."""

    next = serializers.URLField(allow_null=True)
    results = ReportShape(many=True)


class ReportsAPI(APIView):
    """Your own reports."""

    @extend_schema(operation_id="reports", parameters=[Paged], responses=ReportPage)
    def get(self, request: Request) -> Response:
        query = asked(request, Paged)
        rows = Report.objects.of(signed_in(request)).select_related("approach__case")
        page = keyset.page(rows, NEWEST, after=query.get("cursor", ""), size=query.get("page_size", 50))
        return answer_page(request, page.rows, page.next, lambda report: ReportShape(report).data)

    @extend_schema(
        operation_id="file", request=ReportFiled, responses={201: WholeReportShape},
        parameters=[OpenApiParameter("Idempotency-Key", {"type": "string", "format": "uuid"}, OpenApiParameter.HEADER,
                                     description="the same key again is the same report")],
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        given = ReportFiled(data=request.data).given()
        mode = given.pop("mode")
        report = actions.file(actions.Testimony(**given), mode=mode, key=_key(request), reporter=signed_in(request))
        return Response(WholeReportShape(report).data, status=201)


class ReportAPI(APIView):
    """One of your own reports."""

    @extend_schema(operation_id="report", responses=WholeReportShape)
    def get(self, request: Request, reference: str) -> Response:
        return Response(WholeReportShape(mine(request, reference)).data)


def _key(request: Request) -> Any:
    sent = request.headers.get("Idempotency-Key")
    return serializers.UUIDField().run_validation(sent) if sent else uuid4()
