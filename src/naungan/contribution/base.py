"""The base of a contribution as it is asked: amounts in sen, or a Refusal that names the field and what is wrong with it."""

from __future__ import annotations

from decimal import Decimal

from naungan.contribution.request import Request
from naungan.kernel.errors import Refusal
from naungan.kernel.rupiah import half_up, rp
from naungan.regulasi import SEN, UPAH_TERBESAR, buku

# Graduated products stay below 2**62 up to this contract value.
NILAI_TERBESAR = 10_000_000_000_000
# By the key of ``IURAN``: the field of the request that holds the base.
ISIAN = {"PU": "upah", "BPU": "penghasilan", "JAKON": "nilai_kontrak", "JAKON_UPAH": "upah_total"}
_MOST = {"PU": UPAH_TERBESAR, "BPU": UPAH_TERBESAR, "JAKON": NILAI_TERBESAR, "JAKON_UPAH": 1_000_000_000_000}


def base_sen(hukum: str, amount: Decimal | None) -> int:
    """An amount in sen; ``hukum`` is a key of ``IURAN``."""
    isian = ISIAN[hukum]
    if amount is None:
        raise Refusal("IURAN_DASAR_TIDAK_ADA", segmen=hukum.partition("_")[0], isian=isian)
    sen = _whole(amount * SEN, isian)
    # The lowest band of the self-employed begins at nothing; a wage or a contract of nothing is none.
    if amount > _MOST[hukum] or (hukum != "BPU" and amount == 0):
        raise Refusal("IURAN_DASAR_DI_LUAR_BATAS", isian=isian, paling_banyak=rp(_MOST[hukum]))
    return sen


def project_sen(asked: Request) -> tuple[str, int]:
    """Of a project: by which law it is assessed, and its base in sen. Wages, when they are known, go before the contract value."""
    if (asked.nilai_kontrak is None) == (asked.upah_total is None):
        raise Refusal("IURAN_JAKON_DASAR")
    if asked.upah_total is not None:
        if asked.ppn_termasuk:
            raise Refusal("IURAN_JAKON_PPN_UPAH")
        return "JAKON_UPAH", base_sen("JAKON_UPAH", asked.upah_total)
    whole = base_sen("JAKON", asked.nilai_kontrak)
    if not asked.ppn_termasuk:
        return "JAKON", whole
    return "JAKON", half_up(whole * 1_000_000, int(buku().entry("ppn_jakon", asked.bulan, asked.diketahui).nilai))


def paid_rupiah(asked: Request) -> int:
    """What is paid already of a project, in whole rupiah."""
    return _whole(asked.sudah_dibayar or Decimal(0), "sudah_dibayar")


def _whole(amount: Decimal, isian: str) -> int:
    if not amount.is_finite() or amount < 0 or amount != amount.to_integral_value():
        raise Refusal("IURAN_DASAR_SALAH", isian=isian)
    return int(amount)
