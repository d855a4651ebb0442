"""The answer to one case as a person reads it: amount, formula, article and certainty of each step."""

from __future__ import annotations

from collections.abc import Iterator

from naungan.contribution.answer import Answer, values_of
from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.kernel.rupiah import rp
from naungan.law.words import STATUS, certainty, words
from naungan.regulasi import IURAN, PAKET_PMI
from naungan.told.cases.values import value_line
from naungan.told.law.explanation import shares


def contribution_letter(found: Answer) -> str:
    """Lines of text."""
    case = found.case
    asked = {"bulan": case.bulan.nama, "segmen": sentence(f"SURAT_SEGMEN_{case.hukum}"), "tentang": _asked(found)}
    lines = [sentence("SURAT_IURAN", asked), ""]
    if found.paket:
        lines += _package(found)
    for program in IURAN.get(case.hukum, ()):
        lines += _program(found, program) if program in case.program else []
    lines += [sentence("SURAT_JUMLAH", {"rupiah": rp(found.total)}), sentence("SURAT_KEPASTIAN", {"status": STATUS[found.status]})]
    lines += _beside(found)
    if found.catatan:
        lines += ["", sentence("SURAT_CATATAN"), *(f"- {remark}" for remark in found.catatan)]
    return "\n".join(lines)


def _asked(found: Answer) -> str:
    case = found.case
    if case.kontrak:
        return sentence("SURAT_KONTRAK", {"bulan": case.kontrak.bulan, "jalur": case.kontrak.jalur})
    return f"{sentence(f'SURAT_DASAR_{case.hukum}')} {words(case.dasar_sen, 'sen')}"


def _package(found: Answer) -> Iterator[str]:
    for name, amount in found.paket.items():
        step = found.langkah[PAKET_PMI[name]]
        yield sentence("SURAT_PAKET", {"paket": sentence(f"SURAT_PAKET_{name.upper()}"), "rupiah": rp(amount)})
        yield f"    = {step.uraian} [{step.pasal}]"
    for step in values_of(found.case, "paket", found.langkah):
        yield f"      {value_line(step)}"
    if "jht" in found.case.program:
        yield sentence("SURAT_JHT_LUAR_PAKET", {"rupiah": rp(found.iuran["jht"]["pekerja"])})
    yield ""


def _beside(found: Answer) -> Iterator[str]:
    """What is shown beside the amount and is no part of it."""
    if due := found.jatuh_tempo:
        code = "SURAT_JATUH_TEMPO_PERKIRAAN" if due.perkiraan else "SURAT_JATUH_TEMPO"
        yield sentence(code, {"tanggal": tanggal(due.tanggal), "dasar": due.dasar})
    if fine := found.denda:
        share = {"tarif": words(fine.tarif_per_juta, "per_juta"), "bulan": fine.bulan_terlambat}
        yield sentence("SURAT_DENDA", {"rupiah": rp(fine.jumlah), **share})
    if found.rekomposisi:
        yield sentence("SURAT_PEMBAGIAN")
        yield from (f"    {sentence(f'SURAT_DANA_{name.upper()}')}: {rp(amount)}" for name, amount in found.rekomposisi.items())


def _program(found: Answer, program: str) -> Iterator[str]:
    yield f"{program.upper()}: {', '.join(shares(found.iuran[program]))}"
    for formula in IURAN[found.case.hukum][program].values():
        step = found.langkah[formula]
        yield f"    = {rp(step.nilai)}: {step.uraian} [{step.pasal}]"
    for step in values_of(found.case, program, found.langkah):
        yield f"      {value_line(step)}"
    relief = found.keringanan
    if relief and program in relief.program:
        above, below = relief.program[program]
        sure = certainty(relief.status, relief.sandaran)
        yield "      " + sentence("SURAT_KERINGANAN", {"bagian": f"{above}/{below}", "dasar": f"{relief.dasar.aturan}; {sure}"})
    yield ""
