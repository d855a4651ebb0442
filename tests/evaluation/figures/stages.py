"""Stages, calendar and draft: money added up again from the lines of the files, days from the calendar of the statute."""

from __future__ import annotations

from typing import Any

from tests.evaluation.figures.purses import NOTHING
from tests.evaluation.figures.shown import figures_in, hari
from tests.evaluation.figures.store import Row, Store, by, office
from tests.evaluation.figures.words import Among, literal, told

OURS = (
    "5.1.02.02.02.0006",
    "5.1.02.02.02.0007",
    "5.1.02.02.02.0010",
    *(f"5.1.02.02.02.{one:04d}" for one in (26, 27, 28, 29, 34, 35, 36, 37)),
)


def chain(store: Store) -> list[Row]:
    rows = sorted(store.rows("budget_chain"), key=lambda row: (row["pemda"], row["tahun"], row["ke"]))
    lines = by(store.rows("budget_line"), lambda row: (row["pemda"], row["tahun"], row["tahap"], row["urutan_tahap"]))
    named = {row["kode_rekening"] for row in store.rows("payer")}
    for row in rows:
        mine = lines.get((row["pemda"], row["tahun"], row["tahap"], row["urutan"]), [])
        assert (row["ada"] == "tidak_diserahkan") == (not mine)
        if (
            row["pagu"] is not None
            and row["tahap"] not in ("RKPD", "KUA_PPAS")
            and not any("5.1.3." in str(one["kode_rekening"]) for one in mine)
        ):
            assert row["pagu"] == sum(
                one["pagu"] for one in mine if one["kode_rekening"] in OURS or one["kode_rekening"] in named - {None}
            ), row
        assert row["kekurangan"] is None or row["kebutuhan"] is not None
    return [_stage(row) if row["ada"] != "tidak_diserahkan" else _not_handed_in(row) for row in rows] or NOTHING


def _not_handed_in(row: Row) -> Row:
    nothing = (
        "unit_memuat", "unit_tahap", "pagu_tahap", "pagu_sebelum", "perubahan", "unit_hilang", "rekening_hilang", "kebutuhan_setahun",
        "perkiraan_setahun", "kekurangan_tahap",
    )  # fmt: skip
    assert {row[name] for name in ("unit", "pagu", "kebutuhan", "kekurangan", "perubahan")} == {None}
    return {**_stage(row), **dict.fromkeys(nothing, told("TIDAK_BERLAKU"))}


def _stage(row: Row) -> Row:
    return {
        "wilayah": office(row["pemda"]), "tahun": str(row["tahun"]), "tahap_rantai": _words(row["urutan"]), "unit_memuat": row["unit"],
        "unit_tahap": row["unit_seluruh"], "subkegiatan": _words(row["subkegiatan"]), "indikator": _words(row["indikator"]),
        "target_indikator": _words(row["target"]), "pagu_tahap": row["pagu"], "kebutuhan_setahun": row["kebutuhan"],
        "perkiraan_setahun": row["kebutuhan_perkiraan"], "kekurangan_tahap": row["kekurangan"], "hukum_per": _words(_day(row["hukum_per"])),
        "ditetapkan": _day(row["ditetapkan"]), "fasilitasi": _words(row["fasilitasi_nomor"], _day(row["fasilitasi_tanggal"])),
        **{name: row[name] for name in ("pagu_sebelum", "perubahan", "unit_hilang", "rekening_hilang")},
    }  # fmt: skip


def steps(store: Store) -> list[Row]:
    told = [
        row
        for row in store.rows("budget_step")
        if row["berikut"] or row["hasil"] or "pemda" in (row["usulan_status"], row["penetapan_status"])
    ]
    return [
        {"wilayah": office(row["pemda"]), "tahun": str(row["tahun"]), "langkah_anggaran": _words(row["urutan"]), "usulan": hari(row["usulan"]),
         "penetapan": hari(row["penetapan"]), "usulan_dari": _words(row["usulan_sumber"]), "penetapan_dari": _words(row["penetapan_sumber"]),
         "nomor_dokumen": _words(row["nomor"])}
        for row in sorted(told, key=lambda row: (row["pemda"], row["tahun"], row["ke"]))
    ] or NOTHING  # fmt: skip


def draft(store: Store) -> list[Row]:
    rows = sorted(store.rows("raperda_check"), key=lambda row: (row["pemda"], row["tahun"], row["nomor"]))
    for row in rows:
        assert row["putusan"] != "memenuhi" or not row["kekurangan"]
    return [
        {"wilayah": office(row["pemda"]), "tahun": str(row["tahun"]), "nomor_butir": row["nomor"], "butir": Among(literal(f"BUTIR_{row['butir']}")),
         "jumlah_butir": row["jumlah"], "pagu_tahap": row["pagu"], "kebutuhan_setahun": row["kebutuhan"], "kekurangan_tahap": row["kekurangan"],
         "pedoman": _words(row["pedoman"]), "dasar_butir": _words(row["dasar"]), "sisa_hari_kerja": row["sisa_hari_kerja"],
         **{name: _words(_day(row[name])) for name in ("kirim_sampai", "evaluasi_sampai", "perbaikan_sampai")}, "raperda_diterima": _day(row["diterima"])}
        for row in rows
    ] or NOTHING  # fmt: skip


def _day(value: Any) -> str:
    return hari(value) if value else ""


def _words(*said: object) -> Among:
    return Among({figure for one in said if one is not None for figure in figures_in(str(one))})
