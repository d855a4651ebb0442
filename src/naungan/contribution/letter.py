"""The answer to one case as a person reads it: amount, formula, article and certainty of each step."""

from __future__ import annotations

from collections.abc import Iterator

from naungan.contribution.answer import PEMBAYAR, Answer, values_of
from naungan.kernel.rupiah import rp
from naungan.law import Step
from naungan.regulasi import IURAN, SEN

SEGMEN = {"PU": "penerima upah (PU)", "BPU": "bukan penerima upah (BPU)"}
STATUS = {"confirmed": "terkonfirmasi", "recalled": "diingat, belum diperiksa", "unknown": "tidak diketahui"}
_PAYER = {"pemberi_kerja": "pemberi kerja", "pekerja": "pekerja"}


def letter(found: Answer) -> str:
    """Lines of text in Indonesian."""
    case = found.case
    base = "upah" if case.segmen == "PU" else "penghasilan"
    lines = [f"Iuran {case.bulan.nama}, {SEGMEN[case.segmen]}, {base} {_sen(case.dasar_sen)}", ""]
    for program in case.program:
        lines += _program(found, program)
    lines += [f"Jumlah {rp(found.total)}", f"Kepastian nilai yang dipakai: {STATUS[found.status]}"]
    if found.catatan:
        lines += ["", "Catatan", *(f"- {sentence}" for sentence in found.catatan)]
    return "\n".join(lines)


def _program(found: Answer, program: str) -> Iterator[str]:
    shares = [f"{_PAYER[payer]} {rp(found.iuran[program][payer])}" for payer in PEMBAYAR]
    yield f"{program.upper()}: {', '.join(shares)}"
    for formula in IURAN[found.case.segmen][program].values():
        step = found.langkah[formula]
        yield f"    = {rp(step.nilai)}: {step.uraian} [{step.pasal}]"
    for step in values_of(found.case, program, found.langkah):
        yield f"      {step.uraian}: {_value(step)} [{step.aturan} {step.pasal}; {STATUS[step.status or 'unknown']}]"
    relief = found.keringanan
    if relief and program in relief.program:
        above, below = relief.program[program]
        yield f"      Keringanan: dikali {above}/{below} [{relief.dasar.aturan}; {STATUS[relief.status]}]"
    yield ""


def _value(step: Step) -> str:
    if step.satuan == "per_juta":
        return _percent(step.nilai)
    return rp(step.nilai) if step.satuan.startswith("rupiah") else str(step.nilai)


def _percent(per_million: int) -> str:
    whole, rest = divmod(per_million, 10_000)
    return f"{whole},{rest:04d}".rstrip("0").rstrip(",") + " %"


def _sen(amount: int) -> str:
    whole, cents = divmod(amount, SEN)
    return rp(whole) + (f",{cents:02d}" if cents else "")
