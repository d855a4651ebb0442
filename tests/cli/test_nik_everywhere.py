"""Five NIK in 28 notations stand in every text column of every layout; none may be read in anything that comes out."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyarrow.parquet as pq
import pytest
import xlsxwriter
from click.testing import CliRunner

from naungan.cli.main import cli
from naungan.documents.viewer import open_shelf
from naungan.documents.viewer.pages import answer
from naungan.engine import Engine
from naungan.intake.layouts import layouts

# All layouts at once are a large folder for a busy machine.
pytestmark = [pytest.mark.timeout(900), pytest.mark.slow]
NIKS = ("1671014508900017", "1102031212850003", "3273056101990021", "5371024107750001", "9471013010880009")
JOINTS = (" ", ".", "-", "/", ",", "_", "\u00a0")
GROUPS = ((4, 4, 4, 4), (6, 6, 4), (2,) * 8, (1, 3, 3, 3, 3, 3))
CELLS = {"uang": "1000000", "tanggal": "01-02-1990", "bulan": "2026-10", "telepon": "081234567890", "kode": "7"}
TEXTS = ("teks", "kode", "tanggal", "bulan")
BY_DESIGN = ("gap", "sipp")


def notations(digits: str) -> Iterator[str]:
    for joint in JOINTS:
        for sizes in GROUPS:
            starts = [sum(sizes[:place]) for place in range(len(sizes))]
            yield joint.join(digits[start : start + size] for start, size in zip(starts, sizes, strict=True))


PLANTED = [text for digits in NIKS for text in notations(digits)]


def write_layouts(room: Path) -> None:
    """One workbook a layout: on even rows every text column has a NIK, on odd rows one column, each in turn."""
    for one in layouts():
        first = {field: heading for heading, field in reversed(one.headings.items())}
        with xlsxwriter.Workbook(str(room / f"{one.code}.xlsx")) as book:
            sheet = book.add_worksheet("Data")
            sheet.write_row(0, 0, [f"Instansi: Dinas Judul {PLANTED[0]}"])
            sheet.write_row(1, 0, [first[field] for field in one.kinds])
            for number, text in enumerate(PLANTED):
                cells = [_cell(kind, number) for kind in one.kinds.values()]
                places = [place for place, kind in enumerate(one.kinds.values()) if kind in TEXTS]
                for place in places if number % 2 == 0 else [places[number // 2 % len(places)]]:
                    cells[place] = f"Dinas {text}"
                for place, cell in enumerate(cells):
                    sheet.write_string(number + 2, place, cell)


def _cell(kind: str, number: int) -> str:
    return f"1671020101{70 + number % 20:02d}{number + 1:04d}" if kind == "nik" else CELLS.get(kind, f"Data {'ABCDEFGH'[number % 8]}")


def leaks(text: str) -> list[str]:
    """The NIK whose digits can be read from a text, whatever stands between them."""
    plain = re.sub(r"[\W_]+", "", html.unescape(text))
    return [digits for digits in NIKS if digits[2:14] in plain]


def outputs(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        yield "name", inside.as_posix()
        if not file.is_file() or inside.parts[0] in BY_DESIGN:
            continue
        if file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as book:
                for part in book.namelist():
                    for text in re.split(r"<[^>]*>", book.read(part).decode("utf-8", "replace")):
                        yield f"{inside} {part}", text
        elif file.suffix == ".parquet":
            table = pq.read_table(file)
            for name in set(table.column_names) & {"unit", "unit_nama", "nama_unit", "berkas", "lembar", "kolom", "params", "nilai"}:
                for text in table[name].unique().to_pylist():
                    yield f"{inside} {name}", str(text)
        else:
            for line in file.read_text("utf-8").splitlines():
                yield str(inside), line


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("nik")
    room = folder / "berkas" / f"1671 Kota {PLANTED[5].replace('/', '-')}" / "2026-10"
    room.mkdir(parents=True)
    write_layouts(room)
    beside = folder / "berkas"
    (beside / "jawaban_unit.csv").write_text(f"pemda;unit_nama;unit\n1671;Dinas {PLANTED[0]};Dinas {PLANTED[1]}\n", "utf-8")
    (beside / "keputusan.csv").write_text(f"berkas;keputusan;nama\n{PLANTED[2]};same;{PLANTED[3]}\n", "utf-8")
    out = folder / "hasil"
    done = CliRunner().invoke(cli, ["evaluate", str(beside), "--bulan", "2026-10", "--out", str(out), "--json"])
    assert done.exception is None, done.output
    return out, done.output


def test_nothing_written_or_printed_shows_one(result: tuple[Path, str]) -> None:
    out, said = result
    read = json.loads(said.splitlines()[-1])
    assert read["files"]["used"] if "files" in read else read
    assert [line for line in said.splitlines() if leaks(line)] == []
    found = set(outputs(out))
    assert sorted({name for name, text in found if leaks(text)}) == []
    masked = {name.partition(" ")[0] for name, text in found if "•" in text}
    assert {"book.html", "book.xlsx", "problems.csv", "isi.csv", "jawaban_unit.csv"} <= masked


def test_open_neither_shows_nor_finds_one(duck: Engine, result: tuple[Path, str]) -> None:
    shelf = open_shelf(result[0], duck)
    for name in shelf.finished.relations:
        told = answer(shelf, f"unduh/{name}.csv").body.decode("utf-8")
        assert [line for line in told.splitlines() if leaks(line)] == [], name
    for text in (NIKS[0][4:12], *PLANTED[:28:5]):
        assert PLANTED[0] not in answer(shelf, f"cari?q={quote(text)}").body.decode("utf-8")
        for name in ("roster", "problem", "unit"):
            page = answer(shelf, f"unduh/{name}.csv?cari={quote(text)}").body.decode("utf-8")
            assert len(page.splitlines()) <= 1, (name, text)
