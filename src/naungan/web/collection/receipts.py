"""Receipts: a number running by government and year, without a gap, and the paper with its square code."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import replace

from django.db.models import F

from naungan.acuan.zona import zona
from naungan.documents.letters.qr import png
from naungan.told.letters.letter import Letter, Paragraph
from naungan.told.words import say, unknown
from naungan.web.collection.counting import digest_of
from naungan.web.collection.models import Register, Version
from naungan.web.collection.naming import dotted, moment, office, period, place
from naungan.web.collection.papers import figures_of, named
from naungan.web.collection.rules import rule

JENIS = "tanda_terima"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def next_number(pemda: str, now: dt.datetime) -> str:
    """``0001/TT/16.71/XI/2026`` by the day where the government is. To be called in a transaction: what is rolled back uses no number."""
    day = now.astimezone(zona(pemda)).date()
    row, _ = Register.objects.get_or_create(pemda=pemda, tahun=day.year)
    Register.objects.filter(pk=row.pk).update(terakhir=F("terakhir") + 1)  # the row stays locked until the transaction ends
    row.refresh_from_db()
    return f"{row.terakhir:04d}/TT/{dotted(pemda)}/{_ROMAN[day.month - 1]}/{day.year}"


def receipt(versi: Version) -> Letter:
    """What the receipt says; its square code says number and SHA-256."""
    setoran = versi.setoran
    hari = (setoran.diserahkan or versi.dibuat).astimezone(zona(setoran.pemda)).date()
    isi = (Paragraph(say("TERIMA_PEMBUKA")), named(lines(versi)), figures_of(versi), Paragraph(say("TERIMA_PENUTUP")))
    title, about = say("TERIMA_JUDUL"), f"{rule(setoran).nama} {period(setoran.masa, setoran.tahap)}"
    letter = Letter(JENIS, JENIS, setoran.pemda, title, about, (), isi, (), hari, digest_of(versi), surat=False)
    return replace(letter, nomor=say("TERIMA_NOMOR", nomor=setoran.nomor), kode_qr=square(versi))


def told(versi: Version) -> dict[str, str]:
    """What a receipt says, by name."""
    setoran = versi.setoran
    return {
        "kantor": f"{office(setoran)}, {place(setoran.pemda)}",
        "data": f"{rule(setoran).nama} ({versi.get_bentuk_display().lower()})",
        "masa": period(setoran.masa, setoran.tahap),
        "versi": str(versi.urut),
        "waktu": moment(setoran.diserahkan, setoran.pemda) if setoran.diserahkan else unknown(),
        "sidik": digest_of(versi),
    }


def square(versi: Version) -> str:
    """What the square code of a receipt says."""
    return f"NAUNGAN TANDA TERIMA {versi.setoran.nomor} {digest_of(versi)}"


def lines(versi: Version) -> list[tuple[str, str]]:
    """The same line by line, as the page shows it."""
    return [(say(f"TERIMA_{name.upper()}"), value) for name, value in told(versi).items()]


def picture(versi: Version) -> str:
    """The square code as the address of a picture."""
    made = png(square(versi))
    return f"data:image/png;base64,{base64.b64encode(made).decode()}"
