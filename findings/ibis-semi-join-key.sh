#!/usr/bin/env bash
# Ibis 12.0.0 refuses a computed column of a semi or anti join as the key of the next join, with an IntegrityError that speaks of another relation.
# The same column of a filtered table is taken, and so is one that was computed before the semi join, or whose rows pass through .distinct() first.
# For a user: «workers whom nothing has settled yet, by the upper case of their name» (anti join, then a spelled name, then a join on it) can't be written
# in the order in which it is thought; the message names neither the column nor the semi join.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check 'ibis-framework[duckdb]==12.0.0' duckdb==1.5.6 'sqlglot==28.10.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import ibis
from ibis.common.exceptions import IntegrityError

worker = ibis.table({"nomor": "int64", "nama": "string"}, name="pekerja")
settled = ibis.table({"nomor": "int64"}, name="selesai")
member = ibis.table({"tulisan": "string"}, name="peserta")


def outcome(rows):
    try:
        rows.inner_join(member, "tulisan")
    except IntegrityError as error:
        return f"IntegrityError ({'another relation' in str(error)})"
    return "joined"


def spelled(rows):
    return rows.select("nomor", tulisan=rows.nama.upper())


seen = {
    "filter": outcome(spelled(worker.filter(worker.nomor > 1))),
    "semi join": outcome(spelled(worker.semi_join(settled, "nomor"))),
    "anti join": outcome(spelled(worker.anti_join(settled, "nomor"))),
    "anti join, distinct": outcome(spelled(worker.anti_join(settled, "nomor")).distinct()),
    "computed before": outcome(spelled(worker).anti_join(settled, "nomor")),
}
print("ibis", version("ibis-framework"), seen)
wanted = {"filter": "joined", "semi join": "IntegrityError (True)", "anti join": "IntegrityError (True)"}
wanted |= {"anti join, distinct": "joined", "computed before": "joined"}
raise SystemExit(0 if seen == wanted else 1)
PY
