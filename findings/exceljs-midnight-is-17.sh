#!/usr/bin/env bash
# exceljs 4.4.0 writes the UTC side of a Date: midnight of 1 October in Jakarta goes into the cell as 30 September, 17:00.
# For a user: every start of work exported by a server in Indonesia is a day, and at the turn of a month a month, too early once the clock is cut off.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check openpyxl==3.1.5
cd "$work"
npm install --silent --no-fund --no-audit exceljs@4.4.0
TZ=Asia/Jakarta node - <<'JS'
const excel = require("exceljs");
const book = new excel.Workbook();
const cell = book.addWorksheet("Data").getCell("A1");
cell.value = new Date(2026, 9, 1);
cell.numFmt = "dd-mm-yyyy";
console.log("exceljs", require("exceljs/package.json").version, "is given", cell.value.toString());
book.xlsx.writeFile("roster.xlsx");
JS
"$work/venv/bin/python" - <<'PY'
from openpyxl import load_workbook

seen = load_workbook("roster.xlsx").active["A1"].value
print("the cell holds", seen)
raise SystemExit(0 if str(seen) == "2026-09-30 17:00:00" else 1)
PY
