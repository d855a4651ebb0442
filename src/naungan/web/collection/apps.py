"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Pengumpulan."""

    name = "naungan.web.collection"
    label = "collection"
    verbose_name = "Pengumpulan"

    def ready(self) -> None:
        """What it has to say on the first page."""
        from naungan.web.collection import home  # noqa: F401
