"""Submissions as the tests need them: checked, with counts, without a file being read."""

from __future__ import annotations

import hashlib

from django.utils import timezone

from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.collection.models import Received, Submission, Version
from tests.web.people import PEMDA, PENDIDIKAN

BULAN = "2026-10"


def submission(
    by: User,
    *,
    pemda: str = PEMDA,
    unit: str = PENDIDIKAN,
    dataset: str = "roster",
    masa: str = BULAN,
    tahap: str = "",
    bentuk: str = "penuh",
) -> Submission:
    """A draft with one checked version of one file: 120 rows, of which 100 are accepted, 15 held, 5 refused."""
    with acts("sistem:uji"):
        found = Submission.objects.create(pemda=pemda, unit=unit, dataset=dataset, masa=masa, tahap=tahap, bentuk=bentuk, versi=1, oleh=by)
    version(found, by)
    return found


def version(
    setoran: Submission, by: User, *, diterima: int = 100, upah: int = 250_000_000, kode: str = "", checked: bool = True
) -> Version:
    """The next version of it."""
    urut = setoran.versions.count() + 1
    counts = {"masuk": diterima + 20, "diterima": diterima, "ditahan": 15, "ditolak": 5} if checked else {}
    rows = {"baris": diterima + 15, "ditahan": 15, "upah": upah, "tanpa_upah": 2}
    hasil = {"data": {setoran.dataset: rows}} if checked else {}
    with acts("sistem:uji"):
        made = Version.objects.create(
            setoran=setoran, urut=urut, bentuk=setoran.bentuk, hasil=hasil, diperiksa=timezone.now() if checked else None, oleh=by, **counts
        )
        sumber = hashlib.sha256(f"{setoran.pk}:{urut}".encode()).hexdigest()
        Received.objects.create(
            versi=made, urut=1, berkas="Daftar pekerja.xlsx", sumber=sumber, ukuran=1000, layout="roster_bebas", kode=kode, **counts
        )
    return made
