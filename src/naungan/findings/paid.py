"""Rules about payments: made for whom nobody should pay, not arrived, received from nowhere, waiting too long, and what is past due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from naungan.acuan.anggaran import choice
from naungan.budget.sums import known_sum
from naungan.findings.make import Finding, Today, finding, next_due
from naungan.kernel.period import Bulan
from naungan.reconciliation.words import LEBIH_BAYAR, Beda, Dasar, Jenis, Pasangan, Umur

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = dict[str, Any]
Place = tuple[str, str | None]
RELATIONS = ("overpayment", "reconciliation", "suspense", "arrears_age")


def paid_findings(engine: Engine, found: Mapping[str, ir.Table], today: Today) -> list[Finding]:
    """``found`` holds ``RELATIONS``; persons are counted on the engine."""
    over = found["overpayment"].group_by(["pemda", "unit", "sebab"])
    sums = engine.rows(over.aggregate(jumlah=found["overpayment"].count(), rupiah=found["overpayment"].rupiah.sum()))
    return [
        *_overpaid(sums, today),
        *_on_the_way(engine.rows(found["reconciliation"]), today),
        *_waiting(engine.rows(found["suspense"]), today),
        *_aged(engine.rows(found["arrears_age"]), today),
    ]


def _overpaid(rows: list[Row], today: Today) -> list[Finding]:
    """Billed twice, and paid for who had gone, apart: per office, the gone by cause in the sentence."""
    made = []
    for (pemda, unit), mine in _by_place(rows).items():
        place, step = {"pemda": pemda, "unit": unit}, next_due("LANGKAH_KLARIFIKASI", today)
        twice = [row for row in mine if row["sebab"] == Beda.DITAGIH_DUA_KALI]
        gone = [row for row in mine if row["sebab"] != Beda.DITAGIH_DUA_KALI]
        for kode, group in (("TEMUAN_DIBAYAR_DUA_KALI", twice), ("TEMUAN_DIBAYAR_SUDAH_PERGI", gone)):
            counts: dict[str, Any] = {name: sum(row["jumlah"] for row in group if row["sebab"] == name) for name in LEBIH_BAYAR[1:]}
            if group:
                rupiah = known_sum(row["rupiah"] for row in group)
                made.append(finding(kode, place, sum(row["jumlah"] for row in group), "baris", rupiah, step, **counts))
    return made


def _on_the_way(rows: list[Row], today: Today) -> list[Finding]:
    """What left the treasury and has not arrived once the month is due, and what arrived and left from nowhere; both sides known."""
    late = [row for row in rows if row["sp2d_terima"] == Pasangan.KURANG and row["jatuh_tempo"] and row["jatuh_tempo"] < today.posisi]
    more = [row for row in rows if row["sp2d_terima"] == Pasangan.LEBIH]
    kinds = (("TEMUAN_UANG_BELUM_SAMPAI", late, "LANGKAH_TELUSURI_UANG"), ("TEMUAN_DITERIMA_TANPA_SP2D", more, "LANGKAH_CARI_SP2D"))
    return [
        finding(kode, {"pemda": pemda, "unit": unit}, len(mine), "bulan", sum(abs(row["sp2d"] - row["diterima"]) for row in mine),
                next_due(step, today), npp=", ".join(sorted({row["npp"] for row in mine})))
        for kode, group, step in kinds
        for (pemda, unit), mine in _by_place(group).items()
    ]  # fmt: skip


def _waiting(rows: list[Row], today: Today) -> list[Finding]:
    """Payments that have waited longer than they should; those whose date nobody knows are counted with them."""
    most = choice("umur_suspens", Bulan.parse(today.bulan))
    old: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["umur_hari"] is None or row["umur_hari"] > most:
            old[row["pemda"]].append(row)
    made = []
    for pemda, mine in sorted(old.items()):
        # An SP2D and its receipt are the same money: the two are told, and never added.
        sides = {jenis: [row for row in mine if row["jenis"] == jenis] for jenis in Jenis}
        sums = {jenis: known_sum(row["rupiah"] for row in group) for jenis, group in sides.items()}
        rupiah = max((one for one in sums.values() if one is not None), default=None)
        params: dict[str, Any] = {"sp2d": len(sides[Jenis.SP2D]), "bukti": len(sides[Jenis.TERIMA]), "hari": most}
        made.append(finding("TEMUAN_BELUM_DIALOKASIKAN", {"pemda": pemda, "unit": None}, len(mine), "pembayaran", rupiah,
                            next_due("LANGKAH_ALOKASIKAN", today), **params))  # fmt: skip
    return made


def _aged(rows: list[Row], today: Today) -> list[Finding]:
    """Bills past due of which no receipt was read, per office of the NPP, by age."""
    made = []
    for (pemda, unit), mine in _by_place([row for row in rows if row["dasar"] == Dasar.BUKTI]).items():
        params: dict[str, Any] = {"npp": ", ".join(sorted({row["npp"] for row in mine}))}
        params["lama"] = sum(row["bulan"] for row in mine if row["umur"] not in (Umur.SATU, Umur.DUA_TIGA))
        rupiah, months = known_sum(row["rupiah"] for row in mine), sum(row["bulan"] for row in mine)
        step = next_due("LANGKAH_BAYAR", today)
        made.append(finding("TEMUAN_TAGIHAN_LEWAT_TEMPO", {"pemda": pemda, "unit": unit}, months, "bulan", rupiah, step, **params))
    return made


def _by_place(rows: list[Row]) -> dict[Place, list[Row]]:
    found: dict[Place, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (one["pemda"], one["unit"] or "")):
        found[row["pemda"], row["unit"]].append(row)
    return found
