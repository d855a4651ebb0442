"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Hasil."""

    name = "naungan.web.results"
    label = "results"
    verbose_name = "Hasil"
