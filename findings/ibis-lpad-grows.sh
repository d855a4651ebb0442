#!/usr/bin/env bash
# Ibis 12.0.0 writes the text that .lpad() pads four times into DuckDB's SQL and twice into Spark's, and the text of .substr() twice into both:
# a text made of such texts grows by that factor at each step (4, 16, 64 …).
# For a user: codes of accounts and offices are brought to their widths part by part; one readable line of Python became hundreds of kilobytes of
# SQL for a table of ten rows, and planning took seconds where running took none. No error, and the result is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check 'ibis-framework[duckdb]==12.0.0' duckdb==1.5.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import ibis

table = ibis.table({"kode": "string"}, name="unit")


def mentions(step, times, dialect):
    text = table.kode
    for number in range(times):
        text = step(text, number)
    return ibis.to_sql(table.select(text=text), dialect=dialect).count("kode")


steps = {"lpad": lambda text, number: (text + ".").lpad(10 + number, "0"), "substr": lambda text, number: (text + ".").substr(1, 9 - number)}
seen = {(name, dialect): [mentions(step, times, dialect) for times in (1, 2, 3)] for name, step in steps.items() for dialect in ("duckdb", "pyspark")}
print("ibis", version("ibis-framework"), "mentions a column after one, two and three steps:", seen)
raise SystemExit(0 if seen["lpad", "duckdb"] == [4, 16, 64] and seen["substr", "duckdb"] == [2, 4, 8] else 1)
PY
