"""Write the pages of what may stand in each file that people fill in; ``--check`` only tells whether they are up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from naungan.answers import Form, Wrong, forms
from naungan.evaluation.said import readers
from naungan.kernel.config import FILE, KNOWN
from naungan.kernel.messages import sentence
from naungan.relations import Column
from naungan.rounds.returned import KINDS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "panduan" / "jawaban.md"
ROUNDS = ROOT / "docs" / "panduan" / "rapat-berkas.md"
NOBODY = "\u2205"
HEAD = """# Berkas jawaban dan aturan daerah

Halaman ini dibuat dari deklarasinya dengan `make docs`; jangan disunting dengan tangan. Semua berkas ini ditaruh di folder
masukan, di samping folder pemda. Kolom bertanda ● wajib terisi. Kolom «untuk dibaca» ditulis Naungan dan tidak perlu diubah. CSV
boleh berpemisah titik koma, koma, atau tab, dan boleh disimpan oleh Excel versi mana pun. Sel yang tidak dapat dipahami disebut
dalam `problems.csv` dengan berkas, baris, kolom, dan isi yang boleh; barisnya tidak dipakai, baris lain tetap dipakai. Aturan
daerah (YAML) yang salah menghentikan evaluasi sebelum berkas apa pun dibuka, dengan nomor baris setiap kesalahan.
"""


HEAD_ROUNDS = """# Daftar yang dibaca `naungan rapat isi`

Halaman ini dibuat dari deklarasinya dengan `make docs`; jangan disunting dengan tangan. Nama berkasnya bebas: daftar dikenali dari
judul kolomnya, dari CSV (berpemisah titik koma, koma, atau tab) atau lembar pertama buku kerja XLSX. Kolom bertanda ● wajib ada.
Baris yang salah disebut dengan baris, kolom, dan yang boleh tertulis; barisnya tidak diambil, baris lain tetap diambil. Baris yang
memuat NIK selalu ditolak. Cara memakainya: [Isian rapat](rapat-isian.md).
"""


def rounds_page() -> str:
    """The page of the lists that come back to a round."""
    return "\n".join([HEAD_ROUNDS, *(line for kind in KINDS for line in _form(kind.form))])


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
    """Write the pages, or with ``--check`` compare them."""
    stale = [path for path, text in ((PAGE, page()), (ROUNDS, rounds_page())) if not _settled(path, text, check="--check" in arguments)]
    for path in stale:
        sys.stderr.write(f"{path.relative_to(ROOT)} is out of date: run make docs\n")
    return int(bool(stale))


def _settled(path: Path, text: str, *, check: bool) -> bool:
    """Whether the page holds the text; it is written unless it is only to be checked."""
    if not check:
        path.write_text(text, "utf-8")
    return path.read_text("utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
