"""What is `design` called? It is an app so that its template tags are found."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "design"
    label = "design"
