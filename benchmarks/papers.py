"""Sixty-five letters of forty findings each and the berita acara of all, as PDF and as DOCX, from a finished round's figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naungan.told.letters.letter import Letter

# What was asked, in seconds.
BAR = 20.0
LETTERS, FINDINGS = 65, 40


def written(folder: Path) -> None:
    """All of them, into one folder; the fonts are loaded once."""
    from naungan.documents.letters import write_letter
    from naungan.told.letters.kop import Kops

    out = folder / "naskah"
    out.mkdir(exist_ok=True)
    for one in _papers():
        write_letter(out, one, Kops().of(one.pemda))
    assert len(list(out.iterdir())) == 2 * (LETTERS + 1)


def _papers() -> Iterator[Letter]:
    from naungan.told.letters.letter import Cells, Letter, Paragraph, Signature, figures

    day, evaluated = dt.date(2026, 11, 15), "0123456789abcdef" * 4
    heads, kinds = ("No", "Unit kerja", "Temuan", "Pekerja", "Rupiah"), ("count", "text", "text", "count", "rupiah")
    for number in range(LETTERS):
        rows = [
            (str(row + 1), f"Dinas Nomor {row + 1}", _FINDING, f"{1_000 + row}"[:1] + f".{row:03d}", f"Rp{row + 1}.234.567")
            for row in range(FINDINGS)
        ]
        body = (Paragraph(_SENTENCE), Cells("Temuan", heads, kinds, rows))
        yield Letter(
            f"surat-{number}",
            "surat_gubernur",
            "1671",
            "Surat",
            "Tindak lanjut rapat",
            ("Wali Kota",),
            body,
            (Signature("Gubernur"),),
            day,
            evaluated,
            figures(body),
        )
    rows = [(str(row + 1), f"Kabupaten Nomor {row + 1}", _FINDING, "1.234", "Rp1.234.567") for row in range(LETTERS)]
    body = (Paragraph(_SENTENCE), Cells("Kesepakatan", heads, kinds, rows))
    signers = tuple(Signature(f"Kepala Daerah Nomor {row + 1}") for row in range(LETTERS))
    yield Letter(
        "berita-acara", "berita_acara", "16", "Berita Acara", "Rapat", (), body, signers, day, evaluated, figures(body), surat=False
    )


_FINDING = "Pekerja belum terdaftar pada program jaminan kecelakaan kerja dan jaminan kematian"
_SENTENCE = "Dari 12.345 orang pekerja, 3.210 orang belum terlindungi; kekurangan anggaran Rp1.234.567.890."
