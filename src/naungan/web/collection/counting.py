"""Which version counts, what it was before, and which months that touches. What is read here is what an evaluation reads."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.web.collection.datasets import PERSONS
from naungan.web.collection.models import Counting, Step, Submission, Version
from naungan.web.collection.rules import rule
from naungan.web.jobs.queue import enqueue
from naungan.web.results.actions import changed
from naungan.web.results.models import Month

TURUNAN = "turunan"  # key of ``Version.hasil``: SHA-256 of the whole list that mutations were made into
_MADE, _LIST = "daftar pekerja sesudah mutasi.parquet", "roster_bebas"
_MUTATION = ("sipp_tk_na", "sipp_tk_ubah")


@dataclass(frozen=True)
class File:
    """A file to be read: its bytes in the vault, the name it was given, and the version whose corrections are laid over it."""

    sumber: str
    berkas: str
    layout: str
    versi: Version


@dataclass(frozen=True)
class Counted:
    """What counts of one office, data set, time and stage. ``masa`` is what it counts for, also where its files came with an earlier month.

    Of «tidak ada perubahan» the files are those of the month it goes on from; of «mutasi» the whole list made of that month and the
    mutations, and those mutation files that say who left; of «nihil» none: the office has said that it has no workers.
    """

    pemda: str
    unit: str
    cabang: str
    dataset: str
    masa: str
    tahap: str
    bentuk: str
    versi: Version
    files: tuple[File, ...]


@dataclass(frozen=True)
class Figures:
    """What a version says in figures: ``orang`` are its rows that count, held ones too; ``tanpa_upah`` are not in the sum of wages.

    None where it is not known, or nobody was asked.
    """

    orang: int | None
    upah: int | None
    tanpa_upah: int | None


def counted(pemda: str) -> list[Counted]:
    """All that counts of a government, in a fixed order; three queries whatever it holds."""
    rows = Counting.objects.filter(pemda=pemda).select_related("versi__setoran", "versi__dasar")
    rows = rows.prefetch_related("versi__files", "versi__dasar__files").order_by("dataset", "unit", "cabang", "masa", "tahap")
    return [Counted(**_key(one), bentuk=one.versi.bentuk, versi=one.versi, files=files_of(one.versi)) for one in rows]


def files_of(versi: Version) -> tuple[File, ...]:
    """The files that are read where a version counts; asks nothing that ``counted`` has read with it."""
    held = versi.dasar if versi.bentuk == Submission.Form.TETAP and versi.dasar is not None else versi
    received = [File(one.sumber, one.berkas, one.layout, held) for one in held.files.all()]
    made = held.hasil.get(TURUNAN)
    if not made:
        return tuple(received)
    return (File(str(made), _MADE, _LIST, held), *(one for one in received if one.layout in _MUTATION))


def figures(versi: Version) -> Figures:
    """People and wages of a version, as checking summed them; rows of a data set that names nobody are none."""
    data = versi.setoran.dataset
    said: dict[str, Any] = versi.hasil.get("data", {}).get(data, {}) if data in PERSONS else {}
    return Figures(said.get("baris"), said.get("upah"), said.get("tanpa_upah"))


def digest_of(versi: Version) -> str:
    """SHA-256 of all that a version consists of: its files, the corrections over them, what it goes on from, and what it is for."""
    setoran = versi.setoran
    kept = [setoran.pemda, setoran.unit, setoran.cabang, setoran.dataset, setoran.masa, setoran.tahap, versi.bentuk, versi.koreksi]
    parts = [*kept, [one.sumber for one in versi.files.all()], digest_of(versi.dasar) if versi.dasar else ""]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def counting_of(setoran: Submission) -> Counting | None:
    """What counts now for the same office, data set, time and stage; of this submission or of another."""
    return _rows(setoran).select_related("versi__setoran").first()


def before(setoran: Submission) -> Version | None:
    """What would count if what counts now were undone: the last that was locked before it and never undone itself."""
    now = counting_of(setoran)
    kept: list[int] = []
    steps = Step.objects.filter(jenis__in=(Step.Kind.KUNCI, Step.Kind.BATAL), versi__isnull=False, **_key(setoran, "setoran__"))
    for jenis, versi in steps.order_by("id").values_list("jenis", "versi"):
        kept = [one for one in kept if one != versi] + ([versi] if jenis == Step.Kind.KUNCI else [])
    kept = [one for one in kept if now is None or one != now.versi_id]
    return Version.objects.select_related("setoran").get(pk=kept[-1]) if kept else None


def switch(setoran: Submission, versi: Version | None) -> None:
    """Let a version count (None = none) and mark its months stale; in the transaction of whoever decides."""
    rows = _rows(setoran)
    if versi is None:
        rows.delete()
    elif not rows.update(versi=versi, nomor=F("nomor") + 1):
        Counting.objects.create(**_key(setoran), versi=versi)
    for bulan in months(setoran):
        changed(pemda=setoran.pemda, bulan=bulan)
    if setoran.dataset == "unit" and versi is not None:
        enqueue("unit", kunci=f"unit:{setoran.pemda}", isi={"pemda": setoran.pemda}, pemda=setoran.pemda)


def months(setoran: Submission) -> list[str]:
    """The months whose evaluation a change of it touches: its own, and those that stand and read it too."""
    stand = Month.objects.filter(pemda=setoran.pemda).order_by("bulan")
    match rule(setoran).berpengaruh:
        case "bulan":
            return [setoran.masa]
        case "sisa_tahun":
            later = stand.filter(bulan__gt=setoran.masa, bulan__startswith=setoran.masa[:4])
            return [setoran.masa, *later.values_list("bulan", flat=True)]
        case "tahun":
            return list(stand.filter(bulan__startswith=setoran.masa).values_list("bulan", flat=True))
        case _:
            return list(stand.values_list("bulan", flat=True))


def base(pemda: str, unit: str, dataset: str, masa: str) -> Version:
    """What the month goes on from: the version that counts for the month before, or that on which it leans itself.

    Refusal where nothing counts yet.
    """
    earlier = str(Bulan.parse(masa).plus(-1))
    found = Counting.objects.filter(pemda=pemda, unit=unit, dataset=dataset, masa=earlier, tahap="")
    row = found.select_related("versi__setoran", "versi__dasar__setoran").first()
    if row is None:
        raise Refusal("WEB_ALUR_BELUM_ADA_DASAR", bulan=Bulan.parse(earlier).nama)
    held = row.versi
    return held.dasar if held.bentuk == Submission.Form.TETAP and held.dasar else held


def leaning(versi: Version) -> QuerySet[Counting]:
    """What counts for later months and goes on from this version."""
    return Counting.objects.filter(versi__dasar=versi).order_by("masa")


def _rows(setoran: Submission) -> QuerySet[Counting]:
    return Counting.objects.filter(**_key(setoran))


def _key(of: Submission | Counting, before: str = "") -> dict[str, str]:
    return {f"{before}{name}": getattr(of, name) for name in ("pemda", "unit", "cabang", "dataset", "masa", "tahap")}
