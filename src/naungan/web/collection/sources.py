"""The files of a version as the room of intake reads them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.web.accounts.models import Unit
from naungan.web.collection.datasets import BULAN, TAHUN, span_of
from naungan.web.collection.headings import mappings_for, read_at
from naungan.web.collection.models import Received, Submission, Version
from naungan.web.vault.originals import take_out

if TYPE_CHECKING:
    from naungan.intake import Source


def sources_of(version: Version, files: list[Received], folder: Path, asked: dt.datetime | None = None) -> list[Source]:
    """The originals, taken out under their own names, with what the submission says of them; a file that says more stands above it.

    Headings mean what they meant when it was ``asked``; without it, when the version was checked.
    """
    from naungan.intake import Source

    setoran = version.setoran
    unit = Unit.objects.filter(pemda=setoran.pemda, kode=setoran.unit).first() if setoran.unit else None
    monthly = span_of(setoran.dataset) == BULAN
    explained = mappings_for(setoran.pemda, setoran.unit, setoran.dataset, asked or read_at(version))
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
