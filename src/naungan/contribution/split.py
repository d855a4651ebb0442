"""Whether the contributions of a case can be shared out between the funds of JKK, JKM and JKP."""

from __future__ import annotations

from naungan.contribution.case import Case
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.law import Step
from naungan.regulasi import REKOMPOSISI, buku
from naungan.regulasi.keringanan import Keringanan

BULAN_JKP = Bulan(2021, 2)


def may_split(case: Case) -> None:
    """Refusal for those outside JKP: other segments, local governments, months before it."""
    if case.segmen != "PU" or case.sektor == "pemerintahan":
        raise Refusal("IURAN_JKP")
    if case.bulan < BULAN_JKP:
        raise Refusal("IURAN_JKP_BELUM", bulan=case.bulan.nama)


def check_split(case: Case, steps: dict[str, Step], given: Keringanan | None) -> None:
    """Refusal when a value of the split is not known: an unknown blocks the amount that needs it."""
    if given:
        raise Refusal("IURAN_JKP_KERINGANAN", aturan=given.dasar.aturan)
    for name in buku().order(REKOMPOSISI.values(), case.bulan, case.diketahui):
        if steps[name].status == "unknown":
            raise Refusal("IURAN_NILAI_TIDAK_DIKETAHUI", nama=steps[name].uraian, bulan=case.bulan.nama, catatan=steps[name].catatan or "")
