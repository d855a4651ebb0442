"""What the program knows, a line each: templates, relations and layouts, settings; and what an example holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from naungan.kernel.messages import sentence
from naungan.told.lines import aligned
from naungan.told.words import number


def templates_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Code, name, number of columns and version of each template, and how one is made."""
    size = [sentence("TEMPLAT_BARIS", {"kolom": f"{row['columns']:>3}", "versi": row["version"]}) for row in rows]
    lines = [f"{row['template']:<18} {row['name']:<30} {said}" for row, said in zip(rows, size, strict=True)]
    return "\n".join([*lines, "", "naungan template NAMA --out BERKAS.xlsx"])


def schemas_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Name, kind and description of each relation and layout, and how one is shown."""
    lines = [f"{row['name']:<20} {row['kind']:<11} {row['description']}" for row in rows]
    return "\n".join([*lines, "", "naungan schema NAMA"])


def settings_text(settings: Sequence[tuple[str, object, str]]) -> str:
    """Name, value and source of each setting, and what it is for."""
    return "\n".join(aligned(_setting(*one) for one in settings))


def example_text(pemda: int, files: int, rows: Mapping[str, int]) -> str:
    """How much was invented: governments, files, and rows of rosters by month."""
    months = sentence("DEMO_DAN").join(f"{number(count)} ({bulan})" for bulan, count in rows.items())
    return sentence("DEMO_RINGKAS", {"pemda": pemda, "berkas": number(files), "baris": months})


def _setting(name: str, value: object, source: str) -> tuple[str, str, str, str]:
    shown = sentence("CONFIG_AUTOMATIC") if value is None else str(value)
    origin = sentence("CONFIG_DEFAULT") if source == "default" else source
    return name, shown, origin, sentence(f"CONFIG_{name.upper()}")
