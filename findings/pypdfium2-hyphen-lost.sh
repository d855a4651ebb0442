#!/usr/bin/env bash
# pypdfium2 5.15.2 gives a hyphen that stands at the end of a line between letters as U+FFFE and joins the two lines; get_text_bounded gives
# U+0002 for the same sign. A hyphen between digits stays, and so does the line. Other readers give the hyphen that is printed.
# For a user: the number of a payment, SP2D-LS, that happens to be broken after the hyphen is found under no name, and looks like one word.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pypdfium2==5.15.2 fpdf2==2.8.9 pypdf==7.1.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import pypdf
import pypdfium2
from fpdf import FPDF

pdf = FPDF()
pdf.add_page()
pdf.set_font("Helvetica", size=11)
for line in ("Nomor SP2D-", "LS 00123", "NPP 16-", "000001"):
    pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
pdf.output("a.pdf")
page = pypdfium2.PdfDocument("a.pdf")[0].get_textpage()
seen, bounded = page.get_text_range(), page.get_text_bounded()
other = pypdf.PdfReader("a.pdf").pages[0].extract_text()
print("pypdfium2", version("pypdfium2"), "reads", repr(seen), "and", repr(bounded), "where pypdf", version("pypdf"), "reads", repr(other))
gone = "SP2D\ufffeLS" in seen and "SP2D\x02LS" in bounded and "16-\r\n000001" in seen
raise SystemExit(0 if gone and "SP2D-\nLS" in other else 1)
PY
