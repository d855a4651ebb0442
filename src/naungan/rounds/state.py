"""The state of rounds: what the fold of their events yields. Plain values; nothing here is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from naungan.rounds.tables import OPEN, Rung, Status, Tingkat


@dataclass(frozen=True)
class Frozen:
    """One pemda's evaluation as the round has it: ``evaluasi`` names the stored folder, ``sidik`` the pemda's own rows in it."""

    pemda: str
    evaluasi: str
    sidik: str
    bulan: str
    posisi: dt.date


@dataclass(frozen=True)
class Item:
    """One finding of a round.

    ``sebab`` None = unknown, and stays open. ``nasib`` is what became of it since the round before, ``asal_rapat`` the earlier round that
    found it. ``kode`` and ``params`` (JSON) are those of the finding by rule, ``kondisi`` its sentence as it was said then,
    ``evaluasi`` the frozen evaluation in which it was last seen (or that shows it solved). ``nasib_sebab`` says why its fate is not known
    (a code of the catalogue).
    """

    butir: str
    asal: str
    pemda: str
    unit: str | None
    unit_nama: str | None
    kode: str | None
    tingkat: str
    kondisi: str
    kriteria: str | None
    sebab: str | None
    akibat: str | None
    rekomendasi: str | None
    jumlah: int | None
    satuan: str | None
    rupiah: int | None
    sidik: str | None
    status: Status = Status.TERBUKA
    alasan: str | None = None
    penanggung_jawab: str | None = None
    tindakan: str | None = None
    tenggat: dt.date | None = None
    tangga: Rung = Rung.OPD
    bukti: tuple[Evidence, ...] = ()
    nasib: str | None = None
    asal_rapat: str | None = None
    params: str | None = None
    evaluasi: str | None = None
    nasib_sebab: str | None = None

    @property
    def carried(self) -> bool:
        """Whether an earlier round found it."""
        return self.asal_rapat is not None

    @property
    def open(self) -> bool:
        """Whether it moves on into the next round."""
        return self.status in OPEN


@dataclass(frozen=True)
class Evidence:
    """A file by its hash; its name is what the giver called it, masked."""

    nama: str
    sha256: str
    oleh: str


@dataclass(frozen=True)
class Returned:
    """A file that came back: ``berisi`` is what it was (lembar, blanko, butir …), ``masuk`` = ``diterima`` + ``ditolak``."""

    nama: str
    sha256: str
    berisi: str
    pemda: str | None
    masuk: int
    diterima: int
    ditolak: int
    oleh: str


@dataclass(frozen=True)
class Reported:
    """A pemda's own figure beside the computed one (``dihitung`` None = not known)."""

    pemda: str
    angka: str
    nilai: int
    dihitung: int | None
    sumber: str


@dataclass(frozen=True)
class Disputed:
    """A figure that the pemda disputes; the frozen one stays as it is."""

    pemda: str
    angka: str
    beku: int | None
    menurut_pemda: int | None
    alasan: str
    bukti: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Absent:
    """A pemda that was invited and has no evaluation here: ``keadaan`` is tidak_hadir or tidak_menyerahkan."""

    pemda: str
    keadaan: str
    alasan: str | None


@dataclass(frozen=True)
class Round:
    """One round; ``keadaan`` is the digest of the state that was closed."""

    rapat: str
    nomor: str
    tingkat: Tingkat
    tanggal: dt.date
    tempat: str
    peserta: tuple[str, ...]
    bulan: str
    pemda: tuple[str, ...]
    daftar_periksa: str
    sebelumnya: str | None
    dibuka_oleh: str
    ditutup_oleh: str | None = None
    keadaan: str | None = None
    beku: Mapping[str, Frozen] = field(default_factory=dict)
    butir: Mapping[str, Item] = field(default_factory=dict)
    jawaban: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    laporan: tuple[Reported, ...] = ()
    sanggahan: tuple[Disputed, ...] = ()
    tidak_hadir: Mapping[str, Absent] = field(default_factory=dict)
    dibaca: tuple[Returned, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether nothing may be added."""
        return self.ditutup_oleh is not None


@dataclass(frozen=True)
class Book:
    """All rounds of one office, in the order they were opened, and the registers: rows of TARGET, INSTRUMENT and OBSTACLE."""

    rapat: Mapping[str, Round] = field(default_factory=dict)
    sasaran: tuple[Mapping[str, Any], ...] = ()
    instrumen: tuple[Mapping[str, Any], ...] = ()
    kendala: tuple[Mapping[str, Any], ...] = ()
