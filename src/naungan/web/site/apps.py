"""The app, as Django asks for it."""

from django.apps import AppConfig


class Config(AppConfig):
    """Situs."""

    name = "naungan.web.site"
    label = "site"
    verbose_name = "Situs"

    def ready(self) -> None:
        """The first page says what is to be done about accounts."""
        from naungan.web.site import appointed  # noqa: F401
