"""Which reports are on the admin site? Those of cases that an officer or lead can see, without sealed identities."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet

from accounts.terms import DESK_ROLES
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
