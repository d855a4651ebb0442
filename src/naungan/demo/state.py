"""The true state of each roster row: a plain reading of the precedence, from what the files handed in can prove."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from naungan.demo.jobs import Work
from naungan.demo.members import JATUH_TEMPO, Membership, month_number
from naungan.demo.offices import Office
from naungan.relations.words import NO_DUTY, Flag, Jawaban, State


@dataclass(frozen=True)
class Peserta:
    """One visible membership row, and its place in the member files."""

    baris: int
    npp: str
    segmen: str
    aktif: bool
    jkm: bool
    lunas: int | None
    upah: int


@dataclass(frozen=True)
class Keadaan:
    """The true state of one roster row and the member row it rests on (index into the visible rows, None without one)."""

    keadaan: str
    peserta: int | None
    terlindungi: str
    kewajiban: str
    tanda: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """What the file of each roster row says, where the row itself may know more: category, pay, deduction (None = not said)."""

    kategori: list[str | None]
    upah: list[int | None]
    potongan: list[int | None]


def everything(worked: Work) -> Seen:
    """As if every file said everything."""
    return Seen(worked.kategori.tolist(), worked.upah.tolist(), worked.potongan.tolist())


def visible(rows: Membership, *, paid_is_said: bool) -> dict[int, list[Peserta]]:
    """Member rows that a file shows, by person; a file without payment months leaves ``lunas`` unknown."""
    found: dict[int, list[Peserta]] = defaultdict(list)
    columns = (rows.orang, rows.npp, rows.segmen, rows.aktif, rows.jkm, rows.lunas, rows.upah)
    for place, row in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        person, npp, segmen, aktif, jkm, lunas, upah = row
        found[person].append(Peserta(place, npp, segmen, aktif, jkm, lunas if paid_is_said else None, upah))
    return found


def states(office: Office, worked: Work, shown: dict[int, list[Peserta]], seen: Seen) -> list[Keadaan]:
    """One state per roster row, in order."""
    accepted = [office.accepted_npp(unit) for unit in office.units]
    reported = {row.npp for rows in shown.values() for row in rows}
    of_pemda = frozenset().union(*accepted)
    made = []
    for place, (person, unit) in enumerate(zip(worked.orang.tolist(), worked.unit.tolist(), strict=True)):
        rows, own = shown.get(person, []), accepted[unit]
        looked_at = bool(own & reported) if office.lingkup == "own_npp" else bool(reported)
        state, best = _state(office, worked.bulan, seen.kategori[place], rows, own, looked_at)
        flags = _flags(state, best, rows, own, of_pemda, seen.upah[place], seen.potongan[place])
        made.append(_answer(state, best, worked.bulan, flags))
    return made


def split_between_payers(office: Office, worked: Work, rows: list[int | None], found: list[Keadaan]) -> list[Keadaan]:
    """The same states, flagged where a person stands on the lists of units with different payers; ``rows`` may leave out a row (None)."""
    payers: dict[int, set[str]] = defaultdict(set)
    payer = [office.payer_unit(unit).kode for unit in office.units]
    for row, state in zip(rows, found, strict=True):
        if row is not None and state.keadaan not in NO_DUTY:
            payers[int(worked.orang[row])].add(payer[int(worked.unit[row])])

    def flagged(row: int | None, state: Keadaan) -> Keadaan:
        split = row is not None and state.keadaan not in NO_DUTY and len(payers[int(worked.orang[row])]) > 1
        return replace(state, tanda=(*state.tanda, Flag.TWO_PAYERS)) if split and Flag.TWO_PAYERS not in state.tanda else state

    return [flagged(row, state) for row, state in zip(rows, found, strict=True)]


def _state(
    office: Office, bulan: str, kategori: str | None, rows: list[Peserta], own: frozenset[str], looked_at: bool
) -> tuple[State, Peserta | None]:
    """The first state of the precedence that holds. A held or doubtful row is not known here: its true state is given."""
    best = max(rows, key=lambda row: (row.aktif, _ours(row, own), row.lunas or 0, -row.baris), default=None)
    if kategori in ("pns", "cpns", "pppk"):
        return State.NOT_ELIGIBLE, best
    if kategori == "alih_daya":
        return State.OTHER_PAYER, best
    if best is None:
        if not looked_at:
            return State.NO_DATA, None
        return (State.UNREGISTERED if office.lingkup == "nasional" else State.NOT_ON_OWN_NPP), None
    if not best.aktif:
        return State.INACTIVE, best
    if not _ours(best, own):
        return State.COVERED_ELSEWHERE, best
    return (State.INCOMPLETE_PROGRAMMES if not best.jkm else State.ARREARS if _late(best, bulan) else State.COVERED), best


def _ours(row: Peserta, own: frozenset[str]) -> bool:
    return row.npp in own and row.segmen == "PU"


def _late(row: Peserta, bulan: str) -> bool:
    """Unpaid after the due date at the position."""
    return row.lunas is not None and row.lunas < month_number(JATUH_TEMPO[bulan])


def _flags(
    state: str, best: Peserta | None, rows: list[Peserta], own: frozenset[str], of_pemda: frozenset[str], upah: int | None, cut: int | None
) -> tuple[str, ...]:
    ours = state not in NO_DUTY
    active = best is not None and best.aktif and _ours(best, own)
    flags = {
        Flag.INELIGIBLE_BILLED: state == State.NOT_ELIGIBLE and active,
        Flag.TWO_PAYERS: ours and len({row.npp for row in rows if row.aktif and row.segmen == "PU" and row.npp in of_pemda}) > 1,
        Flag.WRONG_NPP: ours and not active and any(row.aktif and row.segmen == "PU" for row in rows),
        Flag.UPAH_KURANG_LAPOR: ours and active and upah is not None and best is not None and best.upah < upah,
        Flag.DIPOTONG_DARI_UPAH: ours and bool(cut),
    }
    return tuple(name for name, holds in flags.items() if holds)


def _answer(state: State, best: Peserta | None, bulan: str, flags: tuple[str, ...]) -> Keadaan:
    """The two questions beside the state. Arrears leave protection open: claims are said to be served once they are paid."""
    active = best is not None and best.aktif
    late = best is not None and _late(best, bulan)
    apart = Jawaban.YA if active else Jawaban.TIDAK_DIKETAHUI
    protected = {
        State.COVERED: Jawaban.YA, State.COVERED_ELSEWHERE: Jawaban.YA,
        State.INCOMPLETE_PROGRAMMES: Jawaban.TIDAK_DIKETAHUI if late else Jawaban.YA, State.INACTIVE: Jawaban.TIDAK,
        State.UNREGISTERED: Jawaban.TIDAK, State.NOT_ELIGIBLE: apart, State.OTHER_PAYER: apart,
    }.get(state, Jawaban.TIDAK_DIKETAHUI)  # fmt: skip
    duty = {
        State.COVERED: Jawaban.YA,
        State.NOT_ELIGIBLE: Jawaban.YA,
        State.OTHER_PAYER: apart,
        State.NO_DATA: Jawaban.TIDAK_DIKETAHUI,
    }.get(state, Jawaban.TIDAK)
    return Keadaan(state, best.baris if best else None, protected, duty, flags)
