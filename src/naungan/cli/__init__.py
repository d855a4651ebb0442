"""The command line: one thin file a command; each is imported only when it is called, so that help is instant."""

from naungan.cli.main import main

__all__ = ["main"]
