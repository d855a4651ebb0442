"""What pages say of a person's roles and of what happened to his account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from naungan.web.accounts.areas import Area, areas_of
from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import ROLES
from naungan.web.audit.models import Deed

_LATELY = 20
# Kinds of deeds about an account, as its owner reads them.
DEEDS = {
    "masuk": "Masuk",
    "keluar": "Keluar",
    "gagal_masuk": "Sandi salah saat masuk",
    "terkunci": "Terkunci karena terlalu banyak percobaan",
    "sesi_berakhir": "Sesi berakhir",
    "sesi_ganda": "Sesi lain diakhiri karena masuk lagi",
    "sandi_diganti": "Sandi diganti",
    "tautan_dibuat": "Administrator membuat tautan sandi",
    "tautan_dipakai": "Sandi diatur lewat tautan",
    "faktor_ditambah": "Verifikasi dua langkah dipasang",
    "faktor_dihapus": "Verifikasi dua langkah dilepas",
    "faktor_disetel_ulang": "Administrator menghapus verifikasi dua langkah",
}


@dataclass(frozen=True)
class Held:
    """A role as a page shows it."""

    tugas: Assignment
    nama: str
    wilayah: Area
    keadaan: str

    @property
    def surat(self) -> str:
        """Under which letter."""
        return self.tugas.nomor_surat


@dataclass(frozen=True)
class Happening:
    """A deed about an account."""

    waktu: dt.datetime
    nama: str
    alamat: str
    oleh_lain: bool


def held(user: User) -> list[Held]:
    """Everything that somebody holds, will hold or held, the newest first."""
    rows = list(user.penugasan.select_related("oleh"))
    areas = areas_of(rows)
    return [Held(one, ROLES[one.role].nama, areas[one.pk], state(one)) for one in rows]


def state(one: Assignment) -> str:
    """``berlaku``, ``akan`` (begins later) or ``berakhir``."""
    today = timezone.localdate()
    if one.dicabut is not None or (one.selesai is not None and one.selesai < today):
        return "berakhir"
    return "akan" if one.mulai > today else "berlaku"


def happened(user: User) -> list[Happening]:
    """What was done about the account lately."""
    own = f"user:{user.pk}"
    rows = Deed.objects.filter(tentang=own, jenis__in=DEEDS).order_by("-id")[:_LATELY]
    return [Happening(one.waktu, DEEDS[one.jenis], one.alamat or "", one.pelaku not in (own, "tamu")) for one in rows]
