"""Which people does the administrator see on the admin site? All of them; rights are changed on pages of their own."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet

from accounts.models import User
from accounts.terms import RoleName
from events.admin import ReadOnly


@admin.register(User)
class UserAdmin(ReadOnly):
    """Who can sign in, without anything that helps to sign in as them."""

    shown_to = (RoleName.ADMINISTRATOR,)
    list_display = ("name", "email", "unit", "is_active", "holds")
    list_filter = ("is_active",)
    list_select_related = ("unit",)
    search_fields = ("name", "email")
    fields = ("name", "email", "post", "unit", "employment", "is_active", "holds")
    readonly_fields = ("holds",)
    ordering = ("name", "id")

    def scope(self, user: Any) -> QuerySet[User]:
        return User.objects.prefetch_related("roles__desk")

    @admin.display(description="roles")
    def holds(self, person: User) -> str:
        roles = [f"{role.get_name_display()} ({role.desk})" if role.desk else role.get_name_display()
                 for role in person.roles.all()]  # fmt: skip
        return ", ".join(roles)
