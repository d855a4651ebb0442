#!/usr/bin/env bash
# python-calamine 0.9.1 loses cells of an XLSB that SheetJS (xlsx 0.18.5) wrote: cells that directly follow a filled one in their row are left out.
# For a user: the names and numbers of a roster are there and its units are not, without an error; LibreOffice and SheetJS read all of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1
cd "$work"
npm install --silent --no-fund --no-audit xlsx@0.18.5
node - <<'JS'
const xlsx = require("xlsx");
const book = xlsx.utils.book_new();
const rows = [["Nama", null, "NIK", "Jabatan", "OPD", "HP"], ["Siti", null, "1671014107900011", "Perawat", "Dinas", "08123"]];
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), "Data");
xlsx.writeFile(book, "roster.xlsb");
const back = xlsx.utils.sheet_to_json(xlsx.readFile("roster.xlsb").Sheets.Data, { header: 1 });
console.log("SheetJS", xlsx.version, "reads its own file as", JSON.stringify(back));
JS
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from python_calamine import CalamineWorkbook

seen = CalamineWorkbook.from_path("roster.xlsb").get_sheet_by_index(0).to_python()
print("python-calamine", version("python-calamine"), "reads", seen)
raise SystemExit(0 if seen[0][0] == "Nama" and not {"Jabatan", "OPD"} <= set(seen[0]) else 1)
PY
