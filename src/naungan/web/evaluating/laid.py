"""What counts for a government, laid into a folder as its office would lay it: the command line makes the same rows of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import naungan
from naungan import regions
from naungan.acuan.anggaran import tahun_anggaran
from naungan.answers import Form, read_file, write
from naungan.answers.forms import ASUMSI, CONTOH, ISI, KALENDER, KEBIJAKAN, PEMETAAN, REKENING
from naungan.evaluation import hukum
from naungan.evaluation.said import readers
from naungan.intake.corrections.file import KOREKSI, Koreksi, read_corrections, write_corrections
from naungan.kernel.period import Bulan
from naungan.sheets.writing import write_csv
from naungan.web.collection.counting import Counted, counted
from naungan.web.collection.headings import mapping_rows
from naungan.web.collection.models import Submission, Version
from naungan.web.decisions.exporting import export_csv
from naungan.web.environment import read_environment
from naungan.web.vault.originals import take_out

_MONTH = re.compile(r"20\d{2}-(0[1-9]|1[0-2])")
# What tells of payments, or of members as bills do, is followed over the whole fiscal year.
_OF_YEAR = frozenset({"member", "bpjs_answer", "receipt", "treasury"})
_NIHIL = "nihil.csv"
# What a region lays down for all its governments lies beside the data of the front office, and goes into every folder.
RULES = (KEBIJAKAN.berkas, REKENING.berkas, ASUMSI.berkas, KALENDER.berkas, CONTOH)


@dataclass(frozen=True)
class Laid:
    """A file that counts: where it lies in the folder, the fingerprint of its bytes, and what the desk knows of it (``isi.csv``).

    Without a fingerprint it is what an office says that handed nothing in but «nihil».
    """

    tempat: str
    sumber: str
    pemda: str
    unit: str
    data: str
    bulan: str | None
    tahap: str
    nama: str
    koreksi: str  # SHA-256 of the corrections of cells that were laid over it; empty where there are none


def laid(pemda: str, bulan: str) -> list[Laid]:
    """The files that count for a month of a government, in one order whatever the database does."""
    top, taken, found = f"{pemda} {regions.nama(pemda)}", set[str](), []
    for one in (one for one in counted(pemda) if _belongs(one, bulan)):
        within = list(filter(None, (one.masa, one.unit.replace("/", "-"), one.cabang.replace("/", "-"))))
        if one.bentuk == Submission.Form.NIHIL and one.dataset == "roster" and one.unit:
            found.append(Laid("/".join([top, *within, _NIHIL]), "", pemda, one.unit, "rekap_opd", None, "", _NIHIL, ""))
        for at, file in enumerate(one.files):
            place = _free(taken, top, within, one.dataset, str(file.versi.pk), str(at), file.berkas)
            data, month = file.layout or one.dataset, _month(one, bulan, place)
            found.append(Laid(place, file.sumber, pemda, one.unit, data, month, one.tahap, file.berkas, file.versi.koreksi))
    return found


def lay(folder: Path, pemda: str, bulan: str) -> list[Laid]:
    """Lay all of it into an empty folder: files, what people answered, and what the desk knows of the files besides."""
    files = laid(pemda, bulan)
    (folder / f"{pemda} {regions.nama(pemda)}").mkdir(parents=True, mode=0o700)
    for one in files:
        if one.sumber:
            take_out(one.sumber, folder / one.tempat)
        else:
            _write_nihil(folder / one.tempat, one.unit)
    for name in (name for name in RULES if (read_environment().data / name).is_file()):
        shutil.copyfile(read_environment().data / name, folder / name)
    export_csv(folder, pemda)
    said = {row["berkas"]: row for row in _said(ISI, folder)}
    write(ISI, folder / ISI.berkas, [_isi(one) | _filled(said.get(one.tempat, {})) for one in files])
    write(PEMETAAN, folder / PEMETAAN.berkas, [*mapping_rows(_folders(pemda, bulan)), *_said(PEMETAAN, folder)])
    if cells := list(_cells(files, folder)):
        write_corrections(folder / KOREKSI, cells)
    return files


def fingerprint(folder: Path, bulan: str, pemda: str, posisi: dt.date | None) -> str:
    """What a result is named by: the month, the position date that was asked for, every byte that lies in the folder, and the law."""
    found = hashlib.sha256(json.dumps([bulan, pemda, str(posisi), naungan.__version__, hukum.digest()]).encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(f"\n{path.relative_to(folder).as_posix()}\n".encode())
        with path.open("rb") as file:
            found.update(hashlib.file_digest(file, "sha256").digest())
    return found.hexdigest()


def _folders(pemda: str, bulan: str) -> Iterator[tuple[str, Version]]:
    """Where the files of each version lie that was read for this month."""
    for one in (one for one in counted(pemda) if _belongs(one, bulan)):
        yield from {(_folder(pemda, one), file.versi) for file in one.files}


def _folder(pemda: str, one: Counted) -> str:
    return "/".join(filter(None, (f"{pemda} {regions.nama(pemda)}", one.masa, one.unit.replace("/", "-"))))


def _belongs(one: Counted, bulan: str) -> bool:
    """What holds until it is replaced, for this year or a later one, what is of the month, what tells of payments of the year so far."""
    if not _MONTH.fullmatch(one.masa):
        return not one.masa or one.masa >= bulan[:4]
    if one.masa == bulan:
        return True
    same_year = tahun_anggaran(Bulan.parse(one.masa)) == tahun_anggaran(Bulan.parse(bulan))
    return one.dataset in _OF_YEAR and one.masa < bulan and same_year


def _month(one: Counted, bulan: str, place: str) -> str | None:
    """The month that ``isi.csv`` says of a file: where it counts for another month than its name or place would tell."""
    told = _MONTH.search(PurePosixPath(place).name)
    if one.masa == bulan and one.bentuk == Submission.Form.TETAP:
        return bulan
    return bulan if not _MONTH.fullmatch(one.masa) and told and told[0] != bulan else None


def _free(taken: set[str], top: str, within: list[str], *more: str) -> str:
    """The plainest path that no other file has: files of two data sets may have one name, and so may two files of one."""
    *deeper, name = more
    for depth in range(len(deeper) + 1):
        place = "/".join([top, *within, *deeper[:depth], name])
        if place.casefold() not in taken:
            break
    taken.add(place.casefold())
    return place


def _write_nihil(path: Path, unit: str) -> None:
    """An office that has no workers says so as offices do: by a recap that counts none."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_csv(path, ["kode unit", "jumlah pekerja", "jumlah terdaftar", "jumlah aktif"], [[unit, 0, 0, 0]])


def _cells(files: list[Laid], folder: Path) -> Iterator[Koreksi]:
    """The cells that were put right, each of the file as it lies here."""
    place = folder / KOREKSI
    for sidik in sorted({one.koreksi for one in files if one.koreksi}):
        take_out(sidik, place)
        cells = read_corrections(place)
        place.unlink()
        for file in (one for one in files if one.koreksi == sidik):
            yield from (replace(one, berkas=file.tempat, sumber=file.sumber) for one in cells if one.speaks_of(file.nama, file.sumber))


def _said(form: Form, folder: Path) -> list[Mapping[str, str]]:
    """What people have answered in a file that the desk writes too."""
    return [row.kata for row in read_file(form, folder / form.berkas, readers()).rows]


def _filled(row: Mapping[str, str]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value}


def _isi(one: Laid) -> dict[str, object]:
    return {"berkas": one.tempat, "pemda": one.pemda, "unit": one.unit, "data": one.data, "bulan": one.bulan, "tahap": one.tahap}
