#!/usr/bin/env bash
# python-calamine 0.9.1 cannot read an ODS that SheetJS (xlsx 0.18.5) wrote: blanks between the cells of a row, which XML and ODF allow, end it.
# For a user: the export of a web application that LibreOffice opens is refused as broken.
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
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["Nama", "OPD"], ["Siti", "Dinas"]]), "Data");
xlsx.writeFile(book, "roster.ods");
console.log("SheetJS", xlsx.version, "reads its own file as", JSON.stringify(xlsx.utils.sheet_to_json(xlsx.readFile("roster.ods").Sheets.Data)));
JS
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from python_calamine import CalamineError, CalamineWorkbook

try:
    seen = CalamineWorkbook.from_path("roster.ods").get_sheet_by_index(0).to_python()
except CalamineError as error:
    print("python-calamine", version("python-calamine"), "raises:", " ".join(str(error).split()))
    raise SystemExit(0) from None
print("python-calamine", version("python-calamine"), "reads", seen)
raise SystemExit(1)
PY
