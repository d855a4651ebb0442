#!/usr/bin/env bash
# DuckDB 1.5.6: after RESET memory_limit, current_setting tells the limit that comes with the machine, but the lower one that was set before stays in force.
# SET memory_limit to the very text that current_setting told before it was lowered raises it in fact.
# For a user: a step that is held to a small limit and then let go of it with RESET still fails for lack of memory, beside a setting that says there is room.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check duckdb==1.5.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import duckdb

LIST = "SELECT len(list(nomor)) FROM range(1000000) pekerja(nomor)"  # a list can't be put aside: some 16 MB


def asked(con):
    try:
        return con.execute(LIST).fetchone()[0]
    except duckdb.OutOfMemoryException:
        return "out of memory"


con = duckdb.connect(config={"threads": 2})
own = con.execute("SELECT current_setting('memory_limit')").fetchone()[0]
con.execute("SET memory_limit = '20MB'")
seen = {"lowered": asked(con)}
con.execute("RESET memory_limit")
told = con.execute("SELECT current_setting('memory_limit')").fetchone()[0]
seen |= {"reset tells what it was": told == own, "reset": asked(con)}
con.execute(f"SET memory_limit = '{own}'")
seen["set"] = asked(con)
print("duckdb", duckdb.__version__, seen)
wanted = {"lowered": "out of memory", "reset tells what it was": True, "reset": "out of memory", "set": 1_000_000}
raise SystemExit(0 if seen == wanted else 1)
PY
