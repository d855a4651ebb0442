"""The whole law as one book: the regulations, and the dated facts that have their form."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from naungan.kernel.errors import Refusal
from naungan.law import Book, load_folder
from naungan.regulasi import buku
from naungan.regulasi.buku import folders


def whole_book() -> Book:
    """The law, and the dated facts."""
    book = buku()
    return Book({**book.series, **load_folder(files("naungan.acuan").joinpath("deret"))}, book.formulas, book.kolom)


def malformed() -> None:
    """Refusal that names the first file of the law that does not have the form of the schema."""
    from naungan.law.form import faults

    root = Path(str(files("naungan")))
    folders_ = [root / "regulasi" / name for name in folders()] + [root / "acuan" / "deret"]
    for file in sorted(file for folder in folders_ for file in folder.rglob("*.yaml") if not file.name.startswith("_")):
        if found := faults(file.read_text("utf-8")):
            raise Refusal("LAW_FORM", berkas=str(file.relative_to(root)), sebab=found[0])
