"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Penyimpanan."""

    name = "naungan.web.keeping"
    label = "keeping"
    verbose_name = "Penyimpanan"
