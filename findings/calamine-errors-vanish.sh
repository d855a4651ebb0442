#!/usr/bin/env bash
# python-calamine 0.9.1 gives a cell that holds an error (#REF!, #N/A) as an empty text, not to be told from an empty cell.
# For a user: a wage or a unit that a broken VLOOKUP lost looks as if nobody had filled it in, while the same sheet saved as CSV says #N/A.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5 XlsxWriter==3.2.0
cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import xlsxwriter
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

with xlsxwriter.Workbook("roster.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write(0, 0, "Siti")
    sheet.write_formula(0, 1, "=NA()", None, "#N/A")
    sheet.write_formula(0, 2, "=#REF!", None, "#REF!")
    sheet.write(0, 4, "akhir")
seen = CalamineWorkbook.from_path("roster.xlsx").get_sheet_by_index(0).to_python()[0]
other = [cell.value for cell in load_workbook("roster.xlsx", data_only=True).active[1]]
print("python-calamine", version("python-calamine"), "reads", seen, "where openpyxl", version("openpyxl"), "reads", other)
raise SystemExit(0 if seen == ["Siti", "", "", "", "akhir"] and other[1:3] == ["#N/A", "#REF!"] else 1)
PY
