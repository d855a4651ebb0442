#!/usr/bin/env bash
# SQLite asks a function that is not deterministic once for each place where the column of an inner query is used: `SELECT a, f(a) FROM
# (SELECT g() AS a FROM t)` calls g twice a row, and the two values differ. A DISTINCT inner query is made once.
# An audit trigger that writes an instant and a hash over it writes a hash of another instant.
set -euo pipefail
python3 - <<'EOF'
import sqlite3

calls = 0


def g():
    global calls
    calls += 1
    return calls


connection = sqlite3.connect(":memory:")
connection.create_function("g", 0, g)
connection.create_function("f", 1, lambda value: value)
connection.execute("CREATE TABLE t (id)")
connection.execute("INSERT INTO t VALUES (1)")
plain = connection.execute("SELECT a, f(a) FROM (SELECT g() AS a FROM t)").fetchone()
once = connection.execute("SELECT a, f(a) FROM (SELECT DISTINCT g() AS a FROM t)").fetchone()
print(f"SQLite {sqlite3.sqlite_version}: plain {plain}, distinct {once}")
assert plain[0] != plain[1], "gone"
assert once[0] == once[1]
EOF
