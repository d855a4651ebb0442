"""The last sheet: how the numbers were made, what each state means, which law values were used, and what is not known."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from naungan.budget.tables import ANGGARAN, PEMBAYARAN
from naungan.coverage.tables import FLAG, STATE
from naungan.documents import grid
from naungan.documents.style import GREY, Styles
from naungan.kernel.messages import catalogue
from naungan.kernel.rupiah import rp
from naungan.told.material import Material
from naungan.told.words import day, label, month, next_step, number, office, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (38, 62, 30, 44, 26)
_STATUS = {"confirmed": "✔", "recalled": "■", "unknown": "?"}


def write_method(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Metode dan Sumber``: five blocks of plain text and small tables, one under the other."""
    sheet = book.add_worksheet(say("LEMBAR_METODE"))
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, say("METODE_JUDUL"), styles.role("title"))
    sheet.freeze_panes(1, 0)
    at = _prose(sheet, styles, 2, "METODE_CARA")
    at = _block(sheet, styles, at, "METODE_KEADAAN", ("KEADAAN", "ARTI", "TERLINDUNGI", "LANGKAH"), states())
    at = _block(sheet, styles, at, "METODE_TANDA", ("TANDA", "ARTI", "LANGKAH"), flags())
    at = _block(sheet, styles, at, "METODE_ANGGARAN", ("SUMBU", "ARTI"), axes())
    at = _block(sheet, styles, at, "METODE_PARAMETER", ("PARAMETER", "DASAR", "BERLAKU", "NILAI", "STATUS"), parameters(material))
    at = _prose(sheet, styles, at, "METODE_TIDAK_DIKETAHUI")
    _block(sheet, styles, at, "METODE_CATATAN_JALAN", ("HAL", "ISI"), record(material))
    sheet.fit_to_pages(1, 0)
    grid.page(sheet, material.run, title=say("METODE_JUDUL"), colour=GREY)


def _prose(sheet: Worksheet, styles: Styles, at: int, code: str) -> int:
    """A heading and its numbered sentences."""
    at = _heading(sheet, styles, at, code)
    for number_, sentence in enumerate(sentences(code), start=1):
        text = f"{number_}. {sentence}"
        sheet.merge_range(at, 0, at, 4, "", styles.role("prose"))
        sheet.write_string(at, 0, text, styles.role("prose"))
        sheet.set_row(at, 15 * grid.lines_of(text, sum(_WIDTHS)) + 3)
        at += 1
    return at + 1


def sentences(code: str) -> list[str]:
    """``CODE_1``, ``CODE_2``… as many as the catalogue holds."""
    return [say(f"{code}_{at}") for at in range(1, 100) if f"DOK_{code}_{at}" in catalogue()]


def _block(sheet: Worksheet, styles: Styles, at: int, code: str, names: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """A heading and a small table over the whole width; its last column takes what the others leave."""
    at = _heading(sheet, styles, at, code)
    _cells(sheet, at, [say(f"KOLOM_{name}") for name in names], styles.role("heading"))
    for row in rows:
        at += 1
        _cells(sheet, at, row, styles.cell("wrap"))
    return at + 2


def _cells(sheet: Worksheet, at: int, texts: Sequence[str], look: Format) -> None:
    last, lines = len(texts) - 1, 1
    for index, text in enumerate(texts):
        width = sum(_WIDTHS[last:]) if index == last else _WIDTHS[index]
        if index == last < len(_WIDTHS) - 1:
            sheet.merge_range(at, index, at, len(_WIDTHS) - 1, "", look)
        sheet.write_string(at, index, text, look)
        lines = max(lines, grid.lines_of(text, width))
    sheet.set_row(at, 15 * lines + 3)


def _heading(sheet: Worksheet, styles: Styles, at: int, code: str) -> int:
    sheet.set_row(at, 24)
    sheet.merge_range(at, 0, at, 4, "", styles.role("section"))
    sheet.write_string(at, 0, say(code), styles.role("section"))
    return at + 1


def states() -> list[tuple[str, ...]]:
    """Each state in order of precedence: label, meaning, whether protected, next step."""
    return [(label("KEADAAN", s), say(f"ARTI_{s.upper()}"), say(f"LINDUNG_{s.upper()}"), next_step("KEADAAN", s) or "–") for s in STATE]


def flags() -> list[tuple[str, ...]]:
    """Each flag: label, meaning, next step."""
    return [(label("FLAG", flag), say(f"ARTI_{flag.upper()}"), next_step("FLAG", flag) or "–") for flag in FLAG]


def axes() -> list[tuple[str, ...]]:
    """Each answer of the two axes of a unit, and what it means."""
    money = [(f"{say('KOLOM_ANGGARAN')}: {label('ANGGARAN', word)}", say(f"ARTI_ANGGARAN_{word.upper()}")) for word in ANGGARAN]
    paid = [(f"{say('KOLOM_PEMBAYARAN')}: {label('PEMBAYARAN', word)}", say(f"ARTI_PEMBAYARAN_{word.upper()}")) for word in PEMBAYARAN]
    return [*money, *paid]


def parameters(material: Material) -> list[tuple[str, ...]]:
    """The law values of the run: name, basis, in force from, value, status."""
    return [
        (_text(one, "nama"), _text(one, "dasar"), _text(one, "berlaku"), _value(one.get("nilai"), one.get("satuan")), _status(one))
        for one in material.run.get("parameter") or []
    ]


def _status(one: dict[str, Any]) -> str:
    word = str(one.get("status") or "unknown")
    rests = f" ({one['sandaran']})" if one.get("sandaran") else ""
    return f"{_STATUS.get(word, '')} {label('STATUS', word)}{rests}".strip()


def _text(one: dict[str, Any], name: str) -> str:
    value = one.get(name)
    return say("TIDAK_TERSEDIA") if value is None or value == "" else str(value)


def _value(value: object, unit: object) -> str:
    """A value of the law as people read it: parts per million as a percentage, amounts in rupiah."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_value(one, unit)}" for name, one in value.items())
    if value is None or value == "":
        return say("TIDAK_TERSEDIA")
    if not isinstance(value, int) or isinstance(value, bool):
        return str(value)
    if unit == "per_juta":
        return f"{(Decimal(value) / 10_000).normalize():f}%".replace(".", ",")
    return rp(value) if str(unit).startswith("rupiah") else f"{number(value)} {unit or ''}".strip()


def record(material: Material) -> list[tuple[str, str]]:
    """What anybody needs to say where the numbers came from."""
    run = material.run
    known = [
        ("BULAN", month(run["bulan"])), ("TANGGAL_POSISI", day(run["posisi"])),
        ("LINGKUP", str(run.get("lingkup") or say("TIDAK_TERSEDIA"))),
        ("PENYEBUT", str(run.get("penyebut") or say("TIDAK_TERSEDIA"))), ("VERSI", str(run.get("program_version", ""))),
        ("MESIN", str(run.get("mesin", ""))), ("DIKETAHUI", known_on(run.get("diketahui"))),
        ("HUKUM", str(run.get("hukum", ""))),
        ("MASUKAN", say("MASUKAN_DI_DAFTAR", jumlah=number(len(run.get("masukan") or [])))),
    ]  # fmt: skip
    steps = [(say("LANGKAH_BARIS", nama=step["nama"]), number(step["baris"])) for step in run.get("langkah") or []]
    answers = [(answered_place(one), answered_how(one)) for one in run.get("jawaban_rekening") or []]
    return [*((say(f"KOLOM_{code}"), text) for code, text in known), *answers, *steps]


def answered_place(one: Mapping[str, Any]) -> str:
    """The account, and the words or the place, that a person has answered for."""
    where = (one["pemda"] and office(one["pemda"]), one["subkegiatan"], one["dana"], one["uraian"] and f"«{one['uraian']}»")
    return say("JAWABAN_REKENING", kode=one["kode_rekening"], tempat=", ".join(part for part in where if part) or say("JAWABAN_SEMUA"))


def answered_how(one: Mapping[str, Any]) -> str:
    """What the answer was, which lines it placed, and whose it is."""
    answer = placed = None
    if one["terima"]:
        program = one["program"].upper() if one["program"] else say("JAWABAN_SEMUA_PROGRAM")
        answer = say("JAWABAN_DIHITUNG", program=program, keluarga=say(f"KELUARGA_{one['keluarga'].upper()}"))
    if one["baris_anggaran"]:
        pagu = say("TIDAK_TERSEDIA") if one["pagu"] is None else rp(one["pagu"])
        stage = " ".join(str(one[name]) for name in ("tahap", "tahun") if one[name])
        placed = say("JAWABAN_BARIS", jumlah=number(one["baris_anggaran"]), tahap=stage, pagu=pagu)
    who = say("JAWABAN_OLEH", oleh=one["oleh"] or say("JAWABAN_TANPA_NAMA"), baris=one["baris"])
    return " ".join((answer or say("JAWABAN_BUKAN"), placed or say("JAWABAN_NIHIL"), who))


def known_on(text: str | None) -> str:
    """The day whose law was asked for, and what a replay does not repeat; without one, all that is known now."""
    return say("DIKETAHUI_PADA", tanggal=day(dt.date.fromisoformat(text))) if text else say("DIKETAHUI_SEKARANG")
