"""``naungan match``: a roster and a member file in, one row per roster row out: same, review or none, and why."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naungan.cli.reading import A_FILE
from naungan.cli.values import TANGGAL
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from naungan.engine import Engine

_NAMES = {"roster": "daftar pekerja", "member": "berkas peserta"}
_ORDER = ["roster_row"]


@click.command(help="Cocokkan DAFTAR pekerja dengan berkas PESERTA; hasilnya satu baris per baris daftar pekerja.")
@click.argument("roster", metavar="DAFTAR", type=A_FILE)
@click.argument("members", metavar="PESERTA", type=A_FILE)
@click.option("--out", required=True, type=A_FILE, help="Berkas hasil (Parquet).")
@click.option("--decisions", type=A_FILE, help="Keputusan terdahulu (CSV atau Parquet): roster_row, member_row, decision.")
@click.option("--layout-roster", help="Paksa tata letak daftar pekerja, misalnya roster_bebas.")
@click.option("--layout-members", help="Paksa tata letak berkas peserta, misalnya status_peserta.")
@click.option("--posisi", type=TANGGAL, help="Tanggal posisi, misalnya 31-10-2026; menentukan abad pada NIK. Bila kosong dipakai hari ini.")
@click.option("--engine", "engine_name", help="Mesin hitung: duckdb atau spark.")
@click.option("--json", "as_json", is_flag=True, help="Cetak ringkasan sebagai JSON.")
def command(
    roster: Path, members: Path, out: Path, decisions: Path | None, layout_roster: str | None, layout_members: str | None,
    posisi: dt.date | None, engine_name: str | None, as_json: bool,
) -> int:  # fmt: skip
    """0 done; 1 done, but rows of either file were held or refused; 2 wrong use; 3 a file can't be read."""
    from naungan.cli.reading import workshop
    from naungan.kernel.aside import may_write
    from naungan.told.matched import matched_text

    may_write(out)
    day = posisi or dt.datetime.now(dt.UTC).date()
    said = _decisions(decisions) if decisions else None
    with workshop(engine_name) as (engine, work):
        workers, file = _checked(engine, roster, "roster", layout_roster, day, work / "roster")
        insured, other = _checked(engine, members, "member", layout_members, day, work / "member")
        found, skipped = _matched(engine, workers, insured, file["masuk"], said)
        _write(engine, found, out)
        summary = _summary(engine, found, file, other) | {"skipped": list(skipped), "out": str(out)}
    click.echo(json.dumps(summary, ensure_ascii=False) if as_json else matched_text(summary))
    return 1 if any(one["ditahan"] or one["ditolak"] for one in (file, other)) else 0


def _checked(engine: Engine, path: Path, dataset: str, layout: str | None, day: dt.date, work: Path) -> tuple[ir.Table, dict[str, Any]]:
    """The checked relation of a file and its FILE row; both files are taken to be of one pemda."""
    import ibis

    from naungan.intake import Source, check_files
    from naungan.intake.layouts import LAYOUTS
    from naungan.kernel.errors import Refusal, Unreadable

    if layout is not None and layout not in LAYOUTS:
        raise Refusal("LAYOUT_UNKNOWN", nama=layout, pilihan=", ".join(LAYOUTS))
    with engine.step("periksa"):
        checked = check_files(engine, [Source(path, path.name, layout=layout)], posisi=day, work=work)
        (file,) = engine.rows(checked.file)
        if file["kode"]:
            problem = engine.rows(checked.problem.filter(checked.problem.kode == file["kode"]))[0]
            raise Unreadable(file["kode"], **json.loads(problem["params"] or "{}"))
        if file["dataset"] != dataset:
            raise Refusal(
                "MATCH_WRONG_FILE", berkas=path.name, diharapkan=_NAMES[dataset], ternyata=_NAMES.get(file["dataset"], file["layout"])
            )
        relation = checked.relations[dataset]
        return engine.keep(relation.mutate(pemda=ibis.null("string"))), file


def _matched(engine: Engine, roster: ir.Table, member: ir.Table, rows: int, said: pa.Table | None) -> tuple[ir.Table, tuple[str, ...]]:
    from naungan.matching import link
    from naungan.matching.answer import answer, from_rows

    with engine.step("cocokkan"):
        known = None if said is None else engine.keep(from_rows(engine.table(said), roster, member))
        linked = link(engine, roster, member, known)
        found = engine.keep(answer(engine, linked.link, roster, member, rows=rows))
    return found, linked.skipped


def _decisions(path: Path) -> pa.Table:
    """The three columns as text and whole numbers; Refusal where one is missing or holds something else."""
    import pyarrow as pa

    from naungan.kernel.errors import Refusal

    rows = _parquet_rows(path) if path.suffix.lower() == ".parquet" else _csv_rows(path)
    clean: list[dict[str, Any]] = []
    for number, row in enumerate(rows, start=1):
        if {"roster_row", "member_row", "decision"} - row.keys():
            raise Refusal("DECISIONS_COLUMNS", berkas=path.name)
        decision = str(row["decision"] or "").strip().lower()
        if decision not in tuple(Decision):
            raise Refusal("DECISIONS_VALUE", berkas=path.name, baris=number, kolom="decision")
        clean.append({"decision": decision, **{name: _whole(row[name], name, path, number) for name in ("roster_row", "member_row")}})
    return pa.Table.from_pylist(clean, pa.schema({"roster_row": pa.int64(), "member_row": pa.int64(), "decision": pa.string()}))


def _whole(value: object, name: str, path: Path, number: int) -> int | None:
    from naungan.kernel.errors import Refusal

    text = "" if value is None else str(value).strip().removesuffix(".0").replace("nan", "")
    if text.isdecimal():
        return int(text)
    if text or name == "roster_row":
        raise Refusal("DECISIONS_VALUE", berkas=path.name, baris=number, kolom=name)
    return None


def _csv_rows(path: Path) -> list[dict[str, Any]]:
    import csv

    from naungan.kernel.errors import Refusal, Unreadable

    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except FileNotFoundError:
        raise Refusal("NOT_FOUND", nama=path.name) from None
    except (OSError, UnicodeDecodeError):
        raise Unreadable("DECISIONS_COLUMNS", berkas=path.name) from None
    heading = lines[0] if lines else ""
    if "roster_row" not in heading:
        raise Refusal("DECISIONS_COLUMNS", berkas=path.name)
    return list(csv.DictReader(lines, delimiter=";" if ";" in heading else ","))


def _parquet_rows(path: Path) -> list[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from naungan.kernel.errors import Refusal, Unreadable

    try:
        found: list[dict[str, Any]] = pq.read_table(path, columns=["roster_row", "member_row", "decision"]).to_pylist()
    except FileNotFoundError:
        raise Refusal("NOT_FOUND", nama=path.name) from None
    except (OSError, pa.ArrowException):
        raise Unreadable("DECISIONS_COLUMNS", berkas=path.name) from None
    return found


def _write(engine: Engine, found: ir.Table, out: Path) -> None:
    from naungan.kernel.aside import file_aside

    with file_aside(out) as aside, engine.step("simpan"):
        engine.write(found, aside, _ORDER)


def _summary(engine: Engine, found: ir.Table, file: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    counts = engine.rows(found.group_by("decision", "tier").agg(n=found.count()).order_by("decision", "tier"))
    decisions = {word: sum(row["n"] for row in counts if row["decision"] == word) for word in Decision}
    tiers = {word: {row["tier"]: row["n"] for row in counts if row["decision"] == word} for word in decisions}
    files = {name: {"in": one["masuk"], "accepted": one["diterima"], "held": one["ditahan"], "refused": one["ditolak"]}
             for name, one in (("roster", file), ("members", other))}  # fmt: skip
    return {**files, "decisions": decisions, "tiers": tiers}
