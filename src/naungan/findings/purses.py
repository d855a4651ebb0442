"""Rules about purses: where what one carries ends and nobody goes on, and who is left behind when the payer changes with the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from naungan.acuan.rekening import keluarga_kategori
from naungan.budget.cover import next_end
from naungan.findings.make import Finding, Today, budget_step, finding

Row = Mapping[str, Any]
Office = tuple[str, str | None]


def end_findings(rows: list[dict[str, Any]], today: Today) -> list[Finding]:
    """Per unit the next month in which a purse ends; where all lie behind, the last one. Estimates stand in ``perkiraan``."""
    units: dict[Office, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        units[row["pemda"], row["unit"]].append(row)
    return [_end(mine, today) for _, mine in sorted(units.items(), key=lambda one: (one[0][0], one[0][1] or ""))]


def _end(rows: list[dict[str, Any]], today: Today) -> Finding:
    month = next_end((row["bulan"] for row in rows), today.bulan)
    mine = [row for row in rows if row["bulan"] == month]
    exact = [row["rupiah"] for row in mine if not row["perkiraan"]]
    estimate = sum(row["rupiah"] for row in mine if row["perkiraan"])
    dompet = "; ".join(dict.fromkeys(row["dompet"] for row in mine))
    said = {"bulan": month, "tahun": mine[0]["tahun"], "dompet": dompet, "perkiraan": estimate or None}
    step = budget_step(mine[0]["tahun"], today, mine[0]["pemda"])
    rupiah = sum(exact) if exact else None
    return finding("TEMUAN_DOMPET_BERAKHIR", mine[0], sum(row["orang"] for row in mine), "orang", rupiah, step, **said)


def change_findings(rows: list[dict[str, Any]], today: Today) -> list[Finding]:
    """Per unit the people whose old payer stops while no new one has money for them; and per old payer the money that stands twice,
    which is its own, so that it is named once however many units have gone."""
    left = [_left(mine, today) for mine in _by_office(rows, "tertinggal", "unit")]
    return left + [_twice(mine, today) for mine in _by_office(rows, "ganda", "unit_lama")]


def _by_office(rows: list[dict[str, Any]], arah: str, side: str) -> list[list[dict[str, Any]]]:
    units: dict[Office, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["arah"] == arah:
            units[row["pemda"], row[side]].append(row)
    return [mine for _, mine in sorted(units.items(), key=lambda one: (one[0][0], one[0][1] or ""))]


def _left(rows: list[dict[str, Any]], today: Today) -> Finding:
    rupiah = sum(row["kebutuhan_setahun"] for row in rows) or None
    estimate = sum(row["perkiraan_setahun"] for row in rows) or None
    return _change("TEMUAN_PEMBAYAR_TERTINGGAL", rows[0]["unit"], rows, rupiah, today, perkiraan=estimate)


def _twice(rows: list[dict[str, Any]], today: Today) -> Finding:
    families = {keluarga_kategori(row["kategori"]): row["pagu_lama_berikut"] for row in rows}
    return _change("TEMUAN_DIANGGARKAN_DUA_KALI", rows[0]["unit_lama"], rows, sum(families.values()), today)


def _change(kode: str, unit: str | None, rows: list[dict[str, Any]], rupiah: int | None, today: Today, **more: Any) -> Finding:
    pemda, tahun = rows[0]["pemda"], rows[0]["tahun"]
    said = {"tahun": tahun, "mulai": min(row["mulai"] for row in rows), **{side: _all(rows, side) for side in ("lama", "baru")}, **more}
    people, step = sum(row["orang"] for row in rows), budget_step(tahun, today, pemda)
    return finding(kode, {"pemda": pemda, "unit": unit}, people, "orang", rupiah, step, **said)


def _all(rows: list[dict[str, Any]], side: str) -> str:
    return "; ".join(dict.fromkeys(_who(row, side) for row in rows))


def _who(row: Mapping[str, Any], side: str) -> str:
    return row[f"unit_{side}"] or row[f"dana_{side}"] or row[f"pembayar_{side}"] or "-"
