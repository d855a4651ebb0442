"""The desks, in the order of the work, and which right opens each."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import Scope


@dataclass(frozen=True)
class Entry:
    """A desk as the menu shows it."""

    nama: str
    tautan: str
    kini: bool


# Name of the desk → name of its address, and the rights of which one is enough (none = everybody).
DESKS: tuple[tuple[str, str, frozenset[Right]], ...] = (
    ("Beranda", "beranda", frozenset()),
    ("Kalender", "kalender", frozenset({Right.LIHAT_ANGKA})),
    ("Hasil", "hasil", frozenset({Right.LIHAT_ANGKA})),
    ("Putusan", "putusan", frozenset({Right.PUTUSKAN, Right.PERIKSA_STATUS, Right.PERIKSA_UANG})),
    ("Salinan data", "salinan", frozenset({Right.SALIN_ORANG})),
    ("Jejak", "jejak", frozenset({Right.BACA_JEJAK})),
    ("Orang dan peran", "akun_orang", frozenset({Right.KELOLA})),
)


def entries(scope: Scope, path: str) -> list[Entry]:
    """The desks that somebody may enter."""
    found = []
    for nama, address, rights in DESKS:
        if not rights or any(scope.where(right) for right in rights):
            link = reverse(address)
            found.append(Entry(nama, link, path == link or (link != "/" and path.startswith(link))))
    return found
