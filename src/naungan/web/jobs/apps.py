"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Pekerjaan."""

    name = "naungan.web.jobs"
    label = "jobs"
    verbose_name = "Pekerjaan"
