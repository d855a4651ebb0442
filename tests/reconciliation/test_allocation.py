"""Payments over months and NPP: what is certain, what waits, and that nothing is lost or made, whatever comes in whichever order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.reconciliation import Answer, Payment, allocate
from naungan.reconciliation.payments import Allocated, Bill, Cell, Part
from naungan.reconciliation.words import Alasan, Cara, Jenis
from tests.reconciliation.referee import Clerk

P, A, B = "1671", "16000001", "16000002"
JKK, JKM = "5.1.02.02.02.0006", "5.1.02.02.02.0007"


def bill(npp: str, bulan: str, jkk: int, jkm: int) -> Bill:
    return Bill(Cell(P, npp, bulan), {"jkk": jkk, "jkm": jkm, "jht": 0, "jp": 0, None: jkk + jkm})


OKTOBER = dt.date(2026, 10, 10)


def sp2d(
    nomor: str, nilai: int | None, program: str | None = "jkk", unit: str = "", rekening: str | None = None,
    tanggal: dt.date | None = OKTOBER, **more: Any,
) -> Part:  # fmt: skip
    account = rekening if rekening is not None else {"jkk": JKK, "jkm": JKM}.get(program or "", "")
    return Part(Payment(P, Jenis.SP2D, nomor, unit, account), nilai, tanggal, program, **more)


def receipt(
    kode: str, nilai: int | None, npp: str | None = A, dari: str | None = None, sampai: str | None = None,
    tanggal: dt.date | None = OKTOBER, **more: Any,
) -> Part:  # fmt: skip
    return Part(Payment(P, Jenis.TERIMA, kode, "", ""), nilai, tanggal, npp=npp, dari=dari, sampai=sampai or dari, **more)


def given_to(found: Allocated) -> dict[tuple[str, str, str, str], int]:
    sums: dict[tuple[str, str, str, str], int] = defaultdict(int)
    for one in found.shares:
        sums[one.part.payment.nomor, one.part.program or "", one.cell.npp, one.cell.bulan] += one.rupiah
    return dict(sums)


def waiting(found: Allocated) -> dict[str, tuple[int | None, Alasan]]:
    return {one.part.payment.nomor: (one.rupiah, one.alasan) for one in found.rests}


BILLS = [bill(A, "2026-08", 100, 130), bill(A, "2026-09", 110, 140), bill(A, "2026-10", 150, 160)]


def test_a_receipt_that_names_npp_and_month_is_theirs_and_the_sp2d_it_names_follows() -> None:
    found = allocate([receipt("K1", 230, dari="2026-08", sp2d="S1"), sp2d("S1", 100), sp2d("S1", 130, "jkm")], BILLS)
    assert given_to(found) == {("K1", "", A, "2026-08"): 230, ("S1", "jkk", A, "2026-08"): 100, ("S1", "jkm", A, "2026-08"): 130}
    assert {one.cara for one in found.shares} == {Cara.TERTULIS, Cara.NOMOR_SP2D} and not found.rests


def test_a_receipt_of_several_months_is_parted_by_the_bills_only_where_they_add_up() -> None:
    found = allocate([receipt("K1", 480, dari="2026-08", sampai="2026-09", sp2d="S1"), sp2d("S1", 210), sp2d("S1", 270, "jkm")], BILLS)
    assert given_to(found) == {
        ("K1", "", A, "2026-08"): 230, ("K1", "", A, "2026-09"): 250, ("S1", "jkk", A, "2026-08"): 100, ("S1", "jkk", A, "2026-09"): 110,
        ("S1", "jkm", A, "2026-08"): 130, ("S1", "jkm", A, "2026-09"): 140,
    }  # fmt: skip
    assert waiting(allocate([receipt("K2", 481, dari="2026-08", sampai="2026-09")], BILLS)) == {"K2": (481, Alasan.TIDAK_COCOK)}
    assert waiting(allocate([receipt("K3", 480, dari="2026-06", sampai="2026-09")], BILLS)) == {"K3": (480, Alasan.TANPA_TAGIHAN)}


def test_what_equals_one_bill_or_one_set_is_that_and_each_programme_by_itself() -> None:
    found = allocate([sp2d("S1", 110), sp2d("S2", 290, "jkm")], BILLS)
    assert given_to(found) == {("S1", "jkk", A, "2026-09"): 110, ("S2", "jkm", A, "2026-08"): 130, ("S2", "jkm", A, "2026-10"): 160}


def test_equal_bills_are_not_guessed_among() -> None:
    same = [bill(A, "2026-08", 100, 130), bill(A, "2026-09", 100, 130)]
    assert waiting(allocate([sp2d("S1", 100)], same)) == {"S1": (100, Alasan.LEBIH_DARI_SATU)}
    both = allocate([sp2d("S1", 100), receipt("K1", 230, dari="2026-08", sp2d="S0"), sp2d("S0", 100), sp2d("S0", 130, "jkm")], same)
    assert given_to(both)["S1", "jkk", A, "2026-09"] == 100, "the other month is paid by the SP2D that a receipt names"


def test_two_payments_that_equal_the_same_bill_both_wait() -> None:
    found = allocate([sp2d("S1", 110), sp2d("S2", 110)], BILLS)
    assert waiting(found) == {"S1": (110, Alasan.DIPEREBUTKAN), "S2": (110, Alasan.DIPEREBUTKAN)} and not found.shares


def test_a_unit_pays_for_its_own_npp_and_a_payer_of_many_for_all_of_them_at_once() -> None:
    two = [*BILLS, bill(B, "2026-10", 110, 90)]
    own = {(P, "A"): frozenset({A}), (P, "B"): frozenset({B}), (P, "BKPSDM"): frozenset({A, B})}
    found = allocate([sp2d("S1", 110, unit="A"), sp2d("S2", 110, unit="B")], two, own)
    assert given_to(found) == {("S1", "jkk", A, "2026-09"): 110, ("S2", "jkk", B, "2026-10"): 110}
    payer = allocate([sp2d("S3", 370, unit="BKPSDM")], two, own)
    assert given_to(payer) == {("S3", "jkk", A, "2026-09"): 110, ("S3", "jkk", A, "2026-10"): 150, ("S3", "jkk", B, "2026-10"): 110}
    either = allocate([sp2d("S4", 260, unit="BKPSDM")], two, own)
    assert waiting(either) == {"S4": (260, Alasan.LEBIH_DARI_SATU)}, "two months of one NPP, or October of both"


def test_an_sp2d_above_its_receipts_waits_with_what_is_over() -> None:
    found = allocate([receipt("K1", 100, dari="2026-08", sp2d="S1"), sp2d("S1", 150)], BILLS)
    assert given_to(found)["S1", "jkk", A, "2026-08"] == 100
    assert waiting(found) == {"S1": (50, Alasan.LEBIH_DARI_BUKTI)}


def test_what_a_receipt_says_of_its_sp2d_holds_while_the_receipt_waits() -> None:
    waits = receipt("K1", 481, dari="2026-08", sampai="2026-09", sp2d="S1")
    assert waiting(allocate([waits, sp2d("S1", 150)], BILLS))["S1"] == (150, Alasan.TIDAK_COCOK), "October equals it, and is not meant"
    assert given_to(allocate([waits, sp2d("S1", 110)], BILLS)) == {("S1", "jkk", A, "2026-09"): 110}
    assert given_to(allocate([waits, sp2d("S2", 150)], BILLS)) == {("S2", "jkk", A, "2026-10"): 150}
    other = receipt("K2", 7, npp=B, sp2d="S1")
    assert waiting(allocate([other, sp2d("S1", 150)], BILLS))["S1"] == (150, Alasan.TANPA_TAGIHAN)
    assert given_to(allocate([waits, other, sp2d("S1", 110)], BILLS)) == {("S1", "jkk", A, "2026-09"): 110}, "one of the two means it"


def test_unreadable_and_held_payments_wait_and_are_no_zero() -> None:
    found = allocate([receipt("K1", None), receipt("K2", 230, dari="2026-08", tahan=True)], BILLS)
    assert waiting(found) == {"K1": (None, Alasan.NILAI_TIDAK_TERBACA), "K2": (230, Alasan.DITAHAN)}


def answer(nomor: str, rupiah: int, bulan: str, *, jenis: Jenis = Jenis.SP2D, rekening: str = "", baris: int = 2) -> Answer:
    return Answer(baris, Payment(P, jenis, nomor, "", rekening), A, bulan, rupiah, "Ani")


def test_an_answer_is_followed_the_rest_waits_and_it_never_exceeds_the_payment() -> None:
    found = allocate([sp2d("S1", 110)], BILLS, answers=[answer("S1", 60, "2026-08")])
    assert given_to(found) == {("S1", "jkk", A, "2026-08"): 60} and waiting(found) == {"S1": (50, Alasan.SISA_JAWABAN)}
    over = allocate([sp2d("S1", 110)], BILLS, answers=[answer("S1", 60, "2026-08"), answer("S1", 51, "2026-09", baris=3)])
    assert not over.shares and waiting(over) == {"S1": (110, Alasan.JAWABAN_DITOLAK)}
    assert [(one.baris, kode) for one, kode in over.wrong] == [(2, "ALOKASI_MELEBIHI"), (3, "ALOKASI_MELEBIHI")]


def test_an_answer_must_say_which_account_where_an_sp2d_has_two() -> None:
    parts = [sp2d("S1", 7), sp2d("S1", 9, "jkm")]
    found = allocate(parts, BILLS, answers=[answer("S1", 7, "2026-08"), answer("S9", 1, "2026-08", baris=3)])
    assert [(one.baris, kode) for one, kode in found.wrong] == [(2, "ALOKASI_DUA_REKENING"), (3, "ALOKASI_TANPA_PEMBAYARAN")]
    right = allocate(parts, BILLS, answers=[answer("S1", 7, "2026-08", rekening=JKK)])
    assert given_to(right) == {("S1", "jkk", A, "2026-08"): 7} and waiting(right) == {"S1": (9, Alasan.TIDAK_COCOK)}


MONTHS = ("2026-07", "2026-08", "2026-09")
AMOUNT = st.integers(1, 6)
_BILL = st.builds(bill, st.sampled_from((A, B)), st.sampled_from(MONTHS), AMOUNT, AMOUNT)
_NUMBER = st.sampled_from(("S1", "S2", "S3"))
_ORDER = st.builds(sp2d, _NUMBER, st.integers(1, 20), st.sampled_from(("jkk", "jkm", None)), st.sampled_from(("", "A", "X")))
_RECEIPT = st.builds(
    lambda kode, nilai, npp, months, number: receipt(
        kode, nilai, npp, dari=min(months) if months else None, sampai=max(months) if months else None, sp2d=number),
    st.sampled_from(("K1", "K2", "K3", "K4")), st.integers(1, 20), st.sampled_from((A, B, None)),
    st.lists(st.sampled_from(MONTHS), max_size=2), st.one_of(st.none(), _NUMBER),
)  # fmt: skip
_BILLS = st.lists(_BILL, max_size=6, unique_by=lambda one: one.cell)
_OWN = {(P, "A"): frozenset({A}), (P, "X"): frozenset({A, B})}


def _once(parts: list[Part]) -> list[Part]:
    """One account of an SP2D once, as the register is summed."""
    return list({one.payment if one.payment.jenis == Jenis.SP2D else one.order: one for one in parts}.values())


_PARTS = st.lists(st.one_of(_ORDER, _RECEIPT), max_size=7).map(_once)


@settings(max_examples=300, deadline=None)
@given(_PARTS, _BILLS, st.randoms(use_true_random=False))
def test_allocated_and_suspense_are_the_payment_in_any_order(parts: list[Part], bills: list[Bill], random: Any) -> None:
    found = allocate(parts, bills, _OWN)
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    for share in found.shares:
        assert share.rupiah > 0
        sums[share.part.order] += share.rupiah
    for rest in found.rests:
        assert rest.rupiah is not None and rest.rupiah > 0
        sums[rest.part.order] += rest.rupiah
    assert sums == {part.order: part.nilai for part in parts}
    shuffled, other = list(parts), list(bills)
    random.shuffle(shuffled), random.shuffle(other)
    again = allocate(shuffled, other, _OWN)
    assert (given_to(again), waiting(again)) == (given_to(found), waiting(found))


@settings(max_examples=300, deadline=None)
@given(_PARTS, _BILLS)
def test_the_clerk_finds_the_same(parts: list[Part], bills: list[Bill]) -> None:
    payments = [
        {"jenis": str(one.payment.jenis), "nomor": one.payment.nomor, "unit": one.payment.unit, "rekening": one.payment.kode_rekening,
         "program": one.program, "nilai": one.nilai, "npp": one.npp, "dari": one.dari, "sampai": one.sampai, "sp2d": one.sp2d}
        for one in parts
    ]  # fmt: skip
    money = {(one.cell.npp, one.cell.bulan): {name: rupiah for name, rupiah in one.rupiah.items() if rupiah} for one in bills}
    clerk = Clerk(payments, money, {unit: set(npp) for (_, unit), npp in _OWN.items()})
    found = allocate(parts, bills, _OWN)
    ours: dict[tuple[int, str, str], int] = defaultdict(int)
    for share in found.shares:
        ours[parts.index(share.part), share.cell.npp, share.cell.bulan] += share.rupiah
    assert dict(ours) == clerk.given
    assert {parts.index(rest.part): rest.rupiah for rest in found.rests} == {
        number: rupiah for number, rupiah in clerk.waits.items() if rupiah
    }


@settings(max_examples=200, deadline=None)
@given(_PARTS, _RECEIPT, _BILLS)
def test_undo_of_a_receipt_restores_what_was(parts: list[Part], one: Part, bills: list[Bill]) -> None:
    before = allocate(parts, bills, _OWN)
    allocate([*parts, one], bills, _OWN)
    after = allocate([part for part in [*parts, one] if part is not one], bills, _OWN)
    assert after == before


@pytest.mark.parametrize("amount", [60, 300])
def test_an_answer_taken_back_leaves_no_trace(amount: int) -> None:
    parts = [sp2d("S1", 110), sp2d("S2", 150)]
    before = allocate(parts, BILLS)
    allocate(parts, BILLS, answers=[answer("S1", amount, "2026-08")])
    assert allocate(parts, BILLS) == before
