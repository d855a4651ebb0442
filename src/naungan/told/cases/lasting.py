"""Whether a budget line lasts, year by year: a table, the sum, and for how many people each year's line is enough."""

from __future__ import annotations

from naungan.budget.kecukupan import Kecukupan, Tahun
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan
from naungan.kernel.rupiah import rp
from naungan.told.lines import aligned
from naungan.told.words import number, unknown

_HEADS = ("TAHUN", "BULAN", "KEBUTUHAN", "PAGU", "SELISIH", "TERCUKUPI", "HABIS")


def lasting_text(plan: Kecukupan, orang: int, iuran: int, dari: Bulan, sampai: Bulan) -> str:
    """Of ``orang`` people at ``iuran`` rupiah a month between two months."""
    span = dari.nama if dari == sampai else sentence("LAW_MASA", {"dari": dari.nama, "sampai": sampai.nama})
    title = {"orang": number(orang), "iuran": rp(iuran), "masa": span, "sebulan": rp(orang * iuran)}
    rows = [tuple(sentence(f"KECUKUPAN_K_{name}") for name in _HEADS), *(_year(one) for one in plan.tahun)]
    total = {"kebutuhan": rp(plan.kebutuhan), "kekurangan": rp(plan.kekurangan)}
    return "\n".join(
        [
            sentence("KECUKUPAN_JUDUL", title), "", *aligned(rows, right=range(len(_HEADS))), "", sentence("KECUKUPAN_JUMLAH", total),
            *(_people(one, orang) for one in plan.tahun),
        ]
    )  # fmt: skip


def _year(one: Tahun) -> tuple[str, ...]:
    return (str(one.tahun), str(one.bulan), rp(one.kebutuhan), rp(one.pagu), rp(one.selisih), *_lasts(one))


def _lasts(one: Tahun) -> tuple[str, str]:
    """Months covered and the month the line runs out."""
    if one.seperseratus_bulan is None:
        return unknown(), unknown()
    whole, hundredths = divmod(one.seperseratus_bulan, 100)
    return sentence("KECUKUPAN_BULAN", {"bulan": f"{whole},{hundredths:02d}"}), one.habis_pada.nama if one.habis_pada else "-"


def _people(one: Tahun, orang: int) -> str:
    if one.orang_tercukupi is None:
        return sentence("KECUKUPAN_TANPA_PAGU", {"tahun": one.tahun})
    enough = number(min(one.orang_tercukupi, orang))
    return sentence("KECUKUPAN_ORANG", {"tahun": one.tahun, "cukup": enough, "orang": number(orang), "bulan": one.bulan})
