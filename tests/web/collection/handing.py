"""Files to hand in, and a worker that does what is queued, in this process."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from naungan.web.accounts.models import User
from naungan.web.collection.actions.receive import receive
from naungan.web.collection.datasets import Wanted
from naungan.web.collection.models import Version
from naungan.web.jobs.kinds import load
from naungan.web.jobs.leases import claim
from naungan.web.jobs.models import Job
from naungan.web.jobs.worker import run
from tests.evaluation.offices import nik

BULAN = "2026-10"
HEAD = "Nama;NIK;Tanggal Lahir;JK;Status Kepegawaian;Gaji"
GOOD = (
    f"Budi Santoso;{nik(1)};01-01-1990;L;PPPK Paruh Waktu;1000000",
    f"Agus Wijaya;{nik(2)};01-01-1990;L;PPPK Paruh Waktu;2000000",
    f"Rina Marlina;{nik(3, born='410190')};01-01-1990;P;Honorer;1000000",
)
# Held (no NIK; a letter in it), refused (nobody at all), noted (no category that is known).
BAD = (
    "Eko Prasetyo;;01-01-1990;L;Honorer;1500000",
    f"Tuti Alawiyah;{nik(5).replace('0', 'O', 1)};01-01-1990;P;Honorer;1500000",
    ";;;;Honorer;1500000",
    f"Wati Susanti;{nik(6, born='410190')};01-01-1990;P;Entah Apa;1500000",
)


def csv(*lines: str, head: str = HEAD) -> bytes:
    """A file as offices write it."""
    return ("\n".join([head, *lines]) + "\n").encode()


def uploaded(content: bytes, name: str = "honorer 2026-10.csv") -> TemporaryUploadedFile:
    """A file as a request brings it."""
    file = TemporaryUploadedFile(name, "text/csv", len(content), None)
    file.write(content)
    file.flush()
    file.seek(0)
    return file


def posted(content: bytes, name: str = "honorer 2026-10.csv") -> SimpleUploadedFile:
    """A file for the test client."""
    return SimpleUploadedFile(name, content, "text/csv")


def roster(pemda: str = "1671", unit: str = "1.01", masa: str = BULAN) -> Wanted:
    """The list of workers of an office."""
    return Wanted(pemda, unit, "roster", masa)


def hand_in(by: User, *contents: bytes, wanted: Wanted | None = None, dilihat: int = 0, **said: object) -> Version:
    """Received, and not yet checked."""
    files = [uploaded(one, f"honorer {number}.csv") for number, one in enumerate(contents, start=1)]
    return receive(by=by, wanted=wanted or roster(), dilihat=dilihat, files=files, **said)  # type: ignore[arg-type]


def checked(version: Version) -> Version:
    """The version after its job."""
    work(version.pekerjaan)
    version.refresh_from_db()
    return version


def claimed(job: Job | None) -> Job:
    """As a worker claims it."""
    assert job is not None
    found = claim()
    assert found is not None and found.pk == job.pk
    return found


def work(job: Job | None) -> Job:
    """What a worker does with a job."""
    load()
    mine = claimed(job)
    run(mine)
    mine.refresh_from_db()
    assert mine.keadaan == Job.State.SELESAI, (mine.kode, mine.parameter)
    return mine
