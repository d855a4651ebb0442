"""What becomes of the findings of a round in the next one. A fate is evidence: what a person entered is never closed by it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from naungan.comparison import Fate
from naungan.comparison.rules import Why
from naungan.comparison.solved import KODE
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan
from naungan.rounds.escalation import rises
from naungan.rounds.items import Row, Says, by_rule, of_row
from naungan.rounds.state import Item, Round
from naungan.rounds.tables import Event, Rung, Status, Tingkat

Key = tuple[str, str | None, str]
_OF_OLD = (Fate.SELESAI, Fate.SEBAGIAN, Fate.MASIH, Fate.TIDAK_DAPAT_DIPERIKSA)


@dataclass(frozen=True)
class Known:
    """What the next round knows: the findings of its evaluations by key, their evaluation by pemda, and the fates.

    ``fates`` are rows of FATE by the evaluation that a finding was last seen in, and its key. ``earlier`` is the last finding of each key
    that some round before had as solved, ``refused`` those that a round before the last one refused, with that round.
    """

    rapat: str
    tingkat: Tingkat
    tanggal: dt.date
    bulan: str
    rows: Mapping[Key, Row]
    evaluasi: Mapping[str, str]
    fates: Mapping[tuple[str, Key], list[Row]]
    earlier: Mapping[Key, Item]
    seen_before: Collection[str]
    refused: Collection[tuple[str, Item]] = ()


@dataclass(frozen=True)
class Carried:
    """A finding as the next round begins with it, and what is said of it at once: events by kind, with their payload."""

    item: dict[str, Any]
    then: tuple[tuple[Event, dict[str, Any]], ...] = ()
    claims: Key | None = None


def carried(old: Round, known: Known, says: Says) -> list[Carried]:
    """Every finding of the next round: open ones of the old with their fate, what was closed and is seen again, and what is new."""
    there = [*((old.rapat, item) for item in old.butir.values()), *known.refused]
    moved = [one for rapat, item in there for one in _moved(item, rapat, old, known, says)]
    claimed = {one.claims for one in moved if one.claims} | {_key(item) for _, item in there if _stays_refused(item, old, known)}
    fresh = [(key, row) for key, row in known.rows.items() if key not in claimed]
    back = [_back(known.earlier[key], row, known, says) for key, row in fresh if key in known.earlier]
    rest = [row for key, row in fresh if key not in known.earlier]
    new = [Carried({**isi, **_new(isi, known)}) for isi in by_rule(rest, known.rapat, known.evaluasi, says)]
    return [*moved, *back, *new]


def _moved(item: Item, rapat: str, old: Round, known: Known, says: Says) -> Iterator[Carried]:
    if item.open:
        yield _open(item, old, known, says)
    elif (found := _seen_again(item, old, known)) is not None:
        yield _again(item, found, rapat, known, says)


def _open(item: Item, old: Round, known: Known, says: Says) -> Carried:
    """An open one moves on; solved by the evaluation it is closed with its hash, unless a person entered it."""
    found = _fate(item, old, known)
    isi = {**payload_of(item), "nasib": found.nasib, "nasib_sebab": found.sebab, "asal_rapat": found_in(item)}
    if found.nasib == Fate.SELESAI and item.asal == "aturan":
        return Carried(isi, ((Event.DINYATAKAN, _solved(item, known)),))
    then = _rise(dataclasses.replace(item, nasib=found.nasib), known)
    if found.row is None or item.asal != "aturan":
        return Carried(isi, then)
    return Carried({**isi, **_shown(found.row, known, says)}, then, _key(item))


def _seen_again(item: Item, old: Round, known: Known) -> Found | None:
    """How a finding that a person closed still stands; what was refused comes again only about others.

    What an evaluation has shown to be solved is not there any more: others under its code are another finding, and it can only come back.
    """
    if item.status is Status.SELESAI and item.nasib == Fate.SELESAI:
        return None
    found = _fate(item, old, known)
    return None if found.row is None or item.asal != "aturan" or _stays_refused(item, old, known) else found


def _stays_refused(item: Item, old: Round, known: Known) -> bool:
    """Whether a refused finding still stands about the very same, or some of them: nobody is in it who was not when it was refused."""
    found = _fate(item, old, known) if item.status is Status.DITOLAK else Found(None)
    return found.row is not None and (found.row["sidik"] == item.sidik or (item.kode in KODE and not found.n_baru))


def _again(item: Item, found: Found, rapat: str, known: Known, says: Says) -> Carried:
    """A finding that a person closed in a round, though the evaluation still shows it: open again, and said so."""
    bulan = Bulan.parse(known.bulan).nama
    said = {"status": str(item.status).replace("_", " "), "rapat": rapat, "bulan": bulan}
    state = {"status": str(Status.TERBUKA), "alasan": sentence("RAPAT_MASIH_TERLIHAT", said), "nasib": found.nasib, "nasib_sebab": None}
    base = {**payload_of(item), **state, "asal_rapat": found_in(item)}
    return Carried({**base, **_shown(found.row or {}, known, says)}, claims=_key(item))


def _back(item: Item, row: Row, known: Known, says: Says) -> Carried:
    """A finding that was solved and has come back keeps its sign; owner and deadline are asked anew."""
    state = {
        "status": str(Status.TERBUKA), "nasib": str(Fate.KEMBALI), "nasib_sebab": None, "alasan": None, "penanggung_jawab": None,
        "tangga": str(Rung.OPD if item.unit else Rung.PEMDA), "tindakan": None,
        "tenggat": row["tenggat"] and row["tenggat"].isoformat(), "asal_rapat": found_in(item),
    }  # fmt: skip
    return Carried({**payload_of(item), **state, **_shown(row, known, says)})


def _new(isi: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """New since the round before; of a pemda that was not looked at before nobody can say so."""
    return {"nasib": str(Fate.BARU) if isi["pemda"] in known.seen_before else None}


@dataclass(frozen=True)
class Found:
    """A fate, why it is not known where it is not, and the row of the new evaluation that still shows the finding, with how many others."""

    nasib: str | None
    sebab: str | None = None
    row: Row | None = None
    n_baru: int | None = None


def _fate(item: Item, old: Round, known: Known) -> Found:
    """The fate by the evaluations; none for what no rule made and no code names."""
    key = _key(item)
    if key is None:
        return Found(None)
    if item.pemda not in known.evaluasi:
        return Found(str(Fate.TIDAK_DAPAT_DIPERIKSA), str(Why.PEMDA))
    before = item.evaluasi or (old.beku[item.pemda].evaluasi if item.pemda in old.beku else "")
    rows = [row for row in known.fates.get((before, key), ()) if row["nasib"] in _OF_OLD]
    if not rows:
        return Found(str(Fate.TIDAK_DAPAT_DIPERIKSA), str(Why.ATURAN)) if item.asal == "aturan" else Found(None)
    # Where none of the old is left, what stands there now is about others, and another finding.
    return Found(str(rows[0]["nasib"]), rows[0]["sebab"], known.rows.get(key) if rows[0]["n_masih"] else None, rows[0]["n_baru"])


def _key(item: Item) -> Key | None:
    return (item.pemda, item.unit, item.kode) if item.kode else None


def _shown(row: Row, known: Known, says: Says) -> dict[str, Any]:
    return of_row(row, known.evaluasi[row["pemda"]], says(row))


def _solved(item: Item, known: Known) -> dict[str, Any]:
    why = sentence("RAPAT_SELESAI_TERBUKTI", {"bulan": Bulan.parse(known.bulan).nama})
    return {"butir": item.butir, "status": str(Status.SELESAI), "alasan": why, "evaluasi": known.evaluasi[item.pemda]}


def _rise(item: Item, known: Known) -> tuple[tuple[Event, dict[str, Any]], ...]:
    found = rises(item, known.tingkat, known.tanggal)
    return ((Event.DINAIKKAN, {"butir": item.butir, "tangga": str(found[0]), "alasan": found[1]}),) if found else ()


def found_in(item: Item) -> str:
    """The round that made a finding; its sign begins with that round's."""
    return item.asal_rapat or item.butir.rpartition("-")[0]


def payload_of(item: Item) -> dict[str, Any]:
    """A finding as BUTIR_DIBUAT carries it."""
    plain = {one.name: getattr(item, one.name) for one in dataclasses.fields(item)}
    return {
        **plain, "status": str(item.status), "tangga": str(item.tangga), "tenggat": item.tenggat and item.tenggat.isoformat(),
        "bukti": [vars(file) for file in item.bukti],
    }  # fmt: skip
