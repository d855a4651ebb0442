"""The base of a contribution as it is asked on the command line: amounts in sen, or a Refusal that says what is wrong with them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.kernel.rupiah import half_up, parse_rupiah, rp
from naungan.regulasi import SEN, UPAH_TERBESAR, buku

# Graduated products stay below 2**62 up to this contract value.
NILAI_TERBESAR = 10_000_000_000_000
OPSI = {"PU": "--upah", "BPU": "--penghasilan", "JAKON": "--nilai-kontrak", "JAKON_UPAH": "--upah-total"}
_MOST = {"PU": UPAH_TERBESAR, "BPU": UPAH_TERBESAR, "JAKON": NILAI_TERBESAR, "JAKON_UPAH": 1_000_000_000_000}


def base_sen(hukum: str, text: str | None) -> int:
    """The amount of an option in sen; ``hukum`` is a key of ``IURAN``."""
    option = OPSI[hukum]
    if text is None:
        raise Refusal("IURAN_DASAR_TIDAK_ADA", segmen=hukum.partition("_")[0], opsi=option)
    try:
        amount = parse_rupiah(text)
    except ValueError:
        raise Refusal("IURAN_DASAR_SALAH", opsi=option) from None
    # The lowest band of the self-employed begins at nothing; a wage or a contract of nothing is none.
    if amount > _MOST[hukum] or (hukum != "BPU" and amount == 0):
        raise Refusal("IURAN_DASAR_DI_LUAR_BATAS", opsi=option, paling_banyak=rp(_MOST[hukum]))
    return int(amount * Decimal(SEN))


def project_sen(nilai: str | None, upah: str | None, *, ppn_termasuk: bool, bulan: Bulan, known: dt.date | None = None) -> tuple[str, int]:
    """Of a project: by which law it is assessed, and its base in sen. Wages, when they are known, go before the contract value."""
    if (nilai is None) == (upah is None):
        raise Refusal("IURAN_JAKON_DASAR")
    if upah is not None:
        if ppn_termasuk:
            raise Refusal("IURAN_JAKON_PPN_UPAH")
        return "JAKON_UPAH", base_sen("JAKON_UPAH", upah)
    whole = base_sen("JAKON", nilai)
    if not ppn_termasuk:
        return "JAKON", whole
    return "JAKON", half_up(whole * 1_000_000, int(buku().entry("ppn_jakon", bulan, known).nilai))


def paid_rupiah(text: str | None) -> int:
    """What is paid already of a project, in whole rupiah."""
    try:
        amount = parse_rupiah(text) if text is not None else Decimal(0)
    except ValueError:
        raise Refusal("IURAN_DASAR_SALAH", opsi="--sudah-dibayar") from None
    if amount != amount.to_integral_value():
        raise Refusal("IURAN_DASAR_SALAH", opsi="--sudah-dibayar")
    return int(amount)
