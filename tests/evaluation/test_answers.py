"""Rows of the other answer files that name nothing, or that nobody understands."""

from __future__ import annotations

from pathlib import Path

from naungan.engine import Engine
from naungan.intake.mapping.file import COLUMNS as PEMETAAN
from tests.evaluation.asking import chain
from tests.evaluation.offices import small_folder, write

USULAN = "pemda;kode_rekening;uraian;program;keluarga;terima;oleh"


def told(engine: Engine, folder: Path, work: Path) -> list[tuple[str, int, str, str]]:
    run = chain(engine, folder, work)
    found = engine.rows(run.results["problem"].filter(lambda t: t.kode.startswith("JAWABAN_")))
    return sorted((row["berkas"], row["baris"], row["kolom"], row["kode"]) for row in found)


def test_every_answer_file_tells_what_it_could_not_follow(duck: Engine, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    office = "1671 Kota Palembang"
    write(
        folder / "isi.csv", "berkas;pemda;pakai", f"{office}/dinkes 2026-10.csv;;mungkin", f"{office}/lama.csv;;ya", f"{office}/npp.csv;;ya"
    )
    write(
        folder / "jawaban_unit.csv",
        "pemda;unit_nama;unit",
        "1671;Dinkes;1.02",
        "1671;Dinkes Kota;9.99",
        "1671;Dinas Yang Tidak Ada;1.01",
        "1671;Lain;",
    )
    write(
        folder / "pemetaan.csv", ";".join(PEMETAAN),
        "1671;tidak ada *.xlsx;roster_bebas;A;Orang;nama;;;ya", "1671;tidak ada *.xlsx;roster_bebas;B;Nomor;nik;;;", ";;;A;Orang;nama;;;ya",
    )  # fmt: skip
    write(
        folder / "usulan_rekening.csv", USULAN,
        "1671;5.1.02.02.02.0022;Iuran JKK guru;jkk;non_asn;ya;Sari", "1671;5.1.02.02.02.0023;x;jkk;non_asn;barangkali;Sari",
    )  # fmt: skip
    assert told(duck, folder, tmp_path / "w") == [
        ("isi.csv", 2, "pakai", "JAWABAN_NILAI"), ("isi.csv", 3, "berkas", "JAWABAN_TANPA_SASARAN"),
        ("jawaban_unit.csv", 3, "unit", "JAWABAN_NILAI"), ("jawaban_unit.csv", 4, "unit_nama", "JAWABAN_TANPA_SASARAN"),
        ("pemetaan.csv", 2, "berkas", "JAWABAN_TANPA_SASARAN"), ("pemetaan.csv", 4, "berkas", "JAWABAN_TANPA_SASARAN"),
        ("usulan_rekening.csv", 2, "kode_rekening", "JAWABAN_TANPA_SASARAN"), ("usulan_rekening.csv", 3, "terima", "JAWABAN_REKENING_TERIMA"),
    ]  # fmt: skip


def test_answers_that_are_followed_say_nothing(duck: Engine, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    write(folder / "isi.csv", "berkas;pemda;pakai", "1671 Kota Palembang\\npp.csv;1671;ya")
    write(folder / "jawaban_unit.csv", "pemda;unit_nama;unit", "1671;DINKES;1.02")
    assert told(duck, folder, tmp_path / "w") == []
