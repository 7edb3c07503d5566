"""How do programs go on with a report? They add words and files, ask to withdraw it, and say whether it helped."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.api.evidence import EvidenceShape, FilesSent
from cases.models import Evidence
from cases.workflow import LONGEST
from design.api import Strict
from reports import actions
from reports.actions import helping
from reports.api.filing import HelpedShape, MessageShape
from reports.api.owning import mine
from reports.models import Helped


class Said(Strict):
    """Something to add, or the answer to the question that waits; the same key again says it once."""

    text = serializers.CharField(max_length=LONGEST)
    key = serializers.UUIDField(required=False)


class FilesAdded(FilesSent):
    """Files that you add to a report of yours, with a word of your own or without."""

    text = serializers.CharField(required=False, max_length=LONGEST)
    key = serializers.UUIDField(required=False)


class HelpedSaid(Strict):
    """Whether it helped; said again, it stands in place of what was said before."""

    answer = serializers.ChoiceField(Helped.Answer.choices)
    comment = serializers.CharField(required=False, max_length=helping.LONGEST)


class MessagesAPI(APIView):
    """What you add to a report of yours, or answer."""

    @extend_schema(operation_id="say", request=Said, responses={201: MessageShape})
    def post(self, request: Request, reference: str) -> Response:
        given = Said(data=request.data).given()
        message = actions.say(mine(request, reference), given["text"], key=given.get("key"))
        return Response(MessageShape(message).data, status=201)


class Withdrawal(Strict):
    """A request to withdraw; the reason may be left out."""

    reason = serializers.CharField(required=False, max_length=LONGEST)


class WithdrawalAPI(APIView):
    """Ask that a report of yours be withdrawn. Officers decide; nothing is removed by it."""

    @extend_schema(operation_id="ask_to_withdraw", request=Withdrawal, responses={201: MessageShape})
    def post(self, request: Request, reference: str) -> Response:
        given = Withdrawal(data=request.data).given()
        message = actions.ask_to_withdraw(mine(request, reference), given.get("reason", ""))
        return Response(MessageShape(message).data, status=201)


class EvidenceOfAPI(APIView):
    """The files that you added to a report of yours."""

    parser_classes = (MultiPartParser,)

    @extend_schema(operation_id="evidence_of_report", responses=EvidenceShape(many=True))
    def get(self, request: Request, reference: str) -> Response:
        files = Evidence.objects.from_reporter(mine(request, reference).conversation_id)
        return Response(EvidenceShape(files, many=True).data)

    @extend_schema(operation_id="add_files", request={"multipart/form-data": FilesAdded},
                   responses={201: EvidenceShape(many=True)})  # fmt: skip
    def post(self, request: Request, reference: str) -> Response:
        """All files of the report are given back. The same `key` again adds nothing."""
        given = FilesAdded(data=request.data).given()
        report = mine(request, reference)
        actions.say(report, given.get("text", ""), key=given.get("key"), files=given["files"])
        return Response(EvidenceShape(Evidence.objects.from_reporter(report.conversation_id), many=True).data, 201)


class HelpedAPI(APIView):
    """Whether it helped that you reported, once the outcome is told."""

    @extend_schema(operation_id="tell_whether_it_helped", request=HelpedSaid, responses=HelpedShape)
    def post(self, request: Request, reference: str) -> Response:
        given = HelpedSaid(data=request.data).given()
        said = actions.tell_whether_it_helped(mine(request, reference), given["answer"], given.get("comment", ""))
        return Response(HelpedShape(said).data)
