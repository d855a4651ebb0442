"""Purses that carry contributions: DBH sawit, DBHCHT, Dana Desa, ADD, BOS, BLUD, CSR, SERTAKAN, another government's share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from naungan.acuan.loading import load


@dataclass(frozen=True)
class JenisDompet:
    """A kind of purse: the words it is known by, whom it may carry (None = nobody has said), its basis and how sure that is."""

    kode: str
    nama: str
    kata: tuple[str, ...]
    pembayar: tuple[str, ...]
    boleh: tuple[str, ...] | None
    dari: int
    sampai: int | None
    dasar: str
    status: str

    def holds(self, tahun: int) -> bool:
        """Whether it is there in a fiscal year."""
        return self.dari <= tahun and (self.sampai is None or tahun <= self.sampai)

    def may_carry(self, kategori: str | None) -> bool | None:
        """Whether its rule names such workers; None where nothing is said of them, or of it."""
        return None if self.boleh is None or kategori is None else kategori in self.boleh


@cache
def kinds() -> tuple[JenisDompet, ...]:
    """All kinds, in the order in which they are looked for."""
    names = ("kode", "nama", "dari", "sampai", "dasar", "status")
    return tuple(
        JenisDompet(
            **{name: one[name] for name in names}, kata=tuple(one["kata"]), pembayar=tuple(one["pembayar"]),
            boleh=None if one["boleh"] is None else tuple(one["boleh"]),
        )
        for one in load("dompet.yaml")["dompet"]
    )  # fmt: skip


def kind_of(dana: str | None, pembayar: str, tahun: int) -> JenisDompet | None:
    """The purse that a source of funds names, else the usual one of the payer; None for a vendor, a worker or anybody else."""
    text = f" {re.sub('[^a-z0-9]+', ' ', (dana or '').lower())} "
    there = [one for one in kinds() if one.holds(tahun)]
    named = (one for one in there if any(f" {word} " in text for word in one.kata))
    return next(named, None) or next((one for one in there if pembayar in one.pembayar), None)
