"""``tanya/<cabang>.xlsx``: the list that goes to a branch of BPJS, with cells for its answer; people are found by their NIK."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from naungan.documents.lists.names import safe
from naungan.documents.workbook import grid
from naungan.documents.workbook.look import Look
from naungan.documents.workbook.style import Styles
from naungan.sheets.writing import open_workbook
from naungan.told.questions import ANSWER, Questions
from naungan.told.words import say

_LOOK = Look(
    {"nomor": 6, "nik_tanya": 20, "nama": 30, "tanggal_lahir_tanya": 14, "unit_pemda": 46, "kode_pemda": 9, "npp_unit": 14,
     "menunggu_sejak": 14, "status_kepesertaan": 20, "npp_*": 15, "keterangan_jawaban": 30, "*": 14},
    wrap=frozenset({"unit_pemda"}),
)  # fmt: skip
_CHOICES = {"status_kepesertaan": ["aktif", "nonaktif", "tidak terdaftar"], "npp_pemda": ["ya", "tidak"]}


def write_questions(folder: Path, lists: Iterable[Questions]) -> list[Path]:
    """A workbook per branch; names of branches that look alike in a file name are told apart."""
    written: dict[str, Path] = {}
    for one in lists:
        name = key = safe(one.nama)
        count = 1
        while key.lower() in written:
            count += 1
            key = f"{name}-{count}"
        folder.mkdir(parents=True, exist_ok=True)
        written[key.lower()] = write_question(folder / f"{key}.xlsx", one)
    return list(written.values())


def write_question(path: Path, asked: Questions) -> Path:
    """One list. What the branch writes in it is read back as it stands (layout ``jawaban_bpjs``)."""
    book = open_workbook(path, small=True, whole=True)
    styles, fields = Styles(book), _LOOK.fields(asked.columns)
    page = book.add_worksheet(say("LEMBAR_TANYA_CABANG"))
    grid.prepare(page, fields)
    page.write_string(0, 0, say("TANYA_CABANG_JUDUL"), styles.role("title"))
    for at, text in enumerate(asked.prose, start=1):
        page.merge_range(at, 0, at, len(fields) - 1, "", styles.role("prose"))
        page.write_string(at, 0, text, styles.role("prose"))
        page.set_row(at, 18 if at <= 2 else 32)
    at = len(asked.prose) + 1
    page.merge_range(at, 0, at, 1, say("TANYA_TANGGAL_JAWABAN"), styles.role("subtitle"))
    page.write_blank(at, 2, None, styles.cell("text", tint="sedang"))
    top = at + 2
    grid.table(page, styles, top, fields, asked.rows, height=32, notes=False)
    for place, one in enumerate(asked.columns):
        if one.key in ANSWER and one.key in _CHOICES:
            page.data_validation(top + 1, place, top + len(asked.rows), place, {"validate": "list", "source": _CHOICES[one.key]})
    grid.page(page, {"bulan": asked.bulan, "rahasia": True}, title=say("TANYA_CABANG_JUDUL"), repeat=top)
    book.close()
    return path
