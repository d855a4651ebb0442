"""The money that a region names itself: purses of a plan from a file, beside or instead of those that an evaluation knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from naungan.acuan.loading import load
from naungan.answers import Form, Read, Taken, Wrong, kinds, read, read_table
from naungan.answers.told import Problem, refuse, wrong
from naungan.kernel.errors import Refusal
from naungan.projection.plan_tables import PLAN_PURSE
from naungan.rounds.register_readers import day, government, groups

Row = dict[str, Any]
# What a plan finds out itself.
_OWN = ("terpakai", "sisa")


def _kind(said: str) -> Taken:
    kinds_of = [one["kode"] for one in load("dompet.yaml")["dompet"]]
    if said.casefold() not in kinds_of:
        raise Wrong(", ".join(kinds_of))
    return Taken(said.casefold())


def _governments(said: str) -> Taken:
    return Taken(", ".join(str(government(one.strip()).nilai) for one in said.split(",") if one.strip()))


DOMPET = Form(
    "dompet.csv", PLAN_PURSE, perlu=("pemda", "dompet", "uang", "dari", "sampai", "sumber"), tampil=_OWN,
    pembaca={
        "pemda": government, "jenis": _kind, "uang": kinds.rupiah, "boleh": groups, "untuk": _governments, "usulan": day, "penetapan": day,
    },
)  # fmt: skip


def read_purses(path: Path) -> list[Row]:
    """Rows of PLAN_PURSE from a CSV or workbook, in the order of their key; Refusal that tells every row that can't be followed."""
    found = read(Form(**{**vars(DOMPET), "berkas": path.name}), read_table(path))
    found = found.without(tuple(_wrong(found)))
    refuse(found.problems, "PROYEKSI_DOMPET")
    if not found.berlaku:
        raise Refusal("PROYEKSI_DOMPET_KOSONG", berkas=path.name)
    rows = [{**dict.fromkeys(PLAN_PURSE.names), **row.nilai, **dict.fromkeys(_OWN)} for row in found.berlaku]
    return sorted(rows, key=lambda row: (row["pemda"], row["dompet"]))


def _wrong(found: Read) -> Iterator[Problem]:
    """A purse that ends before it begins, or is decided before it was asked for."""
    for row in found.berlaku:
        said: Mapping[str, Any] = row.nilai
        if said["usulan"] and said["penetapan"] and said["usulan"] > said["penetapan"]:
            yield wrong("RENCANA_DOMPET_USULAN", found.form.berkas, row.nomor, "usulan", row.kata["usulan"], row.kata["pemda"])
        if said["dari"] > said["sampai"]:
            yield wrong("RENCANA_DOMPET_TERBALIK", found.form.berkas, row.nomor, "sampai", row.kata["sampai"], row.kata["pemda"])


def beside(known: Sequence[Mapping[str, Any]], entered: Sequence[Row]) -> list[Row]:
    """Purses of an evaluation and of a file: of one name the one of the file stands."""
    named = {(row["pemda"], row["dompet"]): dict(row) for row in (*known, *entered)}
    return [named[key] for key in sorted(named)]
