"""Which reports are on the admin site? Those of cases that an officer or lead can see, without sealed identities."""

from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User
from accounts.terms import DESK_ROLES
from cases.actions import note_reading
from cases.models import Reading
from events.admin import ReadOnly
from reports.models import TESTIMONY, Report


@admin.register(Report)
class ReportAdmin(ReadOnly):
    """Testimony, as it was told. Seal, receipt and pseudonym are never shown."""

    shown_to = DESK_ROLES
    list_display = ("reference", "case", "mode", "filed_at")
    list_filter = ("mode",)
    list_select_related = ("case",)
    search_fields = ("=reference",)
    fields = ("reference", "case", "mode", "filed_at", *TESTIMONY)
    ordering = ("-filed_at", "-id")

    def scope(self, user: Any) -> QuerySet[Report]:
        return Report.objects.visible_to(user)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Report | None:
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            note_reading(found.case, Reading.Door.ADMIN, by=cast(User, request.user))
        return found
