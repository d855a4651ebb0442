"""A round computed again, years later: from what it froze, with the law known then; equal, or why not."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import naungan
from naungan.evaluation import hukum
from naungan.evaluation.chain import Progress, evaluate, scope
from naungan.evaluation.finished import Finished, read_finished
from naungan.evaluation.inputs import Inputs, read_inputs
from naungan.evaluation.record import write_record
from naungan.kernel.errors import Refusal, Unreadable
from naungan.rounds.called import round_called
from naungan.rounds.chained import Row, payload
from naungan.rounds.differing import Differing, alike, differing
from naungan.rounds.fold import fold
from naungan.rounds.freeze import INPUTS, Stored, damaged, inputs_of, read_frozen
from naungan.rounds.sidik import published, sidik
from naungan.rounds.state import Round
from naungan.rounds.tables import Event

if TYPE_CHECKING:
    from naungan.engine import Engine


@dataclass(frozen=True)
class Again:
    """One frozen evaluation computed again.

    ``rusak`` are its files that are missing or changed, ``tanpa`` inputs that nobody handed over: with either nothing is computed.
    ``deret`` are the series whose value in that month is another now; ``bentuk_lain`` relations that have other columns now and can't be
    compared; ``sidik_lain`` pemda whose rows are not those that the round names.
    ``beda`` has the relations that differ, by pemda; None where nothing could be computed.
    """

    evaluasi: str
    pemda: tuple[str, ...]
    versi: tuple[str, str]
    hukum_sama: bool
    diketahui: dt.date | None
    deret: tuple[str, ...]
    rusak: tuple[str, ...] = ()
    tanpa: tuple[str, ...] = ()
    sidik_lain: tuple[str, ...] = ()
    bentuk_lain: tuple[str, ...] = ()
    beda: Mapping[str, tuple[Differing, ...]] | None = None

    @property
    def equal(self) -> bool:
        """Whether every relation of every pemda is the same, and nothing is damaged; what can't be compared is not the same."""
        whole = not self.rusak and not self.sidik_lain and not self.bentuk_lain
        return whole and self.beda is not None and not any(self.beda.values())


def recompute(
    engine: Engine, events: list[Row], book: Path, called: str, *, pemda: Collection[str] = (), work: Path, progress: Progress
) -> tuple[Round, list[Again]]:  # fmt: skip
    """Every frozen evaluation of a round (of the chosen pemda) again, in ``work``; ``events`` are the book's, their chain checked."""
    one = round_called(fold(events), called)
    if lacking := sorted(set(pemda) - set(one.beku)):
        raise Refusal("RAPAT_PEMDA_TIDAK_BEKU", pemda=", ".join(lacking), rapat=one.rapat, ada=", ".join(one.beku) or "–")
    frozen = {kode: each for kode, each in one.beku.items() if not pemda or kode in pemda}
    found = []
    for place, evaluasi in enumerate(sorted({each.evaluasi for each in frozen.values()})):
        mine = {kode: each.sidik for kode, each in frozen.items() if each.evaluasi == evaluasi}
        room = work / f"ulang-{place}"
        room.mkdir()
        found.append(_again(engine, book, evaluasi, mine, _day_of(events, one, evaluasi), room, progress))
    return one, found


def _day_of(events: list[Row], one: Round, evaluasi: str) -> dt.date:
    """The day on which it was frozen: what was known later played no part."""
    days = [
        row["waktu"] for row in events
        if row["rapat"] == one.rapat and row["jenis"] == Event.DIBEKUKAN and payload(row)["evaluasi"] == evaluasi
    ]  # fmt: skip
    return dt.datetime.fromisoformat(min(days)).date()


def _again(
    engine: Engine, book: Path, evaluasi: str, prints: Mapping[str, str], hari: dt.date, room: Path, progress: Progress
) -> Again:  # fmt: skip
    broken = tuple(damaged(book, evaluasi))
    if broken:
        return Again(evaluasi, tuple(prints), ("", naungan.__version__), True, None, (), rusak=broken)
    stored = read_frozen(book, evaluasi)
    record = stored.finished.record
    same_law = record["hukum"] == hukum.digest()
    # Under the very same law nothing is asked otherwise than it was; under another, only what was known by then counts.
    known = stored.finished.diketahui or (None if same_law else hari)
    now = sidik(stored.finished, prints)
    told = Again(
        evaluasi, tuple(prints), (record["program_version"], naungan.__version__), same_law, known, _series(record, known),
        tanpa=stored.tanpa, sidik_lain=tuple(one for one, mine in prints.items() if now[one] != mine),
    )  # fmt: skip
    if stored.tanpa:
        return told
    fresh = _evaluated(engine, stored, known, room, progress)
    other = tuple(name for name in published(stored.finished) if name not in alike(stored.finished, fresh))
    return dataclasses.replace(told, beda=differing(engine, stored.finished, fresh, sorted(prints)), bentuk_lain=other)


def _evaluated(engine: Engine, stored: Stored, known: dt.date | None, room: Path, progress: Progress) -> Finished:
    """The evaluation made again from the frozen inputs, saved in ``room``."""
    folder = room / "masukan"
    lay_out(stored, folder)
    record = stored.finished.record
    asked = record.get("posisi_diminta")
    inputs: Inputs = read_inputs(
        folder, bulan=record["bulan"], posisi=dt.date.fromisoformat(asked) if asked else None, diketahui=known
    )  # fmt: skip
    work = room / "kerja"
    work.mkdir()
    run = evaluate(engine, inputs, work=work, progress=progress)
    out = room / "hasil"
    out.mkdir()
    write_record(engine, run, out, scope(engine, run.results["member"]))
    return read_finished(out)


def lay_out(stored: Stored, folder: Path) -> None:
    """The frozen inputs as they lay in their folder, under the names they were shown by; governments without any file too.

    Of files that were not read only the name counts: answers speak of them.
    """
    folder.mkdir()
    record = stored.finished.record
    for one in (*inputs_of(stored), *record.get("kembar", ())):
        shutil.copyfile(stored.finished.folder / INPUTS / one["sumber"], _place(stored, folder, one["berkas"]))
    for name in (*record["di_luar_bulan"], *record.get("disisihkan", ())):
        _place(stored, folder, name).touch()
    there = {path.name.split(" ")[0] for path in folder.iterdir() if path.is_dir()}
    for kode in stored.pemda:
        if kode not in there:
            (folder / kode).mkdir()


def _place(stored: Stored, folder: Path, berkas: str) -> Path:
    name = PurePosixPath(berkas)
    if name.is_absolute() or ".." in name.parts:
        raise Unreadable("RAPAT_BEKU_RUSAK", evaluasi=stored.evaluasi, berkas=berkas)
    place = folder.joinpath(*name.parts)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _series(record: Mapping[str, Any], known: dt.date | None) -> tuple[str, ...]:
    """The series whose value, status or day is not what the record says."""
    old, new = ({row["kode"]: _said(row) for row in rows} for rows in (record["parameter"], hukum.parameters(record["bulan"], known)))
    return tuple(kode for kode in sorted({*old, *new}) if old.get(kode) != new.get(kode))


def _said(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in ("nilai", "status", "berlaku"))
