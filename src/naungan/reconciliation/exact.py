"""A payment that equals one open bill, or one set of open bills, and no other: months of one NPP, or of all NPP that the unit pays for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from naungan.reconciliation.payments import Allocated, Bill, Cell, Part
from naungan.reconciliation.words import Alasan, Cara

# More open months than this are not combined: who owes so many pays by arrangement, and a person knows of it.
BULAN_PALING_BANYAK = 12
_ENOUGH = 2
Step = tuple[dict[Cell, int], int]
Own = Mapping[tuple[str, str], frozenset[str]]
Bills = Mapping[str, Mapping[str, Sequence[Bill]]]
Said = Mapping[tuple[str, str], Sequence[Part]]


@dataclass(frozen=True)
class _Claim:
    """The accounts of one SP2D and unit that pay one programme, or one receipt: allocated together or not at all.

    ``said``: receipts that name the SP2D; it is of no bill that none of them can mean.
    """

    parts: tuple[Part, ...]
    npp: frozenset[str] | None
    said: tuple[Part, ...] = ()

    @property
    def nilai(self) -> int:
        return sum(part.nilai or 0 for part in self.parts)

    @property
    def program(self) -> str | None:
        return self.parts[0].program


def by_npp(known: Iterable[Bill]) -> Bills:
    """The bills of each NPP of each government: a payment looks at none but those it may be of."""
    found: dict[str, dict[str, list[Bill]]] = defaultdict(lambda: defaultdict(list))
    for bill in known:
        found[bill.cell.pemda][bill.cell.npp].append(bill)
    return {pemda: dict(mine) for pemda, mine in found.items()}


def by_sums(parts: Sequence[Part], bills: Bills, own: Own, found: Allocated, said: Said | None = None) -> None:
    """Rounds until nothing more is certain: what one round allocates closes its bills for the next; who claims the same waits.

    ``own``: the NPP that a unit pays for, by (pemda, unit); ``said``: the receipts that name an SP2D, by (pemda, number).
    """
    waiting, taken = _claims(parts, own, said or {}), _taken(parts, found)
    while True:
        sets = [_sets(claim, bills.get(claim.parts[0].payment.pemda, {}), taken) for claim in waiting]
        sole = {number: one[0] for number, (one, _) in enumerate(sets) if len(one) == 1}
        fought = _contested({number: (waiting[number].program, cells) for number, cells in sole.items()})
        sure = {number: cells for number, cells in sole.items() if number not in fought and _divides(waiting[number], cells)}
        for number, cells in sure.items():
            _give(waiting[number], cells, found)
            for cell in cells:
                taken[cell].add(waiting[number].program)
        if not sure:
            break
        waiting = [claim for number, claim in enumerate(waiting) if number not in sure]
    for number, claim in enumerate(waiting):
        for part in claim.parts:
            found.wait(part, Alasan.DIPEREBUTKAN if number in fought else _why(sets[number]))


def _claims(parts: Iterable[Part], own: Own, said: Said) -> list[_Claim]:
    alike: dict[tuple[object, ...], list[Part]] = defaultdict(list)
    for number, part in enumerate(parts):
        account = part.payment.kode_rekening
        alike[(*part.payment[:4], part.program) if account else (number,)].append(part)
    named = ((mine, tuple(said.get((mine[0].payment.pemda, mine[0].payment.nomor), ()))) for mine in alike.values())
    return [_Claim(tuple(mine), _npp(mine[0], own), receipts) for mine, receipts in named]


def _npp(part: Part, own: Own) -> frozenset[str] | None:
    return frozenset({part.npp}) if part.npp else own.get((part.payment.pemda, part.payment.unit))


def _taken(parts: Sequence[Part], found: Allocated) -> dict[Cell, set[str | None]]:
    """The programmes of a bill that a payment of the same kind has been allocated to."""
    taken: dict[Cell, set[str | None]] = defaultdict(set)
    for share in found.shares:
        if parts and share.part.payment.jenis == parts[0].payment.jenis:
            taken[share.cell].add(share.part.program)
    return taken


def _sets(
    claim: _Claim, bills: Mapping[str, Sequence[Bill]], taken: Mapping[Cell, set[str | None]]
) -> tuple[list[dict[Cell, int]], bool]:  # fmt: skip
    """The sets of open bills that equal the claim (two are enough to know that it is not certain), and whether there is any open bill."""
    rows: dict[str, list[Step]] = defaultdict(list)
    for npp in bills if claim.npp is None else sorted(claim.npp & bills.keys()):
        for bill in bills[npp]:
            rupiah = bill.rupiah.get(claim.program)
            if rupiah and _meant(bill.cell, claim) and _open(taken.get(bill.cell, set()), claim.program):
                rows[npp].append(({bill.cell: rupiah}, rupiah))
    lines = list(rows.values())
    if len(lines) > 1:
        lines.append(_together(lines))
    found: list[dict[Cell, int]] = []
    for line in lines:
        found += [one for one in _equal(line, claim.nilai) if one not in found]
    return found[:_ENOUGH], bool(rows)


def _meant(cell: Cell, claim: _Claim) -> bool:
    return _within(cell, claim.parts[0]) and (not claim.said or any(_within(cell, one) for one in claim.said))


def _within(cell: Cell, part: Part) -> bool:
    """Whether a payment can mean a bill, by the NPP and the months that it names."""
    return part.npp in (None, cell.npp) and (part.dari or cell.bulan) <= cell.bulan <= (part.sampai or cell.bulan)


def _open(taken: set[str | None], program: str | None) -> bool:
    return not taken if program is None else not taken & {program, None}


def _together(lines: Sequence[Sequence[Step]]) -> list[Step]:
    """Month by month all NPP at once."""
    months: dict[str, dict[Cell, int]] = defaultdict(dict)
    for line in lines:
        for cells, _ in line:
            for cell, rupiah in cells.items():
                months[cell.bulan][cell] = rupiah
    return [(cells, sum(cells.values())) for _, cells in sorted(months.items())]


def _equal(line: Sequence[Step], nilai: int) -> list[dict[Cell, int]]:
    """Up to two sets of steps that add up to an amount."""
    if len(line) > BULAN_PALING_BANYAK:
        return [cells for cells, rupiah in line if rupiah == nilai][:_ENOUGH]
    sums: dict[int, list[tuple[int, ...]]] = {0: [()]}
    for number, (_, rupiah) in enumerate(line):
        for before, ways in list(sums.items()):
            if before + rupiah <= nilai:
                there = sums.get(before + rupiah, [])
                sums[before + rupiah] = (there + [(*way, number) for way in ways])[:_ENOUGH]
    return [{cell: part for number in way for cell, part in line[number][0].items()} for way in sums.get(nilai, []) if way]


def _contested(sole: Mapping[int, tuple[str | None, Mapping[Cell, int]]]) -> set[int]:
    claimed: dict[Cell, list[tuple[int, str | None]]] = defaultdict(list)
    for number, (program, cells) in sole.items():
        for cell in cells:
            claimed[cell].append((number, program))
    return {
        number
        for claims in claimed.values()
        for number, program in claims
        if any(other != number and (program is None or who is None or who == program) for other, who in claims)
    }


def _divides(claim: _Claim, cells: Mapping[Cell, int]) -> bool:
    """Several accounts over several bills: which is whose nobody can tell."""
    return len(claim.parts) == 1 or len(cells) == 1


def _give(claim: _Claim, cells: Mapping[Cell, int], found: Allocated) -> None:
    for part in claim.parts:
        found.place(part, cells if len(claim.parts) == 1 else {next(iter(cells)): part.nilai or 0}, Cara.JUMLAH)


def _why(sets: tuple[list[dict[Cell, int]], bool]) -> Alasan:
    found, billed = sets
    return Alasan.LEBIH_DARI_SATU if found else Alasan.TIDAK_COCOK if billed else Alasan.TANPA_TAGIHAN
