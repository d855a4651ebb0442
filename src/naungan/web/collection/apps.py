"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Pengumpulan."""

    name = "naungan.web.collection"
    label = "collection"
    verbose_name = "Pengumpulan"
