"""Two months of one office, worked out by hand: who is in which group, the rupiah, and which paper follows."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naungan.comparison import compare, read_sides, summarise
from naungan.comparison.sides import read_members
from naungan.documents.comparison import write_comparison
from naungan.engine import Engine
from naungan.kernel.errors import Refusal
from tests.command import run
from tests.evaluation.offices import nik, small_folder, write

pytestmark = pytest.mark.chain

HEAD = "Nama;NIK;Tanggal Lahir;OPD;Status Kepegawaian;Gaji;TMT;Akhir Kontrak"
BORN = "01-01-1990"


def row(
    name: str, number: int | str, unit: str = "Dinas A", kategori: str = "Honorer", upah: str = "1000000", tmt: str = "", akhir: str = ""
) -> str:
    return f"{name};{nik(number) if isinstance(number, int) else number};{BORN};{unit};{kategori};{upah};{tmt};{akhir}"


OLD = (
    row("Budi Santoso", 1), row("Agus Wijaya", 2), row("Rina Marlina", 3), row("Dewi Lestari", 4), row("Eko Prasetyo", 5),
    row("Joko Susilo", 6), row("Sri Handayani", 7, akhir="31-10-2026"), row("Tono Hartono", 8), row("Umi Kalsum", 9, upah=""),
)  # fmt: skip
NEW = (
    row("Budi Santoso", 1), row("Agus Wijaya", 2, "Dinas B"), row("Rina Marlina", 3, upah="2000000"),
    row("Dewi Lestari", 4, kategori="PPPK Paruh Waktu"), row("Eko Prasetyo", 5, kategori="PPPK", upah="3000000", tmt="01-11-2026"),
    row("Sri Handayani", 7, akhir="31-10-2026"), row("Tono Hartono", "").replace(BORN, ""), row("Umi Kalsum", 9, upah=""),
    row("Vina Panduwinata", 21, tmt="02-11-2026"), row("Wahyu Hidayat", 22, tmt="01-03-2020"), row("Yanti Oktavia", "12"),
    row("Zainal Abidin", 24, kategori="PNS"),
)  # fmt: skip
GROUPS = {"review": 1, "joined": 4, "left": 2, "converted": 2, "moved": 1, "wage_changed": 1, "unchanged": 2}


def rosters(folder: Path, old: tuple[str, ...] = OLD, new: tuple[str, ...] = NEW) -> tuple[Path, Path]:
    return write(folder / "lama 2026-10.csv", HEAD, *old), write(folder / "baru 2026-11.csv", HEAD, *new)


def compared(engine: Engine, folder: Path, old: Path, new: Path, member: Path | None = None) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    sides = read_sides(engine, old, new, bulan=("2026-10", "2026-11"), pemda="1671", layout=None, work=folder / "work")
    known = read_members(engine, member, posisi=dt.date(2026, 11, 30), pemda=sides[1].roster, work=folder / "m") if member else None
    change = compare(engine, *sides, member=known)
    return engine.rows(change), summarise(engine, change, *sides)


def test_every_person_is_in_one_group_and_the_rupiah_are_those_of_the_law(duck: Engine, tmp_path: Path) -> None:
    rows, summary = compared(duck, tmp_path, *rosters(tmp_path))
    assert {name: group["people"] for name, group in summary["groups"].items()} == GROUPS
    assert summary["total"]["people"] == len(rows) == 13
    # JKK 0.24 % and JKM 0.30 % of 1,000,000 are 5,400; of 2,000,000 they are 10,800.
    money = {name: (group["before"], group["after"]) for name, group in summary["groups"].items()}
    assert money["wage_changed"] == (5_400, 10_800) and money["moved"] == (5_400, 5_400) and money["left"] == (10_800, 0)
    assert money["converted"] == (10_800, 5_400)
    by_name = {row["nama"]: row for row in rows}
    assert (by_name["Dewi Lestari"]["kepesertaan"], by_name["Eko Prasetyo"]["kepesertaan"]) == ("tetap", "berakhir")
    assert by_name["Tono Hartono"]["kelompok"] == "review"


def test_a_wage_nobody_knows_is_an_estimate_of_its_own_and_no_change(duck: Engine, tmp_path: Path) -> None:
    rows, summary = compared(duck, tmp_path, *rosters(tmp_path, (row("Umi Kalsum", 9, upah=""),), (row("Umi Kalsum", 9),)))
    assert rows[0]["upah_berubah"] is None and rows[0]["kelompok"] == "unchanged"
    assert summary["groups"]["unchanged"]["before"] == 0 < summary["groups"]["unchanged"]["before_estimated"]


def test_somebody_who_may_have_a_membership_is_looked_up_and_not_registered(duck: Engine, tmp_path: Path) -> None:
    rows, summary = compared(duck, tmp_path, *rosters(tmp_path))
    routes = {row["nama"]: (row["rute"], row["alasan"]) for row in rows if row["rute"]}
    assert routes == {
        "Vina Panduwinata": ("tk_baru", None), "Wahyu Hidayat": ("cek", "CEK_MULAI"), "Yanti Oktavia": ("cek", "CEK_NIK"),
        "Eko Prasetyo": ("tk_na", None), "Joko Susilo": ("tk_na", None), "Sri Handayani": ("tk_na", None), "Rina Marlina": ("upah", None),
    }  # fmt: skip
    assert summary["look_up"] == {"CEK_NIK": 1, "CEK_MULAI": 1}


@pytest.mark.parametrize(("lingkup", "wahyu"), [("nasional", "tk_baru"), ("NPP sendiri", "cek")])
def test_a_member_file_proves_who_goes_on_and_only_a_national_one_who_is_new(
    duck: Engine, tmp_path: Path, lingkup: str, wahyu: str
) -> None:
    head = "NIK;Nama;Tgl Lahir;NPP;Segmen;Status"
    found = f"{nik(21)};VINA PANDUWINATA;{BORN};16000001;PU;NONAKTIF"
    member = write(tmp_path / "peserta.csv", f"Lingkup: {lingkup}", head, found)
    rows, _ = compared(duck, tmp_path, *rosters(tmp_path), member)
    routes = {row["nama"]: row["rute"] for row in rows}
    assert (routes["Vina Panduwinata"], routes["Wahyu Hidayat"], routes["Yanti Oktavia"]) == ("lanjutan", wahyu, "cek")


def test_the_same_roster_twice_has_no_change(duck: Engine, tmp_path: Path) -> None:
    old, _ = rosters(tmp_path)
    rows, summary = compared(duck, tmp_path, old, old)
    assert {row["kelompok"] for row in rows} - {"unchanged", "left"} == set()
    assert summary["groups"]["left"]["people"] == 1  # a contract that ended with October
    assert summary["routes"]["tk_baru"] == 0


def test_nobody_leaves_while_a_doubtful_person_bears_the_name(duck: Engine, tmp_path: Path) -> None:
    """Two namesakes without NIK and birth date on either side: who is whom is a question, and nobody is signed off for it."""
    namesakes = tuple(row("Tono Hartono", "", unit).replace(BORN, "") for unit in ("Dinas A", "Dinas B"))
    rows, summary = compared(duck, tmp_path, *rosters(tmp_path, namesakes, namesakes))
    assert {one["kelompok"] for one in rows} == {"review"} and not any(one["rute"] for one in rows)
    assert summary["total"]["before"] == summary["total"]["after"] == 10_800


def test_another_spelling_of_a_listed_unit_is_no_move(duck: Engine, tmp_path: Path) -> None:
    units = "kode unit;nama unit;singkatan"
    for name, unit in (("10", "Dinas Kesehatan"), ("11", "Dinkes")):
        write(tmp_path / name / "daftar unit.csv", units, "1.02;Dinas Kesehatan;Dinkes")
        write(tmp_path / name / f"pekerja 2026-{name}.csv", HEAD, row("Budi Santoso", 1, unit))
    rows, _ = compared(duck, tmp_path, tmp_path / "10", tmp_path / "11")
    assert [(one["kelompok"], one["unit_lama"], one["unit_baru"]) for one in rows] == [("unchanged", "1.02", "1.02")]
    assert rows[0]["unit_nama"] == "Dinas Kesehatan"


def test_a_month_nobody_names_is_asked_for(duck: Engine, tmp_path: Path) -> None:
    plain = write(tmp_path / "a.csv", HEAD, OLD[0])
    with pytest.raises(Refusal) as refused:
        read_sides(duck, plain, plain, bulan=(None, None), pemda=None, layout=None, work=tmp_path / "w")
    assert refused.value.code == "COMPARE_BULAN"


def test_the_command_writes_papers_in_which_no_nik_is_shown_but_to_its_unit(tmp_path: Path) -> None:
    old, new = rosters(tmp_path)
    out = tmp_path / "hasil"
    months = ("--pemda", "1671", "--bulan-lama", "2026-10", "--bulan", "2026-11")
    done = run("compare", old, new, "--out", out, *months, "--json", expect=1)  # one row is held: it has no NIK
    summary = json.loads(done.stdout)
    assert {name: group["people"] for name, group in summary["groups"].items()} == GROUPS
    texts = done.stdout + "".join((out / name).read_text("utf-8-sig") for name in ("perubahan.csv", "tinjau.csv", "perbandingan.json"))
    assert not any(nik(number) in texts for number in range(1, 25))
    assert BORN not in texts and "1990-01-01" not in texts
    files = {path.relative_to(out / "sipp").as_posix() for path in (out / "sipp").rglob("*.xlsx")}
    unit = "1671/DINAS-A"
    assert files == {f"{unit}/{name}.xlsx" for name in ("data_tk_baru", "data_tk_na", "data_upah", "cek_kepesertaan")}
    _check_sipp(out / "sipp" / unit)
    with (out / "perubahan.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.reader(file, delimiter=";"))) == 1 + 10


def _check_sipp(unit: Path) -> None:
    sheets = {path.stem: list(openpyxl.load_workbook(path).worksheets[0].values) for path in unit.glob("*.xlsx")}
    assert sheets["data_upah"][0] == ("NIK", "KPJ", "KODE_TK", "NAMA_LENGKAP", "TGL_LAHIR", "BLTH", "NPP", "UPAH", "RAPEL")
    assert sheets["data_upah"][1] == (nik(3), None, None, "Rina Marlina", BORN, "11-2026", None, "2000000", None)
    assert sheets["data_tk_na"][0] == ("KPJ", "NAMA_LENGKAP", "TGL_LAHIR", "SEBAB_NA", "TGL_KEJADIAN", "KETERANGAN")
    days = {row[1]: (row[4], row[5]) for row in sheets["data_tk_na"][1:]}
    assert days == {"Eko Prasetyo": ("01-11-2026", "menjadi PPPK"), "Joko Susilo": (None, None), "Sri Handayani": ("31-10-2026", None)}
    assert [row[1] for row in sheets["data_tk_baru"][1:]] == ["Vina Panduwinata"]
    assert [row[3] for row in sheets["cek_kepesertaan"][1:]] == [nik(22), "12"]


@pytest.mark.slow
def test_a_policy_that_is_not_followed_is_told_once(tmp_path: Path) -> None:
    rule = "  - {dari: 2026-01, pemda: '1671', program: [jkk, jkm, jht], status: confirmed, dasar: kebiasaan}"
    policy = write(tmp_path / "kebijakan.yaml", "kebijakan:", rule)
    months = ("--bulan-lama", "2026-10", "--bulan", "2026-11", "--pemda", "1671", "--kebijakan", policy)
    done = run("compare", *rosters(tmp_path), "--out", tmp_path / "beda", *months, expect=1)
    assert done.stderr.count("tanpa menyebut nomor peraturannya") == 1


def test_results_never_stand_inside_what_is_compared(tmp_path: Path) -> None:
    """Scratch files of the run would be taken for rosters."""
    rosters(tmp_path)
    done = run("compare", tmp_path, tmp_path, "--out", tmp_path / "beda", expect=2)
    assert "di dalam folder masukan" in done.stderr and not (tmp_path / "beda").exists()


def twice(folder: Path) -> tuple[Path, Path]:
    """October in one file; in November unit B has two that differ, and a copy of its own file stands beside unit A's."""
    write(folder / "10" / "daftar 2026-10.csv", HEAD, row("Budi Santoso", 1), row("Agus Wijaya", 2), row("Rina Marlina", 3, "Dinas B"))
    for name in ("a", "a salinan"):
        write(folder / "11" / f"{name} 2026-11.csv", HEAD, row("Budi Santoso", 1))
    write(folder / "11" / "b1 2026-11.csv", HEAD, row("Agus Wijaya", 2, "Dinas B"), row("Rina Marlina", 3, "Dinas B"))
    write(folder / "11" / "b2 2026-11.csv", HEAD, row("Rina Marlina", 3, "Dinas B", upah="2000000"))
    return folder / "10", folder / "11"


def test_a_unit_with_two_rosters_is_not_compared_and_nobody_in_them_has_left(duck: Engine, tmp_path: Path) -> None:
    rows, summary = compared(duck, tmp_path, *twice(tmp_path))
    assert {(one["nama"], one["kelompok"]) for one in rows} == {("Budi Santoso", "unchanged")}
    assert summary["set_aside"] == {"old": {"files": [], "rows": 2}, "new": {"files": ["b1 2026-11.csv", "b2 2026-11.csv"], "rows": 3}}


@pytest.mark.slow
def test_what_is_not_compared_is_said(tmp_path: Path) -> None:
    months = ("--pemda", "1671", "--bulan-lama", "2026-10", "--bulan", "2026-11")
    done = run("compare", *twice(tmp_path), "--out", tmp_path / "hasil", *months, expect=1)
    assert "2 baris daftar lama dan 3 baris daftar baru" in done.stdout and "b2 2026-11.csv" in done.stdout
    sheet = openpyxl.load_workbook(tmp_path / "hasil" / "perbandingan.xlsx").worksheets[0]
    assert any("b1 2026-11.csv" in str(cell.value) for line in sheet.iter_rows() for cell in line)
    for name in ("a", "a salinan"):
        (tmp_path / "11" / f"{name} 2026-11.csv").unlink()
    assert (
        "dua daftar yang berbeda" in run("compare", tmp_path / "10", tmp_path / "11", "--out", tmp_path / "dua", *months, expect=2).stderr
    )


@pytest.mark.spark
@pytest.mark.timeout(900)
def test_spark_and_duckdb_compare_alike(duck: Engine, spark: Engine, tmp_path: Path) -> None:
    """Every row, the summary, and the bytes of the lists: with a member file, and a unit whose files contradict each other."""
    head = "NIK;Nama;Tgl Lahir;NPP;Segmen;Status"
    member = write(tmp_path / "peserta.csv", "Lingkup: nasional", head, f"{nik(21)};VINA PANDUWINATA;{BORN};16000001;PU;NONAKTIF")
    for month, workers in (("10", OLD), ("11", NEW)):
        write(tmp_path / month / f"a 2026-{month}.csv", HEAD, *workers, row("Citra Kirana", 31, "Dinas C"))
    write(tmp_path / "11" / "c 2026-11.csv", HEAD, row("Citra Kirana", 31, "Dinas C", upah="9000000"))
    found = {}
    for engine in (duck, spark):
        home = tmp_path / engine.name
        home.mkdir()
        sides = read_sides(
            engine, tmp_path / "10", tmp_path / "11", bulan=("2026-10", "2026-11"), pemda="1671", layout=None, work=home / "w"
        )
        people = read_members(engine, member, posisi=dt.date(2026, 11, 30), pemda=sides[1].roster, work=home / "m")
        change = compare(engine, *sides, member=people)
        summary = summarise(engine, change, *sides)
        write_comparison(home, engine, change, summary)
        found[engine.name] = sorted(map(str, engine.rows(change))), summary, {path.name: path.read_bytes() for path in home.glob("*.csv")}
    assert found["duckdb"][1]["set_aside"]["new"]["rows"] == 2 and set(found["duckdb"][2]) == {"perubahan.csv", "tinjau.csv"}
    assert found["spark"] == found["duckdb"]


@pytest.mark.slow
def test_an_earlier_evaluation_is_an_old_roster(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    run("evaluate", folder, "--bulan", "2026-10", "--out", tmp_path / "hasil", expect=1)
    head = "Nama;NIK;Tanggal Lahir;JK;OPD;Status Kepegawaian;Gaji"
    new = write(
        tmp_path / "1671 Kota" / "disdik 2026-11.csv", head, f"Budi Santoso;{nik(1)};{BORN};L;Dinas Pendidikan;PPPK Paruh Waktu;1000000"
    )
    done = run("compare", tmp_path / "hasil", new, "--bulan", "2026-11", "--out", tmp_path / "beda", "--json", expect=0)
    groups = json.loads(done.stdout)["groups"]
    assert (groups["unchanged"]["people"], groups["joined"]["people"]) == (1, 0)
    assert groups["left"]["people"] + groups["review"]["people"] == 5
