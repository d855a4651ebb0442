"""A group of commands that are named in a table and imported only when one is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from naungan.cli import speech


class LazyGroup(click.Group):
    """``known`` has one line of help a command, in the order of the work; ``found`` imports one by its name."""

    def __init__(self, *arguments: Any, known: Mapping[str, str], found: Callable[[str], click.Command], **rest: Any) -> None:
        super().__init__(*arguments, **rest)
        self._known, self._found = known, found

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the work."""
        return list(self._known)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return one command."""
        return speech.localise(self._found(name)) if name in self._known else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Perintah"):
            formatter.write_dl(list(self._known.items()))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """``[OPSI] PERINTAH [ISIAN]...``."""
        return [speech.metavar(piece) for piece in super().collect_usage_pieces(ctx)]
