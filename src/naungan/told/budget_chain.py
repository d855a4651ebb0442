"""The stages of each budget, the calendar of each government, and its draft as who evaluates it looks at it."""

from __future__ import annotations

import datetime as dt

from naungan.told.material import Material, Row
from naungan.told.table import Table, columns
from naungan.told.words import day, label, office, say

_CHAIN = columns(
    "wilayah", "tahun", "tahap_rantai", "ada", "unit_memuat", "unit_tahap", "subkegiatan", "indikator", "target_indikator", "pagu_tahap",
    "sebelum", "pagu_sebelum", "perubahan", "bertahan", "unit_hilang", "rekening_hilang", "kebutuhan_setahun", "perkiraan_setahun",
    "hukum_per", "setahun_tahap", "kekurangan_tahap", "ditetapkan", "fasilitasi",
    ada="mark:ADA", setahun_tahap="mark:SETAHUN",
    **dict.fromkeys(("unit_memuat", "unit_tahap", "unit_hilang", "rekening_hilang"), "count"),
    **dict.fromkeys(
        ("pagu_tahap", "pagu_sebelum", "perubahan", "kebutuhan_setahun", "perkiraan_setahun", "kekurangan_tahap"), "rupiah",
    ),
)  # fmt: skip
_STEP = columns(
    "wilayah", "tahun", "langkah_anggaran", "usulan", "usulan_dari", "penetapan", "penetapan_dari", "terbuka", "hasil", "nomor_dokumen"
)
_CHECK = columns(
    "wilayah", "tahun", "nomor_butir", "butir", "putusan", "alasan_putusan", "jumlah_butir", "satuan", "pagu_tahap", "kebutuhan_setahun",
    "kekurangan_tahap", "penilai", "pedoman", "dasar_butir", "kirim_sampai", "raperda_diterima", "evaluasi_sampai", "sisa_hari_kerja",
    "perbaikan_sampai",
    putusan="mark:PUTUSAN", nomor_butir="count", jumlah_butir="count", sisa_hari_kerja="count",
    **dict.fromkeys(("pagu_tahap", "kebutuhan_setahun", "kekurangan_tahap"), "rupiah"),
)  # fmt: skip


def chain(material: Material) -> Table:
    """A row a stage, in the order of the year."""
    rows = sorted(material.budget_chain, key=lambda row: (row["pemda"], row["tahun"], row["ke"]))
    return Table("RANTAI", _CHAIN, [_stage(row) for row in rows])


def steps(material: Material) -> Table:
    """The steps that a government has said something of, and the one that is open next; the calendar of the statute is one for all."""
    told = [
        row for row in material.budget_step if row["berikut"] or "pemda" in (row["usulan_status"], row["penetapan_status"]) or row["hasil"]
    ]
    return Table("KALENDER", _STEP, [_step(row) for row in sorted(told, key=lambda row: (row["pemda"], row["tahun"], row["ke"]))])


def draft(material: Material) -> Table:
    """A row a clause of the evaluation."""
    rows = sorted(material.raperda_check, key=lambda row: (row["pemda"], row["tahun"], row["nomor"]))
    return Table("RAPERDA", _CHECK, [_clause(row) for row in rows])


def stage_name(row: Row) -> str:
    """The stage by name; a changed plan and each pergeseran by theirs."""
    if row["urutan"] is None:
        return label("TAHAP", row["tahap"])
    if row["tahap"] == "PERGESERAN":
        return say("PERGESERAN_KE", urutan=row["urutan"])
    return label("TAHAP_PERUBAHAN", row["tahap"])


def _stage(row: Row) -> Row:
    """What has not been handed in needs no figures."""
    told = _figures(row)
    if row["ada"] != "tidak_diserahkan":
        return told
    return {**told, **{one.key: say("TIDAK_BERLAKU") for one in _CHAIN if one.numeric}, "setahun_tahap": "tidak_berlaku"}


def _figures(row: Row) -> Row:
    facilitated = say("FASILITASI_DIKATAKAN", hasil=label("HASIL", row["fasilitasi"]), nomor=row["fasilitasi_nomor"] or say("TANPA_NOMOR"),
                      tanggal=_day(row["fasilitasi_tanggal"])) if row["fasilitasi"] else ""  # fmt: skip
    return {
        "wilayah": office(row["pemda"]), "tahun": str(row["tahun"]), "tahap_rantai": stage_name(row), "ada": row["ada"],
        "unit_memuat": row["unit"], "unit_tahap": row["unit_seluruh"], "subkegiatan": row["subkegiatan"] or "",
        "indikator": row["indikator"] or "", "target_indikator": row["target"] or "", "pagu_tahap": row["pagu"],
        "sebelum": ", ".join(label("SEBELUM", one) for one in row["sebelum"].split(", ")) if row["sebelum"] else "",
        "bertahan": label("BERTAHAN", row["bertahan"]) if row["bertahan"] else "",
        "kebutuhan_setahun": row["kebutuhan"], "perkiraan_setahun": row["kebutuhan_perkiraan"],
        "hukum_per": day(row["hukum_per"]) if row["hukum_per"] else say("HUKUM_KINI") if row["kebutuhan"] is not None else "",
        "setahun_tahap": row["setahun"], "kekurangan_tahap": row["kekurangan"], "ditetapkan": _day(row["ditetapkan"]),
        "fasilitasi": facilitated,
        **{name: row[name] for name in ("pagu_sebelum", "perubahan", "unit_hilang", "rekening_hilang")},
    }  # fmt: skip


def _step(row: Row) -> Row:
    return {
        "wilayah": office(row["pemda"]), "tahun": str(row["tahun"]), "langkah_anggaran": step_name(row),
        **{name: day(row[name]) for name in ("usulan", "penetapan")},
        **{f"{name}_dari": say("DARI", status=label("STATUS_TANGGAL", row[f"{name}_status"]), sumber=row[f"{name}_sumber"])
           for name in ("usulan", "penetapan")},
        "terbuka": label("TERBUKA", "berikut" if row["berikut"] else "ya" if row["terbuka"] else "tidak" if row["usul"] else "tanpa_usul"),
        "hasil": label("HASIL", row["hasil"]) if row["hasil"] else "", "nomor_dokumen": row["nomor"] or "",
    }  # fmt: skip


def step_name(row: Row) -> str:
    """The step by name; which pergeseran, where there are several."""
    name = label("NAMA", row["langkah"])
    return name if row["urutan"] is None else say("LANGKAH_KE", langkah=name, urutan=row["urutan"])


def _clause(row: Row) -> Row:
    guide = row["pedoman"] or say("PEDOMAN_TIDAK_DIKETAHUI")
    return {
        "wilayah": office(row["pemda"]), "tahun": str(row["tahun"]), "nomor_butir": row["nomor"], "butir": label("BUTIR", row["butir"]),
        "putusan": row["putusan"], "alasan_putusan": label("ALASAN", row["alasan"]), "jumlah_butir": row["jumlah"],
        "satuan": row["satuan"] or "", "pagu_tahap": row["pagu"], "kebutuhan_setahun": row["kebutuhan"],
        "kekurangan_tahap": row["kekurangan"], "penilai": label("PENILAI", row["penilai"]),
        "pedoman": guide if row["naskah_diperiksa"] or not row["pedoman"] else say("NASKAH_BELUM", pedoman=guide),
        "dasar_butir": say("DASAR_BUTIR", dasar=row["dasar"], status=label("STATUS_DASAR", row["status"])),
        **{name: _guessed(row, name) for name in ("kirim_sampai", "evaluasi_sampai", "perbaikan_sampai")},
        "raperda_diterima": _day(row["diterima"]),
        "sisa_hari_kerja": row["sisa_hari_kerja"],
    }  # fmt: skip


def _guessed(row: Row, name: str) -> str:
    """A counted day; an estimate where the holidays of its year are not decreed."""
    if not row[name]:
        return ""
    return say("TANGGAL_PERKIRAAN", tanggal=day(row[name])) if row["perkiraan"] else day(row[name])


def _day(value: dt.date | None) -> str:
    return day(value) if value else ""
