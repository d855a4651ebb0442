"""Reliefs as people read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.law.words import certainty, words
from naungan.regulasi.keringanan.muat import DIBAYAR, SEKTOR, Keringanan, uraian_syarat


def relief_letter(found: Sequence[Keringanan]) -> str:
    """The reliefs as text, one paragraph each."""
    return "\n\n".join("\n".join(_paragraph(one)) for one in found)


def factors(one: Keringanan) -> str:
    """What is left of each contribution."""
    return ", ".join(f"{program.upper()} {above}/{below}" for program, (above, below) in one.program.items())


def beneficiaries(one: Keringanan) -> str:
    """Which sectors and payers."""
    without = [sektor for sektor in SEKTOR if sektor not in one.sektor]
    sectors = sentence("RINGAN_SEKTOR_KECUALI", {"sektor": _listed(without)}) if without else sentence("RINGAN_SEMUA_SEKTOR")
    if len(one.sektor) < len(without):
        sectors = sentence("RINGAN_SEKTOR", {"sektor": _listed(one.sektor)})
    anybody = set(one.dibayar) == set(DIBAYAR)
    return f"{sectors}; " + (sentence("RINGAN_SIAPA_PUN") if anybody else sentence("RINGAN_DIBAYAR", {"siapa": _listed(one.dibayar)}))


def conditions(one: Keringanan) -> str:
    """What must be fulfilled and what takes the relief away; empty where nothing is."""
    found = [uraian_syarat(one.syarat)] if one.syarat else []
    return "; ".join([*found, *([sentence("RINGAN_GUGUR", {"syarat": uraian_syarat(one.kecuali)})] if one.kecuali else [])])


def _paragraph(one: Keringanan) -> Iterator[str]:
    span = {"dari": one.dari.nama, "sampai": one.sampai.nama}
    yield sentence("RINGAN_JUDUL", {"kode": one.kode, "segmen": one.segmen, **span, "bagian": factors(one)})
    yield "    " + sentence("RINGAN_BAGI", {"siapa": beneficiaries(one)})
    if conditions(one):
        yield "    " + sentence("RINGAN_SYARAT", {"syarat": conditions(one)})
    enacted = sentence("HUKUM_DIUNDANGKAN", {"tanggal": tanggal(one.diundangkan)})
    yield f"    {one.dasar.aturan} {one.dasar.pasal}; {certainty(one.status, one.sandaran)}; {enacted}"
    if details(one):
        yield "    " + sentence("RINGAN_JUGA", {"isi": details(one)})
    yield f"    {one.catatan}"


def details(one: Keringanan) -> str:
    """What else the regulation says: due day, penalty, last day to settle, deferral of JP; empty where it says nothing."""
    return "; ".join(sentence(f"RINGAN_{name.upper()}", _PARAMETERS[name](value)) for name, value in one.rincian.items())


def _deferral(rule: dict[str, Any]) -> dict[str, object]:
    above, below = rule["dibayar_paling_sedikit"]
    span = {"dari": tanggal(rule["dilunasi_dari"]), "sampai": tanggal(rule["dilunasi_sampai"])}
    return {"syarat": rule["syarat"], "bagian": f"{above}/{below}", **span}


# What the sentence of a detail is filled with.
_PARAMETERS: dict[str, Callable[[Any], dict[str, object]]] = {
    "jatuh_tempo": lambda due: {"hari": due["hari"], "libur": due["libur"]},
    "denda": lambda rate: {"tarif": words(rate, "per_juta")},
    "dilunasi_sampai": lambda day: {"tanggal": tanggal(day)},
    "lebih_bayar": lambda rule: {"aturan": rule},
    "tunggakan_sebelumnya": lambda rule: {"aturan": rule},
    "jp_ditunda": _deferral,
}


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(code.upper() if code in ("apbd", "apbn") else code.replace("_", " ") for code in codes)
