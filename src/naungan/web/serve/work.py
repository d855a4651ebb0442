"""What a worker does for the example after its first start: the questions of its evaluations become those of the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from naungan.web.environment import read_environment
from naungan.web.jobs.kinds import kind
from naungan.web.jobs.means import means
from naungan.web.jobs.running import Running
from naungan.web.results.models import Month


@kind("contoh")
def ask(running: Running) -> dict[str, Any]:
    """The questions of a month, government by government; a month that was evaluated again meanwhile has its own."""
    from naungan.engine import opened
    from naungan.web.decisions.asked import prepare
    from naungan.web.decisions.putting import put

    bulan = running.isi["bulan"]
    name = f"contoh-{bulan}"
    folder = read_environment().lake / "hasil" / name
    months = Month.objects.filter(bulan=bulan, hasil=name)
    asked = sorted(_mentioned(folder) & set(months.values_list("pemda", flat=True)))
    found = {}
    with opened(means(running.scratch), beside=running.scratch) as (engine, _):
        for number, pemda in enumerate(asked):
            running.progress("Menyiapkan pertanyaan", number, len(asked))
            found[pemda] = prepare(engine, folder, pemda)
    running.hasil = {"pertanyaan": sum(map(len, found.values()))}
    with running.switching():
        for pemda in months.filter(pemda__in=found).values_list("pemda", flat=True):
            put(pemda=pemda, bulan=bulan, asked=found[pemda])
    return running.hasil


def _mentioned(folder: Path) -> set[str]:
    """The governments that a question file names: each has its files read once more, which most need not."""
    from naungan.answers import read_file
    from naungan.evaluation.said import readers
    from naungan.web.decisions.forms import KINDS

    files = [read_file(one.form, folder / one.form.berkas, readers()) for one in KINDS.values()]
    return {row.kata.get("pemda", "") for file in files for row in file.rows}
