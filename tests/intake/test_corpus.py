"""The corpus of dirty files: each layout's wrong rows in files of every kind, and files that are odd as files; one reading of all."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from tests.intake.dirty import EVERY, GOOD, Dirty
from tests.sheets.older import ods, xls

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.problems import UNREADABLE

pytestmark = pytest.mark.chain

POSISI = dt.date(2026, 10, 31)
Rows = list[tuple[str, ...]]


def text(delimiter: str = ";", encoding: str = "utf-8", end: str = "\r\n") -> Callable[[Path, Rows], None]:
    def make(path: Path, rows: Rows) -> None:
        with path.open("w", newline="", encoding=encoding) as file:
            # A break inside a cell is that of the file: the writer quotes no other.
            cells = ([cell.replace("\n", end[-1]) for cell in row] for row in rows)
            csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(cells)

    return make


def xlsx(path: Path, rows: Rows) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)


def parquet(path: Path, rows: Rows) -> None:
    columns = zip(*rows[1:], strict=True)
    pq.write_table(pa.table({name: pa.array(cells) for name, cells in zip(rows[0], columns, strict=True)}), path)


def escaped_ods(path: Path, rows: Rows) -> None:
    ods(path, [[cell.replace("&", "&amp;").replace("<", "&lt;") for cell in row] for row in rows])


KINDS: dict[str, Callable[[Path, Rows], Any]] = {
    "semicolon.csv": text(), "comma.csv": text(","), "tab.txt": text("\t"), "pipe.csv": text("|"), "mark.csv": text(encoding="utf-8-sig"),
    "utf16.csv": text(encoding="utf-16"), "old_mac.csv": text(end="\r"), "unix.csv": text(end="\n"),
    "new.xlsx": xlsx, "old.xls": xls, "libre.ods": escaped_ods, "column.parquet": parquet, "wrong_ending.pdf": xlsx,
}  # fmt: skip


@dataclass(frozen=True)
class Odd:
    """Bytes of a file, what must be said of it, and rows in, held, refused."""

    name: str
    data: bytes
    codes: tuple[str, ...]
    counts: tuple[int, int, int] = (1, 0, 0)
    layout: str | None = "roster_bebas"


HEAD, ROW = b"Nama;NIK;OPD\n", f"Siti;{GOOD};Dinas\n".encode()
ODD = (
    Odd("blank_lines.csv", b"\n\n" + HEAD + b"\n;;\n" + ROW + b"\n\n", ()),
    Odd("titles.csv", b"DAFTAR TENAGA NON ASN\nBulan: Oktober 2026\n\n" + HEAD + b"1;2;3\n" + ROW + b"JUMLAH;1;\n", ()),
    Odd("cp1252.csv", b"Nama;NIK;OPD\nAndr\xe9 \x96 Jos\xe9;" + GOOD.encode() + b";Dinas\n", ()),
    Odd("half_utf8.csv", HEAD + "André".encode() + b" Jos\xe9;" + GOOD.encode() + b";Dinas\n", ()),
    Odd("no_break_space.csv", HEAD + f"Siti\u00a0Aminah;\u200b{GOOD}\u00a0;Dinas\n".encode(), ("PELINDUNG_DIBUANG",)),
    Odd("two_marks.csv", b"\xef\xbb\xbf\xef\xbb\xbf" + HEAD + ROW, ()),
    Odd("line_in_a_cell.csv", HEAD + f'"Siti\nAminah";{GOOD};"Dinas; Kesehatan"\n'.encode(), ()),
    Odd("short_and_long_rows.csv", HEAD + b"Siti\n" + ROW[:-1] + b";;;;x\n", ("NIK_KOSONG", "UNIT_KOSONG"), (2, 1, 0)),
    Odd("no_end.csv", HEAD + ROW[:-1], ()),
    Odd("formula.csv", HEAD + b'"=HYPERLINK(""http://x"")";\'' + GOOD.encode() + b";+1+1\n", ()),
    Odd("spaced_nik.csv", HEAD + b"Siti;1671 0145 0590 0017;Dinas\n", ()),
    Odd("headings_only.csv", HEAD, ("BERKAS_TANPA_BARIS",), (0, 0, 0)),
    Odd("repeated_heading.csv", HEAD + ROW + HEAD + b"Budi;1671015506910025;Dinas\n", (), (2, 0, 0)),
    Odd("long_cell.csv", HEAD + b"S" * 900_000 + b";" + GOOD.encode() + b";Dinas\n", ()),
    Odd("giant_line.csv", HEAD + b"S" * 3_000_000 + b";1;Dinas\n", ("BERKAS_RUSAK",), (0, 0, 0), None),
    Odd("utf16_cut.csv", "Nama;NIK\nSiti".encode("utf-16") + b"\xd8", ("NIK_KOSONG", "UNIT_KOSONG"), (1, 1, 0)),
    Odd("letter.txt", b"Yth. Kepala Dinas,\n\nterlampir daftar kami.\n", ("TATA_LETAK_TIDAK_DIKENAL",), (0, 0, 0), None),
)  # fmt: skip


@pytest.fixture(scope="module")
def said(duck: Engine, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, dict[int | None, set[str]]]]:
    """FILE rows by name, and codes by name and row, of the whole corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    for dirty in EVERY:
        for ending, make in KINDS.items():
            make(folder / f"{dirty.layout}_{ending}", [dirty.head, *dirty.rows])
    for odd in ODD:
        (folder / odd.name).write_bytes(odd.data)
    sources = [Source(path, path.name, pemda="1671", bulan="2026-10", lingkup="nasional") for path in sorted(folder.iterdir())]
    checked = check_files(duck, sources, posisi=POSISI, work=folder / "work")
    codes: dict[str, dict[int | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in duck.rows(checked.problem):
        codes[row["berkas"]][row["baris"]].add(row["kode"])
    return {row["berkas"]: row for row in duck.rows(checked.file)}, codes


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dirty", EVERY, ids=[dirty.layout for dirty in EVERY])
def test_the_same_rows_are_told_the_same_in_every_kind_of_file(said: Any, dirty: Dirty, kind: str) -> None:
    file, codes = said[0][f"{dirty.layout}_{kind}"], said[1][f"{dirty.layout}_{kind}"]
    first = 1 if kind.endswith(".parquet") else 2
    found = [codes.get(first + number, set()) for number in range(len(dirty.rows))]
    assert found == [set(expected.split()) for expected in dirty.codes]
    assert (file["layout"], file["kode"]) == (dirty.layout, None)
    assert (file["masuk"], file["ditahan"], file["ditolak"]) == (len(dirty.rows), dirty.held, dirty.refused)
    assert file["masuk"] == file["diterima"] + file["ditahan"] + file["ditolak"]


@pytest.mark.parametrize("odd", ODD, ids=[odd.name for odd in ODD])
def test_an_odd_file_is_read_or_told_why_not(said: Any, odd: Odd) -> None:
    file, codes = said[0][odd.name], said[1][odd.name]
    assert {code for row in codes.values() for code in row} == set(odd.codes)
    assert (file["layout"], tuple(file[name] or 0 for name in ("masuk", "ditahan", "ditolak"))) == (odd.layout, odd.counts)
    assert (file["kode"] in UNREADABLE) is (odd.layout is None)
