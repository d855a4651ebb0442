"""Series and formulas of the law as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from naungan.kernel.messages import sentence
from naungan.law.words import SATUAN, STATUS, certainty, words
from naungan.told.law.days import day, yearly


def series_letter(found: dict[str, Any]) -> str:
    """A series document as text: its head, then one paragraph per date, or the one asked for."""
    lines = [f"{found['kode']}: {found['nama']}", found["uraian"].strip(), "", *_facts(found), ""]
    for one in found.get("masa", [found]):
        lines += _entry(one, found["satuan"], found["pita"] or "")
    return "\n".join(lines)


def formula_letter(versions: Sequence[dict[str, Any]]) -> str:
    """The versions of a rule as text."""
    lines = [versions[0]["kode"]]
    for one in versions:
        until = day(one["sampai"]) if one["sampai"] else sentence("HUKUM_SEKARANG")
        lines += ["", sentence("HUKUM_MASA", {"mulai": day(one["mulai"]), "sampai": until, "pasal": one["pasal"]}), f"    {one['rumus']}"]
        lines.append("    " + sentence("HUKUM_HASIL", {"satuan": SATUAN[one["satuan"]], "memakai": ", ".join(one["memakai"])}))
        if one["status"] and one["status"] != "confirmed":
            lines.append("    " + sentence("HUKUM_ATURAN_STATUS", {"status": STATUS[one["status"]]}))
    return "\n".join(lines)


def _facts(found: dict[str, Any]) -> Iterator[str]:
    yield sentence("HUKUM_SATUAN", {"satuan": SATUAN[found["satuan"]], "diperiksa": day(found["diperiksa"])})
    if found["berganti"]:
        yield sentence("HUKUM_BERGANTI", {"tanggal": yearly(found["berganti"])})
    if found["pita"] or found["kunci"]:
        yield sentence("HUKUM_DIPILIH", {"menurut": found["pita"] or found["kunci"]})


def _entry(one: dict[str, Any], satuan: str, pita: str) -> Iterator[str]:
    if isinstance(one["nilai"], list):
        yield sentence("HUKUM_SEJAK", {"mulai": day(one["mulai"]), "nilai": ""}).rstrip()
        bound = "rupiah" if pita.endswith("_sen") else ""
        for lower, value in one["nilai"]:
            yield "    " + sentence("HUKUM_PITA", {"batas": words(lower, bound), "nilai": words(value, satuan)})
    else:
        ended = STATUS["unknown"] if one["status"] == "unknown" else sentence("HUKUM_BERAKHIR")
        yield sentence("HUKUM_SEJAK", {"mulai": day(one["mulai"]), "nilai": ended if one["nilai"] is None else words(one["nilai"], satuan)})
    enacted = [sentence("HUKUM_DIUNDANGKAN", {"tanggal": day(one["diundangkan"])})] if one["diundangkan"] else []
    yield "    " + "; ".join([f"{one['aturan']} {one['pasal']}", certainty(one["status"], one["sandaran"]), *enacted])
    if one["catatan"]:
        yield f"    {one['catatan']}"
