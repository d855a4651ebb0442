"""An answer, to one question or to several of one cause at once; each is undone alone. Of two who answer at once one wins."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import IntegrityError
from django.utils import timezone

from naungan.evaluation.taken import told
from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.decisions.area import demand, visible
from naungan.web.decisions.filled import filled
from naungan.web.decisions.forms import KINDS, Kata
from naungan.web.decisions.models import Decision, Question
from naungan.web.decisions.store import keep, look_all
from naungan.web.results.actions import changed

ASKED_AGAIN = "Ditanyakan lagi dan dijawab lagi."


def decide(*, by: User, questions: Sequence[int], said: Mapping[str, Sequence[str]]) -> uuid.UUID:
    """Answer questions of one kind alike; what marks them as answered at once. ``said`` are the columns of the answer.

    Refusal where one is not his (``WEB_TIDAK_ADA``), was answered meanwhile (``WEB_DIDAHULUI``), or the answer can't be understood.
    """
    asked = list(visible(scope_of(by), Question.objects.filter(pk__in=questions)))
    if not asked or len(asked) != len(set(questions)) or len({one.jenis for one in asked}) != 1:
        raise Refusal("WEB_TIDAK_ADA")
    kind = KINDS[asked[0].jenis]
    asked = list({(one.pemda, one.kunci): one for one in asked}.values())  # asked in two months, it is one thing
    answers = [filled(kind, isi["baris"], said, by.nama) for isi in look_all(asked)]
    sidik, kelompok = keep(answers), uuid.uuid4()
    made = [_decision(one, answers[at], by, kelompok, sidik, at) for at, one in enumerate(asked)]
    with one_wins(made), acts(by):
        _undo_what_settled_nothing(asked, by)
        Decision.objects.bulk_create(made, batch_size=500)
        stale(made)
    return kelompok


def undo(*, by: User, decision: int, alasan: str) -> None:
    """Take an answer back, with a reason: the question is open again, and the months that used it are evaluated anew."""
    found = Decision.objects.filter(pk=decision).first()
    if found is None or not visible(scope_of(by), Decision.objects.filter(pk=decision)).exists():
        raise Refusal("WEB_TIDAK_ADA")
    demand(scope_of(by), [found])
    if not (why := told(alasan)[:300]):
        raise Refusal("PUTUSAN_TANPA_ALASAN")
    with acts(by):
        if not _undone([decision], by, why):
            raise Refusal("WEB_DIDAHULUI", perubahan=happened([found]))
        stale([found])


def stale(decisions: Iterable[Decision]) -> None:
    """Each month whose evaluation asks about them, and the one in which they were taken, is to be evaluated again: once, not once each."""
    months: set[tuple[str, str]] = set()
    by_pemda: dict[str, list[str]] = {}
    for one in decisions:
        by_pemda.setdefault(one.pemda, []).append(one.kunci)
        months |= {(one.pemda, one.bulan)} if one.bulan else set()
    for pemda, keys in by_pemda.items():
        for at in range(0, len(keys), 500):
            found = Question.objects.filter(pemda=pemda, kunci__in=keys[at : at + 500]).order_by()
            months |= {(pemda, bulan) for bulan in found.values_list("bulan", flat=True).distinct()}
    for pemda, bulan in sorted(months):
        changed(pemda=pemda, bulan=bulan)


def happened(decisions: Iterable[Decision]) -> str:
    """What somebody else did to the same, for whoever comes second."""
    for one in Decision.objects.filter(pk__in=[one.pk for one in decisions]).select_related("oleh", "dicabut_oleh")[:1]:
        if one.dicabut_oleh:
            return f"putusan itu sudah dicabut oleh {one.dicabut_oleh.nama}"
        return f"{one.oleh.nama} sudah menjawab «{one.jawaban}» pukul {timezone.localtime(one.waktu):%H.%M}"
    return "pertanyaan itu sudah dijawab"


def holding(rows: Iterable[Question | Decision]) -> list[Decision]:
    """The answers that hold about the same things."""
    keys: dict[tuple[str, str], list[str]] = {}
    for one in rows:
        keys.setdefault((one.pemda, one.jenis), []).append(one.kunci)
    found = []
    for (pemda, jenis), signs in keys.items():
        for at in range(0, len(signs), 500):
            found += list(Decision.objects.filter(pemda=pemda, jenis=jenis, kunci__in=signs[at : at + 500], dicabut__isnull=True))
    return found


@contextmanager
def one_wins(made: Sequence[Decision]) -> Iterator[None]:
    """Whoever comes second is told who was first, and nothing of his act is done."""
    try:
        yield
    except IntegrityError:
        raise Refusal("WEB_DIDAHULUI", perubahan=happened(holding(made))) from None


def _decision(one: Question, rows: Sequence[Kata], by: User, kelompok: uuid.UUID, sidik: str, letak: int) -> Decision:
    about = {name: getattr(one, name) for name in ("pemda", "jenis", "kunci", "unit", "npp", "bulan", "sebab")}
    return Decision(**about, jawaban=KINDS[one.jenis].answer(rows), kelompok=kelompok, sidik=sidik, letak=letak, oleh=by)


def _undo_what_settled_nothing(asked: Sequence[Question], by: User) -> None:
    """An answer that an evaluation has seen and asks about again gives way to the new one."""
    again = {(one.jenis, one.kunci): one for one in asked if one.lama}
    older = [one.pk for one in holding(again.values()) if one.waktu < again[one.jenis, one.kunci].dibuat]
    _undone(older, by, ASKED_AGAIN)


def _undone(which: Iterable[int], by: User, why: str) -> int:
    alive = Decision.objects.filter(pk__in=list(which), dicabut__isnull=True)
    return alive.update(dicabut=timezone.now(), dicabut_oleh=by, alasan_cabut=why)
