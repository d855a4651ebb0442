"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Jejak."""

    name = "naungan.web.audit"
    label = "audit"
    verbose_name = "Jejak"
