"""The files of the example as what offices have handed in: kept closed, in order, locked, and counting."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
from django.utils import timezone

from naungan.answers import read_file
from naungan.answers.forms import PEMETAAN
from naungan.intake.layouts import layout
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.web.collection.branches import SENT, Branches, serving
from naungan.web.collection.datasets import BULAN, TAHUN, TETAP, span_of
from naungan.web.collection.models import Counting, Heading, Received, Step, Submission, Version
from naungan.web.vault.originals import keep_many

if TYPE_CHECKING:
    from naungan.evaluation.finished import Finished
    from naungan.web.serve.example_folder import Example

# What nobody could read was most likely a list of workers.
_UNREAD = "roster"
_COUNTS = ("masuk", "diterima", "ditahan", "ditolak")
Key = tuple[str, str, str, str, str]


@dataclass
class _Handed:
    """A submission with the files of each of its versions, the oldest first."""

    versions: list[list[Mapping[str, Any]]] = field(default_factory=list)


def hand_in(example: Example) -> None:
    """All files of all months; the newest version of each submission counts. Refusal where a file is not there any more."""
    handed = _handed(example)
    missing = {row["sumber"] for one in handed.values() for rows in one.versions for row in rows} - example.files.keys()
    if missing:
        raise Refusal("WEB_CONTOH_LAIN", jumlah=len(missing))
    keep_many({row["sumber"]: example.files[row["sumber"]] for one in handed.values() for rows in one.versions for row in rows})
    now = timezone.now()
    branches = serving({key[0] for key in handed})
    submissions = Submission.objects.bulk_create(_submission(key, one, now, branches) for key, one in handed.items())
    versions = Version.objects.bulk_create(
        Version(setoran=submission, urut=number, diperiksa=now, **_sums(rows))
        for submission, one in zip(submissions, handed.values(), strict=True)
        for number, rows in enumerate(one.versions, 1)
    )
    of_version = [rows for one in handed.values() for rows in one.versions]
    Received.objects.bulk_create(
        _received(version, number, row, example.files)
        for version, rows in zip(versions, of_version, strict=True)
        for number, row in enumerate(rows, 1)
    )
    newest = {version.setoran_id: version for version in versions}
    Counting.objects.bulk_create(_counting(submission, newest[submission.pk]) for submission in submissions)
    Step.objects.bulk_create(
        Step(setoran=one, versi=newest[one.pk], jenis=Step.Kind.KUNCI, sebagai="data contoh", waktu=now) for one in submissions
    )
    Heading.objects.bulk_create(_headings(example.inputs, now))


def _handed(example: Example) -> dict[Key, _Handed]:
    """The files of each submission; those of a later month are a new version where the submission is the same."""
    found: dict[Key, _Handed] = defaultdict(_Handed)
    for month in example.months:
        rows: dict[Key, list[Mapping[str, Any]]] = defaultdict(list)
        several = _of_several(month)
        for row in example.rows(month, "file"):
            if row["pemda"]:
                rows[_key(row, month.bulan, several)].append(row)
        for key, files in rows.items():
            found[key].versions.append(files)
    return dict(sorted(found.items()))


def _of_several(month: Finished) -> set[str]:
    """The lists that tell of workers of several offices: the government hands them in, for what one office hands in is all its own."""
    offices: dict[str, set[str]] = defaultdict(set)
    for row in pq.read_table(month.part("roster"), columns=["berkas", "unit"]).to_pylist():
        offices[row["berkas"]].add(row["unit"])
    return {name for name, units in offices.items() if len(units) > 1}


def _key(row: Mapping[str, Any], bulan: Bulan, several: set[str]) -> Key:
    dataset = row["dataset"] or _UNREAD
    month = row["bulan"] or str(bulan)
    masa = {TAHUN: month[:4], TETAP: "", BULAN: month}[span_of(dataset)]
    unit = "" if row["berkas"] in several else row["unit"] or ""
    return row["pemda"], unit, dataset, masa, row["tahap"] or ""


def _submission(key: Key, handed: _Handed, now: dt.datetime, branches: Branches) -> Submission:
    """What branches send is the first one's that serves the government."""
    pemda, unit, dataset, masa, tahap = key
    cabang = branches[pemda][0][0] if dataset in SENT and pemda in branches else ""
    number = hashlib.sha256("/".join(key).encode()).hexdigest()[:8].upper()
    return Submission(
        pemda=pemda, unit=unit, cabang=cabang, dataset=dataset, masa=masa, tahap=tahap, keadaan=Submission.State.TERKUNCI,
        nomor=f"CONTOH-{pemda}-{number}", diserahkan=now, versi=len(handed.versions),
    )  # fmt: skip


def _sums(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """What came of the rows of files that could be read."""
    read_ones = [row for row in rows if row["masuk"] is not None]
    return {name: sum(row[name] for row in read_ones) for name in _COUNTS}


def _received(version: Version, number: int, row: Mapping[str, Any], files: Mapping[str, Path]) -> Received:
    return Received(
        versi=version, urut=number, berkas=row["berkas"].rpartition("/")[2][:200], sumber=row["sumber"],
        ukuran=files[row["sumber"]].stat().st_size, layout=row["layout"] or "", kode=row["kode"] or "",
        **{name: row[name] for name in _COUNTS},
    )  # fmt: skip


def _counting(submission: Submission, version: Version) -> Counting:
    one = submission
    return Counting(pemda=one.pemda, unit=one.unit, cabang=one.cabang, dataset=one.dataset, masa=one.masa, tahap=one.tahap, versi=version)


def _headings(folder: Path, now: dt.datetime) -> Iterable[Heading]:
    """What offices have explained of their headings."""
    seen = set()
    for row in (one.kata for one in read_file(PEMETAAN, folder / PEMETAAN.berkas).berlaku):
        key = (row["pemda"], row["layout"], row["judul"])
        if key not in seen and row["bidang"]:
            seen.add(key)
            about = {name: row[name] for name in ("pemda", "layout", "bidang")}
            yield Heading(**about, dataset=layout(row["layout"]).dataset, judul=row["judul"][:200], berkas=row["berkas"], waktu=now)
