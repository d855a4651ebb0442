"""The cells of a version that were put right: a closed file in the vault, for it holds data of persons; the database knows its SHA-256."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from naungan.intake.corrections.file import KOREKSI, Koreksi, read_corrections, write_corrections
from naungan.kernel.aside import scratch
from naungan.web.collection.models import Version
from naungan.web.environment import read_environment
from naungan.web.vault.originals import keep, take_out


def corrections_of(version: Version, folder: Path | None = None) -> tuple[Koreksi, ...]:
    """All corrections that are laid over the files of a version; ``folder`` takes the open file for a moment."""
    return opened_corrections(version.koreksi, folder)


def opened_corrections(sidik: str, folder: Path | None = None) -> tuple[Koreksi, ...]:
    """The same by the SHA-256 that a version names; none for an empty one."""
    if not sidik:
        return ()
    if folder is None:
        with scratch(read_environment().scratch) as made:
            return opened_corrections(sidik, made)
    place = folder / f"{sidik}.{KOREKSI}"
    take_out(sidik, place)
    try:
        return read_corrections(place)
    finally:
        place.unlink()


def close_corrections(corrections: Sequence[Koreksi]) -> str:
    """Keep them closed; the SHA-256 of the file. Nothing for none."""
    if not corrections:
        return ""
    with scratch(read_environment().scratch) as folder:
        write_corrections(folder / KOREKSI, corrections)
        return keep(folder / KOREKSI)
