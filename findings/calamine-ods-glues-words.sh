#!/usr/bin/env bash
# python-calamine 0.9.1 drops tabs and line breaks inside a cell of an ODS: <text:tab/> and <text:line-break/> yield nothing.
# For a user: a name pasted with a tab ("Siti⇥Aminah") comes out as one word, no heading of two lines is found, and no error is raised.
# The file is written by odfpy, in the way LibreOffice writes it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 odfpy==1.4.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P, Tab
from python_calamine import CalamineWorkbook

document, table, row = OpenDocumentSpreadsheet(), Table(name="Data"), TableRow()
for blank in (Tab(), LineBreak()):
    cell, text = TableCell(valuetype="string"), P(text="Siti")
    text.addElement(blank)
    text.addText("Aminah")
    cell.addElement(text)
    row.addElement(cell)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("names.ods")
seen = CalamineWorkbook.from_path("names.ods").get_sheet_by_index(0).to_python()[0]
print("python-calamine", version("python-calamine"), "reads the cells Siti<tab/>Aminah and Siti<line-break/>Aminah as", seen)
raise SystemExit(0 if seen == ["SitiAminah", "SitiAminah"] else 1)
PY
