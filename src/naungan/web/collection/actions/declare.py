"""«Tidak ada perubahan» and «nihil»: complete without a file."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.collection.counting import base
from naungan.web.collection.datasets import is_month
from naungan.web.collection.models import Submission, Version
from naungan.web.collection.rules import must_make

Form = Submission.Form


def declare(*, by: User, pemda: str, unit: str, dataset: str, masa: str, bentuk: str) -> Submission:
    """A submission without files, ready to be handed over: it holds nobody, or goes on from what counts for the month before."""
    form = Form(bentuk) if bentuk in Form.values else None
    aturan = must_make(by, pemda=pemda, unit=unit, dataset=dataset)
    if form not in (Form.NIHIL, Form.TETAP) or form not in aturan.bentuk:
        raise Refusal("WEB_ALUR_BENTUK", bentuk=form.label.lower() if form else "itu")
    if aturan.berkala != "bulan" or not is_month(masa):
        raise Refusal("WEB_ALUR_MASA")
    with acts(by):
        dasar = base(pemda, unit, dataset, masa) if form == Form.TETAP else None
        try:
            with transaction.atomic():
                setoran = Submission.objects.create(pemda=pemda, unit=unit, dataset=dataset, masa=masa, bentuk=form, versi=1, oleh=by)
        except IntegrityError:
            raise Refusal("WEB_ALUR_SUDAH_ADA") from None
        _version(setoran, dasar, by)
        return setoran


def _version(setoran: Submission, dasar: Version | None, by: User) -> None:
    """Checked already: what it goes on from has been, and nobody needs no checking."""
    names = ("masuk", "diterima", "ditahan", "ditolak")
    counts = {name: getattr(dasar, name) if dasar else 0 for name in names}
    nobody = {setoran.dataset: {"baris": 0, "ditahan": 0, "upah": 0, "tanpa_upah": 0}}
    hasil = {"data": dasar.hasil.get("data", {}) if dasar else nobody}
    Version.objects.create(
        setoran=setoran, urut=1, bentuk=setoran.bentuk, dasar=dasar, diperiksa=timezone.now(), hasil=hasil, oleh=by, **counts
    )
