"""The papers of a projection: ``strategi.xlsx`` and the page ``strategi.html``. No person stands in either."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.documents.page.strategi import write_strategy_page
from naungan.documents.workbook import grid
from naungan.documents.workbook.look import Look
from naungan.documents.workbook.style import Styles
from naungan.sheets.writing import open_workbook
from naungan.told import strategy
from naungan.told.words import month, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from naungan.projection.kept import Told

BOOK, PAGE = "strategi.xlsx", "strategi.html"
_MONEY = {"iuran*": 16, "rupiah_rencana": 17, "taruhan_setahun": 18}
_LOOKS = {
    "STRATEGI_PERKIRAAN": Look({"wilayah": 26, "dihitung": 44, "model_ramal": 24, "alasan": 40, "bulan": 16}, wrap=frozenset({"dihitung"})),
    "STRATEGI_KETEPATAN": Look({"segmen": 18, "dihitung": 44, "model_ramal": 24, "bulan_kalender": 16}, wrap=frozenset({"dihitung"})),
    "STRATEGI_SASARAN": Look({"wilayah": 24, "deret_sasaran": 20, "dihitung": 40, "keadaan_depan": 26, "alasan": 40, "sampai": 18,
                              "bulan": 16},
                             wrap=frozenset({"dihitung", "alasan"})),
    "STRATEGI_AKHIR": Look({"wilayah": 26, "kategori": 26, "segmen": 24, "sebab_akhir": 34, "unit": 18, "bulan": 16, **_MONEY}),
    "STRATEGI_SKENARIO": Look({"skenario": 40, "bulan": 16, **_MONEY}),
    "STRATEGI_SKENARIO_PEMDA": Look({"skenario": 40, "wilayah": 28, "bulan": 16, **_MONEY}),
    "STRATEGI_SKENARIO_DOMPET": Look({"skenario": 40, "bulan": 16, "pembayar": 18, "dompet": 26, **_MONEY}),
    "STRATEGI_SKENARIO_SASARAN": Look({"skenario": 40, "wilayah": 26, "deret_sasaran": 22, "sampai": 18, "keadaan_depan": 30, "alasan": 44},
                                      wrap=frozenset({"alasan"})),
    "STRATEGI_RENCANA": Look({"wilayah": 28, "sifat_rencana": 22, "kelompok_rencana": 26, "dompet": 26, "mulai_rencana": 16, **_MONEY,
                              "harga_sebulan": 14}),
    "STRATEGI_BIAYA": Look({"dompet": 30, "bulan": 18, **_MONEY}),
    "STRATEGI_DOMPET": Look({"wilayah": 28, "dompet": 26, "uang_dompet": 18, "terpakai": 18, "sisa_dompet": 18, "jendela": 26, "usulan": 18,
                             "penetapan": 18, "dari_bulan": 16, "sampai_bulan": 16, "sumber_angka": 50}, wrap=frozenset({"sumber_angka"})),
    "STRATEGI_MENGIKAT": Look({"wilayah": 28, "kendala_rencana": 26, "yang_mengikat": 90}, wrap=frozenset({"yang_mengikat"})),
    "STRATEGI_KURANG": Look({"wilayah": 28, "kelompok_rencana": 26, "sifat_rencana": 24, "yang_kurang": 60, "bulan_orang": 14, **_MONEY},
                            wrap=frozenset({"yang_kurang"})),
    "STRATEGI_PEMDA": Look({"wilayah": 28, "urutan_langkah": 9, "langkah_strategi": 70, "paling_lambat": 20, "siapa_memutuskan": 44,
                            **_MONEY},
                           wrap=frozenset({"langkah_strategi", "siapa_memutuskan"})),
    "STRATEGI_ANGGAPAN": Look({"hal": 60, "tanda_anggapan": 16, "sumber_angka": 80}, wrap=frozenset({"hal", "sumber_angka"})),
}  # fmt: skip
_ACROSS, _LETTERS = 7, 118


def write_strategy(folder: Path, told: Told) -> None:
    """Workbook and page, into ``folder``."""
    pages = strategy.sheets(told)
    book = open_workbook(folder / BOOK)
    styles = Styles(book)
    run = {"bulan": told.summary["hasil"][-1]["bulan"]}
    _front(book, styles, told, run)
    for said in (
        strategy.forecasts(told), strategy.checks(told), strategy.outlooks(told), strategy.dated(told), strategy.scenarios(told),
        strategy.scenario_places(told), strategy.scenario_purses(told), strategy.scenario_targets(told),
        strategy.steps(told), strategy.by_month(told),
        strategy.purses(told), strategy.bounds(told), strategy.shorts(told), strategy.steps_table(pages), strategy.assumptions(told),
    ):  # fmt: skip
        grid.draw(book, styles, run, said, _LOOKS[said.code])
    book.close()
    write_strategy_page(folder / PAGE, told, pages)


def _front(book: Workbook, styles: Styles, told: Told, run: dict[str, Any]) -> None:
    """The page of a governor: sentences under four headings, and what the plan costs by purse and month."""
    sheet = book.add_worksheet(say("LEMBAR_STRATEGI"))
    sheet.set_column(0, _ACROSS - 1, 17)
    title = say("STRATEGI_JUDUL", bulan=month(told.summary["sampai"]))
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, title, styles.role("title"))
    said, at = strategy.front(told), 2
    parts = (
        (say("STRATEGI_H_KEADAAN", bulan=month(told.summary["sampai"])), said.keadaan), (say("STRATEGI_H_BENAR"), said.benar),
        (say("STRATEGI_H_SASARAN"), said.sasaran or (say("STRATEGI_TANPA_SASARAN"),)), (say("STRATEGI_H_LANGKAH"), said.langkah),
    )  # fmt: skip
    for heading, lines in parts:
        at = _line(sheet, styles, at, heading, "section", 20)
        for line in lines:
            at = _line(sheet, styles, at, line, "prose", 16 * grid.lines_of(line, _LETTERS) + 2)
        at += 1
    grid.page(sheet, run, title=title)


def _line(sheet: Worksheet, styles: Styles, at: int, text: str, role: str, height: float) -> int:
    sheet.merge_range(at, 0, at, _ACROSS - 1, "", styles.role(role))
    sheet.write_string(at, 0, text, styles.role(role))
    sheet.set_row(at, height)
    return at + 1
