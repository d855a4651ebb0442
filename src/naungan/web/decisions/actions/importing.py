"""A CSV of answers is taken in: what is new holds, what is known stays, and what contradicts is shown and never written over."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from naungan.answers import Read, read
from naungan.answers.csv_edge import parsed
from naungan.answers.raw import decoded
from naungan.answers.told import Problem
from naungan.evaluation.said import readers
from naungan.intake.mapping.file import mappings_of
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.web.accounts.models import User
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.decisions.actions.deciding import one_wins, stale
from naungan.web.decisions.area import kinds_of
from naungan.web.decisions.forms import KINDS, Kata, Kind, answered, number
from naungan.web.decisions.models import Decision, Question
from naungan.web.decisions.store import keep, look_all
from naungan.web.results.models import Month


@dataclass(frozen=True)
class Conflict:
    """An answer of the file beside the one that holds."""

    berlaku: Decision
    baris: Sequence[Kata]
    jawaban: str


@dataclass(frozen=True)
class Imported:
    """What became of the rows: ``baru`` hold now, ``sama`` held already, ``lain`` are of other governments, ``menunggu`` unanswered."""

    baru: int = 0
    sama: int = 0
    lain: int = 0
    menunggu: int = 0
    bertentangan: tuple[Conflict, ...] = ()
    masalah: tuple[Problem, ...] = field(default=())


def import_csv(*, by: User, pemda: str, jenis: str, content: bytes) -> Imported:
    """Take in the answers of one file. Refusal for a government or kind that he may not answer wholly; nothing half."""
    if jenis not in kinds_of(scope_of(by), pemda):
        raise Refusal("WEB_TIDAK_BERHAK")
    kind = KINDS[jenis]
    found = _read(kind, content)
    rows = answered(kind, found)
    own = [row for row in rows if row.get("pemda", "") in ("", pemda)]
    groups = {key: lines for key, lines in kind.groups(own, pemda).items() if kind.answer(lines)}
    before = _before(pemda, jenis, groups)
    new = {key: lines for key, lines in groups.items() if key not in before}
    clashes = [
        Conflict(one, groups[key], kind.answer(groups[key])) for key, (one, said) in before.items() if not kind.same(said, groups[key])
    ]
    _written(by, pemda, kind, new)
    same = len(groups) - len(new) - len(clashes)
    return Imported(len(new), same, len(rows) - len(own), found.menunggu, tuple(clashes), found.problems)


def _read(kind: Kind, content: bytes) -> Read:
    raw = parsed(decoded(content), kind.form.berkas)
    found = read(kind.form, raw, readers())
    if raw.rusak or not raw.kolom or any(one["kode"] == "JAWABAN_KOLOM_TIDAK_ADA" for one in found.problems):
        raise Refusal("PUTUSAN_BERKAS", nama=kind.form.berkas)
    return mappings_of(found)[1] if kind.kode == "pemetaan" else found


def _before(pemda: str, jenis: str, groups: dict[str, list[Kata]]) -> dict[str, tuple[Decision, Sequence[Kata]]]:
    holding = Decision.objects.filter(pemda=pemda, jenis=jenis, dicabut__isnull=True).select_related("oleh")
    known = [one for one in holding if one.kunci in groups]
    return {one.kunci: (one, rows) for one, rows in zip(known, look_all(known), strict=True)}


def _written(by: User, pemda: str, kind: Kind, new: dict[str, list[Kata]]) -> None:
    if not new:
        return
    sidik, kelompok, bulan = keep(list(new.values())), uuid.uuid4(), _month(pemda)
    asked = {one.kunci: one for one in Question.objects.filter(pemda=pemda, jenis=kind.kode).order_by("bulan") if one.kunci in new}
    made = [
        Decision(
            pemda=pemda, jenis=kind.kode, kunci=key, unit=asked[key].unit if key in asked else "", sebab=kind.reason(rows[0]),
            npp=number(rows[0]) if kind.kode == "keputusan" else "", bulan=asked[key].bulan if key in asked else bulan,
            jawaban=kind.answer(rows), kelompok=kelompok, asal=Decision.Source.IMPOR, sidik=sidik, letak=at,
            oleh=by,
        )
        for at, (key, rows) in enumerate(new.items())
    ]  # fmt: skip
    with one_wins(made), acts(by):
        Decision.objects.bulk_create(made, batch_size=500)
        note("putusan_impor", pemda=pemda, tentang=kind.form.berkas, jumlah=len(made))
        stale(made)


def _month(pemda: str) -> str:
    """The newest month of the government, which a file without questions is taken to be about; empty before the first."""
    newest = Month.objects.filter(pemda=pemda).order_by("-bulan").values_list("bulan", flat=True).first()
    return str(Bulan.parse(newest)) if newest else ""
