"""What lies in the folder: content says what a file is, then the folders around it, and ``isi.csv`` overrules both."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from naungan import regions
from naungan.acuan.anggaran import tahun_anggaran
from naungan.answers import Read, Row, write
from naungan.answers.forms import BESIDE, ISI
from naungan.evaluation.corrections import by_file, corrected, is_set_aside, unfollowed
from naungan.evaluation.lying import Lying, lying, overlooked
from naungan.intake import Source
from naungan.intake.mapping.file import Mapping
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.kernel.shown import told_apart
from naungan.kernel.size import size_of

_PEMDA = re.compile(r"^(\d{2}(?:\.?\d{2})?)(?:[ _-].*)?$")
# What is called so tells of payments, which are followed over the whole fiscal year; its content says whether it does.
_OF_YEAR = re.compile(r"(?<![a-z])(?:tagihan|formulir[ _-]*2a|2a|rincian[ _-]*iuran|bukti|billing|kode[ _-]*(?:iuran|bayar)|sp2d)", re.I)
_MONTH = re.compile(r"(?<!\d)(20\d{2})-(0[1-9]|1[0-2])(?!\d)")


@dataclass(frozen=True)
class Inventory:
    """The files of a folder that belong to the month, those that do not, those a person set aside, and the pemda asked.

    Bills, receipts and SP2D of earlier months of the fiscal year belong to it. ``twins`` are exact copies of a file that is read,
    ``strays`` lie beside the folders of the pemda and are read by nobody; ``isi`` is what is wrong with rows of ``isi.csv``.
    """

    sources: list[Source]
    left_out: list[Source]
    pemda: list[str]
    set_aside: list[Source] = field(default_factory=list)
    twins: list[Source] = field(default_factory=list)
    strays: tuple[str, ...] = ()
    isi: list[dict[str, object]] = field(default_factory=list)


def take_inventory(folder: Path, bulan: str, isi: Read, mappings: tuple[Mapping, ...] = ()) -> Inventory:
    """List every file under ``folder/<kode>[ nama]/``; Refusal where the folder holds no pemda at all."""
    if not folder.is_dir():
        raise Refusal("NOT_FOUND", nama=folder.name)
    found: list[tuple[Lying, str]] = []
    pemda: list[str] = []
    strays: list[str] = []
    for room in sorted(path for path in folder.iterdir() if not overlooked(path.name)):
        kode = pemda_of(room.name) if room.is_dir() else None
        if kode is None:
            strays += [room.name] if room.name not in BESIDE else []
            continue
        pemda.append(kode)
        found += [(one, kode) for one in lying(room, folder)]
    if not pemda:
        raise Refusal("FOLDER_TANPA_PEMDA", folder=folder.name)
    named = [_source(file, folder, kode, name) for (file, kode), name in zip(found, _names(found, folder), strict=True)]
    corrections = _by_shown_name(named, by_file(isi), folder)
    known = {one.berkas: replace(corrected(one, corrections.get(one.berkas)), pemetaan=mappings) for one in named}
    wanted = [one for berkas, one in known.items() if not is_set_aside(corrections.get(berkas))]
    belonging = [one for one in wanted if one.bulan in (None, bulan) or _of_year(one, bulan)]
    here = {one.berkas for one in belonging}
    sources, twins = without_twins(belonging)
    return Inventory(
        sources=[_left_to_content(one, corrections) for one in sources],
        twins=twins,
        left_out=[one for one in wanted if one.berkas not in here],
        pemda=sorted({*pemda, *(one.pemda for one in wanted if one.pemda)}),
        strays=tuple(told_apart(strays)),
        isi=unfollowed(isi, {name for one in named for name in _called(one, folder)}),
        set_aside=[one for berkas, one in known.items() if is_set_aside(corrections.get(berkas))],
    )


def write_isi(path: Path, rows: list[dict[str, object]]) -> None:
    """Write what the run understood of each file, to be corrected by hand and put into the input folder."""
    write(ISI, path, rows, always=True)


def without_twins(sources: list[Source]) -> tuple[list[Source], list[Source]]:
    """The first of files of one pemda with the same bytes, and its copies; only files of equal size are looked into."""
    sizes = {one.berkas: None if one.ditolak else size_of(one.path) for one in sources}
    alike = Counter((one.pemda, sizes[one.berkas]) for one in sources)
    first: dict[object, Source] = {}
    twins = []
    for one in sources:
        alone = sizes[one.berkas] is None or alike[one.pemda, sizes[one.berkas]] == 1
        if first.setdefault(one.berkas if alone else (one.pemda, _digest(one.path)), one) is not one:
            twins.append(one)
    return list(first.values()), twins


def _digest(path: Path) -> str:
    try:
        return digest(path)
    except OSError:
        return str(path)  # whoever reads it says what is wrong


def _of_year(one: Source, bulan: str) -> bool:
    """Whether a file of an earlier month is called as what tells of payments: a bill is paid in a later month than its own."""
    if one.bulan is None or one.bulan > bulan or not _OF_YEAR.search(one.path.name):
        return False
    return tahun_anggaran(Bulan.parse(one.bulan)) == tahun_anggaran(Bulan.parse(bulan))


def _left_to_content(source: Source, corrections: dict[str, Row]) -> Source:
    """What a file says of its own month stands above its folder; only a correction by hand stands above the file."""
    said = corrections.get(source.berkas)
    return replace(source, bulan=str(said.nilai["bulan"]) if said and said.nilai["bulan"] else None, bulan_tempat=source.bulan)


def pemda_of(name: str) -> str | None:
    """The code of the government whose folder is called so; None for any other folder."""
    match = _PEMDA.match(name)
    if not match:
        return None
    kode = regions.normalise_code(match[1])
    return kode if kode and regions.nama(kode) else None


def _names(found: list[tuple[Lying, str]], folder: Path) -> list[str]:
    return told_apart([one.path.relative_to(folder).as_posix() for one, _ in found])


def _called(one: Source, folder: Path) -> tuple[str, str]:
    """As a file lies in the folder, and as it is shown."""
    return one.path.relative_to(folder).as_posix(), one.berkas


def _by_shown_name(sources: list[Source], rows: dict[str, Row], folder: Path) -> dict[str, Row]:
    """The corrections by the names that are shown; a file may also be called as it lies in the folder."""
    said = {one.berkas: rows.get(one.path.relative_to(folder).as_posix(), rows.get(one.berkas)) for one in sources}
    return {berkas: row for berkas, row in said.items() if row}


def _source(one: Lying, folder: Path, kode: str, name: str) -> Source:
    """The names of the folders, nearest last, may give month; the file's own name only where no folder does."""
    inside = one.path.relative_to(folder)
    months = [match for part in inside.parts[1:-1] for match in [_MONTH.search(part)] if match]
    month = months[-1] if months else _MONTH.search(inside.name)
    return Source(path=one.path, berkas=name, pemda=kode, bulan=month[0] if month else None, ditolak=one.ditolak)
