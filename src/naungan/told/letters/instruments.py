"""Instruments in a book of a round: what is in force and ends next, and who has reported none."""

from __future__ import annotations

from collections.abc import Sequence

from naungan.rounds.instruments import instrument_standing
from naungan.told.letters.blocks import table
from naungan.told.letters.desk import Desk
from naungan.told.letters.letter import Block, Heading, Paragraph
from naungan.told.letters.wording import tulis
from naungan.told.registers import instruments_table
from naungan.told.words import few, office

_HEADS = ("PEMDA", "INSTRUMEN", "DITETAPKAN", "KEADAAN", "KELOMPOK_PEKERJA", "PERLU_DILIHAT")
_NAMED = 5


def instruments(desk: Desk, pemda: Sequence[str] | None) -> tuple[Block, ...]:
    """Of some governments, or of all that were invited, on the day of the round; silence is no proof that there is none."""
    mine = desk.rapat.pemda if pemda is None else pemda
    known = instrument_standing(desk.book.instrumen, desk.hari)
    rows = [row for row in known if row["pemda"] in mine and row["tanggal"] <= desk.hari]  # a paper knows nothing later than its day
    silent = [office(kode) for kode in mine if kode not in {row["pemda"] for row in rows}]
    judul = tulis("INSTRUMEN_JUDUL")
    lines = [
        (row["wilayah"], f"{row['jenis_instrumen']} {row['nomor_instrumen']}", row["tanggal_instrumen"], row["keadaan_instrumen"],
         row["kelompok_instrumen"], row["tanda_instrumen"])
        for row in instruments_table(rows).rows
    ]  # fmt: skip
    return (
        Heading(judul),
        *((table(judul, _HEADS, ("text",) * len(_HEADS), lines, (14, 12, 12, 20, 15, 27)),) if lines else ()),
        *((Paragraph(tulis("INSTRUMEN_BELUM", jumlah=len(silent), pemda=few(silent, _NAMED))),) if silent else ()),
    )
