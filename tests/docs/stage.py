"""A place where the files lie that the pages name: two small pemda, their lists, and what an evaluation of them yields."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from tests.claims.papers import docx, paragraph, run
from tests.evaluation.offices import nik, small_folder
from tests.rounds.events import opened, write

from naungan.cli.main import cli
from naungan.cli.speech import speak

PALEMBANG = Path("berkas") / "1671 Kota Palembang"
HEADS = ("Nama", "NIK", "Tanggal Lahir", "Jabatan", "OPD", "Gaji", "Bulan")
STRANGE = ("Sebutan Orang", "Nomer Kependudukan Warga", "Besaran Pendapatan", "Tempat Dinas Sekarang")
OPEN = (
    "rapat", "buka", "rapat", "--nomor", "1/2026", "--tingkat", "nasional", "--tanggal", "25-11-2026", "--tempat", "Palembang",
    "--peserta", "Sekda", "--hasil", "hasil/2026-10", "--oleh", "Ani",
)  # fmt: skip
EVALUATE = ("evaluate", "berkas", "--bulan", "2026-10", "--out", "hasil/2026-10")


def lay_out(root: Path) -> None:
    """The input folder, the lists that the pages take beside it, and a book with a round that is open."""
    small_folder(root / "berkas")
    write(root / "rapat", opened())
    palembang = root / PALEMBANG
    for month, count in (("2026-10", 3), ("2026-11", 4)):
        _roster(palembang / month / "dinkes.xlsx", month, count)
        _roster(root / f"daftar {month}.xlsx", month, count)
    for name, count in (("lama", 3), ("baru", 4), ("daftar-lama", 3), ("daftar-baru", 4), ("dinkes", 3), ("daftar", 3)):
        _roster(root / f"{name}.xlsx", "2026-10", count)
    for name in ("berkas-asing", "dinkes 2026-10"):
        _book(root / f"{name}.xlsx", STRANGE, ((f"Pekerja {'ABC'[one - 1]}", nik(one), "1.500.000", "Dinas Sosial") for one in (1, 2, 3)))
    _book(root / "daftar unit.xlsx", ("kode unit", "nama unit"), iter([("1.02", "Dinas Kesehatan")]))
    shutil.copy(palembang / "peserta 2026-10.csv", root / "peserta.csv")
    said = "Terlindungi 518.632 dari 1.312.370 pekerja, atau 39,52 persen."
    (root / "berita.txt").write_text(said, "utf-8")
    docx(root / "bahan-rapat.docx", paragraph(run(said)))


def _roster(path: Path, month: str, count: int) -> None:
    people = (
        (f"Pekerja {'ABCDE'[one]}", nik(one + 11), "01-01-1990", "Perawat", "Dinas Kesehatan", 1_000_000, month) for one in range(count)
    )
    _book(path, HEADS, people)


def _book(path: Path, heads: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    for row in (heads, *rows):
        book.active.append(row)
    book.save(path)


def call(*words: str) -> int:
    """What ``naungan`` with these words answers; an error is raised as it is."""
    speak()
    code: object = cli.main(list(words), standalone_mode=False)
    return code if isinstance(code, int) else 0


def out_of_the_way(words: tuple[str, ...]) -> None:
    """What a command would write is not there yet."""
    for option, value in itertools.pairwise(words):
        if option in ("--out", "--kembali", "--html"):
            shutil.rmtree(value, ignore_errors=True) if Path(value).is_dir() else Path(value).unlink(missing_ok=True)
