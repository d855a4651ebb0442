"""The answer to one event as a person reads it, and as a program does: parts, total, rules, values with their certainty, remarks."""

from __future__ import annotations

from typing import Any

from naungan.benefit.answer import Answer
from naungan.benefit.case import TERDAFTAR
from naungan.benefit.events import label
from naungan.benefit.remarks import remarks
from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.kernel.rupiah import rp
from naungan.law import Step
from naungan.law.words import STATUS, certainty, words


def letter(found: Answer) -> str:
    """Lines of text in Indonesian."""
    case = found.case
    lines = [f"{case.peristiwa.judul}, kejadian {tanggal(case.hari)}", ""]
    width = max((len(label(part)) for part in found.rincian), default=0)
    lines += [f"{label(part).ljust(width)}  {rp(amount).rjust(17)}" for part, amount in found.rincian.items()]
    lines += [f"{'Jumlah'.ljust(width)}  {rp(found.total).rjust(17)}", *_further(found)]
    lines += ["", f"Kepastian nilai yang dipakai: {STATUS[found.status]}"]
    rules = [f"{step.uraian} [{step.pasal}]" for step in found.langkah if step.jenis == "rumus" and step.satuan.startswith("rupiah")]
    values = [
        f"{one.uraian}: {words(one.nilai, one.satuan)} [{one.aturan} {one.pasal}; {certainty(one.status or 'unknown', one.sandaran)}]"
        for one in _values(found)
    ]
    for heading, said in (("Aturan", rules), ("Nilai hukum yang dipakai", values), ("Catatan", remarks(found))):
        if said:
            lines += ["", heading, *(f"- {one}" for one in dict.fromkeys(said))]
    return "\n".join(lines)


def document(found: Answer) -> dict[str, Any]:
    """The answer as it is printed with ``--json``."""
    return {
        "rincian": found.rincian, "total": found.total, **found.lain, "dasar": found.dasar, "status": found.status,
        "catatan": remarks(found),
    }  # fmt: skip


def _values(found: Answer) -> list[Step]:
    return [step for step in found.langkah if step.jenis == "nilai"]


def _further(found: Answer) -> list[str]:
    lain = found.lain
    lines = []
    if found.case.keadaan != TERDAFTAR:
        payers = lain["penanggung"]
        lines += ["", f"Dibayar BPJS Ketenagakerjaan: {rp(payers['bpjs'])}", f"Kewajiban pemberi kerja: {rp(payers['pemberi_kerja'])}"]
    if "pajak" in lain:
        lines += ["", f"Pajak: {rp(lain['pajak'])}", f"Diterima: {rp(lain['diterima'])}"]
    if len(lain.get("penyesuaian", {})) > 1:
        lines += ["", "Penyesuaian tahunan", *(f"- {day}: {rp(amount)}" for day, amount in lain["penyesuaian"].items())]
    if "persen_cacat_per_juta" in lain:
        lines += ["", sentence("MANFAAT_PERSEN_CACAT", {"persen": words(lain["persen_cacat_per_juta"], "per_juta")})]
    return lines
