"""The quarterly report of obstacles to the Minister, through the Directorate General, due on the 10th of the following month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from naungan.acuan.triwulan import Triwulan, report_due
from naungan.kernel.period import Bulan
from naungan.rounds.obstacles import obstacle_reported
from naungan.told.letters.blocks import bases, key_figures, kinds_table, rows_of, table
from naungan.told.letters.desk import Desk, Office, still_open
from naungan.told.letters.letter import Block, Heading, Letter, Paragraph
from naungan.told.letters.paper import letter
from naungan.told.letters.wording import government, head, tulis, word
from naungan.told.words import day, month, number, office


def quarterly(desk: Desk, one: Office) -> Letter:
    """Of the quarter that holds the month of the figures."""
    quarter = Triwulan.of(Bulan.parse(one.bulan).first_day)
    due, open_ = report_due(quarter), still_open(one.findings)
    rows = [row for row in obstacle_reported(desk.book.kendala, quarter) if row["pemda"] == one.kode]
    isi: list[Block] = [
        Paragraph(tulis("TRIWULAN_PEMBUKA", triwulan=quarter.nama, pemda=government(one.kode), tenggat=day(due.tanggal))),
        *bases(desk.hari), Heading(tulis("TRIWULAN_KEADAAN")),
        Paragraph(tulis("KEADAAN_PEMDA", pemda=office(one.kode), bulan=month(one.bulan), posisi=day(one.frozen.posisi))),
        key_figures(tulis("TABEL_KEADAAN", nama=office(one.kode)), one.government, len(open_)), Heading(tulis("TRIWULAN_KENDALA")),
        *_obstacles(one, rows), Heading(tulis("TRIWULAN_TINDAK")), Paragraph(tulis("TRIWULAN_TEMUAN", jumlah=number(len(open_)))),
    ]  # fmt: skip
    if kinds := rows_of(one, open_):
        isi.append(kinds_table(tulis("TABEL_JENIS"), kinds))
    kepada = (tulis("MENDAGRI"), tulis("LEWAT", jabatan=tulis("DIRJEN_KEUDA")))
    isi.append(Paragraph(tulis("PENUTUP")))
    return letter(desk, one, "laporan_triwulan", tulis("TRIWULAN_HAL", triwulan=quarter.nama), kepada, isi, head(one.kode))


def _obstacles(one: Office, rows: Sequence[Mapping[str, Any]]) -> list[Block]:
    """As the government registered them; none registered is said, and is no statement that there are none."""
    if not rows:
        return [Paragraph(tulis("TRIWULAN_TANPA_KENDALA"))]
    lines = [
        (str(at), str(row["triwulan"]), word("PILAR", row["pilar"]) if row["pilar"] else tulis("PILAR_TIDAK_DISEBUT"),
         _where(one, row), str(row["uraian"]), str(row["tindakan"] or tulis("BELUM_ADA")), str(row["butuh"] or tulis("BELUM_ADA")),
         word("KENDALA", row["keadaan"]))
        for at, row in enumerate(rows, 1)
    ]  # fmt: skip
    heads = ("NO", "TRIWULAN", "PILAR", "UNIT", "KENDALA", "TINDAKAN", "BUTUH", "STATUS")
    return [table(tulis("TRIWULAN_KENDALA"), heads, ("text",) * 8, lines, (4, 9, 10, 13, 22, 17, 16, 9))]


def _where(one: Office, row: Mapping[str, Any]) -> str:
    return one.unit_name(str(row["unit"])) if row.get("unit") else tulis("SELURUH_PEMDA")
