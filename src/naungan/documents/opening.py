"""The first sheet: what this is, the headline in words, provinces side by side, charts, and the dearest gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from naungan.budget.sums import sum_year
from naungan.documents import charts, grid
from naungan.documents.grid import Field
from naungan.documents.style import BLUE, Styles
from naungan.documents.trouble import finding_row
from naungan.told.material import NOT_JUDGED, Material, Row, everything, grouped, province
from naungan.told.offers import offer_sentence
from naungan.told.unread import unread_sentence
from naungan.told.words import day, label, month, number, percent, place, rupiah_short, say
from naungan.told.year import year_sentence

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDE = 12
DEAREST = 3
_WIDTHS = (30, 13, 13, 13, 13, 11, 11, 17, 17, 17, 13, 13)


def write_opening(book: Workbook, styles: Styles, material: Material, figures: charts.Figures) -> None:
    """Sheet ``Ringkasan``; ``figures`` is where the chart data stand."""
    sheet = book.get_worksheet_by_name(say("LEMBAR_RINGKASAN"))
    assert sheet is not None
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    at = _head(sheet, styles, material)
    at = _cards(sheet, styles, material, at)
    at = _words(sheet, styles, material, at)
    at = _provinces(sheet, styles, material, at)
    breaks = [at]
    at = charts.place_main(book, sheet, styles, figures, at)
    at = _dearest(sheet, styles, material, at)
    breaks += [at, *charts.place_pemda(book, sheet, styles, figures, at)]
    sheet.fit_to_pages(1, 0)
    grid.page(sheet, material.run, title=say("BUKU_JUDUL"), colour=BLUE)
    sheet.set_h_pagebreaks(breaks)
    sheet.activate()


def _head(sheet: Worksheet, styles: Styles, material: Material) -> int:
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, say("BUKU_JUDUL"), styles.role("title"))
    posisi = day(material.run["posisi"])
    sheet.write_string(1, 0, say("BUKU_BULAN", bulan=month(material.run["bulan"]), tanggal=posisi), styles.role("subtitle"))
    names = [place(code) for code in material.provinces]
    scope = say("BUKU_LINGKUP", pemda=number(len(material.pemda)), provinsi=number(len(names)), nama=", ".join(names))
    _line(sheet, styles, 2, scope, "subtitle")
    _line(sheet, styles, 3, say("BUKU_UNTUK_SIAPA"), "prose", 34)
    return 5


def _cards(sheet: Worksheet, styles: Styles, material: Material, at: int) -> int:
    total, money = material.total, material.money(everything).get("", {})
    cards = (
        ("pekerja", number(total.get("pekerja")), say("KARTU_PEKERJA", penyebut=denominator(material))),
        ("terlindungi_ya", number(total.get("terlindungi_ya")), say("KARTU_YA", persen=percent(total.get("batas_bawah")))),
        ("terlindungi_tidak", number(total.get("terlindungi_tidak")), say("KARTU_TIDAK")),
        ("terlindungi_tidak_diketahui", number(total.get("terlindungi_tidak_diketahui")), say("KARTU_KABUR")),
        ("kekurangan", rupiah_short(money.get("kekurangan")), say("KARTU_KEKURANGAN")),
    )
    for row, height in ((at, 18), (at + 1, 34), (at + 2, 30)):
        sheet.set_row(row, height)
    for (key, value, note), (first, last) in zip(cards, ((0, 0), (1, 3), (4, 6), (7, 8), (9, 11)), strict=True):
        for row, text, role in (
            (at, say(f"KOLOM_{key.upper()}"), "card_label"),
            (at + 1, value, "card_value"),
            (at + 2, note, "card_note"),
        ):
            _span(sheet, row, first, last, text, styles.role(role))
    return at + 4


def _words(sheet: Worksheet, styles: Styles, material: Material, at: int) -> int:
    coverage, *others = headline(material)
    for line in filter(None, (coverage, unread_sentence(material.file), *others, offer_sentence("UTAMA_TAWARAN", material.offer))):
        _line(sheet, styles, at, line, "lead", 40)
        at += 1
    return at + 1


def headline(material: Material) -> list[str]:
    """The headline as sentences that can be read aloud: coverage, money, and how to read both."""
    total, money = material.total, material.money(everything).get("", {})
    judged = material.judged(everything).get("", {})
    bounds = {"bawah": percent(total.get("batas_bawah")), "atas": percent(total.get("batas_atas"))}
    return [
        say("UTAMA_CAKUPAN", pekerja=number(total.get("pekerja")), ya=number(total.get("terlindungi_ya")), **bounds,
            tidak=number(total.get("terlindungi_tidak")), kabur=number(total.get("terlindungi_tidak_diketahui"))),
        say("UTAMA_ANGGARAN", kebutuhan=rupiah_short(money.get("kebutuhan")), tersedia=rupiah_short(money.get("tersedia")),
            kekurangan=rupiah_short(money.get("kekurangan")), kurang=number(judged.get("kurang", 0)),
            kosong=number(judged.get("tidak_dianggarkan", 0)), kabur=number(sum(judged.get(word, 0) for word in NOT_JUDGED))),
        *filter(None, [year_sentence("UTAMA_SETAHUN", material.year(everything).get("", sum_year([])))]),
        say("UTAMA_LINGKUP", lingkup=scope(material), penyebut=denominator(material)),
    ]  # fmt: skip


def _provinces(sheet: Worksheet, styles: Styles, material: Material, at: int) -> int:
    columns = (
        Field("wilayah"), Field("pekerja", "count"), Field("terlindungi_ya", "count"), Field("terlindungi_tidak", "count"),
        Field("terlindungi_tidak_diketahui", "count"), Field("batas_bawah", "percent"), Field("batas_atas", "percent"),
        Field("kebutuhan", "rupiah"), Field("tersedia", "rupiah"), Field("kekurangan", "rupiah"), Field("unit_kurang", "count"),
        Field("unit_belum_dinilai", "count"),
    )  # fmt: skip
    _section(sheet, styles, at, say("BAGIAN_PROVINSI"))
    return grid.table(sheet, styles, at + 1, columns, province_rows(material), head=False) + 1


def province_rows(material: Material) -> list[Row]:
    """Counts and money of each province, and of everything as the last row."""
    by_province = {row["pemda"]: row for row in material.measures("provinsi")}
    money, judged = material.money(_of_province), material.judged(_of_province)
    rows = [_province_row(code, by_province.get(code, {}), money, judged) for code in material.provinces]
    everywhere = _province_row("", material.total, material.money(everything), material.judged(everything))
    return [*rows, {**everywhere, "_kuat": True}]


def _province_row(code: str, counts: Row, money: dict[Any, Row], judged: dict[Any, dict[str, int]]) -> Row:
    answers = judged.get(code)
    return {
        **counts,
        **money.get(code, {}),
        "wilayah": place(code),
        "unit_kurang": None if answers is None else answers.get("kurang", 0) + answers.get("tidak_dianggarkan", 0),
        "unit_belum_dinilai": None if answers is None else sum(answers.get(word, 0) for word in NOT_JUDGED),
    }


def _dearest(sheet: Worksheet, styles: Styles, material: Material, at: int) -> int:
    """The findings that cost most, three per province; one without an amount can't be ranked and is not shown here."""
    _section(sheet, styles, at, say("BAGIAN_TERMAHAL"))
    at += 1
    spans = ((0, 0, "PROVINSI"), (1, 3, "UNIT_NAMA"), (4, 8, "TEMUAN"), (9, 9, "RUPIAH"), (10, 11, "TENGGAT"))
    for first, last, key in spans:
        _span(sheet, at, first, last, say(f"KOLOM_{key}"), styles.role("heading"))
    sheet.set_row(at, 20)
    for row in dearest(material):
        at += 1
        texts = (row["provinsi"], f"{row['unit_nama']} · {row['wilayah']}", row["temuan"], None, row["tenggat"])
        for (first, last, _), text in zip(spans, texts, strict=True):
            if text is None:
                grid.put(sheet, styles, at, first, "rupiah", row["rupiah"])
            else:
                _span(sheet, at, first, last, text, styles.cell("wrap"))
        sheet.set_row(at, 15 * max(grid.lines_of(row["temuan"], 73), grid.lines_of(texts[1] or "", 43)) + 1)
    return at + 2


def dearest(material: Material) -> list[Row]:
    """Per province the three findings with the largest amount, ties in the order of pemda, code and unit."""
    priced = [row for row in material.finding if row["rupiah"]]
    found = []
    for code, rows in sorted(grouped(priced, _of_province).items()):
        ranked = sorted(rows, key=lambda row: (-row["rupiah"], row["pemda"], row["kode"], row["unit"] or ""))
        found += [{**finding_row(row), "provinsi": place(code)} for row in ranked[:DEAREST]]
    return found


def _of_province(row: Row) -> str:
    return province(row["pemda"])


def scope(material: Material) -> str:
    """How far the member files see that the numerator was counted from, in words."""
    words = str(material.total.get("lingkup") or material.run.get("lingkup") or "")
    return ", ".join(label("LINGKUP", word.strip()) for word in words.split(",") if word.strip()) or say("TIDAK_TERSEDIA")


def denominator(material: Material) -> str:
    """What the share is a share of, in words."""
    return str(material.run.get("penyebut") or material.total.get("penyebut") or say("TIDAK_TERSEDIA"))


def _section(sheet: Worksheet, styles: Styles, at: int, text: str) -> None:
    sheet.set_row(at, 24)
    _span(sheet, at, 0, WIDE - 1, text, styles.role("section"))


def _line(sheet: Worksheet, styles: Styles, at: int, text: str, role: str, height: float = 18) -> None:
    sheet.set_row(at, height)
    _span(sheet, at, 0, WIDE - 1, text, styles.role(role))


def _span(sheet: Worksheet, row: int, first: int, last: int, text: str, look: Any) -> None:
    """A text over several columns; merged blank first, so that the text is written as text."""
    if first != last:
        sheet.merge_range(row, first, row, last, "", look)
    sheet.write_string(row, first, text, look)
