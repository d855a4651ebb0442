"""What the page of a submission says of its way: each step with who took it when, and what this person may do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from naungan.acuan.setoran import Aturan
from naungan.web.accounts.roles import ROLES
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.collection import flow
from naungan.web.collection.counting import counting_of
from naungan.web.collection.flow import Kind, Stand
from naungan.web.collection.models import Step, Submission
from naungan.web.collection.naming import moment
from naungan.web.collection.rules import deadline, rule
from naungan.web.collection.seen import sees_papers
from naungan.web.collection.stands import has_decided, makers_of, stand, this_round

if TYPE_CHECKING:
    from naungan.web.accounts.models import User

VERBS = {
    Kind.SERAH: "Serahkan", Kind.SAH: "Tanda tangani", Kind.STATUS: "Verifikasi status", Kind.UANG: "Verifikasi uang", Kind.KUNCI: "Kunci",
    Kind.KEMBALI: "Kembalikan", Kind.TARIK: "Tarik", Kind.BUKA: "Buka kunci untuk perbaikan", Kind.BATAL: "Batalkan berlakunya",
}  # fmt: skip
_NAMES = {
    Kind.SERAH: "Diserahkan", Kind.SAH: "Ditandatangani kepala", Kind.STATUS: "Status diverifikasi", Kind.UANG: "Uang diverifikasi",
    Kind.KUNCI: "Dikunci dan berlaku",
}  # fmt: skip
_GRAVE = (Kind.KEMBALI, Kind.TARIK, Kind.BUKA, Kind.BATAL)


@dataclass(frozen=True)
class Mark:
    """A step of the way: done by whom and when, waited for (``giliran``), or still to come."""

    nama: str
    oleh: str
    waktu: str
    giliran: bool
    siapa: str


@dataclass(frozen=True)
class Way:
    """Where a submission is on its way, seen by one person."""

    setoran: Submission
    aturan: Aturan
    stand: Stand
    steps: tuple[Step, ...]
    berlaku: bool
    lain_berlaku: bool


def way_of(setoran: Submission) -> Way:
    """Three queries."""
    now = counting_of(setoran)
    steps = list(setoran.steps.select_related("versi", "oleh").prefetch_related("papers"))
    mine = now is not None and now.versi.setoran_id == setoran.pk
    return Way(setoran, rule(setoran), stand(setoran, steps, counts=mine), tuple(steps), mine, now is not None and not mine)


def told(way: Way, user: User) -> dict[str, Any]:
    """All that the page shows of it."""
    setoran = way.setoran
    due, scope = deadline(setoran), scope_of(user)
    papers = sees_papers(scope, setoran)
    return {
        "setoran": setoran, "jalan": way, "tanda": marks(way), "tindakan": actions(way, user, scope),
        "riwayat": [_event(setoran.pemda, one, papers=papers) for one in reversed(way.steps)],
        "tenggat": due.tenggat, "perkiraan": due.perkiraan, "sumber": due.sumber,
        "bertanda": any(one.jenis == Kind.SAH for one in this_round(way.steps)), "boleh_pindai": _may_attach(way, scope),
    }  # fmt: skip


def marks(way: Way) -> list[Mark]:
    """The steps of the rule, each with who took it in this round."""
    taken = {Kind(one.jenis): one for one in this_round(way.steps)}
    waited = flow.pending(way.stand, way.aturan)
    return [_mark(way, kind, taken.get(kind), kind in waited) for kind in flow.whole(way.aturan)]


def actions(way: Way, user: User, scope: Scope) -> list[dict[str, Any]]:
    """What this person may do now, what leads on first; for each the address of the page that asks him once more."""
    makers = makers_of(way.setoran)
    found = []
    for kind, verb in VERBS.items():
        if flow.after(kind, way.stand, way.aturan) is None or not flow.may(kind, way.setoran, way.stand, way.aturan, scope):
            continue
        decided = kind in flow.DECIDES - {Kind.SERAH} and has_decided(user, this_round(way.steps), makers)
        if not decided and makers:
            found.append({"kata": verb, "tautan": reverse(f"langkah_{kind.value}", args=[way.setoran.pk]), "berat": kind in _GRAVE})
    return found


def _mark(way: Way, kind: Kind, step: Step | None, waited: bool) -> Mark:
    who = " atau ".join(ROLES[role].nama for role in flow.roles(kind, way.aturan))
    if kind == Kind.KUNCI and way.aturan.otomatis:
        who = "otomatis"
    when = moment(step.waktu, way.setoran.pemda) if step else ""
    return Mark(_NAMES[kind], _taker(step) if step else "", when, waited and step is None, who)


def _taker(one: Step) -> str:
    """``Sri Wahyuni, Operator OPD``; without a person what the system did."""
    return ", ".join(filter(None, (one.oleh.nama if one.oleh else "", one.sebagai)))


def _event(pemda: str, one: Step, *, papers: bool) -> dict[str, Any]:
    return {
        "nama": Kind(one.jenis).label, "oleh": _taker(one), "waktu": moment(one.waktu, pemda), "alasan": one.alasan,
        "versi": one.versi.urut if one.versi else None, "surat": list(one.papers.all()) if papers else [], "berat": one.jenis in _GRAVE,
    }  # fmt: skip


def _may_attach(way: Way, scope: Scope) -> bool:
    signs = flow.may(Kind.SAH, way.setoran, way.stand, way.aturan, scope)
    return signs or flow.makes(way.aturan, scope, way.setoran.pemda, way.setoran.unit, way.setoran.cabang)
