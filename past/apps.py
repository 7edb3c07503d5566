from django.apps import AppConfig


class PastConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "past"
    label = "past"
