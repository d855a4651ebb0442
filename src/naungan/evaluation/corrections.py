"""``isi.csv``: what people say of the files of a folder; it stands above folders and content."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from naungan import regions
from naungan.evaluation import answers
from naungan.intake import Source
from naungan.intake.layouts import LAYOUTS
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.relations.words import DAFTAR_OPD, DATASET, LINGKUP, TAHAP
from naungan.sheets.small import read_rows

# What a run writes under ``data`` where the headings speak as much for one thing as for another.
QUESTION = "?"
YA = ("ya", "y", "yes")
TIDAK = ("tidak", "t", "n", "no")
_COLUMN = {
    "dataset": ("data", (*DATASET, *LAYOUTS)),
    "layout": ("data", LAYOUTS),
    "tahap": ("tahap", TAHAP),
    "lingkup": ("lingkup", tuple(one for one in LINGKUP if one != DAFTAR_OPD)),
}
_CODE = re.compile(r"[^\s]*\d[^\s]*")


def read_corrections(path: Path) -> dict[str, dict[str, str]]:
    """The rows by file; paths may be written with the slash of either system."""
    rows = read_rows(path)
    if rows and "berkas" not in rows[0]:
        raise Refusal("ISI_TANPA_BERKAS", berkas=path.name)
    return {row["berkas"].replace("\\", "/"): row for row in rows if row["berkas"]}


def unfollowed(path: Path, names: Collection[str]) -> list[answers.Problem]:
    """Rows that name no file of the folder (``names`` are all a file may be called by), and words nobody knows under ``pakai``."""
    found = []
    for number, row in answers.numbered(path):
        berkas, pakai = row.get("berkas", "").replace("\\", "/"), row.get("pakai", "")
        if berkas not in names and any(row.values()):
            found.append(answers.names_nothing(path.name, number, "berkas", berkas or "–", row.get("pemda")))
        elif pakai.lower() not in ("", *YA, *TIDAK):
            found.append(answers.not_understood(path.name, number, "pakai", pakai, "ya, tidak", row.get("pemda")))
    return found


def questions(path: Path) -> int:
    """How many files wait for an answer under ``data``."""
    return sum(row.get("data") == QUESTION for row in read_rows(path))


def is_set_aside(row: dict[str, str] | None) -> bool:
    """The file is marked as not to be used."""
    return bool(row) and (row or {}).get("pakai", "").lower() in TIDAK


def corrected(source: Source, row: dict[str, str] | None) -> Source:
    """One correction laid over what the folders say; Refusal names the file, the column and the choices."""
    if row is None:
        return source
    given = {name: row[name] for name in ("pemda", "unit", "bulan", "tahap", "lingkup") if row.get(name)}
    if row.get("data") not in ("", None, QUESTION):
        # Where several lists hold the same data (workers, vulnerable workers), the code of the layout says which one it is.
        given["layout" if plain_word(row["data"]) in LAYOUTS else "dataset"] = row["data"]
    if "unit" in given and not _CODE.fullmatch(given["unit"]):
        # A name goes through the unit list like every other name.
        given["unit_nama"] = given.pop("unit")
    return replace(source, **_checked(source.berkas, given), posisi=_posisi(source, row))  # type: ignore[arg-type]


def _checked(berkas: str, given: dict[str, str]) -> dict[str, str]:
    for name, (column, values) in _COLUMN.items():
        if name in given:
            given[name] = _one_of(berkas, column, given[name], values)
    if "bulan" in given:
        try:
            given["bulan"] = str(Bulan.parse(given["bulan"]))
        except ValueError:
            raise Refusal("ISI_NILAI", berkas=berkas, kolom="bulan", nilai=given["bulan"], pilihan="TTTT-BB") from None
    if "pemda" in given:
        kode = regions.normalise_code(given["pemda"])
        if not kode or not regions.nama(kode):
            raise Refusal("ISI_NILAI", berkas=berkas, kolom="pemda", nilai=given["pemda"], pilihan="16, 1671")
        given["pemda"] = kode
    return given


def _one_of(berkas: str, column: str, value: str, values: tuple[str, ...]) -> str:
    for one in values:
        if one.lower() == plain_word(value):
            return one
    raise Refusal("ISI_NILAI", berkas=berkas, kolom=column, nilai=value, pilihan=", ".join(values))


def plain_word(value: str) -> str:
    """A word of a list as it is written there: ``KUA-PPAS`` is ``kua_ppas``."""
    return re.sub(r"[\s-]+", "_", value.strip()).lower()


def _posisi(source: Source, row: dict[str, str]) -> dt.date | None:
    text = row.get("posisi")
    if not text:
        return source.posisi
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    raise Refusal("ISI_TANGGAL", berkas=source.berkas)
