"""What lies in the folder: content says what a file is, then the folders around it, and ``isi.csv`` overrules both."""

from __future__ import annotations

import csv
import datetime as dt
import re
from dataclasses import dataclass, replace
from pathlib import Path

from naungan import regions
from naungan.intake import Source
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.relations.words import DATASET, LINGKUP, TAHAP

ISI = "isi.csv"
JAWABAN_UNIT = "jawaban_unit.csv"
KEPUTUSAN = "keputusan.csv"
ISI_COLUMNS = ("berkas", "pemda", "unit", "data", "bulan", "tahap", "lingkup", "posisi", "pakai")
READABLE = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".parquet"}
_PEMDA = re.compile(r"^(\d{2}(?:\.?\d{2})?)(?:[ _-].*)?$")
_MONTH = re.compile(r"(?<!\d)(20\d{2})-(0[1-9]|1[0-2])(?!\d)")


@dataclass(frozen=True)
class Inventory:
    """The files of a folder that belong to the month, those that do not, and the pemda whose folders are there."""

    sources: list[Source]
    left_out: list[Source]
    pemda: list[str]


def take_inventory(folder: Path, bulan: str) -> Inventory:
    """List every file under ``folder/<kode>[ nama]/``; Refusal where the folder holds no pemda at all."""
    if not folder.is_dir():
        raise Refusal("NOT_FOUND", nama=folder.name)
    corrections = _corrections(folder / ISI)
    found: list[Source] = []
    pemda: list[str] = []
    for room in sorted(path for path in folder.iterdir() if path.is_dir()):
        kode = _pemda_of(room.name)
        if kode is None:
            continue
        pemda.append(kode)
        found += [_source(file, folder, kode) for file in sorted(room.rglob("*")) if _is_data(file, room)]
    if not pemda:
        raise Refusal("FOLDER_TANPA_PEMDA", folder=folder.name)
    corrected = [_corrected(source, corrections.get(source.berkas)) for source in found]
    wanted = [source for source in corrected if source is not None]
    return Inventory(
        sources=[one for one in wanted if one.bulan in (None, bulan)],
        left_out=[one for one in wanted if one.bulan not in (None, bulan)],
        pemda=sorted(set(pemda)),
    )


def write_isi(path: Path, rows: list[dict[str, object]]) -> None:
    """Write what the run understood of each file, to be corrected by hand and put into the input folder."""
    from naungan.sheets.writing import write_csv

    write_csv(path, ISI_COLUMNS, ([row.get(name) or "" for name in ISI_COLUMNS] for row in rows))


def _pemda_of(name: str) -> str | None:
    match = _PEMDA.match(name)
    if not match:
        return None
    kode = regions.normalise_code(match[1])
    return kode if kode and regions.nama(kode) else None


def _is_data(file: Path, room: Path) -> bool:
    inside = file.relative_to(room).parts
    return file.is_file() and not any(part.startswith((".", "~$")) for part in inside) and file.suffix.lower() in READABLE


def _source(file: Path, folder: Path, kode: str) -> Source:
    """The names of the folders, nearest last, may give month; the file's own name only where no folder does."""
    inside = file.relative_to(folder)
    months = [match for part in inside.parts[1:-1] for match in [_MONTH.search(part)] if match]
    month = months[-1] if months else _MONTH.search(inside.name)
    return Source(path=file, berkas=inside.as_posix(), pemda=kode, bulan=month[0] if month else None)


def _corrections(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    text = path.read_text("utf-8-sig")
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    rows = list(csv.DictReader(text.splitlines(), delimiter=delimiter))
    if rows and "berkas" not in rows[0]:
        raise Refusal("ISI_TANPA_BERKAS", berkas=ISI)
    return {row["berkas"]: {key: (value or "").strip() for key, value in row.items() if key} for row in rows}


def _corrected(source: Source, row: dict[str, str] | None) -> Source | None:
    """One correction laid over what the folders say; a file marked as not to be used is left out."""
    if row is None:
        return source
    if row.get("pakai", "").lower() in ("tidak", "t", "n", "no"):
        return None
    given = {name: row[name] for name in ("pemda", "unit", "bulan", "tahap", "lingkup") if row.get(name)}
    if row.get("data"):
        given["dataset"] = row["data"]
    _check_correction(source.berkas, given)
    return replace(source, **given, posisi=_posisi(source, row))  # type: ignore[arg-type]


def _posisi(source: Source, row: dict[str, str]) -> dt.date | None:
    if not row.get("posisi"):
        return source.posisi
    try:
        return dt.date.fromisoformat(row["posisi"])
    except ValueError:
        raise Refusal("ISI_TANGGAL", berkas=source.berkas) from None


def _check_correction(berkas: str, given: dict[str, str]) -> None:
    allowed = {"dataset": DATASET, "tahap": TAHAP, "lingkup": LINGKUP}
    for name, values in allowed.items():
        if name in given and given[name] not in values:
            raise Refusal("ISI_NILAI", berkas=berkas, kolom=name, nilai=given[name], pilihan=", ".join(values))
    if "bulan" in given:
        try:
            Bulan.parse(given["bulan"])
        except ValueError:
            raise Refusal("BULAN_INVALID", nilai=given["bulan"]) from None
