"""Reliefs as people read them: by their code or the regulation they stand in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from naungan.kernel.period import Bulan, tanggal
from naungan.law.words import certainty, words
from naungan.regulasi.keringanan.muat import DIBAYAR, SEKTOR, Keringanan, daftar_keringanan, uraian_syarat

SEMUA = "keringanan"


def cari_keringanan(asked: str, known: dt.date | None = None) -> tuple[Keringanan, ...]:
    """The reliefs that a name means: all (``keringanan``), one by its code, or those of a regulation (``pp50-2025``)."""
    name = asked.strip().lower().replace("_", "-").replace(" ", "-").replace("/", "-").replace("pp-", "pp")
    found = daftar_keringanan(known)
    return found if name == SEMUA else tuple(one for one in found if one.kode == name or one.kode.startswith(f"{name}-"))


def in_month(found: Iterable[Keringanan], day: dt.date) -> tuple[Keringanan, ...]:
    """Those that hold for the month of contribution in which a day lies."""
    return tuple(one for one in found if one.dari <= Bulan.of(day) <= one.sampai)


def relief_document(one: Keringanan) -> dict[str, Any]:
    """A relief as plain values."""
    return {
        "kode": one.kode, "dari": str(one.dari), "sampai": str(one.sampai), "segmen": one.segmen,
        "program": {program: f"{above}/{below}" for program, (above, below) in one.program.items()},
        "sektor": list(one.sektor), "dibayar": list(one.dibayar), "syarat": one.syarat, "kecuali": one.kecuali,
        "aturan": one.dasar.aturan, "pasal": one.dasar.pasal, "diundangkan": one.diundangkan.isoformat(), "status": one.status,
        "sandaran": one.sandaran,
        "rincian": _plain(one.rincian), "catatan": one.catatan,
    }  # fmt: skip


def relief_letter(found: Sequence[Keringanan]) -> str:
    """The reliefs as text, one paragraph each."""
    return "\n\n".join("\n".join(_paragraph(one)) for one in found)


def factors(one: Keringanan) -> str:
    """What is left of each contribution."""
    return ", ".join(f"{program.upper()} {above}/{below}" for program, (above, below) in one.program.items())


def beneficiaries(one: Keringanan) -> str:
    """Which sectors and payers."""
    without = [sektor for sektor in SEKTOR if sektor not in one.sektor]
    sectors = "semua sektor" + (f" kecuali {_listed(without)}" if without else "")
    if len(one.sektor) < len(without):
        sectors = "sektor " + _listed(one.sektor)
    return f"{sectors}; " + ("siapa pun yang membayar" if set(one.dibayar) == set(DIBAYAR) else f"dibayar {_listed(one.dibayar)}")


def conditions(one: Keringanan) -> str:
    """What must be fulfilled and what takes the relief away; empty where nothing is."""
    found = [uraian_syarat(one.syarat)] if one.syarat else []
    return "; ".join([*found, *([f"gugur bila: {uraian_syarat(one.kecuali)}"] if one.kecuali else [])])


def _paragraph(one: Keringanan) -> Iterator[str]:
    yield f"{one.kode}: iuran {one.segmen} bulan {one.dari.nama} sampai {one.sampai.nama} menjadi {factors(one)}"
    yield f"    Bagi: {beneficiaries(one)}"
    if conditions(one):
        yield f"    Syarat: {conditions(one)}"
    yield f"    {one.dasar.aturan} {one.dasar.pasal}; {certainty(one.status, one.sandaran)}; diundangkan {tanggal(one.diundangkan)}"
    if details(one):
        yield f"    Juga: {details(one)}"
    yield f"    {one.catatan}"


def details(one: Keringanan) -> str:
    """What else the regulation says: due day, penalty, last day to settle, deferral of JP; empty where it says nothing."""
    told = {
        "jatuh_tempo": lambda due: f"jatuh tempo tanggal {due['hari']}, bila libur {due['libur']}",
        "denda": lambda rate: f"denda {words(rate, 'per_juta')} sebulan (bukan bagi penyelenggara negara)",
        "dilunasi_sampai": lambda day: f"dilunasi paling lambat {tanggal(day)}",
        "lebih_bayar": lambda rule: f"lebih bayar {rule}",
        "tunggakan_sebelumnya": lambda rule: f"tunggakan sebelumnya {rule}",
        "jp_ditunda": _deferral,
    }
    return "; ".join(told[name](value) for name, value in one.rincian.items())


def _deferral(rule: dict[str, Any]) -> str:
    above, below = rule["dibayar_paling_sedikit"]
    settled = f"{tanggal(rule['dilunasi_dari'])} sampai {tanggal(rule['dilunasi_sampai'])}"
    return f"JP {rule['syarat']} dibayar paling sedikit {above}/{below}, sisanya dilunasi {settled}"


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(code.upper() if code in ("apbd", "apbn") else code.replace("_", " ") for code in codes)


def _plain(value: Any) -> Any:
    """Days as ISO text, however deep."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value.isoformat() if isinstance(value, dt.date) else value
