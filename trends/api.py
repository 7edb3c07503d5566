"""How do programs read the figures? The same object as the page's, and only what a snapshot has disclosed."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from design.api import Strict, asked, signed_in
from events.clock import now
from events.refusals import Invalid
from trends.queries import as_known_on, statistics


class StatisticsAPI(APIView):
    """The latest snapshot of the figures, disclosed; empty before the first one."""

    @extend_schema(operation_id="statistics", responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        asked(request, Strict)
        return Response(statistics(signed_in(request)))


class DayAsked(Strict):
    """As known at the end of which day."""

    on = serializers.DateField(
        required=False, help_text="a day that isn't in the future, like 2026-03-01; today if not given"
    )


class KnownAPI(APIView):
    """What was known on a day: the snapshot of then and the latest one for those who see figures; for those who work
    with cases also the exact months of the cases that they can see, as known then and now."""

    @extend_schema(operation_id="statistics_as_known_on", parameters=[DayAsked], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        day = asked(request, DayAsked).get("on", now().date())
        if day > now().date():
            raise Invalid({"on": ["The day must be today or in the past."]})
        return Response(as_known_on(signed_in(request), day))
