"""A copy of all that a government holds on one person, for himself (UU 27/2022 Pasal 7): by letter, made by its BKPSDM, logged."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import dataclass

from django.utils import timezone

from naungan.kernel.aside import scratch
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.regions import nama as region_name
from naungan.sheets.writing import write_csv
from naungan.told.words import day
from naungan.web.accounts.models import User
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.environment import read_environment
from naungan.web.keeping.gathering import SALIN, Part, cell, columns, gather, meanings
from naungan.web.vault.nik import sign

_README = "BACA-SAYA.txt"
# In these columns numbers stand as they are: they are his own. Elsewhere a number is masked, for it may be somebody else's.
_WHOLE = ("nik", "nik_asli", "hp", "nilai")


@dataclass(frozen=True)
class Letter:
    """The request: its number and day, and why the copy is made."""

    nomor: str
    tanggal: dt.date
    alasan: str


def copy_of(*, by: User, pemda: str, nik: str, surat: Letter) -> bytes:
    """The copy as a ZIP. Refusal without the right there, and where nothing is held; that it was asked for is noted either way."""
    scope_of(by).demand(Right.SALIN_ORANG, pemda)
    parts = gather(pemda, nik)
    explained = meanings(parts)
    with acts(by):
        note(
            SALIN, pemda=pemda, tentang=f"orang:{sign(nik)}", surat=surat.nomor, tanggal=str(surat.tanggal), alasan=surat.alasan,
            jumlah=sum(len(one.rows) for one in parts),
        )  # fmt: skip
    if not parts:
        raise Refusal("SALIN_TIDAK_ADA", wilayah=region_name(pemda) or pemda)
    return _zipped(pemda, [*parts, Part("arti-kolom", "Arti kolom berkas lain.", explained)] if explained else parts, surat)


def _zipped(pemda: str, parts: list[Part], surat: Letter) -> bytes:
    with scratch(read_environment().scratch) as folder:
        place = folder / "salinan.zip"
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr(_README, _readme(pemda, parts, surat))
            for one in parts:
                header = columns(one.rows)
                write_csv(folder / "bagian.csv", header, ([cell(row.get(name)) for name in header] for row in one.rows), whole=_WHOLE)
                zipped.write(folder / "bagian.csv", f"{one.nama}.csv")
        return place.read_bytes()


def _readme(pemda: str, parts: list[Part], surat: Letter) -> str:
    said = {"wilayah": region_name(pemda) or pemda, "nomor": surat.nomor, "tanggal": day(surat.tanggal), "hari": day(timezone.localdate())}
    files = "\r\n".join(f"  {one.nama}.csv ({len(one.rows)} baris): {one.uraian}" for one in parts)
    return sentence("SALIN_BACA_SAYA", {**said, "berkas": files}).replace("\r\n", "\n").replace("\n", "\r\n")
