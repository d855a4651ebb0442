"""A paper read in the guarded child: what it prints, and the check code at each place where it stands."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.documents.letters import qr
from naungan.documents.letters.around import PROPERTY
from naungan.documents.letters.code import CODE, Figures, check_code, figures
from naungan.kernel.errors import Unreadable
from naungan.sheets import ole
from naungan.sheets.guarded import Guarded
from naungan.sheets.wordml import document_in

KAKI, SIFAT, QR = "kaki", "sifat", "qr"
PLACES = (KAKI, SIFAT, QR)
# What stands at a place and is no code, or not the one that its picture should show.
OTHER = "?"
CHILD = "naungan.documents.letters.back.found:read"
_PRINTED = re.compile(rf"Kode periksa ({CODE.pattern})")
_ORIGIN = re.compile(r"Evaluasi ([0-9a-f]{16}) · (\S+) · pemda (\d{2,10}|-)")
# What stands between two pages is no part of the sentence that runs over them; «4MRP-RP34» is no amount.
_PAGE = re.compile(rf"Halaman \d+ dari \d+|Kode periksa {CODE.pattern}")
_KEY = re.compile(rf"{PROPERTY}=({CODE.pattern})")
_OF_A_LETTER = {
    "BERKAS_TERKUNCI": "SURAT_TERKUNCI", "BERKAS_RUSAK": "SURAT_RUSAK",
    **dict.fromkeys(("BERKAS_BOM", "BERKAS_DTD", "BERKAS_TERLALU_BESAR", "BERKAS_TERLALU_LAMA"), "SURAT_BERLEBIHAN"),
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """``kode`` are the codes found at each of ``PLACES`` (none where it is missing), ``asal`` hash, kind and government as printed.

    ``tabel`` and ``kalimat`` are what counts; ``perubahan`` how many tracked changes still wait to be accepted; ``gambar`` the pages that
    are pictures, of which nothing was read.
    """

    kode: dict[str, tuple[str, ...]]
    asal: tuple[tuple[str, str, str], ...]
    tabel: list[list[list[str]]]
    kalimat: str
    perubahan: int
    gambar: tuple[int, ...] = ()

    @property
    def figures(self) -> Figures | None:
        """What the printed code should stand for; None where the paper does not say, with one voice, what it comes from."""
        if len(self.asal) != 1:
            return None
        evaluasi, jenis, pemda = self.asal[0]
        return figures(evaluasi, jenis, "" if pemda == "-" else pemda, self.tabel, self.kalimat)

    @property
    def computed(self) -> str | None:
        """The code of the figures as they stand there now."""
        return None if self.figures is None else check_code(self.figures)


def read_back(path: Path) -> Found:
    """A PDF or DOCX. Unreadable for every other file, and for one that nobody could read."""
    with Guarded(CHILD) as child:
        try:
            return found_in(child.run({"path": str(path)}))
        except Unreadable as error:  # the remedies of a workbook are none of a letter
            raise Unreadable(_OF_A_LETTER.get(error.code, error.code), **error.params) from None


def found_in(said: dict[str, Any]) -> Found:
    """What the child has told."""
    kode = {place: tuple(said["kode"][place]) for place in PLACES}
    return Found(kode, tuple(map(tuple, said["asal"])), said["tabel"], said["kalimat"], said["perubahan"], tuple(said["gambar"]))


def read(task: dict[str, Any]) -> dict[str, Any]:
    """In the child: one paper."""
    path = Path(task["path"])
    return _of_pdf(path) if _kind(path) == "pdf" else _of_docx(path)


def _kind(path: Path) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError:
        raise Unreadable("BERKAS_TIDAK_DAPAT_DIBUKA") from None
    if not head.strip():
        raise Unreadable("BERKAS_KOSONG")
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(ole.SIGNATURE):
        raise Unreadable("BERKAS_TERKUNCI" if ole.is_locked(path) else "SURAT_BENTUK")
    if not head.startswith(b"PK"):
        raise Unreadable("SURAT_BENTUK")
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except Exception:  # zipfile raises half a dozen kinds for hostile archives
        raise Unreadable("BERKAS_RUSAK") from None
    if document_in(names) is None:
        raise Unreadable("SURAT_BENTUK")
    return "docx"


def _of_pdf(path: Path) -> dict[str, Any]:
    from naungan.documents.letters.back.pdf import read_pdf, square_says

    found = read_pdf(path)
    printed = _once(_PRINTED.findall(" ".join(found.words)))
    origin = _once(_ORIGIN.findall(" ".join(found.words)))
    payloads = {qr.payload(code, *one): code for code in printed for one in origin}
    squares = [payloads.get(one, OTHER) for one in (square_says(path, list(payloads)) if payloads else ()) if one is not None]
    words = "\n".join(_PAGE.sub("|", one) for one in found.words)
    return _said(printed, _KEY.findall(found.keywords), squares, origin, found.tables, words, gambar=found.pictures)


def _of_docx(path: Path) -> dict[str, Any]:
    from naungan.documents.letters.back.docx import read_docx

    found = read_docx(path)
    around = " ".join(found.around)
    printed, origin = _once(_PRINTED.findall(around)), _once(_ORIGIN.findall(around))
    property_ = found.properties.get(PROPERTY)
    named = [] if property_ is None else [property_ if CODE.fullmatch(property_) else OTHER]
    keys = [*named, *_KEY.findall(found.properties.get("core:keywords", ""))]
    squares = _KEY.findall(" ".join(found.texts_of_pictures))
    if squares and len(origin) == 1 and not all(_print_of(code, origin[0]) in found.pictures for code in squares):
        squares.append(OTHER)
    words = "\n".join([*found.words, *(_PAGE.sub("|", one) for one in found.around)])
    return _said(printed, keys, squares, origin, found.tables, words, changes=found.changes)


def _print_of(code: str, origin: Sequence[str]) -> str:
    return hashlib.sha256(qr.png(qr.payload(code, *origin))).hexdigest()


def _said(
    printed: Sequence[str], keys: Sequence[str], squares: Sequence[str], origin: Sequence[Any], tables: Any, words: str, *,
    changes: int = 0, gambar: Sequence[int] = (),
) -> dict[str, Any]:  # fmt: skip
    codes = {KAKI: _once(printed), SIFAT: _once(keys), QR: _once(squares)}
    return {
        "kode": codes, "asal": [list(one) for one in origin], "tabel": tables, "kalimat": words, "perubahan": changes,
        "gambar": list(gambar),
    }  # fmt: skip


def _once(found: Sequence[Any]) -> list[Any]:
    return list(dict.fromkeys(found))
