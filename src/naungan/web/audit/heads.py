"""Heads: how far the chain was at an instant, sealed with a key that the database does not hold. They leave the machine, and stay true."""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from naungan.kernel.aside import file_aside
from naungan.kernel.errors import Failure, Refusal
from naungan.kernel.log import NAME
from naungan.kernel.shown import shown
from naungan.web.audit.models import Head
from naungan.web.environment import read_environment

_LINE = re.compile(r"naungan-jejak (\d{8}T\d{6}Z) (\d+) ([0-9a-f]{64}) ([0-9a-f]{64})")
_NAMED = "jejak-*.txt"


@dataclass(frozen=True)
class Sealed:
    """A head as it left: when (UTC, ``20261130T170000Z``), the last row, its fingerprint, and the seal over all three."""

    waktu: str
    nomor: int
    sidik: str
    meterai: str

    @property
    def line(self) -> str:
        """As it is printed and written: short enough to be copied from paper."""
        return f"naungan-jejak {self.waktu} {self.nomor} {self.sidik} {self.meterai}"

    @property
    def whole(self) -> bool:
        """Whether the seal is ours."""
        return hmac.compare_digest(self.meterai, _seal(self.waktu, self.nomor, self.sidik))


def seal() -> Sealed:
    """The head as it stands now."""
    head, waktu = Head.objects.get(pk=1), timezone.now().strftime("%Y%m%dT%H%M%SZ")
    return Sealed(waktu, head.nomor, head.sidik, _seal(waktu, head.nomor, head.sidik))


def export(folder: Path) -> Sealed:
    """Write the head into a folder, a file an export."""
    head = seal()
    with file_aside(folder / f"jejak-{head.waktu}.txt") as aside:
        aside.write_text(f"{head.line}\n", encoding="ascii")
    return head


def export_daily() -> None:
    """Once a day whoever comes first takes the head out; a folder that can't be written keeps nobody from signing in."""
    folder, today = read_environment().sealed, timezone.now().strftime("%Y%m%d")
    if any(folder.glob(f"jejak-{today}T*.txt")):
        return
    try:
        export(folder)
    except (Failure, OSError) as error:
        logging.getLogger(NAME).error("kepala jejak", exc_info=error)


def read_heads(place: Path) -> list[Sealed]:
    """The heads in a file, or in all files of a folder; Refusal for a line that is none."""
    files = sorted(place.glob(_NAMED)) if place.is_dir() else [place]
    if not files:
        raise Refusal("JEJAK_KEPALA_TIDAK_ADA", nama=shown(place.name))
    return [_read(line, file) for file in files for line in file.read_text("utf-8", errors="replace").splitlines() if line.strip()]


def _read(line: str, file: Path) -> Sealed:
    found = _LINE.fullmatch(line.strip())
    if found is None:
        raise Refusal("JEJAK_KEPALA_RUSAK", nama=shown(file.name))
    waktu, nomor, sidik, meterai = found.groups()
    return Sealed(waktu, int(nomor), sidik, meterai)


def _seal(waktu: str, nomor: int, sidik: str) -> str:
    return hmac.new(read_environment().key("jejak"), f"{waktu}\n{nomor}\n{sidik}".encode(), hashlib.sha256).hexdigest()


def default_heads() -> list[Sealed]:
    """The heads that this server has exported; none where it never has."""
    folder = read_environment().sealed
    return read_heads(folder) if folder.is_dir() and any(folder.glob(_NAMED)) else []
