"""Which doors does the API have? /api/v1/, described by OpenAPI at schema/ and readable at docs/.

The API is another door to the same actions and the same scope; it has no permissions of its own.
"""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.urls import include, path, register_converter
from django.utils.translation import get_language
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import api as accounts
from cases import api as cases
from reports import api as reports
from trends import api as trends

PROBLEMS = {
    "400": "Something needs correcting", "401": "You need to sign in", "403": "Not by you",
    "404": "Not there, or not for you", "405": "Not at this address", "406": "Not in this format",
    "409": "Not now, or somebody was faster", "413": "Too large", "415": "Not readable in this format",
    "429": "Too often",
}  # fmt: skip
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "Problem details (RFC 9457)",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "possible": {"type": "array", "items": {"type": "string"}},
        "errors": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
        "version": {"type": "integer"},
    },
}


class Reference:
    """A case's or report's reference in an address."""

    regex = "[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Number:
    """A row's number, within what the database can hold."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Reference, "reference")
register_converter(Number, "number")


def add_problems(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Say of every operation how it refuses: in one shape (a hook of the schema's generator)."""
    result["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            for status, title in PROBLEMS.items():
                operation["responses"].setdefault(status, {"description": title, "content": content})
    return result


class DescriptionAPI(SpectacularAPIView):
    """The same for everybody until the next release: each process draws it up once in each notation and language.
    It takes as long as some twenty pages, and it stands open."""

    drawn_up: ClassVar[dict[tuple[str, str | None], tuple[bytes, dict[str, str]]]] = {}

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse | Response:
        notation = request.accepted_renderer.media_type, get_language()
        if not request.GET and notation in self.drawn_up:
            body, headers = self.drawn_up[notation]
            return HttpResponse(body, headers=headers)

        def keep(drawn: Response) -> None:
            headers = {name: drawn[name] for name in ("Content-Type", "Content-Disposition")}
            self.drawn_up[notation] = drawn.content, headers

        answer = super().get(request, *args, **kwargs)
        if not request.GET:
            answer.add_post_render_callback(keep)
        return answer


doors = [
    path("lists/", accounts.ListsAPI.as_view(), name="lists"),
    path("reports/", reports.ReportsAPI.as_view(), name="reports"),
    path("reports/<reference:reference>/", reports.ReportAPI.as_view(), name="report"),
    path("reports/<reference:reference>/withdrawal/", reports.WithdrawalAPI.as_view(), name="withdrawal"),
    path("reports/<reference:reference>/messages/", reports.MessagesAPI.as_view(), name="messages"),
    path("reports/<reference:reference>/evidence/", reports.EvidenceOfAPI.as_view(), name="evidence_of"),
    path("reports/<reference:reference>/helped/", reports.HelpedAPI.as_view(), name="helped"),
    path("absences/", accounts.AbsencesAPI.as_view(), name="absences"),
    path("absences/<number:number>/", accounts.AbsenceAPI.as_view(), name="absence"),
    path("officers/", cases.OfficersAPI.as_view(), name="officers"),
    path("officers/hand-on/", cases.HandOnAPI.as_view(), name="hand_on"),
    path("cases/", cases.CasesAPI.as_view(), name="cases"),
    path("cases/next/", cases.NextAPI.as_view(), name="next"),
    path("views/", cases.ViewsAPI.as_view(), name="views"),
    path("views/<number:number>/", cases.ViewAPI.as_view(), name="view"),
    path("cases/bulk/", cases.BulkAPI.as_view(), name="bulk"),
    path("cases/<reference:reference>/", cases.CaseAPI.as_view(), name="case"),
    path("cases/<reference:reference>/moves/", cases.MovesAPI.as_view(), name="moves"),
    path("cases/<reference:reference>/work/", cases.WorkAPI.as_view(), name="work"),
    path("cases/<reference:reference>/notes/", cases.NotesAPI.as_view(), name="notes"),
    path("cases/<reference:reference>/evidence/", cases.EvidenceAPI.as_view(), name="evidence"),
    path("cases/<reference:reference>/notes/<number:number>/", cases.NoteAPI.as_view(), name="note"),
    path("cases/<reference:reference>/notes/<number:number>/share/", cases.NoteShareAPI.as_view(), name="note_share"),
    path("cases/<reference:reference>/watch/", cases.WatchAPI.as_view(), name="watch"),
    path(
        "cases/<reference:reference>/approaches/<number:approach>/persona/",
        cases.BeginPersonaAPI.as_view(),
        name="begin_persona",
    ),
    path(
        "cases/<reference:reference>/approaches/<number:approach>/profiles/",
        cases.AddProfileAPI.as_view(),
        name="add_profile",
    ),
    path("cases/<reference:reference>/matches/", cases.MatchesAPI.as_view(), name="matches"),
    path("cases/<reference:reference>/takedowns/", cases.TakedownsAPI.as_view(), name="takedowns"),
    path("cases/<reference:reference>/takedowns/<number:number>/", cases.TakedownAPI.as_view(), name="takedown"),
    path("cases/<reference:reference>/texts/", cases.TextsAPI.as_view(), name="texts"),
    path("personas/", cases.PersonasAPI.as_view(), name="personas"),
    path("personas/merges/", cases.MergesAPI.as_view(), name="merges"),
    path("personas/merges/<number:merge>/undo/", cases.UnmergeAPI.as_view(), name="unmerge"),
    path("personas/<number:number>/names/", cases.NamesAPI.as_view(), name="names"),
    path("personas/<number:number>/", cases.PersonaAPI.as_view(), name="persona"),
    path("statistics/as-known/", trends.KnownAPI.as_view(), name="statistics_as_known"),
    path("statistics/", trends.StatisticsAPI.as_view(), name="statistics"),
    path("schema/", DescriptionAPI.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="docs"),
]
urlpatterns = [path("v1/", include((doors, "api")))]
