"""A move between two accounts, in words: both purses before and after, who approves it, by which instrument, until when."""

from __future__ import annotations

from typing import Any

from naungan.budget.pergeseran import Pergeseran, Saku
from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.kernel.rupiah import rp
from naungan.told.words import label, say, unknown


def move_text(found: Pergeseran, names: dict[tuple[str, str], str]) -> str:
    """The answer of the command."""
    asked = found.diminta
    head = say("GESER_JUDUL", rupiah=rp(asked.rupiah), dari=asked.dari, ke=asked.ke, tahun=found.tahun)
    lines = [head, ""]
    for code, (before, after) in (("GESER_PEMBERI", found.pemberi), ("GESER_PENERIMA", found.penerima)):
        unit = names.get((asked.pemda, before.unit)) or before.unit
        lines += [say(code, unit=unit, rekening=before.kode, tahap=label("TAHAP", before.tahap)), *_sides(before, after), ""]
    return "\n".join([*lines, *_rule(found), *_warnings(found), say("GESER_DIMINTA")])


def move_document(found: Pergeseran) -> dict[str, Any]:
    """The same as values; what is not known is null."""
    rule = found.aturan
    return {
        "pemda": found.diminta.pemda, "tahun": found.tahun, "rupiah": found.diminta.rupiah,
        "pemberi": [vars(one) for one in found.pemberi], "penerima": [vars(one) for one in found.penerima],
        "pemberi_kurang": found.pemberi_kurang, "terlambat": found.terlambat,
        "aturan": None if rule is None else {**vars(rule), "tenggat": rule.tenggat.isoformat()},
    }  # fmt: skip


def _sides(before: Saku, after: Saku) -> list[str]:
    amounts = [(name, getattr(before, name), getattr(after, name)) for name in ("pagu", "tersedia", "kebutuhan", "kekurangan")]
    rows = [(say(f"GESER_{name.upper()}"), rp(one), rp(other)) for name, one, other in amounts]
    rows.append((say("GESER_TERCUKUPI"), _months(before), _months(after)))
    wide = max(len(name) for name, _, _ in rows)
    return [f"  {name:<{wide}}  {one:>22} → {other:>22}" for name, one, other in rows]


def _months(one: Saku) -> str:
    if one.seperseratus_bulan is None:
        return unknown()
    whole, part = divmod(one.seperseratus_bulan, 100)
    return say("GESER_BULAN", bulan=f"{whole},{part:02d}".rstrip("0").rstrip(",") if part else whole)


def _rule(found: Pergeseran) -> list[str]:
    rule = found.aturan
    if rule is None:
        return [say("GESER_TANPA_ATURAN", tahun=found.tahun)]
    status = label("STATUS_ATURAN", rule.status)
    said = say("GESER_ATURAN", jenis=say(f"GESER_JENIS_{rule.kode}"), penyetuju=rule.penyetuju, instrumen=rule.instrumen,
               tenggat=tanggal(rule.tenggat), dasar=rule.dasar, status=status)  # fmt: skip
    return [said, *([say("GESER_TERLAMBAT", tenggat=tanggal(rule.tenggat))] if found.terlambat else [])]


def _warnings(found: Pergeseran) -> list[str]:
    after = found.pemberi[1]
    if found.pemberi_kurang:
        return [sentence("PERGESERAN_PEMBERI_KURANG", {"rekening": after.kode, "kekurangan": rp(after.kekurangan)})]
    return [] if after.kekurangan is not None else [say("GESER_PEMBERI_TIDAK_DIKETAHUI", rekening=after.kode)]
