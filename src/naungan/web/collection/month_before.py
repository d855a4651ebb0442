"""The job ``beda``: what changed since the list of the month before: who joined, left, earns otherwise; counts, and a masked list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.kernel.period import Bulan
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Counting, Submission, Version
from naungan.web.jobs.kinds import kind
from naungan.web.jobs.means import at_work
from naungan.web.jobs.queue import enqueue
from naungan.web.jobs.running import Running
from naungan.web.vault.originals import keep

if TYPE_CHECKING:
    from naungan.comparison import Side
    from naungan.engine import Engine

ROSTER = "roster.parquet"


def before(setoran: Submission) -> Version | None:
    """The version of the month before: the one that counts, else the newest that was checked."""
    if setoran.dataset != "roster":
        return None
    place = {"pemda": setoran.pemda, "unit": setoran.unit, "dataset": "roster", "masa": str(Bulan.parse(setoran.masa).plus(-1))}
    counting = Counting.objects.filter(**place).select_related("versi").first()
    if counting is not None and counting.versi.diperiksa is not None:
        return counting.versi
    alive = Submission.objects.filter(**place).exclude(keadaan=Submission.State.DITARIK)
    return Version.objects.filter(setoran__in=alive, diperiksa__isnull=False).first()


def queue(version: Version) -> None:
    """Ask for the comparison where there is something to compare with; in the transaction of whoever asks."""
    old, setoran = before(version.setoran), version.setoran
    if old is not None:
        isi = {"versi": version.pk, "lama": old.pk}
        enqueue("beda", kunci=f"beda:{version.pk}", isi=isi, pemda=setoran.pemda, unit=setoran.unit)


@kind("beda")
def beda(running: Running) -> dict[str, Any]:
    """Compare the two rosters that checking kept; nothing where one of them has no row."""
    from naungan.comparison import compare, summarise
    from naungan.sheets.writing import write_csv
    from naungan.told.changes import LISTED, changed
    from naungan.told.words import say

    new, old = (Version.objects.select_related("setoran").get(pk=running.isi[name]) for name in ("versi", "lama"))
    running.progress("Membandingkan dengan bulan sebelumnya", 0, 1)
    paths = [folder_of(one) / ROSTER for one in (old, new)]
    if not all(path.is_file() for path in paths):
        return {}
    with at_work(running, paths) as (engine, _), engine.step("beda"):
        sides = [_side(engine, path, one.setoran.masa) for path, one in zip(paths, (old, new), strict=True)]
        change = engine.keep(compare(engine, *sides))
        summary = summarise(engine, change, *sides)
        listing = running.scratch / "perubahan.csv"
        write_csv(listing, [say(f"PERUBAHAN_{name.upper()}") for name in LISTED], changed(engine, change))
    running.hasil = {
        "bulan": old.setoran.masa, "kelompok": {name: row["people"] for name, row in summary["groups"].items()},
        "upah_berubah": summary["also"]["wage_changed"], "daftar": keep(listing),
    }  # fmt: skip
    return running.hasil


def _side(engine: Engine, path: Path, masa: str) -> Side:
    from naungan.comparison import Side
    from naungan.intake.tables import ROSTER as RELATION
    from naungan.regions.tables import UNIT
    from naungan.relations.numbers import renumbered

    rows = renumbered(engine.read(path))
    rows = RELATION.conform(rows.mutate(bulan=rows.bulan.fill_null(masa)))
    return Side(masa, engine.keep(rows.filter(rows.bulan == masa)), engine.table(UNIT.empty()))
