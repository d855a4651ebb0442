"""What a reader must know beside the amounts: reliefs given or withheld, doubts about values, rounding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from naungan.acuan.jatuh_tempo import working_day_after
from naungan.contribution.case import Case
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan, tanggal
from naungan.kernel.rupiah import rp
from naungan.law import Step
from naungan.law.words import STATUS
from naungan.regulasi import SEN, buku
from naungan.regulasi.keringanan import Keringanan, daftar_keringanan, kemungkinan
from naungan.regulasi.keringanan.muat import uraian_syarat

# The printed bands end this many rupiah below the next one.
_CELAH = 1_000


def remarks(case: Case, steps: dict[str, Step], given: Keringanan | None, *, rekomposisi: bool = False) -> list[str]:
    """The sentences, without repetition, reliefs first."""
    split = _split(case, steps) if rekomposisi else ()
    found = [
        *case.catatan, *_reliefs(case, given), *_amount(case, steps), *_sector(case), *_segment(case), *_person(case),
        *split, *_values(steps), *_future(case, steps),
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def offers(case: Case, iuran: dict[str, dict[str, int | None]], pilihan: dict[str, dict[str, int | None]]) -> Iterator[str]:
    """Both amounts side by side for a programme that an article names and no region has settled."""
    now = sum(shares["pemberi_kerja"] or 0 for shares in iuran.values())
    for program, shares in pilihan.items():
        added, own = shares["pemberi_kerja"] or 0, shares["pekerja"] or 0
        entry = buku().entry("program_non_asn", case.bulan, case.diketahui)
        yield sentence("IURAN_TAWARAN", {
            "dasar": f"{entry.dasar.aturan} {entry.dasar.pasal}", "disebut": entry.nilai, "program": program.upper(), "kini": rp(now),
            "menjadi": rp(now + added), "tambah": rp(added), "pekerja": rp(own),
        })  # fmt: skip


def _reliefs(case: Case, given: Keringanan | None) -> Iterator[str]:
    open_one = kemungkinan(case.bulan, case.segmen, case.sektor, case.dibayar, case.diketahui)
    relevant = open_one is not None and bool(set(open_one.program) & set(case.program))
    if given and relevant:
        yield sentence("IURAN_KERINGANAN_DIBERIKAN", {"aturan": given.dasar.aturan, "catatan": given.catatan})
    elif open_one and relevant and open_one.kecuali in case.syarat:
        yield sentence("IURAN_KERINGANAN_GUGUR", {"aturan": open_one.dasar.aturan, "syarat": uraian_syarat(str(open_one.kecuali))})
    elif open_one and relevant:
        yield _withheld(open_one)
    elif case.dibayar in ("apbd", "apbn") and (self_paid := kemungkinan(case.bulan, case.segmen, case.sektor, "sendiri", case.diketahui)):
        yield sentence("IURAN_KERINGANAN_APBD", {"aturan": self_paid.dasar.aturan, "anggaran": case.dibayar.upper()})
    used = {open_one.syarat, open_one.kecuali} if open_one and relevant else set()
    for one in case.syarat:
        if one not in used:
            yield sentence("IURAN_SYARAT_TIDAK_BERPENGARUH", {"syarat": one, "bulan": case.bulan.nama})
    if "jp" in case.program and any(
        one.kode == "pp49-2020-pu" and one.dari <= case.bulan <= one.sampai for one in daftar_keringanan(case.diketahui)
    ):
        yield sentence("IURAN_JP_DITUNDA")


def _withheld(relief: Keringanan) -> str:
    name = str(relief.syarat)
    return sentence("IURAN_KERINGANAN_BERSYARAT", {"aturan": relief.dasar.aturan, "syarat": name, "uraian": uraian_syarat(name)})


def _amount(case: Case, steps: dict[str, Step]) -> Iterator[str]:
    if "pagu_jp" in steps and case.dasar_sen > steps["pagu_jp"].nilai * SEN:
        yield sentence("IURAN_DI_ATAS_PAGU_JP")
    if "dasar_penghasilan" in steps and _in_hole(case):
        yield sentence("IURAN_CELAH_PITA")
    if case.hukum == "PU" and any(_fraction(case, steps, step) for step in steps.values() if step.nama.startswith("tarif_")):
        yield sentence("IURAN_DIBULATKAN")


def _sector(case: Case) -> Iterator[str]:
    found = case.kelompok
    if found and case.segmen == "PU":
        place: dict[str, object] = {"sektor": found.nama, "kelompok": found.kelompok, "dasar": f"{found.dasar}; {STATUS[found.status]}"}
        yield sentence("IURAN_SEKTOR_KELOMPOK" if case.risiko == found.kelompok else "IURAN_SEKTOR_KELOMPOK_LAIN", place)
    elif case.sektor == "lainnya" and case.sektor_asli:
        yield sentence("IURAN_SEKTOR_LAIN", {"sektor": case.sektor_asli})


def _segment(case: Case) -> Iterator[str]:
    if case.segmen == "JAKON":
        yield sentence("IURAN_JAKON_SEKALI", {"tenggat": buku().entry("hari_daftar_jakon", case.bulan, case.diketahui).nilai})
    if case.sudah_dibayar:
        shares = ", ".join(f"{program.upper()} {rp(amount)}" for program, amount in case.bagian_dibayar)
        yield sentence("IURAN_SUDAH_DIBAYAR", {"dibayar": rp(case.sudah_dibayar), "bagian": shares})
    if case.segmen == "PMI":
        yield sentence("IURAN_PMI_PEMBAGIAN")
        if "jht" in case.program:
            yield sentence("IURAN_PMI_JHT_SEBULAN")
        if case.kontrak and case.kontrak.jalur == "perseorangan":
            yield sentence("IURAN_PMI_PERSEORANGAN")


def _person(case: Case) -> Iterator[str]:
    person = case.keterangan
    if case.segmen == "BPU" and person.pemilik_usaha and "jht" not in case.program:
        yield sentence("IURAN_BPU_JHT_WAJIB")
    limit = buku().series["usia_daftar_bpu"].at(case.bulan.first_day, case.diketahui)
    if case.segmen == "BPU" and limit and person.usia is not None and person.usia >= limit.nilai:
        # Not confirmed, so that it warns and never excludes.
        yield sentence("IURAN_BPU_USIA", {"usia": limit.nilai})
    if case.segmen == "PU" and case.fakta.dibayar_pada:
        yield sentence("IURAN_DENDA_INDIKATIF")
    if person.formulir:
        yield _registration(person.formulir, case.diketahui)
    begins = person.mulai and person.mulai > case.bulan.first_day
    ends = person.akhir and person.akhir < case.bulan.last_day
    if begins or ends:
        yield sentence("IURAN_SEBAGIAN_BULAN")


def _registration(received: dt.date, known: dt.date | None) -> str:
    """Until when a non-ASN whose form was received on a day must be registered."""
    entry = buku().series["hari_daftar_non_asn"].at(received, known)
    if entry is None:
        return sentence("IURAN_TENGGAT_DAFTAR_BELUM", {"tanggal": tanggal(received)})
    last, estimated = working_day_after(received, int(entry.nilai))
    code = "IURAN_TENGGAT_DAFTAR_PERKIRAAN" if estimated else "IURAN_TENGGAT_DAFTAR"
    place = {"dasar": f"{entry.dasar.aturan} {entry.dasar.pasal}", "hari": entry.nilai}
    return sentence(code, {**place, "tanggal": tanggal(last), "diterima": tanggal(received)})


def _split(case: Case, steps: dict[str, Step]) -> Iterator[str]:
    yield sentence("IURAN_JKP_SYARAT", {"usia": buku().entry("usia_daftar_jkp", case.bulan, case.diketahui).nilai})
    if case.dasar_sen > steps["pagu_jkp"].nilai * SEN:
        yield sentence("IURAN_JKP_DI_ATAS_PAGU")


def _in_hole(case: Case) -> bool:
    entry = buku().entry("dasar_penghasilan", case.bulan, case.diketahui)
    return any(0 < lower * SEN - case.dasar_sen < _CELAH * SEN for lower, _ in entry.nilai)


def _fraction(case: Case, steps: dict[str, Step], rate: Step) -> bool:
    base = steps["dasar_jp_sen"].nilai if "jp" in rate.nama else case.dasar_sen
    parts = (
        [steps[f"keringanan_{rate.nama.removeprefix('tarif_')}_{part}"].nilai for part in ("atas", "bawah")]
        if "jk" in rate.nama
        else [1, 1]
    )
    return bool(base * rate.nilai * parts[0] % (SEN * 1_000_000 * parts[1]))


def _values(steps: dict[str, Step]) -> Iterator[str]:
    for step in steps.values():
        if step.catatan:
            yield f"{step.uraian}: {step.catatan}"


def _future(case: Case, steps: dict[str, Step]) -> Iterator[str]:
    checked = min(buku().series[name].diperiksa for name, step in steps.items() if step.jenis == "nilai")
    if case.diketahui:
        yield sentence("IURAN_DIKETAHUI", {"tanggal": tanggal(case.diketahui)})
    if case.bulan > Bulan.of(checked):
        yield sentence("IURAN_SESUDAH_DIPERIKSA", {"tanggal": tanggal(checked)})
