"""A move between two accounts, in words: both purses before and after, who approves it, by which instrument, until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from naungan.budget.pergeseran import Pergeseran, Saku
from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.kernel.rupiah import rp
from naungan.told.words import label, say, unknown

_AMOUNTS = ("pagu", "tersedia", "kebutuhan", "perkiraan", "kekurangan", "kebutuhan_setahun", "kekurangan_setahun")
# Shown only where there is any.
_IF_KNOWN = ("perkiraan", "kebutuhan_setahun", "kekurangan_setahun")
_DATED = ("langkah", "urutan", "usulan", "usulan_status", "usulan_sumber", "penetapan", "penetapan_status", "penetapan_sumber")


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
        "pemberi_kurang": found.pemberi_kurang, "pemberi_kurang_setahun": found.pemberi_kurang_setahun, "terlambat": found.terlambat,
        "aturan": None if rule is None else vars(rule),
        "langkah": None if found.langkah is None else {name: _value(found.langkah[name]) for name in _DATED},
    }  # fmt: skip


def _sides(before: Saku, after: Saku) -> list[str]:
    shown = [name for name in _AMOUNTS if name not in _IF_KNOWN or getattr(before, name) or getattr(after, name)]
    amounts = [(name, getattr(before, name), getattr(after, name)) for name in shown]
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
               dasar=rule.dasar, status=status)  # fmt: skip
    return [said, *(_step(found.langkah, found.terlambat) if found.langkah else [])]


def _step(step: Mapping[str, Any], late: bool) -> list[str]:
    """Until when it can be asked, and when it must be decided: both with who says so and how sure that is."""
    dates = {
        name: say("GESER_TANGGAL", tanggal=tanggal(step[name]), sumber=step[f"{name}_sumber"],
                  status=sentence(f"STATUS_TANGGAL_{step[f'{name}_status'].upper()}"))
        for name in ("usulan", "penetapan")
    }  # fmt: skip
    said = say("GESER_LANGKAH", **dates)
    return [said, *([say("GESER_TERLAMBAT", tenggat=tanggal(step["usulan"]))] if late else [])]


def _warnings(found: Pergeseran) -> list[str]:
    after = found.pemberi[1]
    said = []
    if found.pemberi_kurang:
        said.append(sentence("PERGESERAN_PEMBERI_KURANG", {"rekening": after.kode, "kekurangan": rp(after.kekurangan)}))
    elif found.pemberi_kurang_setahun:
        kurang = rp(after.kekurangan_setahun)
        said.append(sentence("PERGESERAN_PEMBERI_KURANG_SETAHUN", {"rekening": after.kode, "kekurangan": kurang, "tahun": found.tahun}))
    if found.perkiraan_terbuka:
        said.append(say("GESER_PEMBERI_PERKIRAAN", rekening=after.kode, perkiraan=rp(after.perkiraan)))
    if after.kekurangan is None:
        known = after.kekurangan_setahun is not None
        said.append(say("GESER_PEMBERI_SETAHUN" if known else "GESER_PEMBERI_TIDAK_DIKETAHUI", rekening=after.kode))
    return said


def _value(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
