"""The table of the way: every state × step × rule, against what is written here by hand."""

from __future__ import annotations

import itertools

import pytest

from naungan.acuan.setoran import Aturan, rule_of
from naungan.web.collection import flow
from naungan.web.collection.flow import Kind, Stand, State, after, locks, pending, whole

ROSTER = rule_of("roster", pemda="1671", unit="1.01")
HONOR = rule_of("honorarium", pemda="1671", unit="1.01")
LIST = rule_of("roster", pemda="1671")
TREASURY = rule_of("treasury", pemda="1671")
CHECKS = [frozenset(one) for n in range(3) for one in itertools.combinations((Kind.STATUS, Kind.UANG), n)]


def expected(kind: Kind, stand: Stand, rule: Aturan) -> State | None:
    """The same way, told again: a ladder of conditions, one after the other."""
    state, done, signed = stand.keadaan, {one.value for one in stand.sudah}, rule.tanda_tangan
    if kind == "serah":
        return (State.DISERAHKAN if signed else State.DISAHKAN) if state in ("draf", "dikembalikan") else None
    if kind == "sah":
        if state != "diserahkan" or not signed:
            return None
        return State.TERKUNCI if rule.kunci == "otomatis" and done >= set(rule.periksa) else State.DISAHKAN
    if kind in ("status", "uang"):
        if state != "disahkan" or kind.value not in rule.periksa or kind.value in done:
            return None
        return State.TERKUNCI if rule.kunci == "otomatis" and done | {kind.value} >= set(rule.periksa) else State.DISAHKAN
    if kind == "kunci":
        return State.TERKUNCI if state == "disahkan" and rule.kunci == "penyetuju" and done >= set(rule.periksa) else None
    if kind == "kembali":
        return State.DIKEMBALIKAN if state in ("diserahkan", "disahkan") else None
    if kind == "tarik":
        return State.DITARIK if state not in ("terkunci", "ditarik") and not stand.berlaku else None
    return (State.DIKEMBALIKAN if state == "terkunci" else None) if kind == "buka" else undone(stand)


def undone(stand: Stand) -> State | None:
    state = stand.keadaan
    if not stand.berlaku or state == "ditarik":
        return None
    return State.DIKEMBALIKAN if state == "terkunci" else state


@pytest.mark.parametrize("rule", [ROSTER, HONOR, LIST, TREASURY], ids=["roster", "honorarium", "list", "treasury"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_state_and_step_under_every_rule(kind: Kind, rule: Aturan) -> None:
    for state, done, counts in itertools.product(State, CHECKS, (False, True)):
        stand = Stand(state, done & _asked(rule), counts)
        assert after(kind, stand, rule) == expected(kind, stand, rule), (state, done, counts)


def _asked(rule: Aturan) -> frozenset[Kind]:
    return frozenset(Kind(one) for one in rule.periksa)


def test_the_last_check_locks_a_roster_and_the_first_does_not() -> None:
    assert not locks(Stand(State.DISAHKAN), ROSTER, Kind.STATUS)
    assert locks(Stand(State.DISAHKAN, frozenset({Kind.UANG})), ROSTER, Kind.STATUS)
    assert not locks(Stand(State.DISAHKAN), LIST, Kind.UANG)


@pytest.mark.parametrize(
    ("rule", "kinds"),
    [
        (ROSTER, "serah sah status uang kunci"),
        (HONOR, "serah sah uang kunci"),
        (LIST, "serah uang kunci"),
        (TREASURY, "serah kunci"),
    ],
)
def test_the_whole_way_of_each_rule(rule: Aturan, kinds: str) -> None:
    assert [one.value for one in whole(rule)] == kinds.split()


def test_what_is_waited_for() -> None:
    assert pending(Stand(State.DRAF), ROSTER) == (Kind.SERAH,)
    assert pending(Stand(State.DISERAHKAN), ROSTER) == (Kind.SAH,)
    assert pending(Stand(State.DISAHKAN), ROSTER) == (Kind.STATUS, Kind.UANG)
    assert pending(Stand(State.DISAHKAN, frozenset({Kind.STATUS})), ROSTER) == (Kind.UANG,)
    assert pending(Stand(State.TERKUNCI), ROSTER) == ()
    assert pending(Stand(State.DISAHKAN), TREASURY) == (Kind.KUNCI,)


def test_each_rule_has_a_way_that_ends_locked() -> None:
    from naungan.acuan.setoran import rules

    for rule in rules("1671"):
        stand = Stand(State.DRAF)
        for _ in range(8):
            if stand.keadaan == State.TERKUNCI:
                break
            kind = pending(stand, rule)[0]
            to = after(kind, stand, rule)
            assert to is not None
            stand = Stand(to, stand.sudah | {kind})
        assert stand.keadaan == State.TERKUNCI, rule


def test_every_step_is_in_the_table() -> None:
    assert set(flow.FROM) == set(Kind)
