"""``keputusan.csv``: what people have decided about matches, found again by the people it speaks of.

A decision names a worker and a member by name, office and a short sign (``matching.marks``), not by the row where they stood: a row that
was put in above changes nothing, and where the traits of a person have changed the decision binds nobody and is asked again.
A row of an older file, which names rows alone, is followed where the same name still stands in that row, and is told where not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.answers import Read, Row
from naungan.answers.told import Problem, names_nothing, wrong
from naungan.kernel.problem import Severity
from naungan.matching.marks import letters, office, sign
from naungan.relations import NOMOR
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# The words of the column, as ``matching`` knows them.
WORDS = {"sama": "same", "bukan": "none"}
FOUND, _CHANGED, _GONE = "ada", "berubah", "hilang"


@dataclass(frozen=True)
class Side:
    """One of the two of a decision: where its columns stand in the file, and which column of the relation is its office."""

    relation: str
    prefix: str
    group: str

    def column(self, name: str) -> str:
        """``nama`` is ``member_nama`` of the member; the office of either is called as in its relation."""
        return name if name == self.group else f"{self.prefix}{name}"


SIDES = (Side("roster", "", "unit_nama"), Side("member", "member_", "npp"))
_PLACE = ("berkas", "lembar", "baris")
_TEXTS = ("pemda", "nama", "tanda", "kelompok", "berkas", "lembar")
_SCHEMA = pa.schema([("nomor", "int64"), *((name, "string") for name in _TEXTS), ("baris", "int64")])


def read_decisions(engine: Engine, said: Read, found: Mapping[str, ir.Table]) -> tuple[ir.Table | None, list[Problem]]:
    """The answers as ``matching.link`` wants them (None where there is none), and what is wrong with the others.

    ``found`` are the relations ``roster`` and ``member``.
    """
    places = located(engine, said.berlaku, found)
    told = [one for row in said.berlaku if (one := _told(said.form.berkas, row, places[row.nomor]))]
    lost = {one["baris"] for one in told}
    rows = [
        {NOMOR: here[0][1], f"member_{NOMOR}": here[1][1], "decision": WORDS[str(row.nilai["keputusan"])]}
        for row in said.berlaku
        if row.nomor not in lost and (here := places[row.nomor])
    ]
    schema = pa.schema([(NOMOR, pa.int64()), (f"member_{NOMOR}", pa.int64()), ("decision", pa.string())])
    return (engine.table(pa.Table.from_pylist(rows, schema)) if rows else None), told


Place = tuple[str | None, int | None]


def located(engine: Engine, rows: Sequence[Row], found: Mapping[str, ir.Table]) -> dict[int, tuple[Place, Place]]:
    """Both sides of each answer, by its row: whether the person is there, and the number of the row; None where none is named."""
    if not rows:
        return {}
    sides = [_side(engine, rows, side, found[side.relation]) for side in SIDES]
    return {row.nomor: (sides[0][row.nomor], sides[1][row.nomor]) for row in rows}


def _side(engine: Engine, rows: Sequence[Row], side: Side, relation: ir.Table) -> dict[int, Place]:
    named = [row for row in rows if names_somebody(row, side)]
    result: dict[int, Place] = {row.nomor: (None, None) for row in rows}
    if not named:
        return result
    given = engine.keep(_keyed(engine.table(pa.Table.from_pylist([_asked(row, side) for row in named], _SCHEMA))))
    names = given.select(k_pemda=given.pemda.fill_null(""), k_nama=given.k_nama).distinct()
    keyed = relation.mutate(k_pemda=relation.pemda.fill_null(""), k_nama=letters(relation.nama))
    here = keyed.semi_join(names, ["k_pemda", "k_nama"])
    here = engine.keep(here.mutate(tanda=sign(here, side.group), k_kelompok=office(here[side.group])))
    for row in engine.rows(_matched(given, here)):
        result[row["nomor"]] = (FOUND, row["baris_kini"]) if row["baris_kini"] is not None else (_CHANGED if row["senama"] else _GONE, None)
    return result


def _matched(given: ir.Table, here: ir.Table) -> ir.Table:
    """Per answer: ``baris_kini``, the row of its person if exactly one person fits; ``senama``, whether anybody has the name at all."""
    rows = here.select(
        "k_nama", k_pemda="k_pemda", h_tanda="tanda", h_kelompok="k_kelompok", h_nik="nik", h_lahir=here.tanggal_lahir.cast("string"),
        h_nomor=NOMOR, h_berkas="berkas", h_lembar=here.lembar.fill_null(""), h_baris="baris",
    )  # fmt: skip
    pairs = left(given.mutate(k_pemda=given.pemda.fill_null("")), rows, ("k_pemda", "k_nama"))
    place = (pairs.h_berkas == pairs.berkas) & (pairs.h_lembar == pairs.lembar) & (pairs.h_baris == pairs.baris)
    marked = (pairs.h_tanda == pairs.tanda) & (pairs.h_kelompok == pairs.k_kelompok)
    # A row of an older file has no sign: the name and the place say together who is meant.
    pairs = pairs.mutate(cocok=ibis.ifelse(pairs.tanda == "", place, marked).fill_null(False), di_tempat=place.fill_null(False))
    who = ibis.coalesce(pairs.h_nik, "") + "|" + ibis.coalesce(pairs.h_lahir, "")
    found = pairs.group_by("nomor").aggregate(
        senama=pairs.h_nomor.notnull().any(), banyak=pairs.cocok.sum(), orang=who.nunique(where=pairs.cocok),
        nik=pairs.h_nik.max(where=pairs.cocok), pertama=pairs.h_nomor.min(where=pairs.cocok),
        setempat=pairs.h_nomor.min(where=pairs.cocok & pairs.di_tempat),
    )  # fmt: skip
    sure = (found.banyak == 1) | ((found.orang == 1) & found.nik.notnull())
    kini = ibis.cases((found.orang > 1, ibis.null("int64")), (sure, found.pertama), else_=found.setempat)
    return found.select("nomor", "senama", baris_kini=kini)


def _keyed(given: ir.Table) -> ir.Table:
    return given.mutate(k_nama=letters(given.nama), k_kelompok=office(given.kelompok))


def _asked(row: Row, side: Side) -> dict[str, Any]:
    said = {name: row.kata[side.column(name)] for name in ("nama", "tanda", *_PLACE)}
    number = said["baris"]
    line = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    mark = said["tanda"][:1].upper() + said["tanda"][1:].lower()
    return {"nomor": row.nomor, "pemda": row.kata["pemda"], "kelompok": row.kata[side.group], **said, "tanda": mark, "baris": line}


def names_somebody(row: Row, side: Side) -> bool:
    """Whether an answer names a person on a side: «bukan» without a member says that somebody is none of the members."""
    said = (row.kata[side.column(name)] for name in ("nama", "tanda", side.group, *_PLACE))
    return side.relation == "roster" or row.nilai.get("keputusan") == "sama" or any(said)


def _told(berkas: str, row: Row, places: tuple[Place, Place]) -> Problem | None:
    """What is to be said of an answer whose worker or member is not the one that was decided on."""
    for side, (state, _) in zip(SIDES, places, strict=True):
        column = side.column("nama")
        what = " · ".join(row.kata[name] for name in (column, side.group) if row.kata[name]) or "–"
        if state == _CHANGED:
            return wrong("JAWABAN_ORANG_BERUBAH", berkas, row.nomor, column, what, row.kata["pemda"], tingkat=Severity.NOTE)
        if state == _GONE:
            return names_nothing(berkas, row.nomor, column, what, row.kata["pemda"])
    return None
