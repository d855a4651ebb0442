"""The papers of a comparison: ``perbandingan.xlsx`` without persons, lists with masked NIK, and for each unit its files for SIPP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from naungan.comparison.summary import per_unit
from naungan.comparison.tables import GROUPS, ROUTES
from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.people import Names, pieces
from naungan.documents.sipp_mutasi import write_mutations
from naungan.documents.style import Styles
from naungan.kernel import nik
from naungan.kernel.messages import sentence
from naungan.kernel.rupiah import rp
from naungan.kernel.shown import shown
from naungan.sheets.writing import open_workbook, write_csv
from naungan.told.words import label, month, number, office, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

BOOK, CHANGES, DOUBTS, SIPP = "perbandingan.xlsx", "perubahan.csv", "tinjau.csv", "sipp"
_MONEY = (
    Field("before", "rupiah", 18), Field("after", "rupiah", 18), Field("difference", "rupiah", 18),
    Field("before_estimated", "rupiah", 18), Field("after_estimated", "rupiah", 18),
)  # fmt: skip
_GROUPS = (Field("kelompok_nama", "text", 30), Field("people", "count", 12), *_MONEY, Field("arti", "wrap", 60))
_UNITS = (
    Field("nama_pemda", "text", 28),
    Field("unit_nama", "text", 36),
    *(Field(f"k_{name}", "count", 13) for name in GROUPS),
    *_MONEY[:3],
)
_ROUTES = (Field("rute_nama", "text", 44), Field("people", "count", 12), Field("arti", "wrap", 92))
_LIST = (
    "pemda", "kelompok", "nama", "nik", "unit_lama", "unit_baru", "kategori_lama", "kategori_baru", "upah_lama", "upah_baru", "iuran_lama",
    "iuran_baru", "perkiraan_lama", "perkiraan_baru", "rute", "keterangan", "berkas", "lembar", "baris",
)  # fmt: skip
_PAIR = ("pemda", "nama_lama", "nama", "unit_lama", "unit_baru", "alasan", "berkas", "lembar", "baris")
_ORDER = ("pemda", "kelompok", "unit", "nama", "berkas", "lembar", "baris")


def write_comparison(folder: Path, engine: Engine, change: ir.Table, summary: Mapping[str, Any]) -> None:
    """Everything but the JSON summary, into ``folder``."""
    _book(folder / BOOK, summary, per_unit(engine, change))
    changed = change.filter(change.kelompok.notin(["unchanged", "review"]))
    write_csv(folder / CHANGES, [say(f"PERUBAHAN_{name.upper()}") for name in _LIST], map(_listed, _rows(engine, changed)))
    doubtful = change.filter(change.kelompok == "review")
    write_csv(folder / DOUBTS, [say(f"PERUBAHAN_{name.upper()}") for name in _PAIR], map(_pair, _rows(engine, doubtful)))
    names = Names(folder / SIPP)
    for piece in pieces(engine, change.filter(change.rute.notnull())):
        home = names.path(piece)
        home.mkdir(parents=True, exist_ok=True)
        write_mutations(home, piece.rows, piece.pemda, summary["months"]["new"])


def comparison_text(summary: Mapping[str, Any]) -> str:
    """The result for the screen: a line a group, then the papers that follow."""
    title = say("BANDING_JUDUL", lama=month(summary["months"]["old"]), baru=month(summary["months"]["new"]))
    table = [tuple(field.heading for field in (*_GROUPS[:2], *_MONEY[:3]))]
    for name, row in [*summary["groups"].items(), ("total", summary["total"])]:
        money = (rp(row[part]) for part in ("before", "after", "difference"))
        table.append((label("PERUBAHAN", name), number(row["people"]), *money))
    first, *widths = (max(map(len, column)) for column in zip(*table, strict=True))
    cells = (zip(row[1:], widths, strict=True) for row in table)
    lines = [
        title,
        "",
        *(f"  {row[0]:<{first}}" + "".join(f"  {text:>{width}}" for text, width in pairs) for row, pairs in zip(table, cells, strict=True)),
    ]
    if any(summary["total"][part] for part in ("before_estimated", "after_estimated")):
        lines.append(say("BANDING_PERKIRAAN", lama=rp(summary["total"]["before_estimated"]), baru=rp(summary["total"]["after_estimated"])))
    lines += ["", *(f"  {label('RUTE', name):<46}{number(count):>6}" for name, count in summary["routes"].items() if count)]
    return "\n".join([*lines, "", set_aside(summary)] if set_aside(summary) else lines)


def set_aside(summary: Mapping[str, Any]) -> str:
    """What was not compared, and for which files; empty where everything was."""
    old, new = (summary["set_aside"][side] for side in ("old", "new"))
    if not old["rows"] + new["rows"]:
        return ""
    files = shown(", ".join((*old["files"], *new["files"])))
    return say("BANDING_SISIH", lama=number(old["rows"]), baru=number(new["rows"]), berkas=files)


def _book(path: Path, summary: Mapping[str, Any], units: list[dict[str, Any]]) -> None:
    book = open_workbook(path)
    styles = Styles(book)
    run = {"bulan": summary["months"]["new"]}
    months = {"lama": month(summary["months"]["old"]), "baru": month(summary["months"]["new"])}
    groups = [
        {"kelompok_nama": label("PERUBAHAN", name), "arti": say(f"ARTI_{name.upper()}"), **row} for name, row in summary["groups"].items()
    ]
    groups.append({"kelompok_nama": label("PERUBAHAN", "total"), "arti": "", **summary["total"], "_kuat": True})
    routes = [
        {"rute_nama": label("RUTE", name), "people": summary["routes"][name], "arti": say(f"RUTE_ARTI_{name.upper()}")} for name in ROUTES
    ]
    for code, columns, rows, lines in (
        ("BANDING", _GROUPS, groups, 3),
        ("BANDING_UNIT", _UNITS, _by_unit(units), 2),
        ("BANDING_SIPP", _ROUTES, routes, 3),
    ):
        sheet = book.add_worksheet(say(f"{code}_LEMBAR"))
        grid.prepare(sheet, columns, pages=1)
        top = grid.opening(sheet, styles, code, wide=min(len(columns), 8), lines=lines)
        sheet.write_string(0, 0, say(f"{code}_JUDUL", **months), styles.role("title"))
        end = grid.table(sheet, styles, top, columns, rows, notes=False)
        if code == "BANDING" and (told := set_aside(summary)):
            sheet.merge_range(end + 1, 0, end + 1, len(columns) - 1, "", styles.role("prose"))
            sheet.write_string(end + 1, 0, told, styles.role("prose"))
            sheet.set_row(end + 1, 34)
        grid.page(sheet, run, title=say(f"{code}_JUDUL", **months), repeat=top)
    book.close()


def _by_unit(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line a unit out of its groups, known rupiah only."""
    found: dict[tuple[Any, Any], dict[str, Any]] = {}
    for row in rows:
        line = found.setdefault(
            (row["pemda"], row["unit"]),
            {"nama_pemda": office(row["pemda"]), "unit_nama": row["unit_nama"] or row["unit"] or say("UNIT_TIDAK_DIKENAL"),
             "before": 0, "after": 0, **{f"k_{name}": 0 for name in GROUPS}},
        )  # fmt: skip
        line[f"k_{row['kelompok']}"] = row["people"]
        line["before"] += int(row["before"] or 0)
        line["after"] += int(row["after"] or 0)
        line["difference"] = line["after"] - line["before"]
    return list(found.values())


def _rows(engine: Engine, table: ir.Table) -> Iterator[dict[str, Any]]:
    ordered = table.order_by([ibis.asc(name, nulls_first=True) for name in _ORDER])
    for batch in engine.connection.to_pyarrow_batches(ordered, chunk_size=20_000):
        yield from batch.to_pylist()


def _listed(row: dict[str, Any]) -> list[object]:
    """A person as the list shows it: the NIK masked, no birth date."""
    said = {
        **row, "kelompok": label("PERUBAHAN", row["kelompok"]), "nik": nik.mask(row["nik_asli"]),
        **{name: label("KATEGORI", row[name]) if row[name] else "" for name in ("kategori_lama", "kategori_baru")},
        "unit_lama": row["nama_unit_lama"] or row["unit_lama"], "unit_baru": row["nama_unit_baru"] or row["unit_baru"],
        "rute": label("RUTE", row["rute"]) if row["rute"] else "",
        "keterangan": "; ".join(_remarks(row)),
    }  # fmt: skip
    return [said[name] for name in _LIST]


def _remarks(row: dict[str, Any]) -> list[str]:
    kinds = (("pindah", "moved"), ("upah_berubah", "wage_changed"), ("beralih", "converted"))
    found = [label("PERUBAHAN", group) for flag, group in kinds if row[flag] and row["kelompok"] != group]
    if row["kepesertaan"]:
        found.append(label("KEPESERTAAN", row["kepesertaan"]))
    return [*found, *([sentence(row["alasan"])] if row["alasan"] else [])]


def _pair(row: dict[str, Any]) -> list[object]:
    said = {
        **row, "unit_lama": row["nama_unit_lama"] or row["unit_lama"], "unit_baru": row["nama_unit_baru"] or row["unit_baru"],
        "alasan": sentence(row["alasan"]) if row["alasan"] else "",
    }  # fmt: skip
    return [said[name] for name in _PAIR]
