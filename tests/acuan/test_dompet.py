"""A purse is known by the words of its fund, else by its payer."""

from __future__ import annotations

import pytest

from naungan.acuan.dompet import kind_of


@pytest.mark.parametrize(
    ("dana", "pembayar", "kode"),
    [
        ("Dana Desa (DD)", "desa", "dana_desa"), ("Alokasi Dana Desa", "desa", "add"), ("Alokasi Dana Desa (ADD) 2026", "desa", "add"),
        (None, "desa", "apbdes"), ("APBDes", "desa", "apbdes"), ("DBH Kelapa Sawit", "pemda", "dbh_sawit"), ("DBH-CHT", "pemda", "dbhcht"),
        ("Dana Bagi Hasil Cukai Hasil Tembakau", "pemda", "dbhcht"), ("Dana BOS Reguler", "pemda", "bos"), ("DAU", "pemda", "apbd"),
        ("TJSL Bank Lampung", "lain", "csr"), (None, "provinsi", "provinsi"), (None, "asn", "sertakan"), (None, "vendor", None),
    ],
)  # fmt: skip
def test_the_fund_goes_before_the_payer(dana: str | None, pembayar: str, kode: str | None) -> None:
    found = kind_of(dana, pembayar, 2026)
    assert (found and found.kode) == kode


def test_what_a_purse_may_carry_is_said_only_where_somebody_has_said_it() -> None:
    add, provinsi, csr = (kind_of(dana, pembayar, 2026) for dana, pembayar in (("ADD", "desa"), (None, "provinsi"), (None, "csr")))
    assert add and provinsi and csr
    assert (add.may_carry("perangkat_desa"), csr.may_carry("perangkat_desa"), provinsi.may_carry("perangkat_desa")) == (True, False, None)
    assert csr.may_carry(None) is None
