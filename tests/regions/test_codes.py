"""The region data that the house is built on: counts of the pinned package, old codes, names."""

from __future__ import annotations

from collections import Counter

import pytest

from naungan import regions
from naungan.regions.codes import current_names, old_codes, village_names


def test_the_pinned_package_holds_what_the_decree_lists() -> None:
    lengths = Counter(len(kode) for kode in current_names())
    assert lengths == {2: 38, 4: 514, 6: 7285}
    assert len(village_names()) == 83_762


@pytest.mark.parametrize(("provinsi", "banyak"), [("16", 17), ("18", 15), ("17", 10), ("15", 11), ("19", 7)])
def test_five_provinces_of_the_meeting(provinsi: str, banyak: int) -> None:
    pemda = regions.list_pemda(provinsi)
    assert pemda[0] == provinsi
    assert len(pemda) == banyak + 1


def test_levels_add_up_to_kabupaten_and_kota() -> None:
    levels = Counter(regions.tingkat(kode) for kode in current_names() if len(kode) == 4)
    assert levels == {"kabupaten": 416, "kota": 98}


def test_every_code_has_its_parent() -> None:
    names = {**current_names(), **village_names()}
    table = regions.region_table()
    assert {induk for induk in table["induk"].to_pylist() if induk} <= names.keys() | old_codes().keys()


def test_old_codes_have_successors_in_force() -> None:
    kab = [old for old in old_codes().values() if len(old.kode) == 4]
    kec = [old for old in old_codes().values() if len(old.kode) == 6]
    assert (len(kab), len(kec)) == (26, 594)
    assert all(old.pengganti in current_names() for old in kab)
    assert sorted(old.kode for old in kec if not old.pengganti) == ["911344", "911818"]
    assert all(old.pengganti in current_names() for old in kec if old.pengganti)
    assert not old_codes().keys() & current_names().keys()


def test_prefixes_ever_valid() -> None:
    prefixes = regions.nik_prefixes()
    assert prefixes.num_rows == 540 + 7879
    assert Counter(prefixes["status"].to_pylist()) == {"berlaku": 514 + 7285, "lama": 26 + 594}
    assert len(set(prefixes["kode"].to_pylist())) == prefixes.num_rows


def test_region_table_is_sorted_and_old_rows_end() -> None:
    table = regions.region_table(desa=False)
    codes = table["kode"].to_pylist()
    assert codes == sorted(codes)
    old = [row for row in table.to_pylist() if row["berlaku_sampai"]]
    assert len(old) == 620
    assert {str(row["berlaku_sampai"]) for row in old} == {"2022-07-25", "2022-12-08"}
    jayawijaya = next(row for row in old if row["kode"] == "9102")
    assert (jayawijaya["pengganti"], jayawijaya["dasar"]) == ("9501", "UU 16/2022")


def test_codes_are_read_with_and_without_dots() -> None:
    assert regions.normalise_code("16.71") == regions.normalise_code(" 1671 ") == "1671"
    assert regions.normalise_code("16.71.01.1001") == "1671011001"
    for wrong in ("167", "16-71", "", "kota", "16.7"):
        with pytest.raises(ValueError, match="bukan kode wilayah"):
            regions.normalise_code(wrong)


def test_names_old_and_new() -> None:
    assert regions.nama("1671") == "Kota Palembang"
    assert regions.nama("9271") == "Kota Sorong"
    assert regions.nama("1671011001") is not None
    assert regions.nama("9999") is None


def test_provinces_of_today() -> None:
    assert regions.provinsi_of("1671") == "16"
    assert regions.provinsi_of("9101") == "93"
    assert regions.provinsi_of("910101") == "93"
    assert regions.provinsi_of("0001") is None


def test_sipp_knows_every_kabupaten_by_four_digits() -> None:
    codes = [kode for kode in current_names() if len(kode) == 4]
    locations = [regions.sipp_location(kode) for kode in codes]
    assert None not in locations
    assert len(set(locations)) == 514
    assert regions.sipp_location("1671") == "1671"
    assert regions.sipp_location("9304") == regions.sipp_location("9118") == "9118"
    assert regions.sipp_location("16") is None
