"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Putusan."""

    name = "naungan.web.decisions"
    label = "decisions"
    verbose_name = "Putusan"
