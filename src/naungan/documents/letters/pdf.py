"""A paper as PDF/A-2b, drawn by typst with the fonts of the package alone; equal papers are equal files."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from naungan.documents.letters import glyphs, qr
from naungan.documents.letters.around import footer, head, place
from naungan.documents.letters.columns import PADDING
from naungan.documents.letters.face import ABOVE, BELOW, LEFT, RIGHT, Face, Signer, Table
from naungan.kernel.errors import Fault
from naungan.told.letters.letter import Blank, Heading, Paragraph
from naungan.told.words import say


def write_pdf(path: Path, drawn: Face) -> None:
    """Draw the paper. Fault where the drawing program warns of anything: our template, not the data, would be wrong."""
    import typst

    try:
        made, warnings = typst.compile_with_warnings(
            _template(), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"isi": json.dumps(content(drawn), ensure_ascii=False)},
            format="pdf", pdf_standards="a-2b",
        )  # fmt: skip
    except (RuntimeError, ValueError) as error:
        raise Fault("FAULT_STEP", langkah=f"surat {drawn.jenis}", jenis=type(error).__name__) from error
    if warnings or not made:
        raise Fault("FAULT_STEP", langkah=f"surat {drawn.jenis}", jenis="; ".join(str(one.message) for one in warnings))
    path.write_bytes(made)


@cache
def _template() -> bytes:
    return files("naungan.documents.letters").joinpath("surat.typ").read_bytes()


@cache
def _fonts() -> Any:
    """Loaded once for all papers of a process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(glyphs.FOLDER)])


def content(drawn: Face) -> dict[str, Any]:
    """What the template reads; amounts are texts, for it would write a minus of its own."""
    foot = footer(drawn)
    return {
        "judul": drawn.judul, "penerbit": " ".join(drawn.kop.nama), "kunci": [foot.kunci], "tahun": drawn.hari.year,
        "bulan": drawn.hari.month, "hari": drawn.hari.day, "lebar": drawn.size[0], "tinggi": drawn.size[1],
        "tepi": [LEFT, RIGHT, ABOVE, BELOW], "contoh": foot.contoh, "kode": foot.kode, "kode_arti": foot.arti, "asal": foot.asal,
        "periksa": foot.periksa, "halaman": foot.halaman, "qr": qr.svg(foot.qr), "qr_teks": foot.kunci, "kop": _kop(drawn),
        "surat": drawn.surat, "hal": "" if drawn.surat else drawn.hal,
        "nomor": "" if drawn.surat else drawn.nomor or say("SURAT_NOMOR_KOSONG"),
        "kepala": [[say(f"SURAT_KEPALA_{name.upper()}"), value] for name, value in head(drawn)], "tempat": place(drawn),
        "yth": say("SURAT_YTH"), "kepada": drawn.kepada, "isi": [_block(one) for one in drawn.isi], "nihil": say("SURAT_NIHIL"),
        "penanda": [_signer(one) for one in drawn.tanda_tangan], "titik": say("SURAT_NAMA_KOSONG"),
        "tembusan": drawn.tembusan, "tembusan_judul": say("SURAT_TEMBUSAN"), "angka": [_table(drawn.angka)] if drawn.angka else [],
    }  # fmt: skip


def _kop(drawn: Face) -> dict[str, Any]:
    kop = drawn.kop
    return {
        "nama": kop.nama, "alamat": kop.alamat, "telepon": kop.telepon, "logo": list(kop.logo or b""), "logo_teks": say("SURAT_LOGO"),
    }  # fmt: skip


def _block(one: Paragraph | Heading | Blank | Table) -> dict[str, Any]:
    if isinstance(one, Table):
        return _table(one)
    if isinstance(one, Blank):
        return {"jenis": "isian", "teks": one.label, "baris": one.baris}
    if isinstance(one, Heading):
        return {"jenis": "judul", "teks": one.teks}
    return {"jenis": "paragraf", "teks": one.teks, "nomor": one.nomor}


def _table(one: Table) -> dict[str, Any]:
    heading, *rows = one.grid.rows
    return {
        "jenis": one.jenis, "nama": one.nama, "kolom": heading, "baris": rows, "lebar": one.grid.widths, "huruf": one.grid.size,
        "dalam": PADDING, "jumlah": one.jumlah,
    }  # fmt: skip


def _signer(one: Signer) -> dict[str, Any]:
    return {"jabatan": one.jabatan, "nama": one.nama, "nip": say("SURAT_NIP", nip=one.nip) if one.nip else ""}
