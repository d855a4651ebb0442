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
from naungan.law.words import STATUS, words
from naungan.told.cases.values import value_line


def benefit_letter(found: Answer) -> str:
    """Lines of text."""
    case = found.case
    amounts = [(label(part), rp(amount).rjust(17)) for part, amount in found.rincian.items()]
    lines = [sentence("SURAT_KEJADIAN", {"peristiwa": case.peristiwa.judul, "tanggal": tanggal(case.hari)}), ""]
    lines += _amounts([*amounts, (sentence("SURAT_JUMLAH_SEMUA"), rp(found.total).rjust(17))], len(amounts))
    lines += [*_further(found), "", sentence("SURAT_KEPASTIAN", {"status": STATUS[found.status]})]
    rules = [f"{step.uraian} [{step.pasal}]" for step in found.langkah if step.jenis == "rumus" and step.satuan.startswith("rupiah")]
    values = [value_line(step) for step in found.langkah if step.jenis == "nilai"]
    for code, said in (("SURAT_ATURAN", rules), ("SURAT_NILAI_HUKUM", values), ("SURAT_CATATAN", remarks(found))):
        if said:
            lines += ["", sentence(code), *(f"- {one}" for one in dict.fromkeys(said))]
    return "\n".join(lines)


def benefit_document(found: Answer) -> dict[str, Any]:
    """The answer as it is printed with ``--json``."""
    return {
        "rincian": found.rincian, "total": found.total, **found.lain, "dasar": found.dasar, "status": found.status,
        "catatan": remarks(found),
    }  # fmt: skip


def _amounts(rows: list[tuple[str, str]], parts: int) -> list[str]:
    """Names and amounts; the names of the parts say how wide the first column is."""
    width = max((len(name) for name, _ in rows[:parts]), default=0)
    return [f"{name.ljust(width)}  {amount}" for name, amount in rows]


def _further(found: Answer) -> list[str]:
    lain = found.lain
    lines = []
    if found.case.keadaan != TERDAFTAR:
        payers = lain["penanggung"]
        lines += ["", *(sentence(f"SURAT_PENANGGUNG_{name.upper()}", {"rupiah": rp(payers[name])}) for name in ("bpjs", "pemberi_kerja"))]
    if "pajak" in lain:
        lines += ["", *(sentence(f"SURAT_{name.upper()}", {"rupiah": rp(lain[name])}) for name in ("pajak", "diterima"))]
    if len(lain.get("penyesuaian", {})) > 1:
        lines += ["", sentence("SURAT_PENYESUAIAN"), *(f"- {day}: {rp(amount)}" for day, amount in lain["penyesuaian"].items())]
    if "persen_cacat_per_juta" in lain:
        lines += ["", sentence("MANFAAT_PERSEN_CACAT", {"persen": words(lain["persen_cacat_per_juta"], "per_juta")})]
    return lines
