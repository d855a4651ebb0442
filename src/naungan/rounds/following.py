"""The next round: new evaluations are frozen, and every open finding of the round before comes with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.comparison import fates
from naungan.kernel.errors import Refusal
from naungan.rounds.book import New, append, read_book
from naungan.rounds.called import round_called
from naungan.rounds.carried import Carried, Key, Known, carried
from naungan.rounds.freeze import read_frozen
from naungan.rounds.items import Row, Says, finding_rows
from naungan.rounds.opening import Called, Opened, Table, freeze_all, frozen_events, in_time, next_sign, opening
from naungan.rounds.state import Book, Item, Round
from naungan.rounds.tables import Event, Status

if TYPE_CHECKING:
    from naungan.engine import Engine

# Rows of FATE of two frozen evaluations, by their hashes.
Compare = Callable[[str, str, Collection[Key]], list[Row]]


def next_round(
    engine: Engine, book: Path, before: str, called: Callable[[Round], Called], *, hasil: Sequence[Path], masukan: Sequence[Path],
    says: Says, oleh: str, waktu: str,
) -> Opened:  # fmt: skip
    """Open the round that follows; ``called`` says how it is called together, given the round before.

    Refusal where the round before is still open, or is followed already. Whoever has an open finding is invited.
    """
    there = read_book(book)
    old = _followed(there, before)
    said = called(old)
    invited = tuple(sorted({*(said.pemda or old.pemda), *(item.pemda for item in old.butir.values() if item.open)}))
    table = freeze_all(book, hasil, masukan, invited)
    in_time(said, table, old)
    rapat = next_sign(there)
    known = _known(there, old, said, table, rapat, _compare(engine, book))
    events = [opening(rapat, said, table), *frozen_events(rapat, table)]
    for one in carried(old, known, says):
        events += _events(rapat, one)
    after = append(book, events, oleh=oleh, waktu=waktu)
    return Opened(rapat, after, tuple(name for one in table.stored for name in one.tanpa))


def _followed(book: Book, before: str) -> Round:
    old = round_called(book, before)
    if not old.closed:
        raise Refusal("RAPAT_BELUM_DITUTUP", rapat=old.rapat)
    if after := next((one.rapat for one in book.rapat.values() if one.sebelumnya == old.rapat), None):
        raise Refusal("RAPAT_SUDAH_DILANJUTKAN", rapat=old.rapat, berikut=after)
    return old


def _known(book: Book, old: Round, said: Called, table: Table, rapat: str, compare: Compare) -> Known:
    rows = {_key(row): row for one in table.stored for row in finding_rows(one.finished, table.of(one))}
    earlier = _earlier(book, old)
    refused = refused_in(book, old)
    pairs = sorted({pair for item in (*old.butir.values(), *(one for _, one in refused)) for pair in _pairs(item, old, table)})
    found: dict[tuple[str, Key], list[Row]] = {}
    for lama, baru in pairs:
        mine = {pemda for pemda, evaluasi in table.evaluasi.items() if evaluasi == baru}
        for row in compare(lama, baru, earlier.keys()):
            if row["pemda"] in mine:
                found.setdefault((lama, _key(row)), []).append(row)
    return Known(
        rapat, opening(rapat, said, table).isi["tingkat"], said.tanggal, table.bulan, rows, table.evaluasi, found, earlier, set(old.beku),
        refused,
    )  # fmt: skip


def _pairs(item: Item, old: Round, table: Table) -> list[tuple[str, str]]:
    """Which two evaluations say what became of a finding: the one it was last seen in, and the new one of its pemda."""
    before = item.evaluasi or (old.beku[item.pemda].evaluasi if item.pemda in old.beku else None)
    return [(before, table.evaluasi[item.pemda])] if item.kode and before and item.pemda in table.evaluasi else []


def _earlier(book: Book, old: Round) -> dict[Key, Item]:
    """The last finding of each key that a round of this line had as solved."""
    solved = [item for each in _line(book, old) for item in each.butir.values() if item.kode and item.status is Status.SELESAI]
    open_ = {(item.pemda, item.unit, item.kode) for item in old.butir.values() if item.open}
    found = {(item.pemda, item.unit, item.kode or ""): item for item in solved}
    return {key: item for key, item in found.items() if key not in open_}


def refused_in(book: Book, old: Round) -> list[tuple[str, Item]]:
    """What this line of rounds refused and has not seen since, with the round: a refusal does not end with the round after it."""
    last = {item.butir: (each.rapat, item) for each in _line(book, old) for item in each.butir.values()}
    return [one for name, one in last.items() if one[1].status is Status.DITOLAK and name not in old.butir]


def _line(book: Book, old: Round) -> list[Round]:
    """A round and those it follows, the first one first."""
    line: list[Round] = []
    one: Round | None = old
    while one is not None:
        line.append(one)
        one = book.rapat[one.sebelumnya] if one.sebelumnya else None
    return line[::-1]


def _compare(engine: Engine, book: Path) -> Compare:
    def compare(lama: str, baru: str, earlier: Collection[Key]) -> list[Row]:
        old, new = (read_frozen(book, one).finished for one in (lama, baru))
        return [*engine.rows(fates(engine, old, new, earlier=earlier).order_by("pemda", "unit", "kode", "nasib"))]

    return compare


def _key(row: Mapping[str, Any]) -> Key:
    return (row["pemda"], row["unit"], row["kode"])


def _events(rapat: str, one: Carried) -> list[New]:
    return [New(rapat, Event.BUTIR_DIBUAT, one.item), *(New(rapat, jenis, isi) for jenis, isi in one.then)]
