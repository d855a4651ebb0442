"""What an office says of the membership of its own workers: believed of those it names and only while no file of BPJS looks at them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from naungan.answers.forms import ISI
from naungan.engine import Engine
from naungan.evaluation.corrections import questions
from naungan.evaluation.inventory import write_isi
from naungan.evaluation.record import isi_rows
from naungan.relations import NOMOR
from tests.evaluation.asking import chain
from tests.evaluation.offices import nik, write

pytestmark = pytest.mark.chain

HEAD = "Nama;NIK;OPD;Jabatan;Status Kepegawaian;No KPJ;Status Kepesertaan"
CLAIMS = (("Budi Santoso", "AKTIF"), ("Agus Wijaya", "NON AKTIF"), ("Rina Marlina", "Belum terdaftar"), ("Joko Susilo", ""))


def folder(root: Path) -> Path:
    """An office that tells membership, and one that does not."""
    home = root / "1671 Kota Palembang"
    rows = [f"{name};{nik(n)};Dinas Kesehatan;Sopir;Honorer;26000;{said}" for n, (name, said) in enumerate(CLAIMS, start=1)]
    write(home / "dinkes.csv", HEAD, *rows)
    write(home / "dinsos.csv", "Nama;NIK;OPD;Jabatan", f"Umar Said;{nik(21)};Dinas Sosial;Sopir")
    return root


def evaluated(engine: Engine, root: Path, work: Path) -> Any:
    work.mkdir()
    return chain(engine, root, work)


def states(engine: Engine, run: Any) -> dict[str, tuple[str, str, str]]:
    ledger, roster = run.results["ledger"], run.results["roster"]
    both = ledger.inner_join(roster.select(NOMOR, "nama"), NOMOR)
    return {row["nama"]: (row["keadaan"], row["terlindungi"], row["kewajiban_terpenuhi"]) for row in engine.rows(both)}


def test_an_office_speaks_for_those_it_names_and_its_silence_accuses_nobody(duck: Engine, tmp_path: Path) -> None:
    found = states(duck, evaluated(duck, folder(tmp_path / "berkas"), tmp_path / "work"))
    assert found == {
        "Budi Santoso": ("covered", "ya", "tidak_diketahui"), "Agus Wijaya": ("inactive", "tidak", "tidak"),
        **dict.fromkeys(("Rina Marlina", "Joko Susilo", "Umar Said"), ("no_data", "tidak_diketahui", "tidak_diketahui")),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("scope", "missing"),
    [
        ("nasional", ("unregistered", "tidak", "tidak")),
        pytest.param("NPP sendiri", ("not_on_own_npp", "tidak_diketahui", "tidak"), marks=pytest.mark.slow),
    ],
)
def test_a_file_of_bpjs_stands_above_it(duck: Engine, tmp_path: Path, scope: str, missing: tuple[str, str, str]) -> None:
    root = folder(tmp_path / "berkas")
    member = f"Agus Wijaya;{nik(2)};16000001;PU;AKTIF"
    write(root / "1671 Kota Palembang" / "peserta.csv", f"Lingkup: {scope}", "Nama;NIK;NPP;Segmen;Status", member)
    found = states(duck, evaluated(duck, root, tmp_path / "work"))
    assert found.pop("Agus Wijaya")[:2] == ("covered", "ya"), "the office thought that he was not"
    assert set(found.values()) == {missing} and len(found) == 4, "and that Budi was"


@pytest.mark.slow
def test_a_file_of_another_npp_leaves_the_office_its_word(duck: Engine, tmp_path: Path) -> None:
    """BPJS looks at the units of its NPP alone, where the pemda has a list of them."""
    root = folder(tmp_path / "berkas")
    home = root / "1671 Kota Palembang"
    write(home / "unit.csv", "kode unit;nama unit;singkatan", "1.02;Dinas Kesehatan;Dinkes", "1.06;Dinas Sosial;Dinsos")
    write(home / "npp.csv", "NPP;Kode Unit;Dari;Sampai", "16000001;1.06;01-2020;", "16000002;1.02;01-2020;")
    write(home / "peserta.csv", "Lingkup: NPP sendiri", "Nama;NIK;NPP;Segmen;Status", f"Umar Said;{nik(21)};16000001;PU;AKTIF")
    found = states(duck, evaluated(duck, root, tmp_path / "work"))
    assert (found["Umar Said"][0], found["Budi Santoso"][0], found["Rina Marlina"][0]) == ("covered", "covered", "no_data")


EVEN = ("Nama;NIK;No KK;Pekerjaan;Alamat", f"Hasan Basri;{nik(30)};1671010101900001;Petani;Jl. Satu")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "layout", "counts"),
    [
        ("roster_bebas", "roster_bebas", (1, 0)), ("Pekerja rentan", "pekerja_rentan", (1, 0)), ("candidate", "penduduk_opensid", (0, 1)),
        ("penduduk-opensid", "penduduk_opensid", (0, 1)),
    ],
)  # fmt: skip
def test_the_answer_in_isi_works_and_stays(duck: Engine, tmp_path: Path, answer: str, layout: str, counts: tuple[int, int]) -> None:
    root = tmp_path / "berkas"
    write(root / "1671 Kota Palembang" / "Dinas Sosial.csv", *EVEN)
    first = evaluated(duck, root, tmp_path / "satu")
    (file,) = duck.rows(first.results["file"])
    assert (file["kode"], file["layout"]) == ("TATA_LETAK_DUA_ARTI", None)
    write_isi(root / ISI.berkas, isi_rows(duck, first))
    assert questions(isi_rows(duck, first)) == 1
    evaluated(duck, root, tmp_path / "dua")  # a question left open is no answer and no fault
    write(root / ISI.berkas, (root / ISI.berkas).read_text("utf-8-sig").strip().replace("?", answer))
    for number in range(2):
        run = evaluated(duck, root, tmp_path / str(number))
        assert [row["layout"] for row in duck.rows(run.results["file"])] == [layout]
        found = tuple(duck.rows(run.results[name].aggregate(n=run.results[name].count()))[0]["n"] for name in ("roster", "candidate"))
        assert found == counts
        write_isi(root / ISI.berkas, isi_rows(duck, run))
