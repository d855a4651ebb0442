"""The request of one office for a change of this year's budget: the lines that the need lacks, and the sum in words."""

from __future__ import annotations

from collections.abc import Iterator

from naungan.acuan.peraturan import sayable
from naungan.told.letters.blocks import amount, bases, table
from naungan.told.letters.desk import Desk, Office
from naungan.told.letters.letter import Block, Letter, Paragraph
from naungan.told.letters.paper import letter
from naungan.told.letters.wording import amount_in_words, chief, head, slug, tulis
from naungan.told.usulan import Bagian, Usulan, units_asking
from naungan.told.words import office

_BASES = ("UU 24/2011", "PP 44/2015", "PP 12/2019", "Permendagri 77/2020", "Inpres 2/2021", "SE Mendagri 842.2/5193/SJ")


def requests(desk: Desk, one: Office) -> Iterator[Letter]:
    """One paper an office that lacks money this year; nothing where no shortfall is known."""
    rows = [row for row in one.material.request if row["pemda"] == one.kode]
    steps = [row for row in one.material.budget_step if row["pemda"] == one.kode]
    for asked in units_asking(rows, one.material.unit_names, steps, one.frozen.posisi):
        for part in asked.bagian:
            yield _paper(desk, one, asked, part)


def _paper(desk: Desk, one: Office, asked: Usulan, part: Bagian) -> Letter:
    # The text of the request names the articles of the month; what is not in force on the day of the paper is not cited.
    said = [text for text in asked.paragraf if sayable(text, desk.hari)]
    isi: list[Block] = [
        *(Paragraph(text) for text in said), *bases(desk.hari, _BASES), _lines(part), Paragraph(_total(part)),
        Paragraph(tulis("APBDP_PENUTUP")),
    ]  # fmt: skip
    return letter(
        desk, one, "usulan_apbd_p", tulis("APBDP_HAL", tahun=part.tahun), (tulis("KETUA_TAPD", pemda=office(one.kode)),), isi,
        chief(asked.nama), berkas=f"usulan-apbd-p-{slug(asked.unit or asked.nama)}", tembusan=(head(one.kode), tulis("T_BKAD")),
    )  # fmt: skip


def _lines(part: Bagian) -> Block:
    """The lines as SIPD asks for them."""
    why = any(row["alasan_usulan"] for row in part.baris)
    rows = [
        (str(at), str(row["kode_rekening"]), str(row["uraian_usulan"]), str(row["koefisien"]), amount(row["harga_satuan"]),
         amount(row["jumlah_usulan"]), *((str(row["alasan_usulan"]),) if why else ()))
        for at, row in enumerate(part.baris, 1)
    ]  # fmt: skip
    heads = ("NO", "REKENING", "URAIAN", "KOEFISIEN", "HARGA", "JUMLAH_RUPIAH", *(("KETERANGAN",) if why else ()))
    return table(
        tulis("APBDP_TABEL"),
        heads,
        (*("text",) * 4, "rupiah", "rupiah", *(("text",) if why else ())),
        rows,
        (1, 1, 30, 4, 1, 1, *((14,) if why else ())),
    )


def _total(part: Bagian) -> str:
    return tulis("APBDP_TANPA_JUMLAH") if part.jumlah is None else tulis("APBDP_JUMLAH", jumlah=amount_in_words(part.jumlah))
