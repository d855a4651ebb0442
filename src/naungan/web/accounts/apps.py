"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Akun."""

    name = "naungan.web.accounts"
    label = "accounts"
    verbose_name = "Akun"

    def ready(self) -> None:
        """Signing in and out is heard."""
        from naungan.web.accounts import signals  # noqa: F401
