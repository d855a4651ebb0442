"""Papers of the way of a submission, drawn by the house's letters under the letterhead of the office."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from naungan.documents.letters.face import face
from naungan.documents.letters.pdf import write_pdf
from naungan.kernel.rupiah import rp
from naungan.told.letters.kop import Kops, read_kop
from naungan.told.letters.letter import Cells, Letter
from naungan.told.words import number, say, unknown
from naungan.web.collection.counting import figures
from naungan.web.collection.datasets import PERSONS
from naungan.web.collection.models import Submission, Version
from naungan.web.collection.naming import office
from naungan.web.environment import read_environment


def draw(letter: Letter, setoran: Submission) -> bytes:
    """The paper as PDF; of a unit its name stands below that of its government."""
    kop = _kops().of(setoran.pemda)
    if setoran.unit:
        kop = replace(kop, nama=(*kop.nama, office(setoran).upper()))
    with tempfile.TemporaryDirectory(dir=read_environment().scratch) as folder:
        path = Path(folder) / "surat.pdf"
        write_pdf(path, face(letter, kop))
        return path.read_bytes()


def figures_of(versi: Version) -> Cells:
    """People, wages and rows of a version; what is not known is said so, and never 0."""
    found = figures(versi)
    counts = [(name, getattr(versi, name)) for name in ("masuk", "diterima", "ditahan", "ditolak")]
    if versi.setoran.dataset in PERSONS:
        counts = [("orang", found.orang), ("tanpa_upah", found.tanpa_upah), *counts]
    rows = [(say(f"SETORAN_{name.upper()}"), unknown() if value is None else number(value)) for name, value in counts]
    if versi.setoran.dataset in PERSONS:
        rows.insert(1, (say("SETORAN_UPAH"), unknown() if found.upah is None else rp(found.upah)))
    return Cells(say("SETORAN_ANGKA"), (say("SURAT_ANGKA_NAMA"), say("SURAT_ANGKA_NILAI")), ("text", "rupiah"), rows)


def named(rows: list[tuple[str, str]]) -> Cells:
    """What is said by name, line by line."""
    return Cells("", (say("SETORAN_HAL"), say("SETORAN_ISI")), ("text", "text"), rows, lebar=(1, 3))


def _kops() -> Kops:
    path = read_environment().data / "kop.yaml"
    return read_kop(path) if path.is_file() else Kops()
