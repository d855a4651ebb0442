"""What is not seen is not nought, what waits fills no gap in silence, and each unit is in one state."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from naungan.budget.tables import ADEQUACY, UNIT_STATUS
from naungan.coverage.tables import LEDGER
from naungan.engine import Engine
from naungan.intake.tables import RECEIPT
from naungan.reconciliation.age import age, arrears_age
from naungan.reconciliation.allocation import allocate
from naungan.reconciliation.match import Paid, Register, Sides, reconciliation
from naungan.reconciliation.minutes import minutes
from naungan.reconciliation.owed import liability
from naungan.reconciliation.payments import Cell, Part
from naungan.reconciliation.progress import unit_progress
from naungan.reconciliation.sides import receipts
from naungan.reconciliation.tables import MINUTES, UNIT_PROGRESS
from naungan.reconciliation.words import Dasar, Jenis, Kemajuan, Pasangan, Umur
from tests.reconciliation.test_allocation import BILLS, A, P, receipt, sp2d

POSISI = dt.date(2026, 11, 20)
BILLED = {one.cell: {"orang_tagihan": 3, "tagihan": one.rupiah[None]} for one in BILLS}
NEED = {one.cell: {"orang_daftar": 3, "kebutuhan": one.rupiah[None], "kebutuhan_perkiraan": 0, "orang_ragu": 0} for one in BILLS}


def register(*units: str | None, dari: str = "2026-08", sampai: str = "2026-11") -> dict[str, list[Register]]:
    """A register of SP2D that begins and ends in the middle of a month."""
    return {P: [Register(frozenset(units), dt.date.fromisoformat(f"{dari}-12"), dt.date.fromisoformat(f"{sampai}-10"))]}


REGISTER = register("A", "B")


def sides(
    parts: list[Part], registers: dict[str, list[Register]] | None = None, hari: dt.date = POSISI
) -> tuple[Paid, dict[str, dict[str, Any]]]:  # fmt: skip
    paid = Paid.of(allocate(parts, BILLS), registers or {}, {(P, A): "A"}, hari)
    rows = reconciliation(Sides(NEED, BILLED, {}, paid, "2026-10"))
    return paid, {row["bulan"]: row for row in rows}


def test_nothing_read_is_no_nought() -> None:
    _, rows = sides([])
    assert {(row["sp2d"], row["diterima"], row["tagihan_sp2d"], row["tagihan_terima"], row["sp2d_terima"]) for row in rows.values()} == {
        (None,) * 5
    }
    assert {row["daftar_tagihan"] for row in rows.values()} == {Pasangan.COCOK}


def test_a_register_makes_an_unpaid_month_nought_until_something_waits() -> None:
    _, rows = sides([sp2d("S1", 110)], REGISTER)
    assert (rows["2026-08"]["sp2d"], rows["2026-08"]["tagihan_sp2d"]) == (0, Pasangan.KURANG)
    _, rows = sides([sp2d("S1", 111)], REGISTER)
    assert (rows["2026-08"]["sp2d"], rows["2026-08"]["tagihan_sp2d"]) == (None, None), "the payment that waits may be of August"


def test_a_register_of_one_unit_sees_what_that_unit_pays() -> None:
    for unit, seen in (("A", 0), ("B", None), (None, None)):
        _, rows = sides([], register(unit))
        assert rows["2026-08"]["sp2d"] == seen
    for payer, seen in (("A", None), ("B", 0)):
        paid = Paid.of(allocate([], BILLS), register(payer), {(P, A): "A"}, POSISI, {(P, A): frozenset({"B"})})
        assert paid.known(Jenis.SP2D, Cell(P, A, "2026-08")) == seen, "B pays for the people of A"
    _, rows = sides([], {P: [*register("B")[P], *register("C")[P]]})
    assert rows["2026-08"]["sp2d"] is None, "registers of two other units are no register of the treasury"


def test_a_register_sees_nothing_of_months_that_were_due_before_it_begins() -> None:
    for begun, seen in (("2026-09", [0, 0, 0]), ("2026-10", [None, 0, 0]), ("2026-11", [None, None, 0])):
        _, rows = sides([], register("A", "B", dari=begun))
        assert [rows[month]["sp2d"] for month in ("2026-08", "2026-09", "2026-10")] == seen


def test_a_register_sees_nothing_of_months_that_were_due_after_it_ends() -> None:
    for ended, seen in (("2026-09", [0, None, None]), ("2026-10", [0, 0, None]), ("2026-11", [0, 0, 0])):
        _, rows = sides([], register("A", "B", sampai=ended))
        assert [rows[month]["sp2d"] for month in ("2026-08", "2026-09", "2026-10")] == seen
    _, rows = sides([], {P: [*register("A", "B", sampai="2026-09")[P], *register("A", "B", dari="2026-10")[P]]})
    assert [rows[month]["sp2d"] for month in ("2026-08", "2026-09", "2026-10")] == [0, 0, 0], "a file a month or so"


def test_a_part_that_was_paid_is_no_gap_where_the_register_ends_before_the_month_was_due() -> None:
    _, rows = sides([sp2d("S1", 150)], register("A", "B", sampai="2026-10"))
    assert (rows["2026-10"]["sp2d"], rows["2026-10"]["tagihan_sp2d"]) == (150, None)


def test_what_arrived_after_the_register_ends_was_not_paid_from_nowhere() -> None:
    late = receipt("K1", 130, dari="2026-08", tanggal=dt.date(2026, 11, 9))
    for ended, told in (("2026-10", None), ("2026-11", Pasangan.LEBIH)):
        _, rows = sides([sp2d("S1", 100), late], register("A", "B", sampai=ended))
        assert (rows["2026-08"]["sp2d"], rows["2026-08"]["sp2d_terima"]) == (100, told)


def test_receipts_are_seen_from_the_first_month_on_that_one_names() -> None:
    _, rows = sides([receipt("K1", 250, dari="2026-09")])
    assert [rows[month]["diterima"] for month in ("2026-08", "2026-09", "2026-10")] == [None, 250, 0]
    assert rows["2026-10"]["tagihan_terima"] == Pasangan.KURANG


def test_money_that_left_and_has_not_arrived() -> None:
    parts = [receipt("K1", 200, dari="2026-09"), sp2d("S1", 110), sp2d("S1", 140, "jkm")]
    _, rows = sides(parts, REGISTER)
    assert (rows["2026-09"]["sp2d"], rows["2026-09"]["sp2d_terima"]) == (250, Pasangan.KURANG)
    _, rows = sides([*parts, receipt("K2", 9, npp=A)], REGISTER)
    assert rows["2026-09"]["sp2d_terima"] is None, "the receipt that waits may be the rest"


@pytest.mark.parametrize(
    ("jatuh", "umur"),
    [
        ("2026-11-19", Umur.SATU), ("2026-10-20", Umur.SATU), ("2026-10-19", Umur.DUA_TIGA), ("2026-08-20", Umur.DUA_TIGA),
        ("2026-08-19", Umur.EMPAT_ENAM), ("2026-05-20", Umur.EMPAT_ENAM), ("2026-05-19", Umur.TUJUH_DUA_BELAS),
        ("2025-11-20", Umur.TUJUH_DUA_BELAS), ("2025-11-19", Umur.LEBIH_DUA_BELAS),
    ],
)  # fmt: skip
def test_age_counts_begun_months_since_the_due_date(jatuh: str, umur: Umur) -> None:
    assert age(dt.date.fromisoformat(jatuh), POSISI) == umur


def test_arrears_stand_with_what_waits_and_not_where_it_may_pay_all() -> None:
    paid, _ = sides([receipt("K1", 200, dari="2026-08"), receipt("K2", 9, npp=A)])
    rows = {row["umur"]: row for row in arrears_age(BILLED, paid, [], POSISI)}
    assert {umur: (row["bulan"], row["rupiah"], row["belum_dialokasikan"]) for umur, row in rows.items()} == {
        Umur.SATU: (1, 310, 9), Umur.DUA_TIGA: (2, 30 + 250, 9),
    }  # fmt: skip
    paid, _ = sides([receipt("K1", 200, dari="2026-08"), receipt("K2", 900, npp=A)])
    assert arrears_age(BILLED, paid, [], POSISI) == []


def test_what_members_are_behind_is_told_per_paying_unit_and_unknown_dues_are_no_nought() -> None:
    member = [
        {"pemda": P, "bayar": "A", "segmen_": "PU", "lunas_sampai": "2026-08", "orang": 2, "iuran": 100, "lengkap": True},
        {"pemda": P, "bayar": "A", "segmen_": "PU", "lunas_sampai": "2026-09", "orang": 1, "iuran": None, "lengkap": False},
    ]
    paid, _ = sides([])
    rows = {row["umur"]: (row["bulan"], row["orang"], row["rupiah"]) for row in arrears_age({}, paid, member, POSISI)}
    assert rows == {Umur.SATU: (1, 3, None), Umur.DUA_TIGA: (1, 2, 100)}


def test_the_debt_at_the_end_of_the_year_rests_on_what_is_seen_and_says_when_it_is_a_projection() -> None:
    paid, _ = sides([receipt("K1", 200, dari="2026-09"), sp2d("S1", 110), sp2d("S1", 140, "jkm")], REGISTER)
    rows = {row["bulan"]: row for row in liability(BILLED, paid, 2026, POSISI)}
    assert {month: (row["rupiah"], row["dasar"]) for month, row in rows.items()} == {
        "2026-08": (230, Dasar.SP2D), "2026-10": (310, Dasar.BUKTI),
    }, "September was paid by the treasury"  # fmt: skip
    assert all(row["proyeksi"] for row in rows.values())
    nothing, _ = sides([])
    assert {row["bulan"] for row in liability(BILLED, nothing, 2027, POSISI)} == set(rows) | {"2026-09"}, "it is owed in the next year too"
    assert liability(BILLED, nothing, 2025, POSISI) == []
    later = liability(BILLED, nothing, 2026, dt.date(2026, 12, 31))
    assert {(row["rupiah"], row["dasar"], row["proyeksi"]) for row in later} == {(None, Dasar.TIDAK_DIKETAHUI, False)}


def test_what_is_paid_in_january_was_owed_at_the_end_of_the_year() -> None:
    """The month is due in January; so is the day on which the notes to the accounts are written."""
    january, posisi = dt.date(2027, 1, 11), dt.date(2027, 1, 20)
    early = [receipt("K1", 230, dari="2026-08"), receipt("K2", 200, dari="2026-09"), receipt("K3", 50, dari="2026-09", tanggal=january)]
    paid, rows = sides([*early, receipt("K4", 310, dari="2026-10", tanggal=january), sp2d("S1", 150, tanggal=january)], REGISTER, posisi)
    assert [row["tagihan_terima"] for row in rows.values()] == [Pasangan.COCOK] * 3
    owed = {row["bulan"]: (row["rupiah"], row["dasar"], row["proyeksi"]) for row in liability(BILLED, paid, 2026, posisi)}
    assert owed == {"2026-09": (50, Dasar.BUKTI, False), "2026-10": (310, Dasar.BUKTI, False)}
    assert liability(BILLED, paid, 2027, posisi) == []


def test_a_payment_without_a_day_waits_at_the_end_of_a_year_that_is_past() -> None:
    posisi = dt.date(2027, 1, 20)
    paid, _ = sides([receipt("K1", 230, dari="2026-08"), receipt("K2", 250, dari="2026-09", tanggal=None)], None, posisi)
    owed = {row["bulan"]: (row["rupiah"], row["belum_dialokasikan"]) for row in liability(BILLED, paid, 2026, posisi)}
    assert owed == {"2026-09": (250, 250), "2026-10": (310, 250)}


def test_minutes_keep_plus_and_minus_apart(duck: Engine) -> None:
    causes = [
        {"k_pemda": P, "npp": A, "bulan": "2026-08", "sebab": "keluar", "tambah": 100, "kurang": 0, "orang_tambah": 2, "orang_kurang": 0},
        {
            "k_pemda": P,
            "npp": A,
            "bulan": "2026-08",
            "sebab": "tidak_di_tagihan",
            "tambah": 0,
            "kurang": 100,
            "orang_tambah": 0,
            "orang_kurang": 2,
        },
    ]
    paid, _ = sides([])
    beda = {Cell(P, A, "2026-08"): {"tambah": 100, "kurang": 100}}
    matched = reconciliation(Sides(NEED, BILLED, beda, paid, "2026-10"))
    rows = [row for row in minutes(matched, causes, [], POSISI) if row["bulan"] == "2026-08"]
    money, heads = (next(row for row in rows if row["butir"] == butir) for butir in ("iuran", "orang"))
    assert (heads["opd"], heads["bpjs"], heads["tambah"], heads["kurang"]) == (3, 3, 2, 2), "two who should not be hide two who should"
    assert (money["opd"], money["bpjs"], money["tambah"], money["kurang"], money["langkah"]) == (
        230,
        230,
        100,
        100,
        "LANGKAH_COCOKKAN_TAGIHAN",
    )
    assert {(row["sebab"], row["tambah"], row["kurang"]) for row in rows if row["sebab"]} == {
        ("keluar", 100, 0),
        ("tidak_di_tagihan", 0, 100),
    }
    assert duck.rows(duck.table(MINUTES.of(rows)))


@pytest.mark.parametrize(("waits", "told"), [(0, (0, 50)), (9, (None, None))])
def test_minutes_state_no_difference_that_may_be_none(waits: int, told: tuple[int | None, int | None]) -> None:
    parts = [receipt("K1", 200, dari="2026-09"), sp2d("S1", 110), sp2d("S1", 140, "jkm"), *([receipt("K2", waits)] if waits else [])]
    _, rows = sides(parts, REGISTER)
    (row,) = [one for one in minutes([rows["2026-09"]], [], [], POSISI) if one["butir"] == "penerimaan"]
    assert (row["bpkad"], row["bpjs"], row["tambah"], row["kurang"]) == (250, 200, *told)


def progress_of(
    duck: Engine, status: list[dict[str, Any]], purses: list[dict[str, Any]], people: dict[str, int]
) -> dict[str, dict[str, Any]]:
    ledger = [
        {"pemda": "7404", "unit": unit, "orang": f"{unit}{number}", "bulan": "2023-11", "keadaan": "arrears", "terlindungi": "tidak",
         "kewajiban_terpenuhi": "tidak"}
        for unit, many in people.items() for number in range(many)
    ]  # fmt: skip
    tables = {
        "unit_status": duck.table(UNIT_STATUS.of([{"pemda": "7404", "anggaran": "tidak_diketahui", **row} for row in status])),
        "adequacy": duck.table(ADEQUACY.of([{"pemda": "7404", "tahun": 2023, "anggaran": "tidak_diketahui", **row} for row in purses])),
        "ledger": duck.table(LEDGER.of(ledger)),
    }
    rows = unit_progress(duck, **tables, bulan="2023-11", posisi=dt.date(2023, 12, 18))
    assert duck.rows(duck.table(UNIT_PROGRESS.of(rows)).count().name("n").as_table())[0]["n"] == len(status)
    return {row["unit"]: row for row in rows}


def test_satpol_pp_of_buton_is_behind_with_none_of_eleven_months_paid(duck: Engine) -> None:
    """391 people, 0 of 11 months paid although budgeted (Kabupaten Buton, November 2023), beside units in every other state."""
    status = [
        {"unit": "POLPP", "unit_nama": "Satuan Polisi Pamong Praja", "pembayaran": "menunggak", "bulan_menunggak": 11},
        {"unit": "A", "pembayaran": "lunas", "bulan_menunggak": 0, "lunas_sampai": "2023-11"},
        {"unit": "B", "pembayaran": "belum"},
        {"unit": "C", "pembayaran": "belum"},
        {"unit": "D", "pembayaran": "tidak_diketahui", "anggaran": "tidak_dianggarkan"},
        {"unit": "E", "pembayaran": "tidak_diketahui"},
    ]
    purses = [
        {"unit": "POLPP", "pagu": 79_000_000, "realisasi": 0, "tunggakan": 72_000_000}, {"unit": "B", "pagu": 10, "realisasi": 4, "sumber_realisasi": "SP2D"},
        {"unit": "C", "pagu": 10, "realisasi": 0},
    ]  # fmt: skip
    found = progress_of(duck, status, purses, {"POLPP": 391, "A": 2})
    polpp = found["POLPP"]
    assert (polpp["kemajuan"], polpp["orang"], polpp["bulan_dibayar"], polpp["bulan_jatuh_tempo"], polpp["tunggakan"]) == (
        Kemajuan.MENUNGGAK, 391, 0, 11, 72_000_000,
    )  # fmt: skip
    assert {unit: row["kemajuan"] for unit, row in found.items() if unit != "POLPP"} == {
        "A": "dibayar", "B": "dicairkan", "C": "dianggarkan", "D": "tidak_dianggarkan", "E": "tidak_diketahui",
    }  # fmt: skip
    assert found["A"]["bulan_dibayar"] == 11 and found["E"]["bulan_dibayar"] is None
    assert (found["A"]["orang"], found["E"]["orang"]) == (2, None), "nobody has handed in who works there"


def came(engine: Engine, *rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    made = [
        {"sumber": row["berkas"], "baris": place, "urutan": place, "pemda": P, "npp": A, "kode_bayar": "K1", "bulan_dari": "2026-09",
         "bulan_sampai": "2026-09", "nilai": 100, "tahan": False, **row}
        for place, row in enumerate(rows, start=1)
    ]  # fmt: skip
    parts = receipts(engine, engine.table(RECEIPT.of(made)), posisi=POSISI)
    return [(one.nilai, one.tanggal and one.tanggal.day, one.sp2d, one.tahan) for one in parts]


def test_a_receipt_that_treasurer_and_branch_both_tell_is_one(engine: Engine) -> None:
    """The one knows the SP2D, the other the day."""
    day = dt.date(2026, 10, 14)
    ours, theirs = {"berkas": "bendahara.xlsx", "nomor_sp2d": "S1"}, {"berkas": "cabang.xlsx", "tanggal": day}
    assert came(engine, ours, theirs) == came(engine, theirs, ours) == [(100, 14, "S1", False)]
    assert came(engine, ours | {"tahan": True}, theirs) == [(100, 14, "S1", False)], "one of the two can be read"
    assert len(came(engine, ours, theirs | {"nilai": 90})) == len(came(engine, ours, theirs | {"npp": "16000002"})) == 2


def test_two_instalments_of_one_file_stay_two_and_a_row_written_twice_is_one(duck: Engine) -> None:
    first, second = ({"berkas": "cabang.xlsx", "tanggal": dt.date(2026, 10, day)} for day in (14, 20))
    assert came(duck, first, second, first) == [(100, 14, None, False), (100, 20, None, False)]
    again = {"berkas": "bendahara.xlsx"}
    assert came(duck, first, second, again | {"tanggal": dt.date(2026, 10, 15), "nomor_sp2d": "S1"}) == [
        (100, 14, "S1", False),
        (100, 20, None, False),
    ]
