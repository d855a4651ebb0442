"""Which rows of the trail somebody may read, and which of them he asks for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import Level, Right
from naungan.web.accounts.scope import Place, Scope
from naungan.web.audit.models import Trail
from naungan.web.formats.days import DayField

_DEEDS = "audit_deed"
_SIGNING = ("masuk", "keluar", "gagal_masuk", "terkunci", "sesi_berakhir", "sesi_ganda")
# Kind → what it is called, and how the tables of it begin.
KINDS = {
    "masuk": ("Masuk dan keluar", ""),
    "lihat": ("Dilihat, diunduh, dibuka", ""),
    "setoran": ("Setoran dan persetujuan", "collection_"),
    "putusan": ("Putusan", "decisions_"),
    "hasil": ("Hasil", "results_"),
    "orang": ("Orang, peran, dan unit", "accounts_"),
    "dua_langkah": ("Verifikasi dua langkah", "mfa_"),
}


@dataclass(frozen=True)
class Asked:
    """What is asked for: a kind of ``KINDS``, a part of a name, days (both included); empty or None for all."""

    jenis: str = ""
    orang: str = ""
    dari: dt.date | None = None
    sampai: dt.date | None = None

    @property
    def query(self) -> str:
        """As the end of an address."""
        said = {"jenis": self.jenis, "orang": self.orang, "dari": self.dari, "sampai": self.sampai}
        return urlencode({name: str(value) for name, value in said.items() if value})

    @property
    def words(self) -> str:
        """For the note about an export."""
        days = f"{self.dari or '…'} – {self.sampai or '…'}" if self.dari or self.sampai else ""
        return ", ".join(filter(None, (KINDS[self.jenis][0] if self.jenis else "", "menurut orang" if self.orang else "", days)))


class Filter(forms.Form):
    """What an address or a form asks for."""

    jenis = forms.ChoiceField(
        label="Kejadian", required=False, choices=[("", "Semua"), *((name, title) for name, (title, _) in KINDS.items())]
    )
    orang = forms.CharField(label="Nama pelaku", required=False, max_length=80)
    dari = DayField(label="Dari tanggal", required=False)
    sampai = DayField(label="Sampai tanggal", required=False)

    def asked(self) -> Asked:
        """What was asked for, once it is known to be valid."""
        return Asked(**self.cleaned_data)


def readable(scope: Scope) -> QuerySet[Trail]:
    """All of the areas where he reads the trail; and what their people did that belongs to no area (signing in)."""
    rows = scope.visible(Trail.objects.all(), Right.BACA_JEJAK)
    places = scope.where(Right.BACA_JEJAK)
    if not places or any(one.level == Level.NASIONAL for one in places):
        return rows
    held = Q(pk__in=())
    for one in places:
        held |= _held_in(one)
    people = {f"user:{user}" for user in Assignment.objects.filter(held).values_list("user", flat=True)}
    return rows | Trail.objects.filter(pemda="", pelaku__in=people)


def _held_in(place: Place) -> Q:
    """Roles in that area: a province is also a government of its own, whose people are not those of its regencies."""
    if place.level == Level.PROVINSI:
        return Q(tingkat__in=(Level.PROVINSI, Level.PEMDA, Level.UNIT), wilayah__startswith=place.wilayah)
    return Q(tingkat=Level.PEMDA, wilayah=place.wilayah) | Q(tingkat=Level.UNIT, wilayah__startswith=f"{place.wilayah}/")


def chosen(rows: QuerySet[Trail], what: Asked) -> QuerySet[Trail]:
    """The rows that are asked for, the newest first."""
    if what.jenis:
        rows = rows.filter(_kind(what.jenis))
    if what.orang:
        people = User.objects.filter(Q(nama__icontains=what.orang) | Q(username__iexact=what.orang)).values_list("pk", flat=True)
        rows = rows.filter(pelaku__in=[f"user:{one}" for one in people[:500]])
    if what.dari:
        rows = rows.filter(waktu__gte=_midnight(what.dari))
    if what.sampai:
        rows = rows.filter(waktu__lt=_midnight(what.sampai + dt.timedelta(days=1)))
    return rows.order_by("-id")


def _kind(jenis: str) -> Q:
    begins = KINDS[jenis][1]
    if begins:
        return Q(tabel__startswith=begins)
    signing = Q(pk__in=())
    for one in _SIGNING:  # as either database writes it
        signing |= Q(isi__contains=f'"jenis":"{one}"') | Q(isi__contains=f'"jenis": "{one}"')
    return Q(tabel=_DEEDS) & (signing if jenis == "masuk" else ~signing)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
