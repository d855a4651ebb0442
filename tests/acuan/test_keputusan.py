"""The decree of each fiscal year: one after the other without a gap, each with its source; an account names that of its year."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from naungan.acuan.loading import load
from naungan.acuan.rekening import keputusan
from naungan.told.adequacy import decree


def test_the_decrees_follow_one_another_without_gap_or_overlap() -> None:
    every = load("rekening.yaml")["keputusan"]
    assert all(one["sampai"] + 1 == other["dari"] for one, other in pairwise(every)) and every[-1]["sampai"] is None
    assert all(one["sumber"] and one["status"] in ("confirmed", "recalled", "unknown") for one in every)


def test_an_account_names_the_decree_of_its_year() -> None:
    found = keputusan(2026)
    assert found is not None and (found.nomor, found.tanggal) == ("Kepmendagri 900.1-2850/2025", dt.date(2025, 7, 31))
    assert [one and one.nomor.split()[-1] for one in map(keputusan, (2021, 2023, 2027, 2031))] == [
        None, "050-5889/2021", "900.1-861/2026", "900.1-861/2026",
    ]  # fmt: skip
    assert decree(2026) == "Kepmendagri 900.1-2850/2025 (diingat)" and decree(2021) == "tidak tersedia"
