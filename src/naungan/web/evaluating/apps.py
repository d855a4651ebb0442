"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Evaluasi."""

    name = "naungan.web.evaluating"
    label = "evaluating"
    verbose_name = "Evaluasi"
