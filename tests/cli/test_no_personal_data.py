"""One known NIK is put through every kind of failure; it may stand in no log, on no screen and in no traceback."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import xlsxwriter

pytestmark = pytest.mark.chain

NIK = "1671014508900017"
NAMA = "Budi Rahasia"
WAYS = (NIK, NIK[:15], "1671 0145 0890 0017", NIK[6:12] + NIK[12:])


def _run(folder: Path, *arguments: str, code: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    start = ["-m", "naungan", *arguments] if code is None else ["-c", code]
    here = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    settings = {"PATH": "/usr/bin:/bin", "NAUNGAN_LOG": str(folder / "naungan.log"), **here, **environment}
    return subprocess.run([sys.executable, *start], capture_output=True, text=True, cwd=folder, env=settings, check=False, timeout=120)


def _assert_silent(done: subprocess.CompletedProcess[str], folder: Path, *, failed: bool = True) -> None:
    log = folder / "naungan.log"
    shown = done.stdout + done.stderr + (log.read_text("utf-8") if log.exists() else "")
    assert not [way for way in WAYS if way in shown], shown
    assert NAMA not in done.stderr + (log.read_text("utf-8") if log.exists() else "")
    assert "Traceback" not in done.stderr
    assert not failed or done.returncode != 0


@pytest.mark.parametrize(
    "arguments",
    [
        [NIK],
        ["config", NIK],
        ["config", f"--{NIK}"],
        ["config", "--threads", NIK],
        ["config", "--engine", NIK],
        ["check", f"{NIK}.xlsx"],
        ["check", f"{NIK}.csv", "--bulan", NIK],
        ["match", f"{NIK}.csv", f"{NIK}.csv", "--out", f"{NIK}.parquet"],
        ["open", NIK, "--no-browser"],
        ["open", ".", "--port", NIK],
        ["evaluate", NIK, "--bulan", "2026-10", "--out", "hasil"],
        ["evaluate", ".", "--bulan", NIK, "--out", NIK],
        ["iuran", "--segmen", "PU", "--upah", NIK, "--bulan", NIK],
        ["kecukupan", "--orang", NIK, "--iuran", "1", "--dari", NIK, "--sampai", "2025-12", "--pagu", "1"],
        ["demo", "--out", f"{NIK}/x/y", "--scale", NIK],
    ],
)
def test_wrong_use(tmp_path: Path, arguments: list[str]) -> None:
    _assert_silent(_run(tmp_path, *arguments), tmp_path)


def test_settings(tmp_path: Path) -> None:
    (tmp_path / "naungan.toml").write_text(f'engine = "{NIK}"\n{NIK} = 1\n', "utf-8")
    _assert_silent(_run(tmp_path, "config"), tmp_path)
    (tmp_path / "naungan.toml").write_text(f"nik = {NIK} ?", "utf-8")
    _assert_silent(_run(tmp_path, "config"), tmp_path)
    (tmp_path / "naungan.toml").unlink()
    _assert_silent(_run(tmp_path, "config", NAUNGAN_THREADS=NIK), tmp_path)


def _broken_zip() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("xl/workbook.xml", f"<workbook>{NIK}")
        archive.writestr("xl/worksheets/sheet1.xml", f"<c>{NIK} {NAMA}")
    return raw.getvalue()


def _csv(*rows: str) -> bytes:
    return ("nama;nik;tanggal lahir;opd;upah\n" + "".join(f"{row}\n" for row in rows)).encode()


HOSTILE = {
    "rusak.xlsx": _broken_zip(),
    "bukan.xlsx": f"{NAMA};{NIK}".encode(),
    "kosong.xlsx": b"",
    "biner.csv": b"\x00\xff" + NIK.encode() + b"\x00",
    "tanpa_judul.csv": f"{NAMA};{NIK}\n{NAMA};{NIK}\n".encode(),
    "bukan.parquet": f"PAR1{NIK}PAR1".encode(),
    "baris.csv": _csv(
        *[f"{NAMA};{NIK};45-45-1990;Dinas;abc"] * 3,
        f"{NAMA};{NIK};05-08-1990;Dinas;{NIK}",
        *(f"{NAMA};{NIK[:15]};{NIK};Dinas;1", f"{NAMA};{NIK} ;{NAMA};Dinas;-1", f"{NAMA};'{NIK};x;{NIK};1"),
        f"{NIK};{NAMA};05-08-1990;Dinas;1000000",
    ),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_files(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    for extra in ([], ["--json"]):
        _assert_silent(_run(tmp_path, "check", name, *extra), tmp_path, failed=False)


def _folder(tmp_path: Path) -> Path:
    """A pemda whose roster and member file hold the NIK, sound and broken, on accepted, held and refused rows."""
    room = tmp_path / "berkas" / "1671 Kota Palembang" / "2026-10"
    room.mkdir(parents=True)
    rows = [
        f"{NAMA};{NIK};05-08-1990;Dinas Kesehatan;1000000",
        f"{NAMA};{NIK[:15]};x;Dinas;{NIK}",
        f";{NIK};;;",
        f"{NIK};{NAMA};{NIK};{NIK};",
    ]
    (room / "daftar.csv").write_bytes(_csv(*rows))
    head = "Lingkup: nasional\nPosisi data: 31-10-2026\nnik;nama;tgl lahir;npp;segmen;status\n"
    (room / "status peserta.csv").write_text(f"{head}{NIK};{NAMA};05-08-1990;12345678;PU;AKTIF\n{NIK[:15]};{NAMA};x;{NIK};PU;?\n", "utf-8")
    return room


def _written(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every output, workbooks unpacked, without what goes back to the unit and without the relations."""
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder).parts
        if not file.is_file() or inside[0] in {"gap", "sipp"} or file.suffix == ".parquet":
            continue
        if file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as book:
                yield "/".join(inside), "".join(book.read(part).decode("utf-8", "replace") for part in book.namelist())
        else:
            yield "/".join(inside), file.read_text("utf-8")


def _names_and_places(folder: Path) -> Iterator[tuple[str, str]]:
    """Names of all that was written, and from the relations whatever says where a row stood."""
    for file in sorted(folder.rglob("*")):
        yield "name", file.relative_to(folder).as_posix()
        if file.suffix == ".parquet":
            table = pq.read_table(file)
            places = {"berkas", "member_berkas", "lembar", "member_lembar", "kolom", "params", "unit", "unit_nama"} & {*table.column_names}
            yield from ((f"{file.parent.name}.{name}", str(table[name].to_pylist())) for name in places)


OTHER = f"{NIK[:4]}99{NIK[6:]}"
# What goes to those who have the numbers already, or who must look people up by them: the offices, and a branch of BPJS.
GIVEN = ("kembali/", "tanya/")
EVALUATE = ("evaluate", "berkas", "--bulan", "2026-10", "--kembali", "--json", "--out")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of which every name holds a NIK, evaluated into ``hasil``."""
    home = tmp_path_factory.mktemp("nama")
    room = _folder(home) / f"SK {NIK}"
    room.mkdir()
    for number in (NIK, OTHER):  # two files whose names look alike once they are masked
        with xlsxwriter.Workbook(str(room / f"SK {number}.xlsx")) as book:
            sheet, hidden = book.add_worksheet(number), book.add_worksheet(f"x{number}")
            sheet.write_row(0, 0, [f"Instansi: Dinas {number}"])
            sheet.write_row(1, 0, ["Nama", f"NIK ({number})", f"Nomor Hape {number}"])
            sheet.write_row(2, 0, [NAMA, number[:15], "081234567890"])
            hidden.hide()
    (room / f"{NIK}.csv").write_text(f"Kolom;Aneh {NIK};Lain\nBudi;{NIK};Dinas\nAni;{OTHER};Dinas\n", "utf-8")
    (room / f"rusak {NIK}.xlsx").write_bytes(b"PK\3\4")
    done = _run(home, *EVALUATE, "hasil")
    assert done.returncode == 1, done.stderr
    _assert_silent(done, home)
    return home


def test_a_whole_evaluation(home: Path) -> None:
    outputs = dict(_written(home / "hasil"))
    assert {"book.xlsx", "book.html", "problems.csv", "run.json", "summary.json"} <= outputs.keys()
    papers = [name for name in outputs if name.startswith(("book.", "lembar/"))]
    assert len(papers) == 3
    assert [name for name in papers if NAMA in outputs[name]] == []
    shown = [*((name, text) for name, text in outputs.items() if not name.startswith(GIVEN)), *_names_and_places(home / "hasil")]
    assert [name for name, text in shown if any(way in text for way in (NIK, OTHER, NIK[:15], OTHER[:15]))] == []
    assert len(list((home / "hasil" / "kembali").rglob("SK*.xlsx"))) == 2
    assert outputs["problems.csv"].count("NAMA_MEMUAT_NIK") == 2


@pytest.mark.slow
def test_corrections_of_files_whose_names_hold_one(home: Path) -> None:
    isi = (home / "hasil" / "isi.csv").read_text("utf-8").splitlines()
    assert len({line.partition(";")[0] for line in isi}) == len(isi)
    (first,) = (line for line in isi if "SK 1671••••••••••17.xlsx" in line)
    named = f"1671 Kota Palembang/2026-10/SK {NIK}/SK {OTHER}.xlsx" + ";" * 8 + "tidak"
    wrong = f"1671 Kota Palembang/2026-10/daftar.csv;1671;;{NIK};{NIK};;;{NIK};"
    (home / "berkas" / "isi.csv").write_text("\n".join([isi[0], first.removesuffix("ya") + "tidak", named, wrong]), "utf-8")
    _assert_silent(_run(home, *EVALUATE, "lagi"), home)
    outputs = {name: text for name, text in _written(home / "lagi") if not name.startswith(GIVEN)}
    assert [name for name, text in outputs.items() if any(way in text for way in WAYS[:2])] == []
    again = outputs["isi.csv"].splitlines()
    assert [line.endswith(";tidak") for line in again if ".xlsx" in line and "rusak" not in line] == [True, True]


@pytest.mark.slow
def test_check_and_match_of_the_same_files(tmp_path: Path) -> None:
    room = _folder(tmp_path)
    roster, member = str(room / "daftar.csv"), str(room / "status peserta.csv")
    for extra in ([], ["--json"], ["--layout", "status_peserta"], ["--layout", "anggaran_datar", "--json"]):
        _assert_silent(_run(tmp_path, "check", roster, *extra), tmp_path, failed=False)
    _assert_silent(_run(tmp_path, "match", roster, member, "--out", "cocok.parquet"), tmp_path, failed=False)
    _assert_silent(_run(tmp_path, "match", member, roster, "--out", "terbalik.parquet"), tmp_path)


ENGINE_FAILS = f"""
import importlib, pyarrow as pa
from naungan.engine import open_engine
room = importlib.import_module("naungan.cli.main")

def fail(*_):
    with open_engine("duckdb") as engine, engine.step("uji"):
        table = engine.table(pa.table({{"nik": ["{NIK} {NAMA}"]}}))
        engine.rows(table.mutate(n=table.nik.cast("int64")))

room.cli.invoke = fail
room.main(["config"])
"""
OUTSIDE_A_STEP = ENGINE_FAILS.replace(', engine.step("uji")', "")
IN_A_THREAD = f"""
import importlib, threading, warnings
room = importlib.import_module("naungan.cli.main")

def fail(*_):
    def work():
        raise ValueError("{NIK} {NAMA}")
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    warnings.warn("{NIK} {NAMA}")
    raise RuntimeError("{NIK} {NAMA}") from ValueError("{NIK} {NAMA}")

room.cli.invoke = fail
room.main(["config"])
"""


@pytest.mark.parametrize("code", [ENGINE_FAILS, OUTSIDE_A_STEP, IN_A_THREAD], ids=["step", "outside", "thread"])
def test_our_own_faults(tmp_path: Path, code: str) -> None:
    done = _run(tmp_path, code=code)
    assert done.returncode == 70
    _assert_silent(done, tmp_path)
    log = (tmp_path / "naungan.log").read_text("utf-8")
    assert "Error" in log or "ConversionException" in log
