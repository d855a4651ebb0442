"""``kalender_anggaran.csv``: a government's own dates of the budget cycle, and what a fasilitasi or evaluasi found."""

from __future__ import annotations

from typing import Any

from naungan.acuan.siklus import PREFIX, Kalender, Sendiri
from naungan.answers import Read, Row
from naungan.answers.told import Problem, wrong


def kalender_of(read: Read) -> tuple[Kalender, Read]:
    """The calendar with the rows that hold, and the file as it was understood: a row that ends before it begins is told,
    and not followed."""
    found = [_turned(row, read) for row in read.berlaku if _is_turned(row)]
    kept = read.without(tuple(found))
    return Kalender(tuple(_own(row) for row in kept.berlaku)), kept


def _own(row: Row) -> Sendiri:
    said: Any = row.nilai
    return Sendiri(
        pemda=said["pemda"], tahun=said["tahun"], kode=PREFIX + said["langkah"], urutan=said["urutan"], usulan=said["usulan"],
        penetapan=said["penetapan"], sumber=said["sumber"] or said["nomor"] or read_from(row), nomor=said["nomor"], hasil=said["hasil"],
    )  # fmt: skip


def read_from(row: Row) -> str:
    """Where a date stands that names no source."""
    return f"kalender_anggaran.csv baris {row.nomor}"


def _is_turned(row: Row) -> bool:
    said: Any = row.nilai
    return bool(said["usulan"] and said["penetapan"] and said["usulan"] > said["penetapan"])


def _turned(row: Row, read: Read) -> Problem:
    return wrong("JAWABAN_KALENDER_TERBALIK", read.form.berkas, row.nomor, "penetapan", row.kata["penetapan"], row.kata["pemda"],
                 usulan=row.kata["usulan"])  # fmt: skip
