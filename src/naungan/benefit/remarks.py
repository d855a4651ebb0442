"""What a reader must know beside the amounts: deadlines, conditions, who is paid, what is doubted."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from naungan.benefit.answer import Answer
from naungan.benefit.case import TERDAFTAR
from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.kernel.rupiah import rp
from naungan.law.words import words
from naungan.regulasi import SEN, buku


def remarks(found: Answer) -> list[str]:
    """The sentences, without repetition, those of this case first."""
    case = found.case
    said = [sentence(code, params) for code, params in (*case.ingat, *_of_event(found))]
    notes = [f"{step.uraian}: {step.catatan}" for step in found.langkah if step.catatan]
    late = [sentence("MANFAAT_SESUDAH_DIPERIKSA", {"tanggal": tanggal(day)}) for day in _checked(found) if case.hari > day]
    return list(dict.fromkeys([*said, *notes, *late]))


Said = Iterator[tuple[str, dict[str, object]]]


def _of_event(found: Answer) -> Said:
    kode = found.case.peristiwa.kode
    yield from {"jkm": _death, "jht": _old_age, "jp": _pension, "jkp": _lost_work}.get(kode, _accident)(found)
    yield from _school(found)
    if found.case.keadaan != TERDAFTAR:
        own: dict[str, object] = {"jumlah": rp(found.lain["penanggung"]["pemberi_kerja"])}
        late = buku().series["tenggat_lapor_kecelakaan"].at(found.case.hari)
        yield f"MANFAAT_KEADAAN_{found.case.keadaan.upper()}", own if late is None else {**own, "hari": late.nilai}


def _accident(found: Answer) -> Said:
    case, kode = found.case, found.case.peristiwa.kode
    if kode == "beasiswa":
        return
    if kode == "jkk-stmb":
        yield "MANFAAT_STMB_PENERIMA", {}
    if kode == "jkk-meninggal" and _value(found, "santunan_kematian_jkk") == _value(found, "santunan_kematian_jkm"):
        yield "MANFAAT_BATAS_BAWAH_KEMATIAN", {}
    if kode == "jkk-cacat-sebagian" and found.lain["persen_cacat_per_juta"] > buku().entry("batas_cacat_sebagian", case.hari).nilai:
        yield "MANFAAT_CACAT_DIBATASI", {}
    if "cacat" in kode:
        yield "MANFAAT_KEMBALI_KERJA", {}
    if case.tanpa_jumlah:
        yield "MANFAAT_ORTOSIS", {}
    if kode == "jkk-biaya":
        yield "MANFAAT_KUITANSI", {}
    if "homecare" in case.rincian:
        yield "MANFAAT_HOMECARE_MASA", {"bulan": buku().entry("masa_homecare", case.hari).nilai}
    yield "MANFAAT_PERAWATAN", {}
    yield "MANFAAT_KECELAKAAN_KERJA", {}
    lapse = buku().entry("kedaluwarsa_klaim_jkk", case.hari).nilai
    yield "MANFAAT_KLAIM_GUGUR", {"tahun": lapse, "tanggal": tanggal(_years_later(case.hari, lapse))}
    yield from _payment(found)


def _death(found: Answer) -> Said:
    case = found.case
    if found.rincian["santunan_kematian"] == 0:
        yield "MANFAAT_JKM_MASA_TUNGGU", {"bulan": buku().entry("masa_tunggu_jkm_bpu", case.hari).nilai}
    if case.kolom["pemberi_kerja"] > 1:
        yield "MANFAAT_JKM_PEMBERI_KERJA", {"banyak": case.kolom["pemberi_kerja"]}
    yield "MANFAAT_JKM_BUKAN_KECELAKAAN", {}
    yield "MANFAAT_TENGGANG_TIDAK_DIKETAHUI", {}
    yield from _payment(found)


def _payment(found: Answer) -> Said:
    hari = found.case.hari
    if (entry := buku().series["tenggat_bayar_manfaat"].at(hari)) is not None:
        yield "MANFAAT_TENGGAT_BAYAR", {"hari": entry.nilai, "denda": words(buku().entry("denda_terlambat_bayar", hari).nilai, "per_juta")}
    yield "MANFAAT_TANPA_PAJAK", {}
    if "meninggal" in found.case.peristiwa.kode or found.case.peristiwa.kode == "jkm":
        yield "MANFAAT_AHLI_WARIS", {}


def _school(found: Answer) -> Said:
    case = found.case
    if not case.anak:
        if case.peristiwa.kode in ("jkk-meninggal", "jkk-cacat-total", "jkm"):
            yield "MANFAAT_BEASISWA_TERPISAH", {}
        return
    most = buku().entry("beasiswa_anak_paling_banyak", case.hari).nilai
    if len(case.anak) > most:
        yield "MANFAAT_BEASISWA_MAKS_ANAK", {"anak": most}
    needed = buku().entry("beasiswa_jkm_masa", case.hari).nilai
    if case.anak[0]["program"] == "jkm" and (case.anak[0]["masa_iur"] or 0) < needed:
        yield "MANFAAT_BEASISWA_JKM_BELUM", {"bulan": needed}
    if buku().series["beasiswa_dasar_setahun"].at(case.hari):
        yield "MANFAAT_BEASISWA_TAHUNAN", {"usia": buku().entry("beasiswa_usia_akhir", case.hari).nilai}


def _old_age(found: Answer) -> Said:
    unknown, assumed = found.lain["tidak_diketahui"], found.lain["anggapan"]
    if unknown:
        yield "MANFAAT_JHT_HASIL_TIDAK_DIKETAHUI", {"tahun": ", ".join(unknown), "contoh": unknown[0]}
    if assumed:
        stated = ", ".join(f"{year} {words(rate, 'per_juta')}" for year, rate in assumed.items())
        yield "MANFAAT_JHT_ANGGAPAN", {"tahun": stated}
    if found.case.tahun:
        yield "MANFAAT_JHT_CARA", {}
    yield ("MANFAAT_JHT_PAJAK", {}) if found.case.kolom["klaim"] == "penuh" else ("MANFAAT_JHT_PAJAK_SEBAGIAN", {})
    if (wait := buku().series["masa_tunggu_jht"].at(found.case.hari)) is not None:
        yield "MANFAAT_JHT_SYARAT", {"bulan": wait.nilai, "usia": buku().entry("usia_klaim_jht", found.case.hari).nilai}


def _pension(found: Answer) -> Said:
    case = found.case
    if not found.lain["bulanan"]:
        yield "MANFAAT_JP_SEKALIGUS", {"bulan": buku().entry("masa_iur_jp", case.hari).nilai}
        return
    if found.lain["masa_iur_dihitung"] != case.kolom["masa_iur"]:
        yield "MANFAAT_JP_DIANGGAP", {"bulan": found.lain["masa_iur_dihitung"]}
    first = found.lain["penyesuaian"][str(case.hari)]
    if first is not None and first == _value(found, "manfaat_jp_terendah"):
        yield "MANFAAT_JP_TERENDAH", {}
    if case.kolom["penerima"] != "peserta":
        yield "MANFAAT_JP_AHLI_WARIS", {}
    yield "MANFAAT_JP_SEBULAN", {"usia": buku().entry("usia_pensiun", case.hari).nilai, "tunda": buku().entry("tunda_jp", case.hari).nilai}


def _lost_work(found: Answer) -> Said:
    hari = found.case.hari
    if not found.lain["berhak"]:
        yield "MANFAAT_JKP_TIDAK_BERHAK", {
            "iur": buku().entry("jkp_masa_iur", hari).nilai, "berturut": buku().entry("jkp_berturut", hari).nilai,
            "klaim": buku().entry("jkp_klaim_paling_banyak", hari).nilai,
        }  # fmt: skip
    first, later = found.lain["sebulan"]
    yield "MANFAAT_JKP_SEBULAN", {"pertama": rp(first), "kedua": rp(later)}
    if found.case.kolom["upah_sen"] > buku().entry("pagu_manfaat_jkp", hari).nilai * SEN:
        yield "MANFAAT_JKP_PAGU", {}
    yield "MANFAAT_JKP_SYARAT", {"bulan": buku().entry("jkp_tenggat_klaim", hari).nilai}
    if (arrears := buku().series["jkp_tunggakan_dibayar"].at(hari)) is not None:
        yield "MANFAAT_JKP_TUNGGAKAN", {"bulan": arrears.nilai}


def _value(found: Answer, name: str) -> object:
    return next((step.nilai for step in found.langkah if step.nama == name), None)


def _checked(found: Answer) -> list[dt.date]:
    days = [buku().series[step.nama].diperiksa for step in found.langkah if step.jenis == "nilai"]
    return [min(days)] if days else []


def _years_later(day: dt.date, years: int) -> dt.date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))
