"""What two invented governments have handed in, as it counts; and a result that stands in the lake."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import shutil
from pathlib import Path

from django.utils import timezone

from naungan.web.audit.actor import acts
from naungan.web.collection.models import Counting, Received, Submission, Version
from naungan.web.environment import read_environment
from naungan.web.jobs.models import Job
from naungan.web.jobs.running import Running
from naungan.web.results.models import Month
from naungan.web.vault.originals import keep
from tests.evaluation.offices import BULAN, small_folder

KOTA, KABUPATEN = "1671", "1601"
# Which data set each file of the small folder is, whose, and for when.
FILES = {
    "daftar unit.csv": ("unit", "", ""), "npp.csv": ("registration", "", ""), "anggaran.csv": ("budget_line", "", "2026"),
    "disdik 2026-10.csv": ("roster", "1.01", BULAN), "dinkes 2026-10.csv": ("roster", "1.02", BULAN),
    "peserta 2026-10.csv": ("member", "", BULAN), "honorer.csv": ("roster", "", BULAN),
}  # fmt: skip


def handed_in(root: Path) -> None:
    """The small folder, file by file, as it counts."""
    for path in sorted(one for one in small_folder(root).rglob("*") if one.is_file()):
        dataset, unit, masa = FILES[path.name]
        count(path, pemda=path.parent.name[:4], dataset=dataset, unit=unit, masa=masa)


def count(path: Path | None, *, pemda: str, dataset: str, unit: str = "", masa: str = "", **said: object) -> Version:
    """One file that counts; a version without a file where there is none."""
    with acts("sistem:uji"):
        whole = {"pemda": pemda, "unit": unit, "dataset": dataset, "masa": masa}
        said.setdefault("bentuk", Submission.Form.PENUH)
        submission = Submission.objects.create(**whole, bentuk=said["bentuk"])
        version = Version.objects.create(setoran=submission, urut=1, **said)
        if path is not None:
            Received.objects.create(versi=version, urut=1, berkas=path.name, sumber=keep(path))
        Counting.objects.create(**whole, versi=version)
    return version


def running(scratch: Path, jenis: str, **isi: str) -> Running:
    """A job of that kind, as a worker holds it."""
    with acts("sistem:uji"):
        job = Job.objects.create(jenis=jenis, kunci=secrets.token_hex(8), isi=isi, keadaan=Job.State.JALAN, token=1, oleh="sistem:uji")
    folder = scratch / f"kerja-{job.pk}"
    folder.mkdir(mode=0o700)
    return Running(job.pk, job.token, dict(isi), folder)


def stored(hasil: Path) -> dict[str, Month]:
    """The finished run in the lake, as the months of both governments name it: one folder for both, as the example has it."""
    place = read_environment().lake / "hasil" / "contoh"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(hasil, place)
    said = json.loads((place / "summary.json").read_text("utf-8"))
    posisi = dt.date.fromisoformat(said["posisi"])
    with acts("sistem:uji"):
        return {
            pemda: Month.objects.create(
                pemda=pemda, bulan=BULAN, hasil="contoh", posisi=posisi, ringkas=figures, nomor=1, dihitung=timezone.now()
            )
            for pemda, figures in said["pemda"].items()
        }  # fmt: skip
