"""How may the admin site be used? To look, never to touch; each page shows only what its person needs to know.

Django's own permissions give nothing here: `shown_to` says whose pages they are, `scope` which rows there are.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse


class ReadOnly(admin.ModelAdmin):
    """Rows to look at, within scope. Whatever is outside it isn't there (404)."""

    shown_to: tuple[str, ...] = ()
    show_full_result_count = False
    list_per_page = 50
    actions = None

    def scope(self, user: Any) -> QuerySet[Any]:
        """The rows that `user` needs to know; none unless a page says otherwise."""
        return self.model._default_manager.none()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = self.scope(request.user)
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        user: Any = request.user
        return user.is_authenticated and user.has_role(*self.shown_to)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Only the filters on the page: an address must not probe fields that aren't shown."""
        return lookup.removesuffix("__exact") in self.list_filter

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        raise Http404


class EventAdmin(ReadOnly):
    """The journal. It holds no content, so that those who see that rules were kept may read all of it."""

    list_display = ("at", "stream", "stream_id", "sequence", "kind", "by_kind", "by_id", "before", "after")
    list_filter = ("stream", "by_kind")
    fields = (*list_display, "data")
    ordering = ("-id",)
