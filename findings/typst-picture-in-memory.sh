#!/usr/bin/env bash
# typst 0.15.2 for Python takes a document as a dict of files, name to bytes. A picture among them can't be used: any file of the dict that is
# not text ends in "file is not valid UTF-8", as a bare RuntimeError and not as the TypstError of the library. The same document with the same
# picture lying on the disk is drawn.
# For a user: letters that are made in memory, because they hold persons, can't bear the crest or the square code as a PNG: the picture must
# be written to disk first, or into the source as a list of numbers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check typst==0.15.2 segno==1.6.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import io
from importlib.metadata import version
from pathlib import Path

import segno
import typst

drawn = io.BytesIO()
segno.make("KODE-PERIKSA", micro=False).save(drawn, kind="png", scale=4)
source = b'#set page(width: 6cm, height: 6cm)\n#image("kode.png")\n'
Path("main.typ").write_bytes(source)
Path("kode.png").write_bytes(drawn.getvalue())
on_disk = typst.compile("main.typ")
text_only = typst.compile({"main.typ": b"#include \"isi.typ\"", "isi.typ": b"Isi"})
try:
    said = f"{len(typst.compile({'main.typ': source, 'kode.png': drawn.getvalue()}))} bytes"
except RuntimeError as error:
    said = f"{type(error).__name__}: {error}"
print("typst", version("typst"), "from disk:", on_disk[:4], "text files in a dict:", text_only[:4], "with the picture in the dict:", said)
raise SystemExit(0 if on_disk[:4] == text_only[:4] == b"%PDF" and said == "RuntimeError: file is not valid UTF-8" else 1)
PY
