"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Putusan."""

    name = "naungan.web.decisions"
    label = "decisions"
    verbose_name = "Putusan"

    def ready(self) -> None:
        """The first page hears of the inbox."""
        from naungan.web.decisions import board  # noqa: F401
