"""The job ``periksa``: a version's files are read and judged, what was found goes into the lake, and then the version is told of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from naungan.kernel.period import Bulan
from naungan.web.accounts.models import Unit
from naungan.web.collection.datasets import BULAN, TAHUN, span_of
from naungan.web.collection.models import Received, Submission, Version
from naungan.web.jobs.kinds import kind
from naungan.web.jobs.means import at_work
from naungan.web.jobs.running import Running
from naungan.web.vault.originals import take_out

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.intake import Checked, Source

_STEPS = 3


@kind("periksa")
def periksa(running: Running) -> dict[str, Any]:
    """Read, judge, keep, switch. Killed at any point it leaves nothing that anybody sees, and is done again."""
    version = Version.objects.select_related("setoran").get(pk=running.isi["versi"])
    files = list(version.files.all())
    running.progress("Membuka berkas", 0, _STEPS)
    sources = sources_of(version, files, running.scratch / "berkas")
    with at_work(running, [one.path for one in sources]) as (engine, work):
        from naungan.web.collection.kept import keep_checked
        from naungan.web.collection.mutations import carry
        from naungan.web.collection.proposals import proposals

        with engine.step("periksa"):
            checked = check_sources(engine, running, version, sources, work)
            running.progress("Menyimpan hasil", 2, _STEPS)
            found = keep_checked(engine, version, checked, proposals(engine, checked, version.setoran.dataset))
            dasar = carry(engine, version, found)
    switch(running, version, files, found, dasar)
    return running.hasil


def check_sources(engine: Engine, running: Running, version: Version, sources: list[Source], work: Path) -> Checked:
    """What the room of intake says of the files of a version, with the corrections that are laid over them."""
    from naungan.intake import check_files
    from naungan.intake.corrections.file import KOREKSI
    from naungan.intake.judging.checking import with_idle
    from naungan.web.collection.cells import corrections_of

    def told(done: int, of: int) -> None:
        running.progress(f"Membaca berkas {min(done + 1, of)} dari {of}", 1, _STEPS)

    corrections = corrections_of(version, running.scratch)
    checked = check_files(engine, sources, posisi=position(version), work=work, progress=told, koreksi=corrections)
    return with_idle(engine, checked, lambda _: True, KOREKSI)


def sources_of(version: Version, files: list[Received], folder: Path) -> list[Source]:
    """The originals, taken out under their own names, with what the submission says of them; a file that says more stands above it."""
    from naungan.intake import Source
    from naungan.web.collection.headings import mappings_for

    setoran = version.setoran
    unit = Unit.objects.filter(pemda=setoran.pemda, kode=setoran.unit).first() if setoran.unit else None
    monthly = span_of(setoran.dataset) == BULAN
    explained = mappings_for(setoran.pemda, setoran.unit)
    # Mutations are of two kinds: who comes is a list of workers, who leaves is not.
    data = None if version.bentuk == Submission.Form.MUTASI else setoran.dataset
    sources = []
    year = int(setoran.masa) if span_of(setoran.dataset) == TAHUN else None
    for one in files:
        path = folder / str(one.urut) / one.berkas
        take_out(one.sumber, path)
        sources.append(
            Source(
                path, one.berkas, pemda=setoran.pemda, unit=setoran.unit or None, unit_nama=unit.nama if unit else None,
                bulan_tempat=setoran.masa if monthly else None, dataset=data, tahap=setoran.tahap or None,
                tahun=year, pemetaan=explained,
            )
        )  # fmt: skip
    return sources


def position(version: Version) -> dt.date:
    """The day as of which a version is judged: the end of its month, else the day it came in."""
    masa = version.setoran.masa
    return Bulan.parse(masa).last_day if span_of(version.setoran.dataset) == BULAN else timezone.localdate(version.dibuat)


def switch(running: Running, version: Version, files: list[Received], found: dict[str, Any], dasar: Version | None = None) -> None:
    """The version is told of what was found, in the transaction that ends the job; whoever has lost the job changes nothing."""
    from naungan.web.collection.month_before import queue

    counts = found["baris"]
    running.hasil = {"versi": version.pk, **counts}
    assert counts["masuk"] == counts["diterima"] + counts["ditahan"] + counts["ditolak"], "rows do not add up"
    with running.switching():
        said = {name: counts[name] for name in ("masuk", "diterima", "ditahan", "ditolak")}
        Version.objects.filter(pk=version.pk).update(diperiksa=timezone.now(), hasil=found, dasar=dasar, **said)
        for one, row in zip(files, found["berkas"], strict=True):
            Received.objects.filter(pk=one.pk).update(
                layout=row["layout"] or "", kode=row["kode"] or "", masuk=row["masuk"], diterima=row["diterima"], ditahan=row["ditahan"],
                ditolak=row["ditolak"],
            )  # fmt: skip
        queue(version)
