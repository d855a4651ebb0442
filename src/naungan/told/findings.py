"""A finding as it is said: whose it is, what is wrong, the step still open and its deadline; gravest and dearest first."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from naungan.acuan.siklus import step_codes
from naungan.findings.tables import Tingkat
from naungan.told.material import Material, Row
from naungan.told.table import Table, columns
from naungan.told.words import day, label, office, parameters, said, said_remedy, say

RANK: dict[str, int] = {one: place for place, one in enumerate(Tingkat)}
_COLUMNS = columns(
    "wilayah", "unit_nama", "tingkat_temuan", "temuan", "jumlah", "satuan", "rupiah", "langkah", "tenggat", "dasar", "kode_temuan",
    tingkat_temuan="mark:TINGKAT_TEMUAN", jumlah="count", rupiah="rupiah",
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One finding in words; ``rupiah`` is None where nobody knows the amount. ``pemda`` and ``unit`` are codes."""

    pemda: str
    unit: str | None
    wilayah: str
    unit_nama: str
    tingkat_temuan: str
    temuan: str
    jumlah: int | None
    satuan: str
    rupiah: int | None
    langkah: str
    tenggat: str
    dasar: str
    kode_temuan: str


def findings(material: Material) -> Table:
    """All of them, the gravest and dearest first, each with the step that is still open."""
    return Table("TEMUAN", _COLUMNS, [vars(finding(row)) for row in sorted(material.finding, key=gravest)])


def finding(row: Row) -> Finding:
    """A row of FINDING in words."""
    return Finding(
        pemda=row["pemda"],
        unit=row["unit"],
        wilayah=office(row["pemda"]),
        unit_nama=row["unit_nama"] or row["unit"] or say("SELURUH_PEMDA"),
        tingkat_temuan=row["tingkat"],
        temuan=_sentence(row),
        jumlah=row["jumlah"],
        satuan=row["satuan"] or "",
        rupiah=row["rupiah"],
        langkah=_step(row),
        tenggat=day(row["tenggat"]) if row["tenggat"] else say("TANPA_TENGGAT"),
        dasar=row["dasar"] or say("TIDAK_TERSEDIA"),
        kode_temuan=row["kode"],
    )


def gravest(row: Row) -> tuple[object, ...]:
    """The order of findings: gravest first, then dearest."""
    return (RANK.get(row["tingkat"], 9), -(row["rupiah"] or 0), row["pemda"], row["kode"], row["unit"] or "")


def _sentence(row: Row) -> str:
    """What is wrong, the estimate that stands apart from the exact amount, and the files in which the missing may lie."""
    known = parameters(row["params"])
    apart = [say("TEMUAN_PERKIRAAN", rupiah=f"Rp{known['perkiraan']}")] if known.get("perkiraan") else []
    unread = [say("TEMUAN_BELUM_DIBACA", berkas=known["berkas_belum_dibaca"])] if known.get("berkas_belum_dibaca") else []
    return " ".join([said(row["kode"], row["params"]), *apart, *unread])


def _dates(row: Row) -> str:
    """Until when a request can be brought in, and when the step ends, each with who says so; empty where the step is none of the budget."""
    known = json.loads(row["params"] or "{}")
    if row["langkah"] not in step_codes() or "usul_sampai" not in known:
        return ""
    source = known["usul_sumber"] if known["usul_sumber"] == known["tetap_sumber"] else None
    asked, ends = (_dated(known, name, with_source=source is None) for name in ("usul", "tetap"))
    if source is None:
        return say("LANGKAH_DUA_TANGGAL", usulan=asked, penetapan=ends)
    return say("LANGKAH_SATU_SUMBER", usulan=asked, penetapan=ends, sumber=source)


def _dated(known: dict[str, str], name: str, *, with_source: bool) -> str:
    hari, status = dt.date.fromisoformat(known[f"{name}_sampai"]), label("STATUS_TANGGAL", known[f"{name}_status"])
    if not with_source:
        return say("TANGGAL_BERSTATUS", tanggal=day(hari), status=status)
    return say("TANGGAL_BERSUMBER", tanggal=day(hari), status=status, sumber=known[f"{name}_sumber"])


def _step(row: Row) -> str:
    """The step open on the position date, and what the finding itself asks for; a step that says how it is done stands alone."""
    step = said(row["langkah"], row["params"]).rstrip(".") + "." if row["langkah"] else ""
    more = said_remedy(row["langkah"], row["params"]) if row["langkah"] else ""
    return " ".join(part for part in (step, _dates(row), more or said_remedy(row["kode"], row["params"])) if part) or say("TIDAK_TERSEDIA")
