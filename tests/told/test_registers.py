"""What the registers say: whole sentences, nothing unknown as nought, the next to end first."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any

from naungan.rounds.coverage_figures import coverage_figures
from naungan.rounds.register_state import Registers, registers
from naungan.rounds.state import Book
from naungan.rounds.target_standing import target_standing
from naungan.told import registers as told

PADA = dt.date(2026, 10, 31)
SAID: dict[str, Any] = {"wilayah": "1671", "deret": "sendiri", "tahun": 2026, "lingkup": "non_asn", "penyebut": "daftar pekerja", "penerbit": "Kota",
                        "dokumen": "RKPD", "status": "confirmed"}  # fmt: skip
BOOK = Book(
    sasaran=({**SAID, "persen": "95.5"}, {**SAID, "wilayah": "1801", "persen": "50", "lingkup": None}),
    instrumen=(
        {"pemda": "1671", "jenis": "pks", "nomor": "1/2024", "tanggal": "2024-03-01", "kelompok": "honorer", "dasar_upah": "1000000"},
        {"pemda": "1671", "jenis": "perkada", "nomor": "9/2026", "tanggal": "2026-01-01", "berakhir": "2026-12-31"},
        {"pemda": "1801", "jenis": "se", "nomor": "3/2020", "tanggal": "2020-01-01", "berakhir": "2021-12-31"},
    ),
    kendala=({"pemda": "1671", "triwulan": "2026-T2", "nomor": 1, "uraian": "Pagu belum ada"},),
)  # fmt: skip
MEASURE = [{"tingkat": "kategori", "pemda": pemda, "kategori": group, "bulan": "2026-10", "pekerja": 40, "terlindungi_ya": 10,
            "terlindungi_tidak_diketahui": 5} for pemda, group in (("1671", "honorer"), ("1671", "bpd"))]  # fmt: skip


def found(pada: dt.date = PADA) -> Registers:
    return registers(BOOK, pada, pemda=("1671", "1801"), measure=MEASURE)


def test_a_target_is_told_with_its_count_its_distance_and_its_pace() -> None:
    (said,) = [told.target_text(row) for row in found().sasaran if row["wilayah"] == "1671"]
    assert said == (
        "Kota Palembang, sasaran daerah sendiri 2026: sasaran 95,5% sampai 31 Desember 2026 (pekerja non-ASN, terhadap daftar pekerja yang "
        "diserahkan). Capaian: 25%–37,5%, 10–15 dari 40 orang (Oktober 2026), menurut evaluasi yang dibekukan. Keadaan: belum tercapai, belum "
        "jatuh tempo. Menurut angka itu masih kurang 24–29 orang, 58–70,5 poin persen. Masih 3 bulan termasuk bulan ini, jadi perlu 8–10 orang "
        "per bulan. Sasaran menurut Kota, RKPD (tanggal dokumennya tidak diketahui; sumber tidak disebut; dipastikan)."
    )


def test_what_is_not_compared_says_so_and_shows_no_figure() -> None:
    (row,) = [row for row in found().sasaran if row["wilayah"] == "1801"]
    assert "tidak dapat dibandingkan (dokumennya tidak menyebut siapa yang dihitung)" in told.target_text(row)
    (shown,) = told.targets_table([row]).rows
    assert (shown["capaian_sasaran"], shown["kurang_sasaran"], shown["laju_sasaran"]) == ("tidak tersedia", "tidak tersedia", "")


def test_only_what_concerns_the_round_is_told() -> None:
    assert {row["wilayah"] for row in found().sasaran} == {None, "16", "18", "1671", "1801"}
    assert [row["kategori"] for row in found().celah] == ["bpd"]


def test_the_next_to_end_stands_first_and_an_assumption_says_that_it_is_one() -> None:
    rows = told.instruments_table(found().instrumen).rows
    assert [row["nomor_instrumen"] for row in rows] == ["9/2026", "1/2024", "3/2020"]
    assert rows[0]["keadaan_instrumen"] == "berlaku sampai 31 Desember 2026, 61 hari lagi"
    assert rows[1]["berakhir_instrumen"] == "tidak disebut" and "anggapan" in rows[1]["keadaan_instrumen"]
    assert rows[1]["tanda_instrumen"] == "Dasar upahnya di bawah upah minimum Rp3.942.963."
    assert told.gap_texts(found().celah) == [
        "Kota Palembang, BPD (40): tidak disebut; 1 instrumen berlaku tidak menyebut kelompok dan mungkin mencakupnya."
    ]


def test_the_report_of_a_quarter_says_when_it_is_due() -> None:
    said = told.letter(found(dt.date(2026, 10, 12)), ("kendala",))
    assert "Laporan triwulan IV 2026 paling lambat 10 Januari 2027" in said and "8 Januari 2027 adalah hari kerja terakhir" in said
    assert "Pagu belum ada [masih terbuka, 2 triwulan sejak dilaporkan]" in said
    assert "bukan pernyataan bahwa tidak ada" in told.letter(registers(Book(), PADA), ("kendala",))


def test_every_sentence_is_whole_and_json_is_exact() -> None:
    whole = told.letter(found(), ("sasaran", "instrumen", "kendala"))
    assert not re.search(r"[{}]|None|DOK_", whole)
    for table in (told.targets_table(found().sasaran), told.gaps_table(found().celah), told.obstacles_table(found().kendala)):
        assert table.title and table.explanation and all(column.heading for column in table.columns)
        assert all(row[column.key] is not None for row in table.rows for column in table.columns)
    document = json.loads(json.dumps(told.document(found(), ("sasaran", "instrumen", "kendala"))))
    (row,) = [row for row in document["sasaran"] if row["wilayah"] == "1671"]
    assert (Decimal(row["persen"]), row["capaian_persen_bawah"], row["kurang_atas"]) == (Decimal("95.5"), "25", 29)
    assert document["jatuh_tempo"] == "2027-01-10" and document["triwulan"] == "2026-T4"


def test_people_and_points_on_two_denominators_are_said_not_to_fit_together() -> None:
    def said(wilayah: str, pada: dt.date) -> str:
        rows = target_standing([], coverage_figures(), pada)
        return next(told.target_text(row) for row in rows if (row["wilayah"], row["deret"], row["tahun"]) == (wilayah, "kemendagri", 2025))

    lampung = said("18", dt.date(2025, 9, 18))
    assert "462.447 orang, 13,85 poin persen" in lampung and "menyiratkan penyebut sekitar 2.994.131 orang" in lampung
    assert "dokumennya ada paling lambat 31 Mei 2025" in lampung
    assert "menyiratkan" not in said("17", dt.date(2026, 1, 5)) and "tanggal dokumennya tidak diketahui" in said("51", dt.date(2025, 9, 1))
