"""``skenario.yaml``: every key is read as it stands, and what can't be meant is told with its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.messages import catalogue, remedy
from naungan.kernel.period import Bulan
from naungan.projection.scenario_steps import (
    JENIS,
    DaftarSemua,
    DasarUpah,
    DompetBerakhir,
    Hukum,
    Jht,
    KontrakDiperpanjang,
    PekerjaRentan,
)
from naungan.projection.skenario_read import default_scenarios, read_scenarios

WHOLE = """
skenario:
  - kode: semua
    nama: Segala langkah
    uraian: Setiap jenis sekali
    sumber: Perwal 1/2027
    langkah:
      - {jenis: daftar_semua, bulan: 2027-01, pemda: "1671", kategori: honorer}
      - {jenis: jht, dari: 2027-02, pemda: "1671", nomor: Perwal 1/2027}
      - {jenis: dasar_upah, dari: 2027-03, persen: 6.5}
      - {jenis: dasar_upah, dari: 2027-03, basis: maks, nilai: ump, pemda: "1671"}
      - {jenis: dasar_upah, dari: 2027-04, basis: tetap, nilai: 2_000_000}
      - {jenis: pekerja_rentan, dari: 2027-01, pemda: "1671", orang: 100, desa: 3, pembayar: desa, dompet: apbdes, penghasilan: 1000000}
      - {jenis: dompet_berakhir, bulan: 2027-05, dompet: dbhcht}
      - {jenis: hukum, mulai: 2027-01-15, deret: tarif_jkk, nilai: {I: 3_000}}
      - {jenis: kontrak_diperpanjang}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "skenario.yaml"
    path.write_text(text, "utf-8")
    return path


def of(step: str) -> str:
    return f"skenario:\n  - kode: satu\n    nama: Satu\n    anggapan: dikira\n    langkah:\n      - {step}\n"


def test_every_kind_of_step_is_read(tmp_path: Path) -> None:
    (found,) = read_scenarios(written(tmp_path, WHOLE))
    assert (found.kode, found.nama, found.sumber, found.anggapan) == ("semua", "Segala langkah", "Perwal 1/2027", None)
    assert found.langkah == (
        DaftarSemua(Bulan(2027, 1), "1671", "honorer"),
        Jht(Bulan(2027, 2), "1671", "Perwal 1/2027"),
        DasarUpah(Bulan(2027, 3), persen=650),
        DasarUpah(Bulan(2027, 3), "1671", None, "maks", "ump"),
        DasarUpah(Bulan(2027, 4), None, None, "tetap", 2_000_000),
        PekerjaRentan(Bulan(2027, 1), "1671", 100, 3, "desa", "apbdes", 1_000_000),
        DompetBerakhir(Bulan(2027, 5), "dbhcht"),
        Hukum(dt.date(2027, 1, 15), "tarif_jkk", {"I": 3_000}),
        KontrakDiperpanjang(),
    )
    assert {type(one) for one in found.langkah} == set(JENIS.values())


def test_a_month_may_be_told_from_the_evaluated_one(tmp_path: Path) -> None:
    path = written(tmp_path, of('{jenis: daftar_semua, bulan: "+3"}'))
    (found,) = read_scenarios(path, Bulan(2026, 10))
    assert found.langkah == (DaftarSemua(Bulan(2027, 1)),)
    with pytest.raises(Refusal) as told:
        read_scenarios(path)
    assert told.value.code == "SKENARIO_NILAI"


def test_those_of_the_program_say_that_they_are_assumptions() -> None:
    found = default_scenarios(Bulan(2026, 10))
    assert len(found) >= 4
    assert all(one.anggapan and one.sumber is None and one.uraian for one in found)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("skenario: [", "SKENARIO_YAML", "baris 1"),
        ("skenario:\n  - kode: a\n    kode: b\n", "SKENARIO_YAML", "baris 3"),
        ("skenario: &a [*a]\n", "SKENARIO_YAML", "skenario.yaml"),
        ("", "SKENARIO_BENTUK", "skenario.yaml"),
        ("skenario: []\n", "SKENARIO_BENTUK", "skenario.yaml"),
        ("lain: 1\nskenario: []\n", "SKENARIO_BENTUK", "skenario.yaml"),
        ("skenario:\n  - satu\n", "SKENARIO_BENTUK", "skenario 1"),
        ("skenario:\n  - {kode: a, nama: A, anggapan: x, langkah: []}\n", "SKENARIO_BENTUK", "skenario a"),
        ("skenario:\n  - {kode: a, nama: A, anggapan: x, langkah: [x]}\n", "SKENARIO_BENTUK", "langkah 1"),
        ("skenario:\n  - {kode: a, nama: A, langkah: [{jenis: kontrak_diperpanjang}]}\n", "SKENARIO_ALASAN", "skenario a"),
        ("skenario:\n  - {kode: a, nama: A, sumber: x, anggapan: x, langkah: [{jenis: kontrak_diperpanjang}]}\n", "SKENARIO_ALASAN", "a"),
        ("skenario:\n  - {kode: a, anggapan: x, langkah: [{jenis: kontrak_diperpanjang}]}\n", "SKENARIO_KUNCI_KURANG", "nama"),
        ("skenario:\n  - {kode: A b, nama: A, anggapan: x, langkah: [{jenis: kontrak_diperpanjang}]}\n", "SKENARIO_NILAI", "kode"),
        ("skenario:\n  - {kode: dasar, nama: A, anggapan: x, langkah: [{jenis: kontrak_diperpanjang}]}\n", "SKENARIO_KODE_GANDA", "dasar"),
        (of("{jenis: hujan}"), "SKENARIO_BENTUK", "langkah 1"),
        (of("{jenis: daftar_semua}"), "SKENARIO_KUNCI_KURANG", "bulan"),
        (of("{jenis: daftar_semua, bulan: 2027-01, orang: 3}"), "SKENARIO_KUNCI_ASING", "orang"),
        (of("{jenis: daftar_semua, bulan: 2027-13}"), "SKENARIO_NILAI", "2027-13"),
        (of("{jenis: daftar_semua, bulan: 2027-01, pemda: '9999'}"), "SKENARIO_NILAI", "9999"),
        (of("{jenis: daftar_semua, bulan: 2027-01, kategori: raja}"), "SKENARIO_NILAI", "raja"),
        (of("{jenis: daftar_semua, bulan: [2027-01]}"), "SKENARIO_NILAI", "bulan"),
        (of("{jenis: jht, dari: 2027-01, pemda: '1671'}"), "SKENARIO_KUNCI_KURANG", "nomor"),
        (of("{jenis: dasar_upah, dari: 2027-01}"), "SKENARIO_DASAR_UPAH", "langkah 1"),
        (of("{jenis: dasar_upah, dari: 2027-01, persen: 1, basis: aktual}"), "SKENARIO_DASAR_UPAH", "langkah 1"),
        (of("{jenis: dasar_upah, dari: 2027-01, basis: maks}"), "SKENARIO_DASAR_UPAH", "langkah 1"),
        (of("{jenis: dasar_upah, dari: 2027-01, basis: aktual, nilai: 5}"), "SKENARIO_DASAR_UPAH", "langkah 1"),
        (of("{jenis: dasar_upah, dari: 2027-01, basis: maks, nilai: ump}"), "SKENARIO_KUNCI_KURANG", "pemda"),
        (of("{jenis: dasar_upah, dari: 2027-01, persen: 0}"), "SKENARIO_NILAI", "persen"),
        (of("{jenis: dasar_upah, dari: 2027-01, persen: 100.01}"), "SKENARIO_NILAI", "persen"),
        (of("{jenis: dasar_upah, dari: 2027-01, persen: 6.123}"), "SKENARIO_NILAI", "persen"),
        (of("{jenis: dasar_upah, dari: 2027-01, persen: -5}"), "SKENARIO_NILAI", "persen"),
        (of("{jenis: pekerja_rentan, dari: 2027-01, pemda: '1671', orang: 0}"), "SKENARIO_NILAI", "orang"),
        (of("{jenis: pekerja_rentan, dari: 2027-01, pemda: '1671', orang: 1, dompet: kaleng}"), "SKENARIO_NILAI", "kaleng"),
        (of("{jenis: pekerja_rentan, dari: 2027-01, pemda: '1671', orang: 1, pembayar: raja}"), "SKENARIO_NILAI", "raja"),
        (of("{jenis: hukum, mulai: besok, deret: tarif_jkk, nilai: 1}"), "SKENARIO_NILAI", "besok"),
        (of("{jenis: hukum, mulai: 2027-01, deret: tarif_jkk}"), "SKENARIO_KUNCI_KURANG", "nilai"),
    ],
)
def test_what_can_not_be_meant_is_told_with_its_place_and_a_way_out(tmp_path: Path, text: str, code: str, said: str) -> None:
    with pytest.raises(Refusal) as told:
        read_scenarios(written(tmp_path, text))
    assert told.value.code == code
    assert said in told.value.sentence()
    assert "{" not in told.value.sentence() + remedy(code, told.value.params)
    assert remedy(code, told.value.params)


def test_a_number_of_a_person_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as told:
        read_scenarios(written(tmp_path, of('{jenis: daftar_semua, bulan: "1671015501900001"}')))
    assert "1671015501900001" not in told.value.sentence()


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_scenarios(tmp_path / "tidak-ada.yaml")


def test_every_sentence_of_this_room_has_its_way_out() -> None:
    codes = [code for code in catalogue() if code.startswith(("SKENARIO_", "HUKUM_TANPA_DERET", "HUKUM_DERET_", "HUKUM_NILAI_"))]
    words = ("SKENARIO_BOLEH_", "SKENARIO_TEMPAT")
    assert [code for code in codes if not code.startswith(words) and not catalogue()[code].langkah] == []
