"""What do officers and auditors see on the admin site? Cases, approaches, personas and the journal, within scope.

Personas and events stand on lower floors that can't know a case; their pages are here because their scope is.
Fields that could name a row outside the scope (duplicates, groups, pseudonyms) aren't shown.
"""

from typing import Any, cast

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.models import User
from accounts.terms import DESK_ROLES, RoleName
from cases.actions import note_reading
from cases.models import Approach, Case, Reading
from cases.queries import approaches_of, personas_of
from events.admin import EventAdmin, ReadOnly
from events.models import Event
from personas.models import Persona
from personas.platforms import PLATFORMS


@admin.register(Case)
class CaseAdmin(ReadOnly):
    """The cases that a person can see."""

    shown_to = DESK_ROLES
    list_display = ("reference", "status", "severity", "desk", "officer", "opened_at", "due_at")
    list_filter = ("status", "severity", "outcome")
    list_select_related = ("desk", "officer")
    search_fields = ("=reference",)
    fields = (
        "reference", "status", "desk", "officer", "version", "restricted", "proposed_severity", "severity",
        "likelihood", "confidence", "outcome", "summary", "opened_at", "changed_at", "closed_at", "due", "due_at",
    )  # fmt: skip
    ordering = ("-opened_at", "-id")

    def scope(self, user: Any) -> QuerySet[Case]:
        return Case.objects.visible_to(user)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Case | None:
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            note_reading(found, Reading.Door.ADMIN, by=cast(User, request.user))
        return found


class OfPlatform(admin.SimpleListFilter):
    """Narrows the approaches to one platform of the organisation's list."""

    title = parameter_name = "platform"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return PLATFORMS.ever()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Approach]) -> QuerySet[Approach]:
        return queryset.filter(platform=self.value()) if self.value() else queryset


@admin.register(Approach)
class ApproachAdmin(ReadOnly):
    """The approaches that are worked on in those cases."""

    shown_to = DESK_ROLES
    list_display = ("case", "persona", "platform", "method", "stage", "first_contact_on", "reported_at")
    list_filter = (OfPlatform, "method", "stage")
    list_select_related = ("case", "persona")
    fields = (
        "case", "persona", "first_contact_on", "last_contact_on", "reported_at", "ongoing", "travel_planned",
        "platform", "moved_to", "method", "stage", "sector", "employment", "access_band", "unit",
    )  # fmt: skip
    ordering = ("-id",)

    def scope(self, user: Any) -> QuerySet[Approach]:
        return approaches_of(user)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Approach | None:
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            note_reading(found.case, Reading.Door.ADMIN, by=cast(User, request.user))
        return found


@admin.register(Persona)
class PersonaAdmin(ReadOnly):
    """The personas met in those cases."""

    shown_to = DESK_ROLES
    list_display = ("id", "created_at")  # names are in the register, for those who know them
    fields = ("created_at", "version")
    ordering = ("-id",)

    def scope(self, user: Any) -> QuerySet[Persona]:
        return personas_of(user)


@admin.register(Event)
class JournalAdmin(EventAdmin):
    """The whole journal for auditors; for officers and leads, that of the cases that they can see."""

    shown_to = (*DESK_ROLES, RoleName.AUDITOR)

    def scope(self, user: Any) -> QuerySet[Event]:
        if user.has_role(RoleName.AUDITOR):
            return Event.objects.all()
        return Event.objects.filter(Q(stream="case", stream_id__in=Case.objects.visible_to(user).values("pk")))
