"""How do programs read the figures? The same object as the page's, and only what a snapshot has disclosed."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from design.api import Strict, asked, signed_in
from trends.queries import statistics


class StatisticsAPI(APIView):
    """The latest snapshot of the figures, disclosed; empty before the first one."""

    @extend_schema(operation_id="statistics", responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        asked(request, Strict)
        return Response(statistics(signed_in(request)))
