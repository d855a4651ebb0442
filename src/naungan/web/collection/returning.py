"""The job ``kembali``: the files of a version as the office wrote them and corrected them, with what is wrong marked in their own cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from naungan.web.collection.checking import check_sources
from naungan.web.collection.models import Version
from naungan.web.collection.sources import sources_of
from naungan.web.jobs.kinds import kind
from naungan.web.jobs.means import at_work
from naungan.web.jobs.running import Running
from naungan.web.vault.originals import keep

# How a workbook that went back marked is called beside its original.
_RETURNED = " (diperiksa)"


@kind("kembali")
def kembali(running: Running) -> dict[str, Any]:
    """Read and judge again, mark each file that can be read, and keep it closed; ``berkas`` by number: name, SHA-256, what was lost."""
    from naungan.documents.returned import write_returned
    from naungan.intake.corrections.applied import placed
    from naungan.kernel.errors import Unfit
    from naungan.web.collection.cells import corrections_of

    version = Version.objects.select_related("setoran").get(pk=running.isi["versi"])
    files = list(version.files.all())
    running.progress("Membaca berkas", 0, len(files) + 1)
    sources = sources_of(version, files, running.scratch / "berkas")
    found: dict[str, Any] = {}
    with at_work(running, [one.path for one in sources]) as (engine, work), engine.step("kembali"):
        koreksi = corrections_of(version, running.scratch)
        checked = check_sources(engine, running, version, sources, work, koreksi)
        for one, file in zip(checked.staged, files, strict=True):
            running.progress(f"Menandai {file.berkas}", file.urut, len(files) + 1)
            out = running.scratch / f"{file.urut}.xlsx"
            if not one.layout:
                continue
            try:
                lost = write_returned(out, engine, one, checked.problem, work, koreksi=placed(koreksi, [one]), tanda=file.tanda)
            except Unfit as failure:
                if failure.code != "KEMBALI_GAGAL":
                    raise
                continue
            found[str(file.urut)] = {"nama": _named(file.berkas), "sumber": keep(out), "hilang": lost}
    running.hasil = {"berkas": found}
    return running.hasil


def _named(berkas: str) -> str:
    """As it came, as a workbook; beside its original it has another name."""
    return f"{Path(berkas).stem.removesuffix(_RETURNED)}{_RETURNED}.xlsx"
