#!/usr/bin/env bash
# Ibis 12.0.0: ibis.union(*tables, distinct=True) of a list that holds one table gives that table back with its duplicates; of two it makes rows distinct.
# So does ibis.intersect. The documentation says of distinct that only distinct rows are returned, whatever their number of tables.
# For a user: «the files of all data sets in which something clashes, each once» names a file twice on the day on which one data set alone has a clash.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check 'ibis-framework[duckdb]==12.0.0' duckdb==1.5.6 'sqlglot==28.10.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import ibis

con = ibis.duckdb.connect()
bill = con.create_table("tagihan", ibis.memtable({"berkas": ["formulir-2a.xlsx", "formulir-2a.xlsx"]}))
receipt = con.create_table("bukti", ibis.memtable({"berkas": ["formulir-2a.xlsx"]}))


def rows(tables, distinct=True):
    return len(con.to_pyarrow(ibis.union(*tables, distinct=distinct)))


seen = {
    "one": rows([bill]),
    "two": rows([bill, receipt]),
    "one, distinct()": len(con.to_pyarrow(ibis.union(bill).distinct())),
    "intersect of one": len(con.to_pyarrow(ibis.intersect(bill, distinct=True))),
}
print("ibis", version("ibis-framework"), seen)
raise SystemExit(0 if seen == {"one": 2, "two": 1, "one, distinct()": 1, "intersect of one": 2} else 1)
PY
