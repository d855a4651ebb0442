"""Payments are allocated only where it is certain; everything else stands in suspense. Plain whole numbers, and no order of files.

A receipt that names NPP and month is theirs; an SP2D that a receipt names is what the receipt is; what equals exactly one open bill, or
one set of open bills that no other set equals, is that (``exact``). An answer of a person goes before all of it. Nothing is guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from naungan.reconciliation.answered import by_answers
from naungan.reconciliation.exact import Bills, Own, by_npp, by_sums
from naungan.reconciliation.payments import Allocated, Answer, Bill, Cell, Part
from naungan.reconciliation.words import Alasan, Cara, Jenis


def allocate(parts: Iterable[Part], bills: Iterable[Bill], own: Own | None = None, answers: Sequence[Answer] = ()) -> Allocated:
    """Shares and rests of every part. ``own``: the NPP that a unit pays for, by (pemda, unit); a unit that is not there may pay for any.

    Allocated + suspense = payment, to the rupiah, for every part; the same parts in another order give the same.
    """
    known = {bill.cell: bill for bill in sorted(bills, key=lambda one: one.cell)}
    found, billed = Allocated(), by_npp(known.values())
    todo = by_answers(sorted(parts, key=lambda one: one.order), answers, found)
    todo = [part for part in todo if _readable(part, found)]
    receipts = [part for part in todo if part.payment.jenis == Jenis.TERIMA]
    by_sums([part for part in receipts if not _as_written(part, billed, found)], billed, {}, found)
    paid, said = _by_number(found), _named(receipts)
    orders = [part for part in todo if part.payment.jenis == Jenis.SP2D]
    named: dict[bool, list[Part]] = {True: [], False: []}
    for part in orders:
        named[(part.payment.pemda, part.payment.nomor) in paid].append(part)
    _as_receipts_say(named[True], paid, known, found)
    by_sums(named[False], billed, own or {}, found, said)
    return found


def _named(receipts: Iterable[Part]) -> Mapping[tuple[str, str], list[Part]]:
    """The receipts that name an SP2D, by its number."""
    said: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for part in receipts:
        if part.sp2d:
            said[part.payment.pemda, part.sp2d].append(part)
    return said


def _readable(part: Part, found: Allocated) -> bool:
    if part.nilai is None or part.nilai <= 0:
        found.wait(part, Alasan.NILAI_TIDAK_TERBACA)
        return False
    if part.tahan:
        found.wait(part, Alasan.DITAHAN)
        return False
    return True


def _as_written(part: Part, bills: Bills, found: Allocated) -> bool:
    """A receipt for one month of one NPP is that; one for several months is by their bills, where they add up to it."""
    if part.npp is None or part.dari is None or part.sampai is None:
        return False
    if part.dari == part.sampai:
        found.place(part, {Cell(part.payment.pemda, part.npp, part.dari): part.nilai or 0}, Cara.TERTULIS)
        return True
    mine = bills.get(part.payment.pemda, {}).get(part.npp, ())
    billed = {bill.cell: bill.rupiah.get(None) for bill in mine if part.dari <= bill.cell.bulan <= part.sampai}
    amounts = {cell: rupiah for cell, rupiah in billed.items() if rupiah is not None}
    whole = len(amounts) == _months(part.dari, part.sampai)
    if whole and sum(amounts.values()) == part.nilai:
        found.place(part, amounts, Cara.TERTULIS)
    else:
        found.wait(part, Alasan.TIDAK_COCOK if whole else Alasan.TANPA_TAGIHAN)
    return True


def _months(dari: str, sampai: str) -> int:
    (year, month), (until_year, until) = (map(int, one.split("-")) for one in (dari, sampai))
    return (until_year - year) * 12 + until - month + 1


def _by_number(found: Allocated) -> dict[tuple[str, str], dict[Cell, int]]:
    """What the receipts that name an SP2D were allocated to, by the number of the SP2D."""
    paid: dict[tuple[str, str], dict[Cell, int]] = defaultdict(lambda: defaultdict(int))
    for share in found.shares:
        if share.part.payment.jenis == Jenis.TERIMA and share.part.sp2d:
            paid[share.cell.pemda, share.part.sp2d][share.cell] += share.rupiah
    return paid


def _as_receipts_say(
    parts: Sequence[Part], paid: Mapping[tuple[str, str], Mapping[Cell, int]], known: Mapping[Cell, Bill], found: Allocated
) -> None:
    """An SP2D whose receipts are of one month is of that month; of several months each account is by their bills."""
    count = Counter((part.payment.pemda, part.payment.nomor) for part in parts)
    total: Counter[tuple[str, str]] = Counter()
    for part in parts:
        total[part.payment.pemda, part.payment.nomor] += part.nilai or 0
    for part in parts:
        number = (part.payment.pemda, part.payment.nomor)
        cells, arrived = paid[number], sum(paid[number].values())
        if len(cells) == 1 and (total[number] <= arrived or count[number] == 1):
            found.place(part, {next(iter(cells)): min(part.nilai or 0, arrived)}, Cara.NOMOR_SP2D, Alasan.LEBIH_DARI_BUKTI)
        elif total[number] > arrived:
            # Which account is the one that is over nobody can tell.
            found.wait(part, Alasan.LEBIH_DARI_BUKTI)
        else:
            _by_bills(part, cells, known, found, alone=count[number] == 1)


def _by_bills(part: Part, cells: Mapping[Cell, int], known: Mapping[Cell, Bill], found: Allocated, *, alone: bool) -> None:
    """Several months: as they were billed in the programme of the account, or as they arrived where the SP2D has no other account."""
    billed = {cell: known[cell].rupiah.get(part.program) if cell in known else None for cell in cells}
    amounts = {cell: rupiah for cell, rupiah in billed.items() if rupiah is not None}
    if len(amounts) == len(cells) and sum(amounts.values()) == part.nilai:
        found.place(part, amounts, Cara.NOMOR_SP2D)
    elif alone and sum(cells.values()) == part.nilai:
        found.place(part, cells, Cara.NOMOR_SP2D)
    else:
        found.wait(part, Alasan.TIDAK_COCOK)
