"""Names as people write them."""

from __future__ import annotations

import pytest

from naungan import regions
from naungan.regions.codes import current_names


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bogor", ["3201", "3271"]),
        ("Kab. Bogor", ["3201"]),
        ("KOTA BOGOR", ["3271"]),
        ("kotamadya  bogor", ["3271"]),
        ("Jambi", ["15", "1571"]),
        ("Provinsi Jambi", ["15"]),
        ("Pemkab Lahat", ["1604"]),
        ("Pemerintah Kota Bengkulu", ["1771"]),
        ("pangkalpinang", ["1971"]),
        ("Pangkal Pinang", ["1971"]),
        ("Kab. OKU Timur", ["1608"]),
        ("Prov. Kep. Bangka Belitung", ["19"]),
        ("Kota Baru", ["6302"]),
        ("Toba Samosir", ["1212"]),
        ("Kab. Toba", ["1212"]),
        ("MAMUJU UTARA", ["7601"]),
        ("Maluku Tenggara Barat", ["8103"]),
        ("Kepulauan Tanimbar", ["8103"]),
        ("Kota Adm. Jakarta Barat", ["3173"]),
        ("Daerah Khusus Jakarta", ["31"]),
        ("16.71", ["1671"]),
        ("9101", ["9301"]),
        ("92.71", ["9671"]),
        ("9999", []),
        ("Atlantis", []),
        ("", []),
        ("Kabupaten Palembang", []),
    ],
)  # fmt: skip
def test_resolves(text: str, codes: list[str]) -> None:
    assert regions.resolve(text) == codes


def test_every_official_name_finds_its_own_code() -> None:
    for kode, nama in current_names().items():
        if len(kode) == 4:
            assert regions.resolve(nama) == [kode]
            assert regions.resolve(nama.upper().replace("KABUPATEN", "KAB.")) == [kode]
        if len(kode) == 2:
            assert regions.resolve(f"Provinsi {nama}") == [kode]


def test_within_a_parent() -> None:
    assert regions.resolve("Ilir Barat I", "1671") == ["167104"]
    assert regions.resolve("Kec. Alang-Alang Lebar", "1671") == ["167115"]
    assert regions.resolve("Bogor", "16") == []
    assert regions.resolve("Keude Bakongan", "110101") == ["1101012001"]
