"""The tax within a contract value: what was asked and by what it was divided, as steps before those of the law."""

from __future__ import annotations

from naungan.contribution.case import Case
from naungan.law import Step
from naungan.regulasi import buku


def vat_steps(case: Case) -> list[Step]:
    """The gross value and its divisor; nothing where the value was asked without tax."""
    if not case.kotor_sen:
        return []
    series, entry = buku().series["ppn_jakon"], buku().entry("ppn_jakon", case.bulan, case.diketahui)
    return [
        Step("nilai_kontrak_kotor_sen", "kolom", case.kotor_sen, "sen", "Nilai kontrak termasuk PPN"),
        Step(
            "ppn_jakon", "nilai", entry.nilai, series.satuan, series.nama["id"],
            entry.dasar.aturan, entry.dasar.pasal, entry.status, entry.catatan, entry.sandaran,
        ),
    ]  # fmt: skip
