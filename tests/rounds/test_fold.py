"""What holds of every fold: it is the same for the same events in any order of storage, and what was frozen or closed stays."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.kernel.errors import Refusal, Unreadable
from naungan.rounds import Event, New, fold
from naungan.rounds.chained import NOTHING, Row, linked, verify
from naungan.rounds.digested import stands_as_closed, state_digest
from naungan.rounds.fold import Making
from naungan.rounds.tables import OPEN, TRANSITIONS, Rung, Status
from tests.rounds.events import WAKTU, closed, frozen, item, opened, said

BUTIR = st.sampled_from(["R1-0001", "R1-0002", "R1-0003"])
PEMDA = st.sampled_from(["1671", "1801", "1771"])
ANY = st.one_of(
    st.builds(item, BUTIR, PEMDA),
    st.builds(frozen, PEMDA),
    st.builds(said, st.sampled_from([str(one) for one in Status]), BUTIR, st.sampled_from([None, "sebab"])),
    st.builds(
        lambda b, t: New("R1", Event.DINAIKKAN, {"butir": b, "tangga": t, "alasan": "lewat"}),
        BUTIR,
        st.sampled_from([str(one) for one in Rung]),
    ),
    st.builds(lambda b, w: New("R1", Event.DITUGASKAN, {"butir": b, "penanggung_jawab": w}), BUTIR, st.sampled_from(["BPKAD", "Dinkes"])),
    st.builds(
        lambda p, n: New("R1", Event.DILAPORKAN, {"pemda": p, "angka": "pekerja", "nilai": n, "sumber": "BKD"}), PEMDA, st.integers(0, 9)
    ),
    st.builds(
        lambda p, n: New("R1", Event.DISANGGAH, {"pemda": p, "angka": "pekerja", "menurut_pemda": n, "alasan": "x"}),
        PEMDA,
        st.integers(0, 9),
    ),
    st.builds(lambda p: New("R1", Event.TIDAK_HADIR, {"pemda": p, "keadaan": "tidak_hadir"}), PEMDA),
    st.builds(closed),
)
EVENTS = st.lists(ANY, max_size=25)


def rows(new: list[New]) -> list[Row]:
    """The events that can follow each other, as rows; those that can't are left out, as ``append`` refuses them."""
    making, kept = Making(), list[dict[str, Any]]()
    for one in new:
        isi = {"keadaan": state_digest(making.rapat[one.rapat].made())} if one.jenis is Event.DITUTUP else dict(one.isi)
        oleh = "Budi" if one.jenis is Event.DITUTUP else "Ani"
        row = {"nomor": len(kept) + 1, "rapat": one.rapat, "urutan": len(kept) + 1, "waktu": WAKTU, "oleh": oleh, "jenis": str(one.jenis)}
        try:
            making.take({**row, "isi": isi})
        except Refusal:
            continue
        kept.append({**row, "isi": {name: value for name, value in isi.items() if value is not None}})
    return linked(kept, NOTHING)


@given(EVENTS, st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_the_same_events_fold_to_the_same_state_in_any_order_of_storage(new: list[New], seed: int) -> None:
    found = rows([opened(), *new])
    mixed = random.Random(seed).sample(found, len(found))
    assert fold(mixed) == fold(found) == fold(iter(found))
    verify(found)


@given(EVENTS)
@settings(max_examples=60, deadline=None)
def test_what_was_frozen_stays_as_it_was_and_nothing_follows_a_close(new: list[New]) -> None:
    found = rows([opened(), frozen("1671"), *new])
    for place in range(2, len(found) + 1):
        before, after = fold(found[:place]).rapat["R1"], fold(found).rapat["R1"]
        assert before.beku.items() <= after.beku.items()
        assert not before.closed or place == len(found)


@given(EVENTS, st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_any_change_or_loss_breaks_the_chain(new: list[New], number: int) -> None:
    found = [dict(row) for row in rows([opened(), frozen("1671"), *new])]
    place = number % (len(found) - 1)
    changed = [*found[:place], {**found[place], "oleh": "Cici"}, *found[place + 1 :]]
    for broken in (changed, found[:place] + found[place + 1 :], [*found[:place], found[place + 1], found[place], *found[place + 2 :]]):
        with pytest.raises(Unreadable):
            verify(broken)


def test_a_close_names_what_it_closed() -> None:
    found = rows([opened(pemda=("1671",)), frozen("1671"), item(), closed()])
    one = fold(found).rapat["R1"]
    assert one.closed and stands_as_closed(one)
    assert not stands_as_closed(dataclasses.replace(one, tempat="Lain")) and stands_as_closed(dataclasses.replace(one, sanggahan=()))


def test_what_moves_on_can_be_reached_again_from_everywhere() -> None:
    assert set(TRANSITIONS) == set(Status) and all(set(OPEN) & set(after) for after in TRANSITIONS.values())
