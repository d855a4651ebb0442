"""What pages say of a person's roles and of what happened to his account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from naungan.kernel.messages import sentence
from naungan.web.accounts.areas import Area, areas_of
from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import ROLES
from naungan.web.audit.deeds import KELUAR, MASUK
from naungan.web.audit.models import Deed

_LATELY = 20
# Kinds of deeds about an account, and those that its owner does by himself; the sentence of each is ``DEED_<KIND>``.
_ABOUT = (
    "gagal_masuk", "terkunci", "sesi_berakhir", "sesi_ganda", "sandi_diganti", "tautan_dibuat", "tautan_dipakai",
    "faktor_ditambah", "faktor_dihapus", "faktor_disetel_ulang",
)  # fmt: skip
_OWN = (MASUK, KELUAR)


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
    rows = Deed.objects.filter(Q(tentang=own, jenis__in=_ABOUT) | Q(pelaku=own, jenis__in=_OWN)).order_by("-id")[:_LATELY]
    return [Happening(one.waktu, sentence(f"DEED_{one.jenis.upper()}"), one.alamat or "") for one in rows]
