"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Akun."""

    name = "naungan.web.accounts"
    label = "accounts"
    verbose_name = "Akun"
