"""The ``blanko`` of one pemda: one page that goes out with the invitation, the same questions without an answer, and what to bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naungan.rounds.checklist import Question
from naungan.rounds.sheet import PLAIN, Cell, Line, Page, Sheet
from naungan.rounds.state import Round
from naungan.told.rapat.angka import Figure, figures
from naungan.told.rapat.lembar import answer_cell, head, prose, with_heads
from naungan.told.words import day, month, say

BRING = ("MEJA_BAWA_1", "MEJA_BAWA_2", "MEJA_BAWA_3", "MEJA_BAWA_4")
_UNASKED = ("terlindungi_tidak_diketahui", "unit_seluruh")
_WIDTHS = (6, 50, 15, 28)


def blanko(one: Round, urutan: int, pemda: str, questions: Sequence[Question], *, contoh: bool = False) -> Sheet:
    """The form as a sheet: it comes back as the lembar does. Nothing in it is computed, so it has no evaluation."""
    lines = (
        prose(about(one), "wrap", 3), prose(say("MEJA_BLANKO_CARA"), "wrap", 3, lines=2),
        head(("ANGKA", "LAPORAN", "SUMBER_LAPORAN")), *(_asked(figure) for figure in reported()),
        head(("PERTANYAAN", "JAWABAN", "CATATAN_JAWABAN")), *(_question(each) for each in asked(questions)),
        head(("BAWA",), (3,)), *(prose(text, "wrap", 3) for text in bring(one)), *_signed(),
    )  # fmt: skip
    page = Page(say("MEJA_HALAMAN_BLANKO"), _WIDTHS, lines, tegak=True, satu=True)
    return with_heads(Sheet("blanko", one.rapat, pemda, urutan, None, (page,), f"blanko-{pemda}", contoh=contoh), one)


def about(one: Round) -> str:
    """The day and place of the round."""
    return say("MEJA_TENTANG_BLANKO", tanggal=day(one.tanggal), tempat=one.tempat, bulan=month(one.bulan))


def reported() -> list[Figure]:
    """The figures that a pemda can report, without values; what only we can know is not asked."""
    return [figure for figure in figures(None) if figure.reported and figure.kunci not in _UNASKED]


def asked(questions: Sequence[Question]) -> list[Question]:
    """The questions of the checklist, but for those that ask for a figure which stands above them."""
    above = {figure.kunci for figure in reported()}
    return [each for each in questions if each.dihitung not in above]


def bring(one: Round) -> list[str]:
    """What is to be brought."""
    return [say(code, bulan=month(one.bulan)) for code in BRING]


def _asked(figure: Figure) -> Line:
    name = figure.nama if figure.satuan == "rupiah" else f"{figure.nama} ({figure.satuan})"
    kind = "rupiah" if figure.satuan == "rupiah" else "count"
    return Line(figure.baris, (Cell(name, "wrap"), Cell(None, kind, "nilai"), Cell(None, "wrap", "sumber")))


def _question(each: Question) -> Line:
    return Line(f"P.{each.id}", (Cell(each.teks, "wrap"), answer_cell(each, None), Cell(None, "wrap", "catatan")))


def _signed() -> Iterator[Line]:
    for name in ("TEMPAT", "JABATAN", "NAMA", "TANDA"):
        yield Line(PLAIN, (Cell(say(f"MEJA_{name}"), "bold"), Cell(None, "line", "-", rentang=2)), tinggi=3 if name == "TANDA" else 1)
