"""The statement of responsibility (SPTJM) that the head of an office signs: people, wages, and the SHA-256 of the version."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.told.letters.letter import Block, Letter, Paragraph, Signature
from naungan.told.words import say
from naungan.web.collection.counting import digest_of
from naungan.web.collection.models import Version
from naungan.web.collection.naming import office, period, place
from naungan.web.collection.papers import figures_of, named
from naungan.web.collection.rules import rule

JENIS = "sptjm"


@dataclass(frozen=True)
class Signer:
    """Who signs, and as what; ``untuk`` is Plt. or Plh. where he stands in."""

    nama: str
    jabatan: str
    untuk: str = ""


def statement(versi: Version, signer: Signer, hari: dt.date) -> Letter:
    """What the statement says."""
    setoran, sidik = versi.setoran, digest_of(versi)
    data, masa, kantor = rule(setoran).nama, period(setoran.masa, setoran.tahap), office(setoran)
    title = " ".join(filter(None, (signer.untuk, signer.jabatan)))
    who = [(say("SPTJM_NAMA"), signer.nama), (say("SPTJM_JABATAN"), title), (say("SPTJM_KANTOR"), f"{kantor}, {place(setoran.pemda)}")]
    bentuk = versi.get_bentuk_display().lower()
    isi: tuple[Block, ...] = (
        Paragraph(say("SPTJM_PEMBUKA")),
        named(who),
        Paragraph(say("SPTJM_MENYATAKAN")),
        Paragraph(say("SPTJM_BENAR", data=data, masa=masa, bentuk=bentuk, nomor=setoran.nomor, versi=versi.urut), "1"),
        Paragraph(say("SPTJM_ANGKA"), "2"),
        figures_of(versi),
        Paragraph(say("SPTJM_TANGGUNG"), "3"),
        Paragraph(say("SPTJM_SIDIK", sidik=sidik), "4"),
        Paragraph(say("SPTJM_PENUTUP")),
    )
    sign = Signature(signer.jabatan, signer.nama, untuk=signer.untuk)
    return Letter(JENIS, JENIS, setoran.pemda, say("SPTJM_JUDUL"), f"{data} {masa}", (), isi, (sign,), hari, sidik, surat=False)
