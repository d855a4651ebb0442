"""Which unit a row belongs to: names are resolved once for all data sets, and answers given earlier are kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan import regions
from naungan.answers import Read, Row
from naungan.answers.told import Problem, names_nothing, not_understood, read_as
from naungan.engine import trim
from naungan.kernel.messages import sentence
from naungan.regions.tables import UNIT
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# A code of at least three segments before a name, as SIPD prints an office.
_CODED = "^ *([0-9X]+(?:[.][0-9X]+){2,})[.]?[ :-]+([^ ].*)$"
_SAID = pa.schema([("nomor", pa.int64()), *((name, pa.string()) for name in regions.ANSWERED)])
WITH_UNIT = ("roster", "recap", "budget_line", "cash_plan", "treasury")
# Files that name units too, and of which several may speak of the same.
BESIDE = ("package", "honorarium")


def parted(table: ir.Table) -> ir.Table:
    """The same rows, with code and name told apart where one cell or title has both: ``1.02.0.00.0.00.01.0000 Dinas …``."""
    both = table.unit_nama.re_search(_CODED).fill_null(False)
    return table.mutate(
        unit=ibis.ifelse(both & table.unit.isnull(), table.unit_nama.re_extract(_CODED, 1), table.unit),
        unit_nama=ibis.ifelse(both, table.unit_nama.re_extract(_CODED, 2), table.unit_nama),
    )


def implied(relations: Mapping[str, ir.Table]) -> ir.Table:
    """UNIT (pemda, unit, nama) of governments without a list: the codes that stand beside a name in any of their files."""
    pairs = ibis.union(*(relations[name].select("pemda", "unit", nama="unit_nama") for name in WITH_UNIT), distinct=True)
    pairs = pairs.filter(pairs.unit.notnull() & pairs.nama.notnull() & pairs.pemda.notnull())
    return UNIT.conform(pairs.anti_join(relations["unit"], "pemda"), absent=UNIT.all_but("pemda", "unit", "nama"))


def resolved_names(engine: Engine, relations: Mapping[str, ir.Table], answers: ir.Table) -> ir.Table:
    """pemda × unit_nama → unit, cara, calon, for every name that stands without a code or with one that the pemda's list has not.
    ``answers`` as ``regions.answered`` has them.

    Where a pemda gave no list, a code with name in one file places the same name without a code in another.
    """
    files = relations["file"]
    tables = (*(relations[name] for name in (*WITH_UNIT, *BESIDE)), files.filter(files.dataset.isin(WITH_UNIT)))
    names = ibis.union(*(unplaced(table, relations["unit"]) for table in tables), distinct=True)
    listed, bare = (join(relations["unit"], "pemda") for join in (names.semi_join, names.anti_join))
    by_list = regions.resolve_units(engine, listed, relations["unit"], answers)
    by_files = regions.resolve_units(engine, bare, engine.keep(implied(relations)), answers, tersirat=True)
    return engine.keep(by_list.union(by_files))


def doubtful(used: Mapping[str, ir.Table], names: ir.Table) -> ir.Table:
    """Pemda, name and file of each doubtful name that is used, with ``dataset`` and its place in the order (``ke``)."""
    asked = names.filter(names.cara == "diragukan").select("pemda", "unit_nama")
    rows = (
        used[name].select("pemda", "unit_nama", "berkas", dataset=ibis.literal(name), ke=ibis.literal(ke))
        for ke, name in enumerate(WITH_UNIT)
    )
    return ibis.union(*rows, distinct=True).inner_join(asked, ["pemda", "unit_nama"])


def restored(engine: Engine, unit: ir.Table, said: Read) -> Read:
    """The answers with codes as the pemda's list has them, where a spreadsheet took a code for a number: ``01`` became 1, ``1.10`` 1,1.

    Only where exactly one code of the list is that number.
    """
    asked = sorted({str(row.nilai["pemda"]) for row in said.berlaku})
    known: dict[tuple[object, object], set[str]] = defaultdict(set)
    for row in engine.rows(unit.filter(unit.pemda.isin(asked)).select("pemda", "unit").distinct()) if asked else []:
        known[row["pemda"], row["unit"]].add(row["unit"])
        known[row["pemda"], _number(row["unit"])].add(row["unit"])
    return replace(said, berlaku=tuple(_restored(row, known) for row in said.berlaku))


def _restored(row: Row, known: Mapping[tuple[object, object], set[str]]) -> Row:
    pemda, code = row.nilai["pemda"], str(row.nilai["unit"])
    number = _number(code)
    same = known.get((pemda, number), set()) if number is not None and (pemda, code) not in known else set()
    return replace(row, nilai={**row.nilai, "unit": next(iter(same))}) if len(same) == 1 else row


def _number(code: str) -> Decimal | None:
    return Decimal(code.replace(",", ".")) if re.fullmatch(r"[0-9]{1,12}([.,][0-9]{1,6})?", code) else None


def unfollowed(engine: Engine, relations: Mapping[str, ir.Table], names: ir.Table, said: Read) -> list[Problem]:
    """Answers about a name that no file uses, and answers with a code that the list of the pemda has not."""
    if not said.berlaku:
        return []
    rows = [{"nomor": row.nomor, **{name: row.nilai[name] for name in regions.ANSWERED}} for row in said.berlaku]
    given, own = engine.table(pa.Table.from_pylist(rows, _SAID)), engine.table(regions.own_names())
    used = engine.keep(regions.with_key(names.select("pemda", "unit_nama"), "unit_nama", own))
    idle = engine.keep(regions.with_key(given, "unit_nama", own)).anti_join(used, ["pemda", "kunci"])
    listed = relations["unit_list"].select("pemda", "unit")
    # Without a list the codes that the files name are those an answer may give.
    known = listed.union(relations["unit"].select("pemda", "unit").anti_join(listed, "pemda"))
    wrong = given.anti_join(known, ["pemda", "unit"])
    found = {row["nomor"]: "unit_nama" for row in engine.rows(idle.select("nomor").order_by("nomor"))}
    found |= {row["nomor"]: "unit" for row in engine.rows(wrong.select("nomor").order_by("nomor"))}
    changed = [row for row in said.berlaku if row.kata["unit"] != row.nilai["unit"]]
    read = [read_as(said.form.berkas, row.nomor, "unit", row.kata["unit"], str(row.nilai["unit"]), row.kata["pemda"]) for row in changed]
    return read + [_unfollowed(said.form.berkas, row, found[row.nomor]) for row in said.berlaku if row.nomor in found]


def _unfollowed(berkas: str, row: Row, column: str) -> Problem:
    if column == "unit":
        return not_understood(berkas, row.nomor, column, row.kata["unit"], sentence("BOLEH_UNIT"), row.kata["pemda"])
    return names_nothing(berkas, row.nomor, column, row.kata["unit_nama"], row.kata["pemda"])


def unplaced(table: ir.Table, unit: ir.Table) -> ir.Table:
    """pemda, unit_nama of the rows that no code of the list places, and a name may."""
    coded = _coded(table, unit)
    return coded.filter(coded.k_kode.isnull() & coded.unit_nama.notnull()).select("pemda", "unit_nama")


def with_units(table: ir.Table, names: ir.Table, unit: ir.Table) -> ir.Table:
    """The same rows with ``unit`` filled in; a pemda without a unit list has its names as units, a doubtful name too.

    A code that the list has not (budgets write those of SIPD) gives way to the name beside it; without a name it stays.
    """
    known = names.select(k_pemda=names.pemda.fill_null(""), k_nama=names.unit_nama, found=_code(names))
    joined = left(_coded(table, unit).mutate(k_nama=ibis._.unit_nama), known, ("k_pemda", "k_nama"))
    return joined.mutate(unit=ibis.coalesce(joined.k_kode, joined.found, joined.unit)).select(*table.columns)


def _coded(table: ir.Table, unit: ir.Table) -> ir.Table:
    """``k_kode``: the code of a row where the pemda's list has it, or where the pemda gave no list."""
    listed = unit.select("unit", k_pemda=unit.pemda.fill_null("")).distinct().mutate(k_ada=True)
    lists = listed.select("k_pemda").distinct().mutate(k_daftar=True)
    keyed = table.mutate(k_pemda=table.pemda.fill_null(""))
    found = left(left(keyed, listed, ("k_pemda", "unit")), lists, ("k_pemda",))
    trusted = found.k_ada.fill_null(False) | ~found.k_daftar.fill_null(False)
    return found.mutate(k_kode=ibis.ifelse(trusted, found.unit, ibis.null("string"))).drop("k_ada", "k_daftar")


def all_units(unit: ir.Table, names: ir.Table, tersirat: ir.Table | None = None) -> ir.Table:
    """The unit lists, and beside them what only files name, with its code (``tersirat``) or without; ``dari_daftar`` tells them apart."""
    loose = names.filter(names.unit.isnull())
    named = loose.group_by("pemda", unit=_code(loose)).aggregate(nama=loose.unit_nama.min()).mutate(dari_daftar=False)
    unlisted = UNIT.all_but("pemda", "unit", "nama", "dari_daftar")
    found = [UNIT.conform(unit.mutate(dari_daftar=True)), UNIT.conform(named, absent=unlisted)]
    if tersirat is not None:
        coded = tersirat.group_by("pemda", "unit").aggregate(nama=tersirat.nama.min()).mutate(dari_daftar=False)
        found.append(UNIT.conform(coded, absent=unlisted))
    return ibis.union(*found)


def _code(names: ir.Table) -> ir.StringColumn:
    return ibis.coalesce(names.unit, trim(names.unit_nama.upper()))
