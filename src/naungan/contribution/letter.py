"""The answer to one case as a person reads it: amount, formula, article and certainty of each step."""

from __future__ import annotations

from collections.abc import Iterator

from naungan.contribution.answer import PEMBAYAR, Answer, values_of
from naungan.kernel.period import tanggal
from naungan.kernel.rupiah import rp
from naungan.law import Step
from naungan.law.words import STATUS, certainty, words
from naungan.regulasi import IURAN, PAKET_PMI

SEGMEN = {
    "PU": "penerima upah (PU)", "BPU": "bukan penerima upah (BPU)", "JAKON": "jasa konstruksi", "JAKON_UPAH": "jasa konstruksi",
    "PMI": "pekerja migran Indonesia (PMI)",
}  # fmt: skip
_PAYER = {"pemberi_kerja": "pemberi kerja", "pekerja": "pekerja"}
_BASE = {"PU": "upah", "BPU": "penghasilan", "JAKON": "nilai kontrak tanpa PPN", "JAKON_UPAH": "upah seluruhnya"}
_PAKET = {"sebelum_bekerja": "sebelum bekerja", "selama_dan_sesudah_bekerja": "selama dan sesudah bekerja"}
_DANA = {
    "jkk_bersih": "tinggal di JKK", "jkm_bersih": "tinggal di JKM", "jkp_dari_jkk": "ke JKP dari iuran JKK",
    "jkp_dari_jkm": "ke JKP dari iuran JKM", "jkp_negara": "ke JKP dari pemerintah pusat",
}  # fmt: skip


def letter(found: Answer) -> str:
    """Lines of text in Indonesian."""
    case = found.case
    lines = [f"Iuran {case.bulan.nama}, {SEGMEN[case.hukum]}, {_asked(found)}", ""]
    if found.paket:
        lines += _package(found)
    for program in IURAN.get(case.hukum, ()):
        lines += _program(found, program) if program in case.program else []
    lines += [f"Jumlah {rp(found.total)}", f"Kepastian nilai yang dipakai: {STATUS[found.status]}", *_beside(found)]
    if found.catatan:
        lines += ["", "Catatan", *(f"- {sentence}" for sentence in found.catatan)]
    return "\n".join(lines)


def _asked(found: Answer) -> str:
    case = found.case
    return (
        f"kontrak {case.kontrak.bulan} bulan, jalur {case.kontrak.jalur}"
        if case.kontrak
        else f"{_BASE[case.hukum]} {words(case.dasar_sen, 'sen')}"
    )


def _package(found: Answer) -> Iterator[str]:
    for name, amount in found.paket.items():
        step = found.langkah[PAKET_PMI[name]]
        yield f"JKK dan JKM, {_PAKET[name]}: {rp(amount)}"
        yield f"    = {step.uraian} [{step.pasal}]"
    for step in values_of(found.case, "paket", found.langkah):
        yield _source(step)
    if "jht" in found.case.program:
        yield f"JHT: {rp(found.iuran['jht']['pekerja'])} sebulan, di luar paket"
    yield ""


def _beside(found: Answer) -> Iterator[str]:
    """What is shown beside the amount and is no part of it."""
    if found.jatuh_tempo:
        mark = " (perkiraan: libur tahun itu belum ditetapkan)" if found.jatuh_tempo.perkiraan else ""
        yield f"Jatuh tempo: {tanggal(found.jatuh_tempo.tanggal)}{mark} [{found.jatuh_tempo.dasar}]"
    if found.denda:
        share = f"{words(found.denda.tarif_per_juta, 'per_juta')} × {found.denda.bulan_terlambat} bulan terlambat"
        yield f"Denda, hanya petunjuk: {rp(found.denda.jumlah)} ({share}); bukan bagian dari jumlah di atas"
    if found.rekomposisi:
        yield "Pembagian dana (yang dibayar pengusaha tetap):"
        yield from (f"    {_DANA[name]}: {rp(amount)}" for name, amount in found.rekomposisi.items())


def _program(found: Answer, program: str) -> Iterator[str]:
    shares = [f"{_PAYER[payer]} {rp(found.iuran[program][payer])}" for payer in PEMBAYAR]
    yield f"{program.upper()}: {', '.join(shares)}"
    for formula in IURAN[found.case.hukum][program].values():
        step = found.langkah[formula]
        yield f"    = {rp(step.nilai)}: {step.uraian} [{step.pasal}]"
    for step in values_of(found.case, program, found.langkah):
        yield _source(step)
    relief = found.keringanan
    if relief and program in relief.program:
        above, below = relief.program[program]
        yield f"      Keringanan: dikali {above}/{below} [{relief.dasar.aturan}; {certainty(relief.status, relief.sandaran)}]"
    yield ""


def _source(step: Step) -> str:
    sure = certainty(step.status or "unknown", step.sandaran)
    return f"      {step.uraian}: {words(step.nilai, step.satuan)} [{step.aturan} {step.pasal}; {sure}]"
