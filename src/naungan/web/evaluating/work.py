"""The work behind the desk: a month evaluated as the command line would, and what the governments of a month show together."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from naungan.kernel.errors import Fault
from naungan.web.decisions.lost import lost, mark
from naungan.web.decisions.putting import Asked, put
from naungan.web.environment import read_environment
from naungan.web.evaluating.crossing import Crossed, crossing
from naungan.web.evaluating.laid import fingerprint, lay
from naungan.web.evaluating.twins import twins
from naungan.web.jobs.kinds import kind
from naungan.web.jobs.means import means
from naungan.web.jobs.models import Job
from naungan.web.jobs.queue import enqueue
from naungan.web.jobs.running import Cancelled, Lost, Running
from naungan.web.results import sums
from naungan.web.results.actions import changed
from naungan.web.results.again import EVALUASI, key_of
from naungan.web.results.chosen import units_of
from naungan.web.results.models import Across, Month
from naungan.web.results.stored import member_date

if TYPE_CHECKING:
    from naungan.evaluation.run import Finishing

_NONE: Mapping[str, str] = MappingProxyType({})
_EVERY = 1.0  # seconds between two tellings of one step


@kind(EVALUASI)
def evaluate(running: Running) -> dict[str, Any]:
    """What counts for ``pemda`` in ``bulan``, evaluated into the lake under the fingerprint of its input, which then counts.

    The same input and law have been evaluated before: nothing is done twice. It stands where the command line puts a folder of all
    governments: at the newest date of their member files. Whoever brings a newer one stands at that; ``gather`` asks the others again.
    """
    pemda, bulan = running.isi["pemda"], running.isi["bulan"]
    month = Month.objects.get_or_create(pemda=pemda, bulan=bulan)[0]
    folder = running.scratch / "masukan"
    folder.mkdir(mode=0o700)
    running.progress("Menyiapkan berkas", 0, 1)
    if not lay(folder, pemda, bulan):
        return _nothing(running, month)
    posisi = sums.newest_date(Month.objects.filter(bulan=bulan).exclude(pemda=pemda))
    place, sidik, made = _evaluated(running, folder, posisi)
    own = member_date(place, pemda)
    if posisi is not None and own is not None and own > posisi:
        place, sidik, made = _evaluated(running, folder, own)
    asked, unfollowed = _asked(running, place, pemda), lost(folder, place, pemda)
    said = json.loads((place / "summary.json").read_text("utf-8"))
    running.hasil = {"hasil": place.name, "dihitung": made}
    figures = {"hasil": place.name, "sidik": sidik, "posisi": dt.date.fromisoformat(said["posisi"]), "ringkas": said["pemda"][pemda]}
    figures |= units_of(place, pemda) | {"posisi_berkas": own}
    with running.switching():
        _count(month, figures, asked, unfollowed)
    return running.hasil


@kind("lintas")
def gather(running: Running) -> dict[str, Any]:
    """The sums of a month over its governments, from the figures that count, and whom several of them have on their rosters.

    Those that stand at another date than the newest of all their member files are evaluated again: so the command line puts all of them.
    """
    bulan = running.isi["bulan"]
    months = list(Month.objects.filter(bulan=bulan).exclude(hasil="").order_by("pemda"))
    found = sums.across(months)
    crossed = _crossed(running, months)
    found["ringkas"] |= {"kembar": twins(bulan), "lintas": crossed.orang}
    found["lintas"] = crossed.sidik
    running.hasil = {"pemda": found["ringkas"][sums.NATION]["pemda"]}
    with running.switching():
        Across.objects.update_or_create(bulan=bulan, defaults={**found, "dihitung": timezone.now()})
        _ask_again(bulan)
    return running.hasil


def _ask_again(bulan: str) -> None:
    """The months that stand at another date. One that waits, or has failed, will ask for the date itself."""
    standing = Month.objects.filter(bulan=bulan).exclude(hasil="")
    newest = sums.newest_date(standing)
    if newest is not None:
        for one in standing.filter(basi=False).exclude(posisi=newest):
            changed(pemda=one.pemda, bulan=bulan)


def _nothing(running: Running, month: Month) -> dict[str, Any]:
    """Nothing counts any more: there are no figures either."""
    running.hasil = {"hasil": ""}
    with running.switching():
        _count(
            month,
            {"hasil": "", "sidik": "", "posisi": None, "posisi_berkas": None, "ringkas": {}, "unit_terkunci": None, "unit_seluruh": None},
        )
    return running.hasil


def _count(month: Month, figures: dict[str, Any], asked: Sequence[Asked] = (), unfollowed: Mapping[str, str] = _NONE) -> None:
    """Make it count, with what it asks of people and could not follow of theirs, if nobody has switched since the month was read.

    Else it is evaluated again, from what counts then.

    The row is locked before the queue is asked: who changes what counts marks the month first and then queues.
    """
    mine = Month.objects.select_for_update().filter(pk=month.pk, nomor=month.nomor)
    if mine.first() is None:
        changed(pemda=month.pemda, bulan=month.bulan)
        return
    waits = Job.objects.filter(kunci=key_of(month.pemda, month.bulan), keadaan=Job.State.ANTRE).exists()
    mine.update(**figures, basi=waits, nomor=month.nomor + 1, dihitung=timezone.now())
    put(pemda=month.pemda, bulan=month.bulan, asked=asked)
    mark(pemda=month.pemda, bulan=month.bulan, found=unfollowed)
    enqueue("lintas", kunci=f"lintas:{month.bulan}", isi={"bulan": month.bulan})


def _crossed(running: Running, months: Sequence[Month]) -> Crossed:
    """Who stands on the rosters of several of these governments; one alone has no other."""
    from naungan.engine import opened

    if len(months) < 2:
        return Crossed()
    running.progress("Mencocokkan antarpemda", 0, 1)
    with opened(means(running.scratch), beside=running.scratch) as (engine, work):
        return crossing(engine, months, work)


def _asked(running: Running, place: Path, pemda: str) -> list[Asked]:
    """What the evaluation asks of people, closed in the lake."""
    from naungan.engine import opened
    from naungan.web.decisions.asked import prepare

    running.progress("Menyiapkan pertanyaan", 0, 1)
    with opened(means(running.scratch), beside=running.scratch) as (engine, _):
        return prepare(engine, place, pemda)


def _evaluated(running: Running, folder: Path, posisi: dt.date | None) -> tuple[Path, str, bool]:
    """Where the result stands, the fingerprint it is named by, and whether it was made now."""
    pemda, bulan = running.isi["pemda"], running.isi["bulan"]
    sidik = fingerprint(folder, bulan, pemda, posisi)
    place = read_environment().lake / "hasil" / f"{bulan}-{pemda}-{sidik[:24]}"
    with suppress(FileNotFoundError):
        os.utime(place)  # nobody collects it before the month names it
        return place, sidik, False
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _run(running, folder, bulan, place, posisi)
    return place, sidik, True


def _run(running: Running, folder: Path, bulan: str, place: Path, posisi: dt.date | None) -> None:
    from naungan.evaluation.inputs import read_inputs
    from naungan.evaluation.run import run

    work = running.scratch / "kerja"
    work.mkdir(mode=0o700, exist_ok=True)
    told = _Told(running)
    inputs = read_inputs(folder, bulan=bulan, posisi=posisi, means=means(work))
    try:
        run(inputs, place, papers=lambda done: _papers(done, told), progress=told)
    except Fault:
        if told.ended is not None:
            raise told.ended from None
        raise


def _papers(done: Finishing, told: Callable[[str, int, int], None]) -> None:
    """The papers, as the command line writes them."""
    from naungan import documents
    from naungan.told.told import tell

    said = tell(done.engine, done.evaluation.results, done.record)
    documents.write_all(done.folder, said, done.work, lambda ready, of: told("Menulis buku dan daftar", ready, of))


class _Told:
    """Progress, not more often than it is looked at. That the job is lost or cancelled is kept: a step makes a fault of what it hears."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._last = ("", 0.0)
        self.ended: Lost | Cancelled | None = None

    def __call__(self, langkah: str, sudah: int, dari: int) -> None:
        step, when = self._last
        if step == langkah and time.monotonic() - when < _EVERY:
            return
        self._last = (langkah, time.monotonic())
        try:
            self._running.progress(langkah, sudah, dari)
        except (Lost, Cancelled) as error:
            self.ended = error
            raise
