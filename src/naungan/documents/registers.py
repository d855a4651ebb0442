"""The registers of a book as a workbook: targets, instruments, groups without one, obstacles; a sheet each, no person in it."""

from __future__ import annotations

from pathlib import Path

from naungan.documents.workbook import grid
from naungan.documents.workbook.look import Look
from naungan.documents.workbook.style import Styles
from naungan.kernel.period import Bulan
from naungan.rounds import Registers
from naungan.sheets.writing import open_workbook
from naungan.told.registers import gaps_table, instruments_table, obstacles_table, targets_table

_SASARAN = ("sasaran", "lingkup_sasaran", "capaian_sasaran", "keadaan_sasaran", "kurang_sasaran", "laju_sasaran", "dokumen_sasaran")
_INSTRUMEN = ("tentang_instrumen", "keadaan_instrumen", "kelompok_instrumen", "tanda_instrumen")
_KENDALA = ("uraian_kendala", "tindakan_kendala", "butuh_kendala", "keadaan_kendala")
# Each on one page across: what is long goes over several lines.
_LOOKS = {
    "SASARAN": Look({"wilayah": 22, "tahun": 6, "peringkat_sasaran": 10, "golongan_sasaran": 10, "deret_sasaran": 16, "*": 18},
                    wrap=frozenset((*_SASARAN, "wilayah", "deret_sasaran")), wide=10, on_paper=True),
    "INSTRUMEN": Look({"wilayah": 24, "jenis_instrumen": 9, "nomor_instrumen": 18, "dasar_upah_instrumen": 16, "tanggal_instrumen": 17,
                       "berakhir_instrumen": 17, "*": 26}, wrap=frozenset((*_INSTRUMEN, "wilayah")), wide=8, on_paper=True),
    "CELAH_INSTRUMEN": Look({"wilayah": 30, "kategori": 26, "keterangan_celah": 70}, wide=4, on_paper=True),
    "KENDALA": Look({"wilayah": 24, "unit": 18, "triwulan_kendala": 18, "nomor": 5, "pilar_kendala": 14, "*": 30},
                    wrap=frozenset((*_KENDALA, "wilayah")), wide=8, on_paper=True),
}  # fmt: skip


def write_registers(path: Path, found: Registers) -> None:
    """Every register on a sheet of its own, also one without rows."""
    book = open_workbook(path, small=True)
    styles = Styles(book)
    run = {"bulan": str(Bulan.of(found.pada)), "posisi": found.pada}
    for said in (
        targets_table(found.sasaran), instruments_table(found.instrumen), gaps_table(found.celah), obstacles_table(found.kendala)
    ):  # fmt: skip
        grid.draw(book, styles, run, said, _LOOKS[said.code])
    book.close()
