"""A file is taken into an input folder, and undone, whole or not at all: one rename brings file and record, one takes both out of sight."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from naungan import regions
from naungan.evaluation.inventory import pemda_of
from naungan.evaluation.lying import lying, overlooked
from naungan.evaluation.taken import HIDDEN, PREFIX, SHORT, TAKEN, UNDONE, Event, Taken, Undone, events, told, write_record
from naungan.kernel.aside import file_aside, folder_aside
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal
from naungan.kernel.lack import writing
from naungan.kernel.limits import sync
from naungan.kernel.shown import shown

# Stands in the folder of a government that was made for a file taken in: without any file it goes with the last of them.
_MADE = ".dibuat"
_LEAST = 8

# What a file is: dataset, layout, masuk, diterima, ditahan, ditolak; a failure where nobody can read it.
Judge = Callable[[Path], Mapping[str, Any]]


def take_in(file: Path, folder: Path, *, pemda: str, bulan: str | None, oleh: str, waktu: str, judge: Judge) -> Taken:
    """Copy ``file`` below the folder of its government and month, with the record of who took it in, and ``waktu`` (ISO, from the edge).

    ``judge`` reads the copy, which stands aside until all is done: what was judged is what is taken in. Refusal where these bytes lie in
    the input folder already, for a name that no evaluation reads, and for a file without a row that can be used.
    """
    kode = _known(folder, pemda)
    if overlooked(file.name) or not file.name.isprintable():
        raise Refusal("TERIMA_NAMA", nama=shown(file.name))
    if not oleh.strip():
        raise Refusal("TERIMA_TANPA_OLEH")
    sumber = digest(file)
    room = next((path for path in _rooms(folder) if pemda_of(path.name) == kode), None)
    top = folder / f"{kode} {regions.nama(kode)}" if room is None else room
    inside = Path(bulan or "", f"{PREFIX}{sumber[:SHORT]}")
    _may_come(folder, file, sumber)
    with folder_aside(top if room is None else top / inside, replace=False, proof=TAKEN) as aside:
        place = aside / inside if room is None else aside
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place / file.name)
        if digest(place / file.name) != sumber:
            raise Refusal("TERIMA_BERUBAH", nama=shown(file.name))
        found = judge(place / file.name)
        if not found["diterima"] + found["ditahan"]:
            raise Refusal("TERIMA_TANPA_BARIS", nama=shown(file.name))
        counts = {name: found[name] for name in ("dataset", "layout", "masuk", "diterima", "ditahan", "ditolak")}
        taken = Taken(sumber, file.name, kode, bulan, **counts, oleh=told(oleh), waktu=waktu)
        write_record(place / TAKEN, taken)
        if room is None:
            (aside / _MADE).touch()
    return taken


def undo(folder: Path, which: str, *, oleh: str, waktu: str, alasan: str) -> Event:
    """Take a file out again, called by its SHA-256 (or how that begins) or its name; its folder gets a name that no evaluation looks at.

    Refusal where no file that counts is called so, or more than one, and without a name and a reason.
    """
    if not oleh.strip() or not alasan.strip():
        raise Refusal("BATAL_TANPA_ALASAN")
    one = _called(folder, which)
    # Until the folder has its other name, this says nothing.
    with file_aside(one.tempat / UNDONE) as record:
        write_record(record, Undone(told(oleh), waktu, told(alasan)))
    place = _outermost(folder, one.tempat)
    number = sum(path.name.startswith(HIDDEN) for path in place.parent.iterdir()) + 1
    tail = "" if place == one.tempat else f" {place.name}"
    hidden = place.with_name(f"{HIDDEN}{one.terima.sumber[:SHORT]} {number}{tail}")
    with writing(place.name):
        place.rename(hidden)
        sync(place.parent)
    return next(event for event in events(folder) if event.tempat == hidden / one.tempat.relative_to(place))


def _known(folder: Path, pemda: str) -> str:
    if not folder.is_dir():
        raise Refusal("NOT_FOUND", nama=shown(folder.name))
    kode = regions.pemda_code(pemda)
    if kode is None:
        raise Refusal("TERIMA_PEMDA", kode=shown(pemda))
    return kode


def _rooms(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir() and not overlooked(path.name))


def _may_come(folder: Path, file: Path, sumber: str) -> None:
    """Refusal where the same bytes lie in the folder, taken in or put there by hand; only files of equal size are looked into."""
    size = file.stat().st_size
    for room in (path for path in _rooms(folder) if pemda_of(path.name)):
        for one in (one.path for one in lying(room, folder) if one.ditolak is None):
            if one.stat().st_size == size and digest(one) == sumber:
                raise Refusal("TERIMA_SUDAH_ADA", nama=shown(file.name), tempat=shown(one.relative_to(folder).as_posix()))


def _called(folder: Path, which: str) -> Event:
    if not folder.is_dir():
        raise Refusal("NOT_FOUND", nama=shown(folder.name))
    text = which.strip()
    counting = [one for one in events(folder) if one.batal is None]
    found = [one for one in counting if text in (one.terima.berkas, shown(one.terima.berkas))]
    if not found and len(text) >= _LEAST:
        found = [one for one in counting if one.terima.sumber.startswith(text.lower())]
    if len(found) != 1:
        choices = ", ".join(f"{one.terima.sumber[:SHORT]} ({shown(one.terima.berkas)})" for one in found or counting)
        raise Refusal("BATAL_LEBIH_DARI_SATU" if found else "BATAL_TIDAK_ADA", nama=shown(text), pilihan=choices or "–")
    return found[0]


def _outermost(folder: Path, place: Path) -> Path:
    """The folder to hide: that of the file; that of its government, where it was made for files taken in and no other lies there."""
    room = folder / place.relative_to(folder).parts[0]
    others = [one for one in lying(room, folder) if not one.path.is_relative_to(place)]
    return room if (room / _MADE).exists() and not others else place
