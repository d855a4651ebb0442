"""The job ``periksa``: a version's files are read and judged, what was found goes into the lake, and then the version is told of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from naungan.kernel.period import Bulan
from naungan.web.collection.cells import close_corrections
from naungan.web.collection.datasets import BULAN, span_of
from naungan.web.collection.headings import ARTI
from naungan.web.collection.models import Received, Version
from naungan.web.collection.sources import sources_of
from naungan.web.jobs.kinds import kind
from naungan.web.jobs.means import at_work
from naungan.web.jobs.running import Running

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.intake import Checked, Source
    from naungan.intake.corrections.file import Koreksi

_STEPS = 3


@kind("periksa")
def periksa(running: Running) -> dict[str, Any]:
    """Read, judge, keep, switch. Killed at any point it leaves nothing that anybody sees, and is done again."""
    version = Version.objects.select_related("setoran").get(pk=running.isi["versi"])
    files = list(version.files.all())
    running.progress("Membuka berkas", 0, _STEPS)
    asked = timezone.now()
    sources = sources_of(version, files, running.scratch / "berkas", asked)
    with at_work(running, [one.path for one in sources]) as (engine, work):
        from naungan.web.collection.came_back import came_back, keep_differences
        from naungan.web.collection.kept import keep_checked
        from naungan.web.collection.mutations import carry
        from naungan.web.collection.proposals import proposals

        with engine.step("periksa"):
            back = came_back(engine, running, version, list(zip(files, sources, strict=True)), work)
            checked = check_sources(engine, running, version, sources, work, back.koreksi)
            running.progress("Menyimpan hasil", 2, _STEPS)
            found = keep_checked(engine, version, checked, proposals(engine, checked, version.setoran.dataset))
            dasar = carry(engine, version, found)
            found |= {**back.told, ARTI: asked.isoformat()}
            keep_differences(version, back.beda)
    version.koreksi = close_corrections(back.koreksi)
    switch(running, version, files, found, dasar)
    return running.hasil


def check_sources(
    engine: Engine, running: Running, version: Version, sources: list[Source], work: Path, corrections: Sequence[Koreksi]
) -> Checked:  # fmt: skip
    """What the room of intake says of the files of a version, with the corrections that are laid over them."""
    from naungan.intake import check_files
    from naungan.intake.corrections.file import KOREKSI
    from naungan.intake.judging.checking import with_idle

    def told(done: int, of: int) -> None:
        running.progress(f"Membaca berkas {min(done + 1, of)} dari {of}", 1, _STEPS)

    checked = check_files(engine, sources, posisi=position(version), work=work, progress=told, koreksi=corrections)
    return with_idle(engine, checked, lambda _: True, KOREKSI)


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
        Version.objects.filter(pk=version.pk).update(
            diperiksa=timezone.now(), hasil=found, dasar=dasar, koreksi=version.koreksi, **said
        )  # fmt: skip
        for one, row in zip(files, found["berkas"], strict=True):
            Received.objects.filter(pk=one.pk).update(
                layout=row["layout"] or "", kode=row["kode"] or "", masuk=row["masuk"], diterima=row["diterima"], ditahan=row["ditahan"],
                ditolak=row["ditolak"],
            )  # fmt: skip
        queue(version)
