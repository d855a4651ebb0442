"""The words of the command line. Click asks gettext for its own sentences; here it gets ours, in Indonesian."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from naungan.cli.values import Count

_INDONESIAN = {
    "Usage:": "Penggunaan:",
    "Options": "Opsi",
    "Commands": "Perintah",
    "Positional arguments": "Isian",
    "Show this message and exit.": "Tampilkan bantuan ini.",
    "Missing command.": "Perintahnya belum disebut.",
    "Missing argument": "Belum ada isian",
    "Missing option": "Belum ada opsi",
    "Missing parameter": "Belum ada isian",
    "Missing {param_type}": "Belum ada {param_type}",
    "No such option {name!r}.": "Tidak ada opsi {name!r}.",
    "No such command {name!r}.": "Tidak ada perintah {name!r}.",
    "Did you mean {possibility}?": "Maksudnya {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Maksudnya salah satu dari: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Isian ini tidak dikenal: {args}",
    "Got unexpected extra arguments ({args})": "Isian ini tidak dikenal: {args}",
    "Invalid value: {message}": "Nilai tidak dapat dipakai: {message}",
    "Invalid value for {param_hint}: {message}": "Nilai untuk {param_hint} tidak dapat dipakai: {message}",
    "Choose from:\n\t{choices}": "Pilih dari:\n\t{choices}",
    "{value!r} is not {choice}.": "{value!r} bukan {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} bukan salah satu dari {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} bukan {number_type}.",
    "{value} is not in the range {range}.": "{value} di luar batas {range}.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} tidak ditemukan.",
    "{name} {filename!r} is a file.": "{name} {filename!r} adalah berkas.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} adalah folder.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} tidak dapat dibaca.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} tidak dapat ditulisi.",
    "Option {name!r} does not take a value.": "Opsi {name!r} tidak memakai nilai.",
    "Option {name!r} requires an argument.": "Opsi {name!r} memerlukan nilai.",
    "Option {name!r} requires {nargs} arguments.": "Opsi {name!r} memerlukan {nargs} nilai.",
    "Argument {name!r} takes {nargs} values.": "Isian {name!r} memerlukan {nargs} nilai.",
    "default: {default}": "bawaan: {default}",
    "required": "wajib",
    "Try '{command} {option}' for help.": "Bantuan: {command} {option}",
    "file": "berkas",
    "File": "Berkas",
    "directory": "folder",
    "Directory": "Folder",
    "path": "berkas atau folder",
    "Path": "Berkas atau folder",
    "integer": "bilangan bulat",
    "float": "bilangan",
}
_METAVARS = {
    "INTEGER": "ANGKA", "INTEGER RANGE": "ANGKA", "FLOAT": "BILANGAN", "FLOAT RANGE": "BILANGAN", "TEXT": "TEKS",
    "BILANGAN BULAT": "ANGKA", "PATH": "BERKAS", "FILE": "BERKAS", "DIRECTORY": "FOLDER",
    "[OPTIONS]": "[OPSI]", "COMMAND [ARGS]...": "PERINTAH [ISIAN]...",
}  # fmt: skip
_MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)


def speak() -> None:
    """From here on click speaks Indonesian."""
    for module in _MODULES:
        for name, function in (("_", _one), ("ngettext", _some)):
            if hasattr(module, name):
                setattr(module, name, function)


def localise(command: click.Command) -> click.Command:
    """Give the placeholders of a command's help, and of the commands below it, our words; the command is returned."""
    for below in getattr(command, "commands", {}).values():
        localise(below)
    command.options_metavar = metavar(command.options_metavar or "")
    if isinstance(command, click.Group):
        command.subcommand_metavar = metavar(command.subcommand_metavar)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.metavar is None and not isinstance(parameter.type, click.Choice):
            parameter.metavar = None if parameter.is_flag else metavar(parameter.type.name.upper())
        parameter.type = _ours(parameter.type)
    return command


def metavar(word: str) -> str:
    """A placeholder of click in our words."""
    return _METAVARS.get(word, word)


def _ours(kind: click.ParamType[Any]) -> click.ParamType[Any]:
    """The same kind of value, with our words where its own are English or unlike those of the help."""
    if isinstance(kind, click.IntRange):
        return _Between(kind.min, kind.max)
    if isinstance(kind, click.types.IntParamType):
        return Count()
    return _OneOf(kind.choices, kind.case_sensitive) if isinstance(kind, click.Choice) else kind


class _OneOf(click.Choice[str]):
    """A choice that is told as the help writes it; click writes it in small letters where case does not matter."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """What is wrong with a value."""
        choices = ", ".join(map(repr, self.choices))
        return _one("{value!r} is not one of {choices}.").format(value=value, choices=choices)


class _Between(Count):
    """A range that says its ends in words; click writes ``1<=x<=600``."""

    def _describe_range(self) -> str:
        lowest, highest = (f"{end or 0:,}".replace(",", ".") for end in (self.min, self.max))
        return f"paling sedikit {lowest}" if self.max is None else f"{lowest} sampai {highest}"


def hint(path: Sequence[str]) -> str:
    """Where help is found."""
    return _one("Try '{command} {option}' for help.").format(command=" ".join(path), option="--help")


def _one(message: str) -> str:
    return _INDONESIAN.get(message, message)


def _some(one: str, many: str, count: int) -> str:
    return _one(one if count == 1 else many)
