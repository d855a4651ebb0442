"""The ``lembar`` of one pemda: its figures, locked, with room for its own beside them; its findings with open columns; the checklist.

What it says comes from the round as it stood after one event, and from the evaluation that the round froze. A reader builds the very same
sheet again from both and holds what came back to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from naungan.rounds.checklist import Question
from naungan.rounds.sheet import PLAIN, Cell, Line, Page, Sheet
from naungan.rounds.state import Frozen, Item, Round
from naungan.rounds.tables import Status
from naungan.told.government import Government
from naungan.told.rapat.angka import Figure, figures
from naungan.told.words import day, fate, label, month, number, office, say

# What a disputed figure, at most so many of them, needs: lines of the block for sanggahan.
DISPUTES = 5
# So many units fit one printed page with their counts; more stand in the workbook of the evaluation.
UNITS = 30
YES = ("ya", "tidak")
STATUSES = tuple(one.replace("_", " ") for one in Status)
_COUNTS = ("pekerja", "terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui")
_ANSWERS = {"tanggal": "date", "orang": "count", "rupiah": "rupiah"}
_ITEM = ("penanggung_jawab", "tindakan", "tenggat", "status", "alasan", "sebab")
_WIDTHS = {
    "ANGKA": (6, 38, 10, 17, 17, 25, 30), "UNIT": (6, 60, 14, 14, 15, 14, 20),
    "TEMUAN": (9, 15, 30, 9, 12, 12, 16, 10, 10, 9, 9), "PERIKSA": (6, 12, 60, 14, 15, 37),
}  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """What the frozen evaluation says of one pemda: its figures, its units (rows of ``told.recap.unit_rows``), and its row of MEASURE."""

    government: Government
    unit: Sequence[Mapping[str, Any]]
    measure: Mapping[str, Any] = field(default_factory=dict)

    def answer(self, name: str) -> int | None:
        """The figure that answers a question of the checklist; None where it is not known."""
        found = getattr(self.government, name) if hasattr(self.government, name) else self.measure.get(name)
        return None if found is None else int(found)


def lembar(
    one: Round, urutan: int, pemda: str, seen: Seen | None, questions: Sequence[Question], *, contoh: bool = False
) -> Sheet:  # fmt: skip
    """The sheet as the round stood after event ``urutan`` of the book; without an evaluation its figures are not known, and said so."""
    frozen = one.beku.get(pemda)
    known = figures(seen.government if seen else None)
    pages = [_angka(one, pemda, known), *_units(seen), _items(one, pemda), _checklist(one, pemda, seen, questions)]
    sidik = frozen.sidik if frozen else None
    return with_heads(Sheet("lembar", one.rapat, pemda, urutan, sidik, tuple(pages), f"lembar-{pemda}", contoh=contoh), one)


def with_heads(sheet: Sheet, one: Round) -> Sheet:
    """Every page opens with what it is and which sheet it belongs to; these lines are printed again on each page of it."""
    title = say(f"MEJA_JUDUL_{sheet.jenis.upper()}", pemda=office(sheet.pemda), nomor=one.nomor)
    pages = []
    for page in sheet.halaman:
        wide = len(page.lebar) - 1
        head = [prose(title, "title", wide), prose(str(sheet.mark), "note", wide)]
        head += [prose(say("MEJA_CONTOH"), "bold", wide)] if sheet.contoh else []
        pages.append(replace(page, baris=(*head, *page.baris), ulang=(0, len(head) + page.ulang[1])))
    return replace(sheet, halaman=tuple(pages), judul=title)


def _angka(one: Round, pemda: str, known: Sequence[Figure]) -> Page:
    reported = {said.angka: said for said in one.laporan if said.pemda == pemda}
    frozen = one.beku.get(pemda)
    about = say(
        "MEJA_TENTANG", tanggal=day(one.tanggal), tempat=one.tempat, bulan=month(one.bulan), posisi=day(frozen.posisi if frozen else None)
    )
    lines = [
        prose(about, "wrap", 6), prose(_frozen(frozen), "note", 6),
        prose(say("MEJA_CARA"), "wrap", 6, lines=2),
        head(("ANGKA", "SATUAN", "HITUNGAN", "LAPORAN", "SUMBER_LAPORAN", "KETERANGAN")),
        *(_figure(figure, reported.get(figure.kunci)) for figure in known),
        prose(say("MEJA_SANGGAHAN"), "bold", 6), prose(say("MEJA_SANGGAHAN_CARA"), "wrap", 6, lines=2),
        head(("DISANGGAH", "MENURUT_PEMDA", "BERKAS_BUKTI", "ALASAN_SANGGAHAN"), (1, 2, 1, 2)),
        *_disputes(one, pemda, known),
    ]  # fmt: skip
    return Page(say("MEJA_HALAMAN_ANGKA"), _WIDTHS["ANGKA"], tuple(lines))


def _frozen(frozen: Frozen | None) -> str:
    return say("MEJA_EVALUASI", evaluasi=frozen.evaluasi, sidik=frozen.sidik) if frozen else say("MEJA_TANPA_EVALUASI")


def _figure(figure: Figure, reported: Any) -> Line:
    own = Cell(reported.nilai if reported else None, _kind(figure), "nilai")
    source = Cell(reported.sumber if reported else None, "wrap", "sumber")
    cells = (
        Cell(figure.nama, "wrap"), Cell(figure.satuan), value_cell(figure.nilai, _kind(figure)),
        own if figure.reported else Cell(), source if figure.reported else Cell(), Cell(figure.sebab or None, "wrap"),
    )  # fmt: skip
    return Line(figure.baris, cells)


def _kind(figure: Figure) -> str:
    return "rupiah" if figure.satuan == "rupiah" else "count"


def value_cell(value: int | str | None, kind: str) -> Cell:
    """A locked figure; what is not known is said in words."""
    return Cell(say("TIDAK_TERSEDIA") if value is None else value, kind, dijaga=True)


def _disputes(one: Round, pemda: str, known: Sequence[Figure]) -> Iterator[Line]:
    names = {figure.kunci: figure.nama for figure in known if figure.reported}
    said = [each for each in one.sanggahan if each.pemda == pemda and each.angka in names]
    for place in range(max(DISPUTES, len(said) + 1)):
        each = said[place] if place < len(said) else None
        proofs = ", ".join(file.nama for file in each.bukti) if each else None
        cells = (
            Cell(names[each.angka] if each else None, "wrap", "angka", tuple(names.values())),
            Cell(each.menurut_pemda if each else None, "rupiah", "menurut_pemda", rentang=2),
            Cell(proofs, "wrap", "bukti"), Cell(each.alasan if each else None, "wrap", "alasan", rentang=2),
        )  # fmt: skip
        yield Line(f"S.{place + 1}", cells)


def _units(seen: Seen | None) -> Iterator[Page]:
    if seen is None or not seen.unit:
        return
    if len(seen.unit) > UNITS:
        lines: tuple[Line, ...] = (prose(say("MEJA_UNIT_BANYAK", jumlah=number(len(seen.unit))), "wrap", 6),)
    else:
        lines = tuple(Line(f"U.{place}", _unit(row)) for place, row in enumerate(seen.unit, 1))
    yield Page(
        say("MEJA_HALAMAN_UNIT"),
        _WIDTHS["UNIT"],
        (head(("UNIT", *(one.upper() for one in _COUNTS), "KEKURANGAN")), *lines),
        (0, 1),
    )


def _unit(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    counts = (value_cell(row.get(name), "count") for name in _COUNTS)
    name = row["unit_nama"] or row["unit"] or say("MEJA_TANPA_UNIT")
    return (Cell(name, "wrap", dijaga=True), *counts, value_cell(row.get("kekurangan"), "rupiah"))


def _items(one: Round, pemda: str) -> Page:
    mine = [item for item in one.butir.values() if item.pemda == pemda]
    titles = head(("UNIT", "KONDISI", "JUMLAH", "RUPIAH", *(name.upper() for name in _ITEM)))
    lines = [_item(item) for item in mine] or [prose(say("MEJA_TANPA_BUTIR"), "wrap", 10)]
    return Page(say("MEJA_HALAMAN_TEMUAN"), _WIDTHS["TEMUAN"], (titles, *lines), (0, 1))


def _item(item: Item) -> Line:
    since = [say("MEJA_DIBAWA", rapat=item.asal_rapat)] if item.asal_rapat else []
    before = ": ".join((*since, *filter(None, [fate(item)])))
    amount = None if item.jumlah is None else f"{number(item.jumlah)} {item.satuan or ''}".strip()
    given = {
        "penanggung_jawab": Cell(item.penanggung_jawab, "wrap", "penanggung_jawab"), "tindakan": Cell(item.tindakan, "wrap", "tindakan"),
        "tenggat": Cell(item.tenggat.isoformat() if item.tenggat else None, "date", "tenggat"),
        "status": Cell(item.status.replace("_", " "), "wrap", "status", STATUSES), "alasan": Cell(item.alasan, "wrap", "alasan"),
        "sebab": Cell(item.sebab, "wrap", "sebab"),
    }  # fmt: skip
    locked = (
        Cell(item.unit_nama or item.unit or say("SELURUH_PEMDA"), "wrap", dijaga=True),
        Cell(f"{item.kondisi} ({before})" if before else item.kondisi, "wrap", dijaga=True),
        Cell(amount or say("MEJA_TANPA_JUMLAH"), "wrap", dijaga=True), value_cell(item.rupiah, "rupiah"),
    )  # fmt: skip
    return Line(item.butir, (*locked, *(given[name] for name in _ITEM)), tinggi=3)


def _checklist(one: Round, pemda: str, seen: Seen | None, questions: Sequence[Question]) -> Page:
    lines = [
        head(("PILAR", "PERTANYAAN", "JAWABAN", "HITUNGAN", "CATATAN_JAWABAN")),
        *(_question(one, pemda, seen, each) for each in questions),
    ]
    return Page(say("MEJA_HALAMAN_PERIKSA"), _WIDTHS["PERIKSA"], (*lines, *_signed()))


def _question(one: Round, pemda: str, seen: Seen | None, question: Question) -> Line:
    """A question of the checklist, with what was answered, and beside it what the evaluation answers where it can."""
    said = one.jawaban.get((pemda, question.id), {})
    asked = (Cell(label("PILAR", question.pilar), "wrap"), Cell(question.teks, "wrap"))
    return Line(
        f"P.{question.id}",
        (*asked, answer_cell(question, said.get("jawaban")), _computed(seen, question), Cell(said.get("catatan"), "wrap", "catatan")),
    )


def _computed(seen: Seen | None, question: Question) -> Cell:
    if question.dihitung is None:
        return Cell()
    return value_cell(seen.answer(question.dihitung) if seen else None, "count")


def answer_cell(question: Question, said: bool | int | str | None) -> Cell:
    """Where a question is answered, with the answer as it stands."""
    words = YES if question.jawaban == "ya_tidak" else ()
    return Cell(answer_text(said), _ANSWERS.get(question.jawaban, "wrap"), "jawaban", words)


def answer_text(said: bool | int | str | None) -> int | str | None:
    """An answer as it stands in its cell."""
    return YES[not said] if isinstance(said, bool) else said


def _signed() -> Iterator[Line]:
    """Place, day and signatures: written by hand or typed, and not read back."""
    yield prose(say("MEJA_TANDA_TANGAN"), "wrap", 5, lines=2)
    yield Line(PLAIN, (Cell(say("MEJA_TEMPAT"), "wrap"), Cell(None, "line", "-"), Cell(rentang=3)), tinggi=2)
    yield Line(PLAIN, (Cell(say("MEJA_UNTUK_PEMDA"), "bold", rentang=2), Cell(say("MEJA_UNTUK_PENYELENGGARA"), "bold", rentang=3)))
    for name in ("JABATAN", "NAMA", "TANDA"):
        what = Cell(say(f"MEJA_{name}"), "wrap")
        cells = (what, Cell(None, "line", "-"), what, Cell(None, "line", "-", rentang=2))
        yield Line(PLAIN, cells, tinggi=4 if name == "TANDA" else 2)


def head(names: Sequence[str], wide: Sequence[int] = ()) -> Line:
    """The headings of a block."""
    cells = (Cell(say(f"MEJA_KOLOM_{name}"), "head", rentang=wide[place] if wide else 1) for place, name in enumerate(names))
    return Line(PLAIN, tuple(cells))


def prose(text: str, kind: str, wide: int, lines: int = 1) -> Line:
    """A line of words over so many columns."""
    return Line(PLAIN, (Cell(text, kind, rentang=wide),), tinggi=lines)
