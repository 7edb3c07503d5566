"""What is `config` called? It is an app only so that `up` and `set_up` are management commands."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "config"
    label = "config"
