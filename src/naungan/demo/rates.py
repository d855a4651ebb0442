"""The documented shares at which errors and states are planted (``data/rates.yaml``), and the other word lists."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from naungan.kernel.tree import tree


@cache
def data(name: str) -> dict[str, Any]:
    """One of this room's YAML files, parsed once."""
    found: dict[str, Any] = tree(files("naungan.demo").joinpath("data", f"{name}.yaml").read_text("utf-8"))
    return found


def share(group: str, name: str) -> float:
    """One share between 0 and 1."""
    return float(data("rates")[group][name]["nilai"])


def shares(group: str) -> dict[str, float]:
    """All shares of a group by name, in the order of the file."""
    return {name: float(entry["nilai"]) for name, entry in data("rates")[group].items()}


def expected_code(group: str, name: str) -> str | None:
    """The problem code that a check should give this error; None where no single code must appear."""
    code: str | None = data("rates")[group][name].get("kode")
    return code


def registered(pemda: str, bulan: str) -> float:
    """Share of a government's workers who are registered in a month: its own published figure, else its province's."""
    own = data("rates")["terdaftar_pemda"].get(bulan, {})
    entry = own.get(pemda) or data("rates")["terdaftar"][bulan][pemda[:2]]
    return float(entry["nilai"])


def rate_table() -> str:
    """All shares as a Markdown table, for ``docs/demo.md``."""
    lines = ["| kelompok | nama | nilai | status | dasar |", "|---|---|---|---|---|"]
    for group, entries in data("rates").items():
        for name, entry in entries.items():
            nested = entry.items() if "nilai" not in entry else [("", entry)]
            for key, one in nested:
                label = f"{name} {key}".strip()
                percent = f"{one['nilai'] * 100:.4g}".replace(".", ",")
                lines.append(f"| {group} | {label} | {percent} % | {one['status']} | {one['dasar']} |")
    return "\n".join(lines)
