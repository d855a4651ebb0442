"""What is done with results: a month is stale and evaluated again, or asked for once more; one NIK is opened, a sample is drawn."""

from __future__ import annotations

import secrets

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown
from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import Level, Right, Role
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.jobs.actions import LIVING
from naungan.web.jobs.models import Job
from naungan.web.jobs.queue import enqueue
from naungan.web.results.again import EVALUASI, failed, key_of, may_ask
from naungan.web.results.models import Month, Sample
from naungan.web.results.people import People
from naungan.web.results.stored import place
from naungan.web.results.whose import Part, part, people

BUKA, TARIK, ULANG = "buka_nik", "tarik_sampel", "nilai_ulang"
_REASON, MOST = 10, 100


def changed(*, pemda: str, bulan: str) -> None:
    """Mark a month of a government stale and queue its evaluation; to be called in the transaction of the change."""
    month, _ = Month.objects.get_or_create(pemda=pemda, bulan=bulan)
    Month.objects.filter(pk=month.pk).update(basi=True)
    isi = {"pemda": pemda, "bulan": bulan}
    enqueue(EVALUASI, kunci=key_of(pemda, bulan), isi=isi, pemda=pemda, tautan=reverse("hasil_bulan", args=[month.pk]))


def evaluate_again(*, by: User, month: Month) -> None:
    """Have a month whose evaluation has failed evaluated once more; while one waits or runs already, nothing is done.

    Refusal where he may not ask for it, or nothing has failed.
    """
    if not may_ask(scope_of(by), month.pemda):
        raise Refusal("WEB_TIDAK_BERHAK")
    with acts(by):
        now = Month.objects.select_for_update().get(pk=month.pk)
        if Job.objects.filter(kunci=key_of(now.pemda, now.bulan), keadaan__in=LIVING).exists():
            return
        found = failed([now]).get(now.pk)
        if found is None:
            raise Refusal("WEB_TIDAK_GAGAL")
        changed(pemda=now.pemda, bulan=now.bulan)
        note(ULANG, pemda=now.pemda, tentang=now.bulan, pekerjaan=found.job.pk, sebab=found.job.kode)


def unmask(*, by: User, month: Month, nomor: int, baris: int, alasan: str) -> str:
    """The NIK of one row of a month's result (``nomor`` as the page showed it), for a reason that is kept with the name of who asked.

    The unit that sent the row, its BKPSDM and the branch of its NPP may; an auditor only what was drawn for him.
    """
    if month.nomor != nomor:
        raise Refusal("WEB_HASIL_BERGANTI")
    return _opened(by, month.hasil, month.pemda, baris, alasan)


def unmask_drawn(*, by: User, sample: Sample, baris: int, alasan: str) -> str:
    """The NIK of a row of his sample, in the result that it was drawn from."""
    return _opened(by, sample.hasil, sample.pemda, baris, alasan)


def draw(*, by: User, month: Month, jumlah: int) -> Sample:
    """So many rows of people, at random, for an auditor whose letter is in force; once a letter and month."""
    letter = letters(by, month.pemda).first()
    if letter is None or letter.selesai is None:
        raise Refusal("WEB_DI_LUAR_SAMPEL")
    if not 1 <= jumlah <= MOST:
        raise Refusal("WEB_SAMPEL_JUMLAH", terbanyak=MOST)
    total = People(place(month.hasil), month.pemda, Part(whole=True)).count()
    drawn = sorted(secrets.SystemRandom().sample(range(total), min(jumlah, total)))
    whose = {"pemda": month.pemda, "bulan": month.bulan, "hasil": month.hasil}
    said = {"nomor_surat": letter.nomor_surat, "sampai": letter.selesai, "oleh": by}
    with acts(by):
        try:
            with transaction.atomic():
                found = Sample.objects.create(**whose, **said, baris=drawn, dari=total)
        except IntegrityError:
            raise Refusal("WEB_SAMPEL_SUDAH") from None
        note(TARIK, pemda=month.pemda, tentang=month.hasil, baris=len(drawn), dari=total, surat=letter.nomor_surat)
    return found


def letters(user: User, pemda: str) -> QuerySet[Assignment]:
    """The letters by which somebody is an auditor of that government today."""
    today = timezone.localdate()
    held = user.penugasan.filter(peran=Role.AUDITOR, mulai__lte=today, selesai__gte=today, dicabut__isnull=True).exclude(nomor_surat="")
    areas = Q(tingkat=Level.NASIONAL) | Q(tingkat=Level.PROVINSI, wilayah=pemda[:2]) | Q(tingkat=Level.PEMDA, wilayah=pemda)
    return held.filter(areas)


def opens(scope: Scope, pemda: str) -> Part:
    """Whose NIK somebody may open without a sample."""
    return part(scope, Right.BUKA_NIK, pemda, without=frozenset({Role.AUDITOR}))


def _opened(by: User, hasil: str, pemda: str, baris: int, alasan: str) -> str:
    reason = " ".join(alasan.split())
    if len(reason) < _REASON:
        raise Refusal("WEB_TANPA_ALASAN")
    scope = scope_of(by)
    row = People(place(hasil), pemda, people(scope, pemda)).row(baris)
    letter = None
    if not opens(scope, pemda).holds(row):
        scope.demand(Right.BUKA_NIK, pemda, row["unit"])
        letter = _drawn(by, hasil, pemda, baris)
    with acts(by):
        note(BUKA, pemda=pemda, unit=row["unit"] or "", tentang=f"{hasil}:{baris}", alasan=shown(reason)[:300], surat=letter or "")
    return str(row["nik"] or row["nik_asli"] or "")


def _drawn(by: User, hasil: str, pemda: str, baris: int) -> str:
    """The number of the letter under which a row was drawn; Refusal where it was not, or the letter is no longer in force."""
    there = Sample.objects.filter(oleh=by, hasil=hasil, pemda=pemda, sampai__gte=timezone.localdate())
    valid = set(letters(by, pemda).values_list("nomor_surat", flat=True))
    for one in there:
        if one.nomor_surat in valid and baris in one.baris:
            return one.nomor_surat
    raise Refusal("WEB_DI_LUAR_SAMPEL")
