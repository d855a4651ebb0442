"""Settings: a flag beats the environment (``NAUNGAN_…``), which beats ``naungan.toml``, which beats the default.

``naungan.toml`` stands in the folder where the command is run, or where ``NAUNGAN_CONFIG`` points; its keys are the names below.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown

FILE = "naungan.toml"
_SIZES = {"K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}
# Below it no engine does anything; above it stands a slip.
_LEAST_MEMORY, _MOST_MEMORY = 1e8, 1e14
_SHOWN = 80
# Two children halve the wait for the files; a third has little left to do, and holds memory.
_MOST_READERS = 2


@dataclass(frozen=True)
class Known:
    """A setting that exists: its name, what it is for (catalogue ``CONFIG_<NAME>``), how a text becomes its value, and its default."""

    name: str
    read: Callable[[str], object]
    expected: str
    default: object = None


@dataclass(frozen=True)
class Setting:
    """A setting in force: its value and where it comes from (``flag``, ``NAUNGAN_…``, ``naungan.toml`` or ``default``)."""

    name: str
    value: Any
    source: str

    @property
    def path(self) -> Path | None:
        """The value as a path, where it is one and was given."""
        return Path(self.value) if self.value else None


def _one_of(*values: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in values:
            raise ValueError
        return text

    return read


def _whole(text: str) -> int:
    number = int(text) if len(text) < 10 else 0
    if not 1 <= number <= 1024:
        raise ValueError
    return number


def _memory(text: str) -> str:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s?([KMGT])i?B", text)
    if not found or not _LEAST_MEMORY <= float(found[1]) * _SIZES[found[2]] <= _MOST_MEMORY:
        raise ValueError
    return text


KNOWN = (
    Known("engine", _one_of("duckdb", "spark"), "duckdb | spark", "duckdb"),
    Known("threads", _whole, "1, 2, 3, …"),
    Known("memory", _memory, "512MB, 3GB, …"),
    Known("readers", _whole, "1, 2, 3, …", min(_MOST_READERS, os.cpu_count() or 1)),
    Known("work", str, "folder"),
    Known("log", str, "berkas"),
)


def load(
    flags: Mapping[str, object] | None = None, *, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> dict[str, Setting]:
    """Every setting by name, each with its value and source; a flag that is None was not given.

    Refusal for a file that is no TOML, an unknown key, or a value that the setting can't have.
    """
    environment = os.environ if environment is None else environment
    path = Path(environment.get("NAUNGAN_CONFIG") or (folder or Path()) / FILE)
    written = _file(path, demanded="NAUNGAN_CONFIG" in environment)
    return {known.name: _setting(known, flags or {}, environment, written, path.name) for known in KNOWN}


def _setting(
    known: Known, flags: Mapping[str, object], environment: Mapping[str, str], written: Mapping[str, object], file: str
) -> Setting:
    variable = f"NAUNGAN_{known.name.upper()}"
    given = {"flag": flags.get(known.name), variable: environment.get(variable) or None, file: written.get(known.name)}
    for source, value in given.items():
        if value is not None:
            return Setting(known.name, _read(known, value, source), source)
    return Setting(known.name, known.default, "default")


def _read(known: Known, value: object, source: str) -> object:
    """The value of a setting; a list, a table, a date or a truth value is none, whatever it would look like as a text."""
    try:
        if isinstance(value, bool) or not isinstance(value, str | int | Path) or "\0" in str(value):
            raise ValueError
        return known.read(str(value))
    except ValueError:
        raise Refusal("CONFIG_INVALID", nama=known.name, nilai=shown(str(value))[:_SHOWN], asal=source, pilihan=known.expected) from None


def _file(path: Path, *, demanded: bool) -> dict[str, object]:
    import tomllib

    if not demanded and not path.is_file():
        return {}
    try:
        written = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError:
        raise Refusal("NOT_FOUND", nama=path.name) from None
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, numbers too long or tables too deep for Python
        line = re.search(r"at line (\d+)", str(error))
        raise Refusal("CONFIG_BROKEN", berkas=path.name, baris=line[1] if line else "?") from None
    strange = sorted(shown(name)[:_SHOWN] for name in written.keys() - {known.name for known in KNOWN})
    if strange:
        raise Refusal("CONFIG_UNKNOWN", berkas=path.name, nama=", ".join(strange), pilihan=", ".join(known.name for known in KNOWN))
    return written
