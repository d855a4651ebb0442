"""A paper cites only what is registered and in force on its day."""

from __future__ import annotations

import datetime as dt

import pytest

from naungan.acuan.loading import load
from naungan.acuan.peraturan import citable, in_force, in_full, mentions

JULI_2023, OKTOBER_2026 = dt.date(2023, 7, 27), dt.date(2026, 10, 29)


@pytest.mark.parametrize("nama", ["Permenaker 1/2025", "Permendagri 15/2024", "Inpres 8/2025", "PP 50/2025", "UU 3/2024"])
def test_what_came_later_is_not_cited_in_july_2023(nama: str) -> None:
    assert not in_force(nama, JULI_2023) and citable(f"{nama} ps. 1", JULI_2023) == ""
    assert citable(f"UU 24/2011 ps. 15; {nama} ps. 1", JULI_2023) == "UU 24/2011 ps. 15"


def test_what_has_ended_or_nobody_has_registered_is_not_cited() -> None:
    assert citable("PP 44/2015; Permendagri 27/2021", JULI_2023) == "PP 44/2015"
    assert citable("PP 44/2015; PP 999/2015", OKTOBER_2026) == "PP 44/2015"
    assert citable("Pilihan program ini", OKTOBER_2026) == "" == citable(None, OKTOBER_2026)


def test_a_part_that_names_two_needs_both() -> None:
    dasar = "PP 70/2015 jo. PP 66/2017; SE Mendagri 842.2/5193/SJ angka 2"
    assert citable(dasar, dt.date(2021, 9, 22)) == "PP 70/2015 jo. PP 66/2017"
    assert citable(dasar, dt.date(2021, 9, 23)) == dasar
    assert citable(dasar, dt.date(2016, 6, 1)) == ""


def test_the_form_of_a_list_of_legal_bases() -> None:
    said = in_full(["Inpres 2/2021", "Permenaker 1/2025", "SE Mendagri 842.2/5193/SJ"], JULI_2023)
    assert said == [
        "Instruksi Presiden Nomor 2 Tahun 2021 tentang Optimalisasi Pelaksanaan Program Jaminan Sosial Ketenagakerjaan",
        "Surat Edaran Menteri Dalam Negeri Nomor 842.2/5193/SJ tanggal 23 September 2021 tentang Implementasi Program Jaminan Sosial "
        "Ketenagakerjaan di Pemerintah Daerah",
    ]


def test_every_regulation_that_a_finding_rests_on_is_registered() -> None:
    registered = load("peraturan.yaml")["peraturan"]
    named = {nama for row in load("temuan.yaml")["temuan"].values() for nama in mentions(row["dasar"])}
    assert len(named) > 10 and named <= set(registered)
    assert [nama for nama in registered if mentions(nama) != [nama]] == []
