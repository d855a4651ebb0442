"""A DOCX as registries edit it: parts of it exchanged, without any program of Word's maker."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = "word/document.xml"
INSERTED = '<w:ins w:id="1" w:author="x" w:date="2026-11-20T00:00:00Z">{}</w:ins>'


def edited(source: Path, target: Path, parts: dict[str, Callable[[str], str] | None]) -> Path:
    """A copy with some parts changed (None: left out)."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            change = parts.get(name, lambda text: text) if name in parts else None
            if name in parts and parts[name] is None:
                continue
            after.writestr(name, change(before.read(name).decode()).encode() if change else before.read(name))
    return target


def run_of(text: str) -> tuple[str, str]:
    """Where a cell's text stands, and the run around it as this house writes it (10 points)."""
    inside = f'<w:t xml:space="preserve">{text}</w:t>'
    return inside, inside


def instead(old: str, new: str, *, times: int = 1) -> Callable[[str], str]:
    """One text of the part for another; it must be there."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, times)

    return change


def around_run(text: str, wrap: str) -> Callable[[str], str]:
    """Wrap the whole run that holds the text into something else; ``wrap`` has {} where the run goes."""

    def change(whole: str) -> str:
        at = whole.index(f">{text}</w:t>")
        start, end = whole.rindex("<w:r>", 0, at), whole.index("</w:r>", at) + len("</w:r>")
        return whole[:start] + wrap.replace("{}", whole[start:end]) + whole[end:]

    return change
