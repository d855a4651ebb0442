"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Situs."""

    name = "naungan.web.site"
    label = "site"
    verbose_name = "Situs"
