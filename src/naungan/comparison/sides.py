"""What is compared: a roster file, a folder of files of one month, or the result folder of an earlier evaluation."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from naungan import intake, regions
from naungan.answers.told import refuse
from naungan.evaluation import conflict, units
from naungan.evaluation.finished import is_finished, read_finished
from naungan.evaluation.inventory import take_inventory, without_twins
from naungan.evaluation.lying import lying
from naungan.evaluation.said import read_said
from naungan.intake import Source
from naungan.intake.corrections.file import Koreksi
from naungan.intake.tables import ROSTER
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.period import Bulan
from naungan.kernel.shown import told_apart
from naungan.regions.tables import UNIT
from naungan.relations.joins import left
from naungan.relations.numbers import renumbered

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# As in an input folder, but two digits alone are more often a month.
_PEMDA = re.compile(r"^(\d{2}\.?\d{2})(?:[ _-].*)?$|^(\d{2})[ _-]+[A-Za-z].*$")


# What the roster of an evaluation by an earlier program may not have yet.
_LATER = ROSTER.all_but("pemda", "bulan", "sumber", "berkas", "lembar", "baris", "nik", "nama")


@dataclass(frozen=True)
class Side:
    """One roster: ROSTER rows of one month, the unit list beside it, and the FILE rows with what was accepted, held and refused.

    ``bertabrakan`` are the files that contradict each other, ``disisihkan`` the rows that are not compared for that reason.
    """

    bulan: str
    roster: ir.Table
    unit: ir.Table
    files: tuple[dict[str, Any], ...] = ()
    bertabrakan: tuple[str, ...] = ()
    disisihkan: int = 0

    @property
    def left_open(self) -> bool:
        """Whether rows were held, refused or set aside, or a file could not be read."""
        return bool(self.disisihkan) or any(one["kode"] or one["ditahan"] or one["ditolak"] for one in self.files)


def read_sides(
    engine: Engine, old: Path, new: Path, *, bulan: Sequence[str | None], pemda: str | None, layout: str | None, work: Path
) -> tuple[Side, Side]:
    """Old and new, with units resolved by the unit lists of either; the month of a side is given, else the one that its rows name.

    Where only one side says its pemda, the other is of the same. Refusal where the month or any roster row is missing.
    """
    sides = [
        _side(engine, path, month, layout, work / str(number)) for number, (path, month) in enumerate(zip((old, new), bulan, strict=True))
    ]
    if told := pemda or _only_pemda(engine, sides):
        sides = [
            replace(one, roster=_of_pemda(one.roster, told, bool(pemda)), unit=_of_pemda(one.unit, told, bool(pemda))) for one in sides
        ]
    lists = engine.keep(ibis.union(*(UNIT.conform(one.unit) for one in sides), distinct=True))
    return _comparable(engine, _resolved(engine, sides[0], lists), _resolved(engine, sides[1], lists))


def read_members(engine: Engine, path: Path, *, posisi: dt.date, pemda: ir.Table, work: Path) -> ir.Table:
    """The checked rows of a member file, taken to be of the pemda of the roster; Refusal for a file of another kind."""
    checked = intake.check_files(engine, [Source(path, path.name)], posisi=posisi, work=work)
    (file,) = engine.rows(checked.file)
    _readable(engine, checked.problem, [file])
    if file["dataset"] != "member":
        raise Refusal("MATCH_WRONG_FILE", berkas=path.name, diharapkan="berkas peserta", ternyata=file["layout"])
    member = checked.relations["member"]
    # A member of several pemda is a row in each.
    return engine.keep(renumbered(member.drop("pemda").cross_join(pemda.select("pemda").distinct())))


def _side(engine: Engine, path: Path, month: str | None, layout: str | None, work: Path) -> Side:
    if not path.exists():
        raise Refusal("NOT_FOUND", nama=path.name)
    if is_finished(path):
        return _evaluated(engine, path, month)
    found, koreksi = _sources(path, month)
    sources = [replace(one, layout=layout or one.layout) for one in found]
    posisi = Bulan.parse(month).last_day if month else dt.date(2100, 1, 1)
    checked = intake.check_files(engine, sources, posisi=posisi, work=work, koreksi=koreksi)
    files = engine.rows(checked.file.order_by("berkas"))
    if len(files) == 1:
        _readable(engine, checked.problem, files)
    return _of_month(engine, path, month, checked.relations["roster"], checked.relations["unit"], tuple(files))


def _evaluated(engine: Engine, path: Path, month: str | None) -> Side:
    """The roster of an earlier evaluation, as it was counted then."""
    finished = read_finished(path)
    roster, unit = (finished.table(engine, name) for name in ("roster", "unit"))
    roster = ROSTER.conform(renumbered(roster), absent=_LATER)
    return _of_month(engine, path, month, roster, UNIT.conform(unit, absent=UNIT.all_but("pemda", "unit", "nama")), ())


def _of_month(engine: Engine, path: Path, month: str | None, roster: ir.Table, unit: ir.Table, files: tuple[dict[str, Any], ...]) -> Side:
    named = [row["bulan"] for row in engine.rows(roster.select("bulan").distinct().order_by("bulan")) if row["bulan"]]
    if month is None and len(named) != 1:
        raise Refusal("COMPARE_BULAN", berkas=path.name, bulan=", ".join(named) or "–")
    chosen = month or named[0]
    rows = roster.mutate(bulan=roster.bulan.fill_null(chosen))
    rows = engine.keep(ROSTER.conform(rows.filter(rows.bulan == chosen)))
    if engine.rows(rows.aggregate(n=rows.count()))[0]["n"] == 0:
        raise Refusal("COMPARE_KOSONG", berkas=path.name, bulan=chosen)
    return Side(chosen, rows, unit, files)


def _sources(path: Path, month: str | None) -> tuple[list[Source], tuple[Koreksi, ...]]:
    """The files of a folder: an input folder with pemda below it (and its corrections), or one pemda's (or one month's) own folder."""
    if path.is_file():
        return [Source(path, path.name, pemda=_pemda_of(path))], ()
    if any(_code(one.name) for one in path.iterdir() if one.is_dir()):
        if month is None:
            raise Refusal("COMPARE_BULAN", berkas=path.name, bulan="–")
        return _inventory(path, month)
    found = lying(path, path)
    if not found:
        raise Refusal("COMPARE_KOSONG", berkas=path.name, bulan=month or "–")
    names = told_apart([one.path.relative_to(path).as_posix() for one in found])
    pemda = _pemda_of(path / "x")
    sources = [Source(one.path, name, pemda=pemda, ditolak=one.ditolak) for one, name in zip(found, names, strict=True)]
    return without_twins(sources)[0], ()


def _inventory(path: Path, month: str) -> tuple[list[Source], tuple[Koreksi, ...]]:
    """Two rosters have no list of problems to tell it in: a row of an answer file that nobody understands is refused."""
    said = read_said(path)
    refuse([*said.answers.isi.problems, *said.answers.pemetaan.problems, *said.answers.koreksi.problems])
    return take_inventory(path, month, said.answers.isi, said.pemetaan).sources, said.koreksi


def _pemda_of(path: Path) -> str | None:
    """The pemda that the folders around a file name, the nearest first."""
    return next((code for folder in path.resolve().parents if (code := _code(folder.name))), None)


def _code(name: str) -> str | None:
    match = _PEMDA.match(name)
    code = regions.normalise_code(match[1] or match[2]) if match else None
    return code if code and regions.nama(code) else None


def _only_pemda(engine: Engine, sides: Sequence[Side]) -> str | None:
    codes = ibis.union(*(one.roster.select("pemda") for one in sides), distinct=True)
    found = [row["pemda"] for row in engine.rows(codes.filter(codes.pemda.notnull()).order_by("pemda").limit(2))]
    return found[0] if len(found) == 1 else None


def _of_pemda(table: ir.Table, told: str, asked: bool) -> ir.Table:
    """What somebody asked for stands above what folders and files say."""
    return table.mutate(pemda=ibis.literal(told) if asked else table.pemda.fill_null(told))


def _resolved(engine: Engine, side: Side, lists: ir.Table) -> Side:
    """Names of offices to their codes, so that another spelling is no move; a name nobody lists stands for itself."""
    rows = side.roster
    names = engine.keep(regions.resolve_units(engine, units.unplaced(rows, lists), lists))
    return replace(side, roster=engine.keep(_named(units.with_units(rows, names, lists), lists)), unit=lists)


def _comparable(engine: Engine, *sides: Side) -> tuple[Side, Side]:
    """Two files for one unit and month contradict each other: that unit is compared on neither side.

    Nor is anybody who stands in such a file: who moved into that unit has not left.
    """
    clashes = [conflict.conflicts(engine, "roster", one.roster) for one in sides]
    names = [tuple(row["berkas"] for row in engine.rows(one.select("berkas").distinct().order_by("berkas"))) for one in clashes]
    if not any(names):
        return sides[0], sides[1]
    places = engine.keep(ibis.union(*(one.drop("bulan") for one in clashes)).distinct())
    people = engine.keep(ibis.union(*(conflict.among(one.roster, places).select("nik") for one in sides), distinct=True))
    old, new = (_set_aside(engine, one, places, people, files) for one, files in zip(sides, names, strict=True))
    return old, new


def _set_aside(engine: Engine, side: Side, places: ir.Table, people: ir.Table, files: tuple[str, ...]) -> Side:
    rows = engine.keep(conflict.without(side.roster, places).anti_join(people, "nik"))
    before, after = (engine.rows(table.aggregate(n=table.count()))[0]["n"] for table in (side.roster, rows))
    if not after:
        raise Refusal("COMPARE_BERTABRAKAN", bulan=side.bulan)
    return replace(side, roster=rows, bertabrakan=files, disisihkan=before - after)


def _named(rows: ir.Table, lists: ir.Table) -> ir.Table:
    """Listed units by their official names, on both sides alike."""
    official = lists.group_by(k_pemda=lists.pemda.fill_null(""), unit=lists.unit).agg(resmi=lists.nama.min())
    joined = left(rows.mutate(k_pemda=rows.pemda.fill_null("")), official, ("k_pemda", "unit"))
    return ROSTER.conform(joined.mutate(unit_nama=ibis.coalesce(joined.resmi, joined.unit_nama)))


def _readable(engine: Engine, problem: ir.Table, files: Sequence[dict[str, Any]]) -> None:

    for file in files:
        if file["kode"]:
            (row,) = engine.rows(problem.filter(problem.kode == file["kode"]).limit(1))
            raise Unreadable(file["kode"], **json.loads(row["params"] or "{}"))
