"""One paper, in both forms."""

from __future__ import annotations

import re
from pathlib import Path

from naungan.documents.letters.docx import write_docx
from naungan.documents.letters.face import Face, face
from naungan.documents.letters.pdf import write_pdf
from naungan.kernel.errors import Fault
from naungan.told.letters.kop import Kop
from naungan.told.letters.letter import Letter

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def write_letter(folder: Path, letter: Letter, kop: Kop) -> list[Path]:
    """``<berkas>.pdf`` and ``<berkas>.docx`` in ``folder``, which the caller makes aside; Refusal where a table can't be made to fit."""
    return write_face(folder, letter.berkas, face(letter, kop))


def write_face(folder: Path, berkas: str, drawn: Face) -> list[Path]:
    """The same of a paper that is laid out already."""
    if not _NAME.fullmatch(berkas):
        raise Fault("FAULT_STEP", langkah="surat", jenis="nama berkas")
    paths = [folder / f"{berkas}.pdf", folder / f"{berkas}.docx"]
    write_pdf(paths[0], drawn)
    write_docx(paths[1], drawn)
    return paths
