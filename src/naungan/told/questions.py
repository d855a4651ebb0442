"""The list that a branch of BPJS gets: whom it must look up, with empty columns for its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from naungan import asking
from naungan.told.table import Column, columns
from naungan.told.words import day, number, office, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

ANSWER = ("status_kepesertaan", "aktif_sejak", "aktif_sampai", "npp_pemda", "npp_terdaftar", "keterangan_jawaban")
COLUMNS = columns(
    "nomor", "nik_tanya", "nama", "tanggal_lahir_tanya", "unit_pemda", "kode_pemda", "npp_unit", "menunggu_sejak", ANSWER,
    nomor="count", tanggal_lahir_tanya="date",
)  # fmt: skip


@dataclass(frozen=True)
class Questions:
    """One list: ``nama`` is that of its file, ``whose`` the branch; rows hold persons with their NIK, for the branch alone.

    ``dicatat``: it is put on record as asked, and says who was asked about before.
    """

    nama: str
    whose: str
    bulan: str
    columns: tuple[Column, ...]
    rows: list[dict[str, Any]]
    pemda: str | None = None
    cabang: str | None = None
    dicatat: bool = False

    @property
    def prose(self) -> list[str]:
        """What the list is, and how it is filled in."""
        count = say("TANYA_JUMLAH", jumlah=number(len(self.rows)))
        draft = [] if self.dicatat else [say("TANYA_BELUM_DICATAT")]
        return [say("TANYA_KEPADA", cabang=self.whose), count, say("TANYA_CARA"), say("TANYA_RAHASIA"), *draft]


def question_lists(
    engine: Engine,
    results: Mapping[str, ir.Table],
    unit_names: Mapping[tuple[str, str], str],
    bulan: str,
    since: ir.Table | None = None,
) -> Iterator[Questions]:
    """A list per branch of those whose membership nobody knows; where the branch is not known, a list per government."""
    offices = (results["unit"], results["registration"])
    rows = asking.to_ask(results["ledger"], results["roster"], *offices, bulan, since)
    for one in asking.questions(engine, rows):
        unknown = f"{say('CABANG_TIDAK_DIKETAHUI')} · {office(one.pemda)}"
        name = f"cabang-{one.cabang}" if one.cabang else f"cabang-belum-diketahui-{one.pemda or 'tanpa-pemda'}"
        told = [_row(place, row, unit_names, recorded=since is not None) for place, row in enumerate(one.rows, start=1)]
        yield Questions(name, one.cabang or unknown, bulan, COLUMNS, told, one.pemda, one.cabang, since is not None)


def _row(place: int, row: dict[str, Any], unit_names: Mapping[tuple[str, str], str], *, recorded: bool) -> dict[str, Any]:
    unit = unit_names.get((row["pemda"], row["unit"])) or row["unit_nama"] or say("UNIT_TIDAK_DIKENAL")
    first = day(row["menunggu"]) if row["menunggu"] else say("TANYA_PERTAMA") if recorded else ""
    return dict.fromkeys(("npp_unit", "menunggu_sejak", *ANSWER), "") | {
        "nomor": place, "nik_tanya": row["nik"], "nama": row["nama"], "tanggal_lahir_tanya": row["tanggal_lahir"],
        "unit_pemda": f"{unit} · {office(row['pemda'])}", "kode_pemda": row["pemda"] or "", "npp_unit": row["npp_ditanya"] or "",
        "menunggu_sejak": first, "sidik": row["sidik"], "pemda": row["pemda"],
    }  # fmt: skip
