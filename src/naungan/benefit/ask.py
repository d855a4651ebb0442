"""From a request to a case, event by event."""

from __future__ import annotations

import datetime as dt
from typing import Any

from naungan.benefit import request
from naungan.benefit.case import LAPOR_TERLAMBAT, TERDAFTAR, TIDAK_TERDAFTAR, UPAH_KURANG, Case
from naungan.benefit.events import BIAYA, ORTOSIS, PERISTIWA, in_force
from naungan.benefit.savings import years
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan, tanggal
from naungan.regulasi import buku

# Months of the longest working life.
TERLAMA = 900
Ingat = list[tuple[str, dict[str, object]]]


def accident(
    kode: str, hari: dt.date, *, upah: str, segmen: str, anak: str | None = None, bagian: str | None = None, fungsi: str | None = None,
    kidal: bool = False, bulan_ke: str | None = None, tidak_terdaftar: bool = False, upah_dilaporkan: str | None = None,
    lapor_terlambat: bool = False,
) -> Case:  # fmt: skip
    """A work accident whose benefit follows from the wage."""
    event = PERISTIWA[kode]
    in_force(event.rincian, hari)
    kolom: dict[str, Any] = {"segmen": segmen, **_wages(segmen, request.wage(upah, "--upah"))}
    if bulan_ke is not None:
        kolom["stmb_sudah"], kolom["stmb_sampai"] = request.months(bulan_ke)
    if segmen == "BPU" and (tidak_terdaftar or upah_dilaporkan is not None or lapor_terlambat):
        raise Refusal("MANFAAT_BPU_TANPA_KEWAJIBAN")
    dilaporkan = _reported(upah_dilaporkan, request.wage(upah, "--upah"))
    ingat: Ingat = [("MANFAAT_DASAR_BPU", {})] if segmen == "BPU" else []
    return Case(
        event, hari, kolom, event.rincian, kehilangan=tuple(request.parts(bagian, fungsi, kidal)) if bagian is not None else (),
        anak=_children(anak, "jkk", None, ingat), keadaan=_standing(hari, tidak_terdaftar, dilaporkan, lapor_terlambat),
        upah_dilaporkan_sen=dilaporkan, ingat=tuple(ingat),
    )  # fmt: skip


def costs(hari: dt.date, *, biaya: tuple[str, ...]) -> Case:
    """Costs of a work accident against receipts."""
    if not biaya:
        raise Refusal("MANFAAT_BIAYA_SALAH", nilai="(kosong)", pilihan=", ".join((*BIAYA, ORTOSIS)))
    found = request.receipts(biaya)
    rincian = {kind: BIAYA[kind] for kind in found if kind != ORTOSIS}
    in_force(rincian, hari)
    kolom = {f"biaya_{kind}": found[kind] for kind in rincian}
    return Case(PERISTIWA["jkk-biaya"], hari, kolom, rincian, tanpa_jumlah=(ORTOSIS,) if ORTOSIS in found else ())


def death(
    hari: dt.date, *, segmen: str, masa_bulan: int, pemberi_kerja: int, anak: str | None = None, tidak_terdaftar: bool = False
) -> Case:
    """A death that no work accident caused."""
    event = PERISTIWA["jkm"]
    in_force(event.rincian, hari)
    if pemberi_kerja > 1 and segmen == "BPU":
        raise Refusal("MANFAAT_BPU_TANPA_PEMBERI_KERJA")
    if tidak_terdaftar and segmen == "BPU":
        raise Refusal("MANFAAT_BPU_TANPA_KEWAJIBAN")
    # Since the funeral cost is paid once, no source prints a total for several employers.
    derived = pemberi_kerja > 1 and "pemberi_kerja" not in buku().version("biaya_pemakaman_jkm", hari).needs
    ingat: Ingat = [("MANFAAT_JKM_TURUNAN", {})] if derived else []
    kolom = {"segmen": segmen, "masa_peserta": masa_bulan, "pemberi_kerja": pemberi_kerja}
    return Case(
        event, hari, kolom, event.rincian, anak=_children(anak, "jkm", masa_bulan, ingat),
        keadaan=TIDAK_TERDAFTAR if tidak_terdaftar else TERDAFTAR, turunan=derived, ingat=tuple(ingat),
    )  # fmt: skip


def scholarship(hari: dt.date, *, anak: str, program: str, masa_bulan: int | None) -> Case:
    """Scholarships alone."""
    in_force({"beasiswa": "beasiswa_anak"}, hari)
    if program == "jkm" and masa_bulan is None:
        raise Refusal("MANFAAT_MASA_BULAN_TIDAK_ADA")
    ingat: Ingat = []
    rows = _children(anak, program, masa_bulan, ingat)
    return Case(PERISTIWA["beasiswa"], hari, {}, {}, anak=rows, ingat=tuple(ingat))


def old_age(
    hari: dt.date, *, iuran: str | None, saldo_awal: str | None, dari: str | None, sampai: str | None, klaim: str, masa_bulan: int | None,
    asumsi: tuple[str, ...],
) -> Case:  # fmt: skip
    """The balance of JHT on a day, and what may be claimed of it.

    A balance with contributions and no first month is that of the member's yearly statement: of 1 January, paid from then on.
    """
    event = PERISTIWA["jht"]
    in_force(event.rincian, hari)
    if iuran is None and saldo_awal is None:
        raise Refusal("MANFAAT_JHT_TANPA_SALDO")
    if iuran is not None and dari is None and saldo_awal is None:
        raise Refusal("MANFAAT_JHT_TANPA_DARI")
    needed = buku().entry("masa_klaim_sebagian_jht", hari).nilai
    if klaim != "penuh" and (masa_bulan is None or masa_bulan < needed):
        raise Refusal("MANFAAT_JHT_BELUM_SEPULUH_TAHUN", bulan=needed)
    last = Bulan.of(hari).plus(-1)
    new_year = dari is None and iuran is not None
    first = Bulan(last.tahun, 1) if new_year else _month(dari) if dari is not None else last.plus(1)
    until = _month(sampai) if sampai is not None else last
    if (dari and first > last) or until > last or (sampai and until < first):
        raise Refusal("MANFAAT_JHT_MASA_SALAH", terakhir=last.nama)
    if last.minus(first) >= TERLAMA:
        raise Refusal("MANFAAT_JHT_TERLALU_LAMA", bulan=TERLAMA)
    amount = request.rupiah(iuran, "--iuran") if iuran is not None else 0
    saldo = request.rupiah(saldo_awal, "--saldo-awal") if saldo_awal is not None else 0
    return Case(
        event, hari, {"saldo": saldo, "klaim": klaim}, event.rincian, tahun=tuple(years(amount, first, until, last)),
        asumsi=request.assumptions(asumsi), ingat=(("MANFAAT_JHT_AWAL_TAHUN", {"bulan": first.nama}),) if new_year else (),
    )  # fmt: skip


def pension(
    hari: dt.date, *, upah_rata: str, masa_bulan: int, masa_peserta: int | None, kepadatan: int | None, sebab: str, penerima: str,
    lahir: dt.date | None, dibayar_pada: str | None,
) -> Case:  # fmt: skip
    """A monthly pension."""
    event = PERISTIWA["jp"]
    in_force(event.rincian, hari)
    if (sebab == "meninggal") == (penerima == "peserta"):
        raise Refusal("MANFAAT_JP_PENERIMA", sebab=sebab, penerima=penerima)
    if sebab == "usia" and lahir:
        _of_age(hari, lahir)
    later = _month(dibayar_pada).first_day if dibayar_pada is not None else None
    if later and later < hari.replace(day=1):
        raise Refusal("MANFAAT_JP_DIBAYAR_SEBELUM")
    kolom = {
        "upah_rata_sen": request.wage(upah_rata, "--upah-rata"), "masa_iur": masa_bulan, "kepadatan": kepadatan, "sebab": sebab,
        "masa_peserta": masa_peserta if masa_peserta is not None else masa_bulan, "penerima": penerima,
    }  # fmt: skip
    return Case(event, hari, kolom, event.rincian, dibayar_pada=later)


def lost_work(hari: dt.date, *, upah: str, masa_iur: int, berturut: int, klaim_ke: int) -> Case:
    """Cash after the loss of work."""
    event = PERISTIWA["jkp"]
    in_force(event.rincian, hari)
    kolom = {"upah_sen": request.wage(upah, "--upah"), "masa_iur_24": masa_iur, "iur_berturut": berturut, "klaim_ke": klaim_ke}
    return Case(event, hari, kolom, event.rincian)


def _wages(segmen: str, sen: int) -> dict[str, int | None]:
    return {"upah_sen": None, "penghasilan_sen": sen} if segmen == "BPU" else {"upah_sen": sen, "penghasilan_sen": None}


def _reported(text: str | None, sen: int) -> int | None:
    """The wage that BPJS knew, in sen; Refusal unless it is below the true one."""
    known = request.wage(text, "--upah-dilaporkan") if text is not None else None
    if known is not None and known >= sen:
        raise Refusal("MANFAAT_UPAH_DILAPORKAN")
    return known


def _children(text: str | None, program: str, masa_iur: int | None, ingat: Ingat) -> tuple[dict[str, Any], ...]:
    rows = request.children(text) if text is not None else []
    if any(row.pop("tanpa_kelas") for row in rows):
        ingat.append(("MANFAAT_KELAS_TIDAK_DISEBUT", {}))
    return tuple({**row, "program": program, "masa_iur": masa_iur} for row in rows)


def _standing(hari: dt.date, tidak_terdaftar: bool, dilaporkan: int | None, terlambat: bool) -> str:
    asked = {TIDAK_TERDAFTAR: tidak_terdaftar, UPAH_KURANG: dilaporkan is not None, LAPOR_TERLAMBAT: terlambat}
    named = [keadaan for keadaan, wanted in asked.items() if wanted]
    if len(named) > 1:
        raise Refusal("MANFAAT_SATU_KEADAAN")
    if named:
        in_force({f"kewajiban_{named[0]}": f"kewajiban_{named[0]}"}, hari)
    return named[0] if named else TERDAFTAR


def _of_age(hari: dt.date, lahir: dt.date) -> None:
    """The right begins on the first of the month after the pension age in force is reached."""
    age = buku().entry("usia_pensiun", hari).nilai
    month = Bulan(lahir.year + age, lahir.month).plus(1)
    if hari < month.first_day:
        raise Refusal("MANFAAT_JP_BELUM_USIA", usia=age, mulai=tanggal(month.first_day))


def _month(text: str) -> Bulan:
    try:
        return Bulan.parse(text)
    except ValueError:
        raise Refusal("BULAN_INVALID", nilai=text) from None
