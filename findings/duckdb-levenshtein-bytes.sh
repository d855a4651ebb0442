#!/usr/bin/env bash
# DuckDB 1.5.4: `levenshtein` counts bytes of UTF-8, not letters; `damerau_levenshtein` too. Spark counts letters.
#
# A name that differs in one accented letter is two edits away, and one that differs in a letter of three bytes three; `length` of the same
# texts counts letters. A rule "at most one typing error" decides otherwise for José than for Jose, and otherwise than on another engine.
# Compare keys that hold ASCII letters only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3.11 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'duckdb==1.5.4'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys

import duckdb

pairs = [("Jose", "José"), ("Anna", "Änna"), ("a", "中"), ("Budi", "Budy")]
found = [
    (*pair, *duckdb.execute("SELECT levenshtein($1, $2), damerau_levenshtein($1, $2), length($1), length($2)", list(pair)).fetchone())
    for pair in pairs
]
print("duckdb", duckdb.__version__)
for row in found:
    print(*row)
sys.exit(0 if [row[2] for row in found] == [2, 2, 3, 1] else "the behaviour is gone")
PY
