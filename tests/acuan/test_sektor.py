"""The table of sectors: what it holds, what it leaves open, and from when."""

from __future__ import annotations

from naungan.acuan.loading import load
from naungan.acuan.sektor import open_entries, sektor
from naungan.kernel.period import Bulan

OKT = Bulan(2026, 10)


def test_group_one_is_whole_and_the_rest_is_open() -> None:
    first = [one for one in load("sektor.yaml")["sektor"] if one["kelompok"] == "I"]
    assert [one["nomor"] for one in first] == list(range(1, 24))
    assert open_entries() == {"I": 0, "II": 24, "III": 96, "IV": 22, "V": 22}


def test_government_is_entry_eleven_of_group_one() -> None:
    for name in ("pemerintahan", "Jasa Pemerintahan", "pemda", "kelurahan"):
        found = sektor(name, OKT)
        assert found is not None
        assert (found.kelompok, found.nomor, found.status) == ("I", 11, "confirmed")


def test_names_lead_to_their_group() -> None:
    groups = {
        name: found.kelompok for name in ("pertanian", "angkutan", "transportasi", "konstruksi", "tambang") if (found := sektor(name, OKT))
    }
    assert groups == {"pertanian": "II", "angkutan": "IV", "transportasi": "IV", "konstruksi": "V", "tambang": "V"}
    assert sektor("pabrik baja", OKT) is None


def test_no_name_leads_to_two_entries() -> None:
    names = [name for one in load("sektor.yaml")["sektor"] for name in (one["nama"], *one["nama_lain"])]
    assert len(names) == len(set(names))


def test_before_the_annex_of_2019_only_government_is_recalled() -> None:
    found = sektor("pemda", Bulan(2019, 11))
    assert found is not None
    assert (found.kelompok, found.status) == ("I", "recalled")
    assert sektor("konstruksi", Bulan(2019, 11)) is None
    assert sektor("konstruksi", Bulan(2019, 12)) is not None
