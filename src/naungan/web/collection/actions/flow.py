"""The way of a submission: handed over, signed, verified, locked, returned, withdrawn. Each is one transaction with its step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils import timezone

from naungan.acuan.setoran import Aturan
from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown
from naungan.web.accounts.models import User
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.collection import flow
from naungan.web.collection.counting import TURUNAN, base, switch
from naungan.web.collection.models import Step, Submission, Version
from naungan.web.collection.receipts import next_number
from naungan.web.collection.rules import rule
from naungan.web.collection.seen import submission_of
from naungan.web.collection.stands import has_decided, makers_of, stand_of, this_round
from naungan.web.collection.titles import title_of

Kind = Step.Kind
_LONGEST = 500


@dataclass(frozen=True)
class Taking:
    """A step that is being taken: who, what, under which rule, and as what."""

    by: User
    kind: Kind
    setoran: Submission
    versi: Version | None
    aturan: Aturan
    sebagai: str
    stand: flow.Stand


def hand_over(*, by: User, nomor: int, versi: int) -> Submission:
    """The maker hands it over: a checked version, no file of it unread. It is given the number of its receipt."""
    with acts(by):
        taking = ready(by, Kind.SERAH, nomor, versi)
        _fit_to_hand_over(taking)
        setoran = taking.setoran
        now = timezone.now()
        nomor_terima = setoran.nomor or next_number(setoran.pemda, now)
        return done(taking, nomor=nomor_terima, diserahkan=setoran.diserahkan or now)


def verify(*, by: User, nomor: int, versi: int, jenis: str) -> Submission:
    """BKPSDM verifies the status of the workers, BPKAD the money (``jenis``: status, uang); the last check may lock."""
    kind = {Kind.STATUS.value: Kind.STATUS, Kind.UANG.value: Kind.UANG}.get(jenis)
    if kind is None:
        raise Refusal("WEB_TIDAK_ADA")
    with acts(by):
        return done(ready(by, kind, nomor, versi))


def lock(*, by: User, nomor: int, versi: int) -> Submission:
    """The approver of the government locks it: from now on it counts."""
    with acts(by):
        return done(ready(by, Kind.KUNCI, nomor, versi))


def send_back(*, by: User, nomor: int, versi: int, alasan: str) -> Submission:
    """Whoever has it before him returns it to its maker, and says why."""
    with acts(by):
        return done(ready(by, Kind.KEMBALI, nomor, versi), alasan=reason(alasan))


def withdraw(*, by: User, nomor: int, versi: int, alasan: str) -> Submission:
    """The maker takes it back before it is locked; another can be handed in in its place."""
    with acts(by):
        return done(ready(by, Kind.TARIK, nomor, versi), alasan=reason(alasan))


def reason(alasan: str) -> str:
    """A reason in one line, with no number of a person; Refusal where there is none."""
    said = shown(" ".join(alasan.split()))[:_LONGEST]
    if not said:
        raise Refusal("WEB_ALUR_TANPA_ALASAN")
    return said


def ready(by: User, kind: Kind, nomor: int, versi: int) -> Taking:
    """The submission, held until the transaction ends, with all that the step asks for looked at; Refusal with what is missing."""
    submission_of(by, nomor)
    setoran = Submission.objects.select_for_update().get(pk=nomor)
    aturan, stand, steps = rule(setoran), stand_of(setoran), list(setoran.steps.all())
    if setoran.versi != versi:
        raise Refusal("WEB_DIDAHULUI", perubahan=last_change(setoran, steps))
    if not flow.may(kind, setoran, stand, aturan, scope_of(by)):
        raise Refusal("WEB_TIDAK_BERHAK")
    if kind == Kind.TARIK and stand.berlaku:
        raise Refusal("WEB_ALUR_MASIH_BERLAKU")
    if flow.after(kind, stand, aturan) is None:
        raise Refusal("WEB_ALUR_BELUM_DAPAT", langkah=kind.label.lower(), keadaan=Submission.State(setoran.keadaan).label.lower())
    newest = setoran.versions.first()
    if kind in flow.DECIDES - {Kind.SERAH} and has_decided(by, this_round(steps), makers_of(setoran)):
        raise Refusal("WEB_ALUR_ORANG_SAMA")
    if kind in flow.DECIDES and newest is not None and newest.dasar_id is not None:
        _must_still_lean(setoran, newest)
    if kind == Kind.KEMBALI and any(one.oleh_id == by.pk for one in this_round(steps) if one.jenis == Kind.SERAH):
        raise Refusal("WEB_ALUR_ORANG_SAMA")
    sebagai = title_of(by, flow.roles(kind, aturan), setoran.pemda, setoran.unit)
    return Taking(by, kind, setoran, newest, aturan, sebagai, stand)


def _must_still_lean(setoran: Submission, versi: Version) -> None:
    """Refusal where the month that a version goes on from counts otherwise now than when it was made."""
    if base(setoran.pemda, setoran.unit, setoran.dataset, setoran.masa).pk != versi.dasar_id:
        raise Refusal("WEB_ALUR_DASAR_BERGANTI")


def done(taking: Taking, *, alasan: str = "", sidik: str = "", versi: Version | None = None, **changes: Any) -> Submission:
    """Write the step, the state it leads to and, where it locks, what counts; to be called in the transaction of ``ready``."""
    setoran, to = taking.setoran, flow.after(taking.kind, taking.stand, taking.aturan)
    step_of(taking, alasan=alasan, sidik=sidik, versi=versi)
    if to == Submission.State.TERKUNCI:
        if taking.kind != Kind.KUNCI:
            Step.objects.create(
                setoran=setoran, versi=taking.versi, jenis=Kind.KUNCI, oleh=None, sebagai="Otomatis: semua pemeriksaan lengkap"
            )
        switch(setoran, taking.versi)
    mine = Submission.objects.filter(pk=setoran.pk, versi=setoran.versi)
    if not mine.update(keadaan=to, versi=F("versi") + 1, **changes):
        raise Refusal("WEB_DIDAHULUI", perubahan=Submission.State(setoran.keadaan).label)
    setoran.refresh_from_db()
    return setoran


def step_of(taking: Taking, *, alasan: str = "", sidik: str = "", versi: Version | None = None) -> Step:
    """The row of a step, under the title that he has today."""
    return Step.objects.create(
        setoran=taking.setoran,
        versi=versi or taking.versi,
        jenis=taking.kind,
        oleh=taking.by,
        sebagai=taking.sebagai,
        alasan=alasan,
        sidik=sidik,
    )


def last_change(setoran: Submission, steps: list[Step]) -> str:
    """What has happened to it last, by title and not by name."""
    if not steps:
        return "isinya diubah"
    last = steps[-1]
    return (
        f"{Step.Kind(last.jenis).label.lower()} ({last.sebagai or 'sistem'}); keadaannya kini «{Submission.State(setoran.keadaan).label}»"
    )


def _fit_to_hand_over(taking: Taking) -> None:
    """A version that has been checked, with a file where the form has one, and every file read."""
    versi = taking.versi
    if versi is None or versi.diperiksa is None:
        raise Refusal("WEB_ALUR_BELUM_DIPERIKSA")
    files = list(versi.files.all())
    if versi.bentuk in (Submission.Form.PENUH, Submission.Form.MUTASI) and not files:
        raise Refusal("WEB_ALUR_TANPA_BERKAS")
    if versi.bentuk == Submission.Form.MUTASI and TURUNAN not in versi.hasil:
        raise Refusal("WEB_ALUR_MUTASI")
    if unread := [one.berkas for one in files if one.kode]:
        raise Refusal("WEB_ALUR_TIDAK_TERBACA", jumlah=len(unread), berkas=unread[0])
