"""Decisions as a person or a program gives them to ``naungan match``: a CSV or Parquet file of row numbers."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from naungan.kernel.errors import Refusal, Unreadable
from naungan.relations.words import Decision


def read_given(path: Path) -> pa.Table:
    """The three columns as text and whole numbers; Refusal where one is missing or holds something else."""
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
    text = "" if value is None else str(value).strip().removesuffix(".0").replace("nan", "")
    if text.isdecimal():
        return int(text)
    if text or name == "roster_row":
        raise Refusal("DECISIONS_VALUE", berkas=path.name, baris=number, kolom=name)
    return None


def _csv_rows(path: Path) -> list[dict[str, Any]]:
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
    try:
        found: list[dict[str, Any]] = pq.read_table(path, columns=["roster_row", "member_row", "decision"]).to_pylist()
    except FileNotFoundError:
        raise Refusal("NOT_FOUND", nama=path.name) from None
    except (OSError, pa.ArrowException):
        raise Unreadable("DECISIONS_COLUMNS", berkas=path.name) from None
    return found
