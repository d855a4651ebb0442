"""Who carries which months of whom: runs of equal months of each purse, where one ends, and who pays in the next year."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from naungan.acuan.dompet import kinds
from naungan.budget.purse_tables import JENIS
from naungan.kernel.period import Bulan
from naungan.told.material import Material, Row
from naungan.told.table import Table, columns
from naungan.told.words import label, office, say

_GROUP = ("wilayah", "unit_nama", "kategori", "segmen", "dasar_iuran")
_COVER = columns(
    *_GROUP, "jenis_dompet", "dompet", "dana", "pembayar_dompet", "bagian_dompet", "dari_bulan", "sampai_bulan", "orang", "rupiah_sebulan",
    "rupiah", "boleh_dompet",
    bagian_dompet="percent", dari_bulan="month", sampai_bulan="month", orang="count", rupiah_sebulan="rupiah", rupiah="rupiah",
)  # fmt: skip
_END = columns(
    *_GROUP, "berakhir_pada", "orang", "rupiah", "dompet", "sebab_berakhir", "kurang_dompet",
    berakhir_pada="month", orang="count", rupiah="rupiah", kurang_dompet="rupiah",
)  # fmt: skip
_CHANGE = columns(
    "wilayah", "unit_nama", "kategori", "segmen", "mulai_bulan", "bayar_lama", "bayar_baru", "orang", "kebutuhan_setahun",
    "perkiraan_setahun", "pagu_lama", "pagu_lama_berikut", "pagu_baru", "arah",
    mulai_bulan="month", orang="count",
    **dict.fromkeys(("kebutuhan_setahun", "perkiraan_setahun", "pagu_lama", "pagu_lama_berikut", "pagu_baru"), "rupiah"),
)  # fmt: skip
# Months of one kind and purse that are alike make one row.
_RUN = (
    "pemda", "unit", "kategori", "segmen", "perkiraan", "tahun", "jenis", "giliran", "pemda_pembayar", "unit_pembayar", "pembayar",
    "dompet", "dana", "bagian", "boleh",
)  # fmt: skip


def purse_cover(material: Material) -> Table:
    """Each shared or earmarked purse with the months it carries, and the months that nobody does."""
    rows = [row for row in material.purse_cover if row["orang"] or row["jenis"] == "kebutuhan"]
    alike = groupby(sorted(rows, key=_run), key=_run)
    return Table("DOMPET", _COVER, [_spell(material, months) for _, mine in alike for months in _runs(list(mine))])


def purse_end(material: Material) -> Table:
    """Where what a purse carries ends and nobody goes on."""
    rows = [
        {**row, **_group(material, row), "berakhir_pada": row["bulan"], "sebab_berakhir": label("SEBAB_DOMPET", row["sebab"]),
         "kurang_dompet": say("TIDAK_BERLAKU") if row["kurang"] is None else row["kurang"]}
        for row in material.purse_end
    ]  # fmt: skip
    return Table("DOMPET_BERAKHIR", _END, rows)


def payer_change(material: Material) -> Table:
    """Who pays for whom this year and next."""
    rows = [
        {**row, **_group(material, row), "mulai_bulan": row["mulai"], "arah": label("ARAH_PEMBAYAR", row["arah"]),
         "bayar_lama": _payer(material, row, "lama"), "bayar_baru": _payer(material, row, "baru")}
        for row in material.payer_change
    ]  # fmt: skip
    return Table("PINDAH_PEMBAYAR", _CHANGE, rows)


def _run(row: Row) -> tuple[str, ...]:
    """What is equal in the months of one row; what is needed comes before what is carried and what is open."""
    place = {"jenis": str(JENIS.index(row["jenis"])), "giliran": f"{row['giliran'] or '':>6}"}
    return tuple(place.get(name, "" if row[name] is None else str(row[name])) for name in _RUN)


def _runs(rows: list[Row]) -> list[list[Row]]:
    """Months that follow each other with the same people and rupiah."""
    found: list[list[Row]] = []
    for row in sorted(rows, key=lambda one: str(one["bulan"])):
        last = found[-1][-1] if found else None
        if last and _next(last["bulan"]) == row["bulan"] and (last["orang"], last["rupiah"]) == (row["orang"], row["rupiah"]):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _next(bulan: str) -> str:
    return str(Bulan.parse(bulan).plus(1))


def _spell(material: Material, months: list[Row]) -> Row:
    first = months[0]
    named = {one.kode: one.nama for one in kinds()}
    carried = first["jenis"] == "ditanggung"
    return {
        **_group(material, first), "jenis_dompet": label("JENIS_DOMPET", first["jenis"]),
        "dompet": named.get(first["dompet"], first["dompet"] or "") if carried else "", "dana": first["dana"] or "",
        "pembayar_dompet": _names(material, first["pemda_pembayar"], first["unit_pembayar"]) if carried else "",
        "bagian_dompet": (1 if first["bagian"] is None else first["bagian"] / 1000) if carried else say("TIDAK_BERLAKU"),
        "dari_bulan": first["bulan"], "sampai_bulan": months[-1]["bulan"], "orang": first["orang"], "rupiah_sebulan": first["rupiah"],
        "rupiah": sum(row["rupiah"] for row in months), "boleh_dompet": label("BOLEH", first["boleh"]) if carried else "",
    }  # fmt: skip


def _group(material: Material, row: Row) -> dict[str, Any]:
    return {
        "wilayah": office(row["pemda"]), "unit_nama": _unit(material, row["pemda"], row["unit"]),
        "kategori": label("KATEGORI", row["kategori"]), "segmen": label("SEGMEN", row["segmen"]),
        "dasar_iuran": say("IURAN_PERKIRAAN" if row.get("perkiraan") else "IURAN_PASTI"),
    }  # fmt: skip


def _payer(material: Material, row: Row, side: str) -> str:
    if row[f"pembayar_{side}"] is None:
        return say("TANPA_PEMBAYAR")
    named = _unit(material, row["pemda"], row[f"unit_{side}"])
    return f"{named} ({row[f'dana_{side}'] or label('PEMBAYAR', row[f'pembayar_{side}'])})"


def _names(material: Material, pemda: str | None, unit: str | None) -> str:
    return ", ".join(part for part in (office(pemda), _unit(material, pemda, unit) if unit else "") if part)


def _unit(material: Material, pemda: str | None, unit: str | None) -> str:
    return (material.unit_names.get((pemda or "", unit)) or unit) if unit else say("UNIT_TIDAK_DIKENAL")
