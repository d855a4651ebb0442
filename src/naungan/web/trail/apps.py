"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Meja jejak."""

    name = "naungan.web.trail"
    label = "trail"
    verbose_name = "Meja jejak"
