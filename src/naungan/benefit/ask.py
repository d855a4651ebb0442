"""From a request to a case, event by event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from naungan.benefit.case import LAPOR_TERLAMBAT, TERDAFTAR, TIDAK_TERDAFTAR, UPAH_KURANG, Case
from naungan.benefit.events import BIAYA, ORTOSIS, PERISTIWA, in_force
from naungan.benefit.request import Accident, Child, Costs, Death, LostWork, OldAge, Pension, Request, Scholarship
from naungan.benefit.rows import children, losses, months, receipts, wage_sen, whole
from naungan.benefit.savings import years
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan, tanggal
from naungan.regulasi import buku

# Months of the longest working life.
TERLAMA = 900
Ingat = list[tuple[str, dict[str, object]]]


def ask(asked: Request) -> Case:
    """The case that a request makes; Refusal when it can't be answered."""
    match asked:
        case Accident():
            found = _accident(asked)
        case Costs():
            found = _costs(asked)
        case Death():
            found = _death(asked)
        case Scholarship():
            found = _scholarship(asked)
        case OldAge():
            found = _old_age(asked)
        case Pension():
            found = _pension(asked)
        case LostWork():
            found = _lost_work(asked)
        case _:
            raise TypeError(type(asked).__name__)
    return replace(found, diketahui=asked.diketahui)


def _accident(asked: Accident) -> Case:
    event = PERISTIWA[asked.peristiwa]
    in_force(event.rincian, asked.hari)
    sen = wage_sen(asked.upah, "upah")
    kolom: dict[str, Any] = {"segmen": asked.segmen, **_wages(asked.segmen, sen)}
    if asked.bulan_ke is not None:
        kolom["stmb_sudah"], kolom["stmb_sampai"] = months(asked.bulan_ke)
    if asked.segmen == "BPU" and (asked.tidak_terdaftar or asked.upah_dilaporkan is not None or asked.lapor_terlambat):
        raise Refusal("MANFAAT_BPU_TANPA_KEWAJIBAN")
    dilaporkan = _reported(asked.upah_dilaporkan, sen)
    ingat: Ingat = [("MANFAAT_DASAR_BPU", {})] if asked.segmen == "BPU" else []
    return Case(
        event, asked.hari, kolom, event.rincian, kehilangan=losses(asked.bagian, kidal=asked.kidal),
        anak=_children(asked.anak, "jkk", None, ingat), keadaan=_standing(asked, dilaporkan), upah_dilaporkan_sen=dilaporkan,
        ingat=tuple(ingat),
    )  # fmt: skip


def _costs(asked: Costs) -> Case:
    if not asked.biaya:
        raise Refusal("MANFAAT_BIAYA_SALAH", nilai="(kosong)", pilihan=", ".join((*BIAYA, ORTOSIS)))
    found = receipts(asked.biaya)
    rincian = {kind: BIAYA[kind] for kind in found if kind != ORTOSIS}
    in_force(rincian, asked.hari)
    kolom = {f"biaya_{kind}": found[kind] for kind in rincian}
    return Case(PERISTIWA["jkk-biaya"], asked.hari, kolom, rincian, tanpa_jumlah=(ORTOSIS,) if ORTOSIS in found else ())


def _death(asked: Death) -> Case:
    event = PERISTIWA["jkm"]
    in_force(event.rincian, asked.hari)
    if asked.pemberi_kerja > 1 and asked.segmen == "BPU":
        raise Refusal("MANFAAT_BPU_TANPA_PEMBERI_KERJA")
    if asked.tidak_terdaftar and asked.segmen == "BPU":
        raise Refusal("MANFAAT_BPU_TANPA_KEWAJIBAN")
    # Since the funeral cost is paid once, no source prints a total for several employers.
    derived = asked.pemberi_kerja > 1 and "pemberi_kerja" not in buku().version("biaya_pemakaman_jkm", asked.hari).needs
    ingat: Ingat = [("MANFAAT_JKM_TURUNAN", {})] if derived else []
    kolom = {"segmen": asked.segmen, "masa_peserta": asked.masa_bulan, "pemberi_kerja": asked.pemberi_kerja}
    return Case(
        event, asked.hari, kolom, event.rincian, anak=_children(asked.anak, "jkm", asked.masa_bulan, ingat),
        keadaan=TIDAK_TERDAFTAR if asked.tidak_terdaftar else TERDAFTAR, turunan=derived, ingat=tuple(ingat),
    )  # fmt: skip


def _scholarship(asked: Scholarship) -> Case:
    in_force({"beasiswa": "beasiswa_anak"}, asked.hari)
    if asked.program == "jkm" and asked.masa_bulan is None:
        raise Refusal("MANFAAT_MASA_BULAN_TIDAK_ADA")
    ingat: Ingat = []
    rows = _children(asked.anak, asked.program, asked.masa_bulan, ingat)
    return Case(PERISTIWA["beasiswa"], asked.hari, {}, {}, anak=rows, ingat=tuple(ingat))


def _old_age(asked: OldAge) -> Case:
    """A balance with contributions and no first month is that of the member's yearly statement: of 1 January, paid from then on."""
    event = PERISTIWA["jht"]
    in_force(event.rincian, asked.hari)
    if asked.iuran is None and asked.saldo_awal is None:
        raise Refusal("MANFAAT_JHT_TANPA_SALDO")
    if asked.iuran is not None and asked.dari is None and asked.saldo_awal is None:
        raise Refusal("MANFAAT_JHT_TANPA_DARI")
    needed = buku().entry("masa_klaim_sebagian_jht", asked.hari).nilai
    if asked.klaim != "penuh" and (asked.masa_bulan is None or asked.masa_bulan < needed):
        raise Refusal("MANFAAT_JHT_BELUM_SEPULUH_TAHUN", bulan=needed)
    new_year = asked.dari is None and asked.iuran is not None
    first, until, last = _saving(asked, new_year)
    amount = whole(asked.iuran, "iuran") if asked.iuran is not None else 0
    saldo = whole(asked.saldo_awal, "saldo_awal") if asked.saldo_awal is not None else 0
    return Case(
        event, asked.hari, {"saldo": saldo, "klaim": asked.klaim}, event.rincian, tahun=tuple(years(amount, first, until, last)),
        asumsi=dict(asked.asumsi), ingat=(("MANFAAT_JHT_AWAL_TAHUN", {"bulan": first.nama}),) if new_year else (),
    )  # fmt: skip


def _saving(asked: OldAge, new_year: bool) -> tuple[Bulan, Bulan, Bulan]:
    """The first month that is saved, the last one paid, and the last one that earns."""
    last = Bulan.of(asked.hari).plus(-1)
    first = Bulan(last.tahun, 1) if new_year else asked.dari or last.plus(1)
    until = asked.sampai or last
    if (asked.dari and first > last) or until > last or (asked.sampai and until < first):
        raise Refusal("MANFAAT_JHT_MASA_SALAH", terakhir=last.nama)
    if last.minus(first) >= TERLAMA:
        raise Refusal("MANFAAT_JHT_TERLALU_LAMA", bulan=TERLAMA)
    return first, until, last


def _pension(asked: Pension) -> Case:
    event = PERISTIWA["jp"]
    in_force(event.rincian, asked.hari)
    if (asked.sebab == "meninggal") == (asked.penerima == "peserta"):
        raise Refusal("MANFAAT_JP_PENERIMA", sebab=asked.sebab, penerima=asked.penerima)
    if asked.sebab == "usia" and asked.lahir:
        _of_age(asked.hari, asked.lahir)
    later = asked.dibayar_pada.first_day if asked.dibayar_pada is not None else None
    if later and later < asked.hari.replace(day=1):
        raise Refusal("MANFAAT_JP_DIBAYAR_SEBELUM")
    kolom = {
        "upah_rata_sen": wage_sen(asked.upah_rata, "upah_rata"), "masa_iur": asked.masa_bulan, "kepadatan": asked.kepadatan,
        "masa_peserta": asked.masa_peserta if asked.masa_peserta is not None else asked.masa_bulan, "sebab": asked.sebab,
        "penerima": asked.penerima,
    }  # fmt: skip
    return Case(event, asked.hari, kolom, event.rincian, dibayar_pada=later)


def _lost_work(asked: LostWork) -> Case:
    event = PERISTIWA["jkp"]
    in_force(event.rincian, asked.hari)
    kolom = {
        "upah_sen": wage_sen(asked.upah, "upah"), "masa_iur_24": asked.masa_iur, "iur_berturut": asked.berturut, "klaim_ke": asked.klaim_ke,
    }  # fmt: skip
    return Case(event, asked.hari, kolom, event.rincian)


def _wages(segmen: str, sen: int) -> dict[str, int | None]:
    return {"upah_sen": None, "penghasilan_sen": sen} if segmen == "BPU" else {"upah_sen": sen, "penghasilan_sen": None}


def _reported(amount: Decimal | None, sen: int) -> int | None:
    """The wage that BPJS knew, in sen; Refusal unless it is below the true one."""
    known = wage_sen(amount, "upah_dilaporkan") if amount is not None else None
    if known is not None and known >= sen:
        raise Refusal("MANFAAT_UPAH_DILAPORKAN")
    return known


def _children(asked: tuple[Child, ...], program: str, masa_iur: int | None, ingat: Ingat) -> tuple[dict[str, Any], ...]:
    rows = children(asked)
    if any(one.kelas is None and one.tingkat != "BELUM" for one in asked):
        ingat.append(("MANFAAT_KELAS_TIDAK_DISEBUT", {}))
    return tuple({**row, "program": program, "masa_iur": masa_iur} for row in rows)


def _standing(asked: Accident, dilaporkan: int | None) -> str:
    said = {TIDAK_TERDAFTAR: asked.tidak_terdaftar, UPAH_KURANG: dilaporkan is not None, LAPOR_TERLAMBAT: asked.lapor_terlambat}
    named = [keadaan for keadaan, wanted in said.items() if wanted]
    if len(named) > 1:
        raise Refusal("MANFAAT_SATU_KEADAAN")
    if named:
        in_force({f"kewajiban_{named[0]}": f"kewajiban_{named[0]}"}, asked.hari)
    return named[0] if named else TERDAFTAR


def _of_age(hari: dt.date, lahir: dt.date) -> None:
    """The right begins on the first of the month after the pension age in force is reached."""
    age = buku().entry("usia_pensiun", hari).nilai
    month = Bulan(lahir.year + age, lahir.month).plus(1)
    if hari < month.first_day:
        raise Refusal("MANFAAT_JP_BELUM_USIA", usia=age, mulai=tanggal(month.first_day))
