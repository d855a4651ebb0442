"""Write docs/panduan/jawaban.md, what may stand in each file that people fill in; ``--check`` only tells whether it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from naungan.answers import Form, Wrong, forms
from naungan.evaluation.said import readers
from naungan.kernel.config import FILE, KNOWN
from naungan.kernel.messages import sentence
from naungan.relations import Column

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "panduan" / "jawaban.md"
NOBODY = "\u2205"
HEAD = """# Berkas jawaban dan aturan daerah

Halaman ini dibuat dari deklarasinya dengan `make docs`; jangan disunting dengan tangan. Semua berkas ini ditaruh di folder
masukan, di samping folder pemda. Kolom bertanda ● wajib terisi. Kolom «untuk dibaca» ditulis Naungan dan tidak perlu diubah. CSV
boleh berpemisah titik koma, koma, atau tab, dan boleh disimpan oleh Excel versi mana pun. Sel yang tidak dapat dipahami disebut
dalam `problems.csv` dengan berkas, baris, kolom, dan isi yang boleh; barisnya tidak dipakai, baris lain tetap dipakai. Aturan
daerah (YAML) yang salah menghentikan evaluasi sebelum berkas apa pun dibuka, dengan nomor baris setiap kesalahan.
"""


def page() -> str:
    """The whole page: one section a file."""
    return "\n".join([HEAD, *(line for form in (*forms.CSV, *forms.YAML) for line in _form(form)), *_settings()]) + "\n"


def _form(form: Form) -> Iterator[str]:
    yield f"## `{form.berkas}`" + (f", bagian `{form.bagian}`" if form.bagian else "") + "\n"
    yield f"{form.relation.uraian}\n"
    yield "| kolom | artinya | yang boleh tertulis |\n|---|---|---|"
    for column in form.relation.columns:
        if column.name in form.kolom:
            needed = " ●" if column.required or column.name in form.perlu else ""
            yield f"| `{column.name}`{needed} | {column.uraian} | {_allowed(form, column)} |"
    yield ""


def _allowed(form: Form, column: Column) -> str:
    """What may stand in a column, as a wrong cell is told it."""
    if column.name in form.tampil:
        return "untuk dibaca" if form.jawaban or form.kelompok else sentence("BOLEH_TEKS")
    try:
        form.reader(column, readers())(NOBODY)
    except Wrong as wrong:
        return ("daftar; " if column.name in form.banyak else "") + wrong.pilihan.replace("|", "\\|")
    return "daftar teks" if column.name in form.banyak else sentence("BOLEH_TEKS")


def _settings() -> Iterator[str]:
    yield f"## `{FILE}`\n"
    yield "Pengaturan program, di folder tempat perintah dijalankan.\n"
    yield "| kunci | artinya | yang boleh tertulis |\n|---|---|---|"
    yield from (f"| `{one.name}` | {sentence(f'CONFIG_{one.name.upper()}')} | {one.expected.replace('|', 'atau')} |" for one in KNOWN)


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare it."""
    if "--check" not in arguments:
        PAGE.write_text(page(), "utf-8")
    elif PAGE.read_text("utf-8") != page():
        sys.stderr.write(f"{PAGE.relative_to(ROOT)} is out of date: run make docs\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
