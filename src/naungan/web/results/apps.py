"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Hasil."""

    name = "naungan.web.results"
    label = "results"
    verbose_name = "Hasil"

    def ready(self) -> None:
        """What this room says on the first page is known."""
        from naungan.web.results import board  # noqa: F401
