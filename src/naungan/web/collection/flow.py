"""The way of a submission from hand to hand: one table of what leads where, and who may do it. It writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from naungan.acuan.setoran import CABANG, Aturan
from naungan.web.accounts.roles import Right, Role
from naungan.web.accounts.scope import Scope
from naungan.web.collection.models import Step, Submission

State: TypeAlias = Submission.State
Kind: TypeAlias = Step.Kind
# Alive and not locked: in somebody's hands.
OPEN = frozenset({State.DRAF, State.DISERAHKAN, State.DISAHKAN, State.DIKEMBALIKAN})
WITH_MAKER = frozenset({State.DRAF, State.DIKEMBALIKAN})
# From which states a step can be taken. Where it leads follows from the rule of the data set (``after``).
FROM: dict[Kind, frozenset[State]] = {
    Kind.SERAH: WITH_MAKER,
    Kind.SAH: frozenset({State.DISERAHKAN}),
    Kind.STATUS: frozenset({State.DISAHKAN}),
    Kind.UANG: frozenset({State.DISAHKAN}),
    Kind.KUNCI: frozenset({State.DISAHKAN}),
    Kind.KEMBALI: frozenset({State.DISERAHKAN, State.DISAHKAN}),
    Kind.TARIK: OPEN,
    Kind.BUKA: frozenset({State.TERKUNCI}),
    Kind.BATAL: frozenset({State.TERKUNCI, *OPEN}),
}
# Steps by which somebody takes something on himself: of one version each is another person's.
DECIDES = frozenset({Kind.SERAH, Kind.SAH, Kind.STATUS, Kind.UANG, Kind.KUNCI})
CHECKS = {Kind.STATUS: "status", Kind.UANG: "uang"}
_RIGHTS = {
    Kind.SAH: Right.TANDA_TANGAN,
    Kind.STATUS: Right.PERIKSA_STATUS,
    Kind.UANG: Right.PERIKSA_UANG,
    Kind.KUNCI: Right.KUNCI,
    Kind.BUKA: Right.KUNCI,
    Kind.BATAL: Right.KUNCI,
}


@dataclass(frozen=True)
class Stand:
    """How far a submission is: its state, the checks done on its newest version, and whether one of its versions counts."""

    keadaan: State
    sudah: frozenset[Kind] = frozenset()
    berlaku: bool = False


def after(kind: Kind, stand: Stand, rule: Aturan) -> State | None:
    """The state to which a step leads; None where it can't be taken."""
    if stand.keadaan not in FROM[kind] or not _fits(kind, stand, rule):
        return None
    match kind:
        case Kind.SERAH:
            return State.DISERAHKAN if rule.tanda_tangan else State.DISAHKAN
        case Kind.SAH | Kind.STATUS | Kind.UANG:
            return State.TERKUNCI if locks(stand, rule, kind) else State.DISAHKAN
        case Kind.KUNCI:
            return State.TERKUNCI
        case Kind.TARIK:
            return State.DITARIK
        case Kind.BATAL if stand.keadaan != State.TERKUNCI:
            return stand.keadaan
        case _:
            return State.DIKEMBALIKAN


def locks(stand: Stand, rule: Aturan, kind: Kind) -> bool:
    """Whether this step is the last that was missing, and the rule locks by itself."""
    return rule.otomatis and _checked(stand.sudah | {kind}, rule)


def pending(stand: Stand, rule: Aturan) -> tuple[Kind, ...]:
    """The steps that are waited for now."""
    order = (Kind.SERAH, Kind.SAH, Kind.STATUS, Kind.UANG, Kind.KUNCI)
    return tuple(kind for kind in order if after(kind, stand, rule) is not None)


def whole(rule: Aturan) -> tuple[Kind, ...]:
    """All steps of the way under a rule, in their order."""
    signed = (Kind.SAH,) if rule.tanda_tangan else ()
    return (Kind.SERAH, *signed, *(kind for kind, name in CHECKS.items() if name in rule.periksa), Kind.KUNCI)


def may(kind: Kind, setoran: Submission, stand: Stand, rule: Aturan, scope: Scope) -> bool:
    """Whether a person's roles let him take that step with that submission, whatever state it is in but for the returning."""
    unit = setoran.unit or None
    if kind in (Kind.SERAH, Kind.TARIK):
        return makes(rule, scope, setoran.pemda, setoran.unit, setoran.cabang)
    if kind == Kind.KEMBALI:
        return any(scope.may(right, setoran.pemda, unit) for right in _returning(stand, rule))
    return scope.may(_RIGHTS[kind], setoran.pemda, unit)


def makes(rule: Aturan, scope: Scope, pemda: str, unit: str = "", cabang: str = "") -> bool:
    """Whether a person's roles let him hand that in; of what branches send, for his own branch alone."""
    here = (place for place in scope.where(Right.SETOR) if place.role.value in rule.penyetor)
    return any(place.covers(pemda, unit or None) and (rule.tingkat != CABANG or place.wilayah == cabang) for place in here)


def roles(kind: Kind, rule: Aturan) -> tuple[Role, ...]:
    """The roles that take a step."""
    if kind in (Kind.SERAH, Kind.TARIK):
        return tuple(map(Role, rule.penyetor))
    if kind == Kind.KEMBALI:
        return (Role.KEPALA_OPD, Role.BKPSDM, Role.BPKAD, Role.PENYETUJU)
    wanted = {
        Right.TANDA_TANGAN: Role.KEPALA_OPD,
        Right.PERIKSA_STATUS: Role.BKPSDM,
        Right.PERIKSA_UANG: Role.BPKAD,
        Right.KUNCI: Role.PENYETUJU,
    }
    return (wanted[_RIGHTS[kind]],)


def _returning(stand: Stand, rule: Aturan) -> tuple[Right, ...]:
    """Who has it before him returns it."""
    if stand.keadaan == State.DISERAHKAN:
        return (Right.TANDA_TANGAN,)
    return (*(_RIGHTS[kind] for kind, name in CHECKS.items() if name in rule.periksa), Right.KUNCI)


def _fits(kind: Kind, stand: Stand, rule: Aturan) -> bool:
    """What a step needs besides the state."""
    match kind:
        case Kind.SAH:
            return rule.tanda_tangan
        case Kind.STATUS | Kind.UANG:
            return CHECKS[kind] in rule.periksa and kind not in stand.sudah
        case Kind.KUNCI:
            return not rule.otomatis and _checked(stand.sudah, rule)
        case Kind.TARIK:
            return not stand.berlaku
        case Kind.BATAL:
            return stand.berlaku
        case _:
            return True


def _checked(done: frozenset[Kind], rule: Aturan) -> bool:
    return all(kind in done for kind, name in CHECKS.items() if name in rule.periksa)
