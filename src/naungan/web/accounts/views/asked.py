"""The forms of an administrator."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils import timezone

from naungan.regions import pemda_code
from naungan.web.accounts.actions import Post
from naungan.web.accounts.models import Assignment
from naungan.web.accounts.roles import ROLES, Level, Role
from naungan.web.accounts.views.choices import Group
from naungan.web.formats.days import DayField

_PARTS = re.compile(r"[\t;]")
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}")
_BRANCH = re.compile(r"[0-9A-Za-z]{1,20}")
_NPP = re.compile(r"[0-9A-Za-z]{4,20}")
_ROLES = [("", "Pilih peran"), *((role.value, about.nama) for role, about in ROLES.items())]


class RoleForm(forms.Form):
    """A role in an area, since when, until when, by which letter."""

    peran = forms.ChoiceField(label="Peran", choices=_ROLES)
    wilayah = forms.ChoiceField(label="Wilayah")
    mulai = DayField(label="Mulai berlaku")
    selesai = DayField(
        label="Berlaku sampai", required=False, help_text="Hari terakhir; kosong bila belum ditentukan. Auditor selalu punya hari terakhir."
    )
    sifat = forms.ChoiceField(label="Sifat", choices=Assignment.Nature.choices)
    nomor_surat = forms.CharField(label="Nomor surat", required=False, max_length=80, help_text="Wajib untuk Plt., Plh., dan auditor.")
    tanggal_surat = DayField(label="Tanggal surat", required=False)

    def __init__(self, areas: list[Group], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["wilayah"] = forms.ChoiceField(label="Wilayah", choices=[("", "Pilih wilayah"), *areas])
        self.fields["mulai"].initial = timezone.localdate

    def post(self) -> Post:
        """What was filled in."""
        said = self.cleaned_data
        level, _, code = said["wilayah"].partition(":")
        rest = {name: said[name] for name in ("mulai", "selesai", "sifat", "nomor_surat", "tanggal_surat")}
        return Post(Role(said["peran"]), Level(level), code, **rest)


class PersonForm(forms.Form):
    """Who somebody is."""

    nama = forms.CharField(label="Nama lengkap", max_length=120, help_text="Seperti dalam tanda tangan.")
    jabatan = forms.CharField(label="Jabatan", max_length=160, required=False)
    email = forms.EmailField(label="Surel", required=False, help_text="Boleh kosong; Naungan tidak mengirim surel.")


class InvitationForm(PersonForm, RoleForm):
    """Somebody new, with his first role."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=60,
        help_text="Huruf kecil, misalnya siti.disdik. Bukan NIK atau NIP.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("nama", "jabatan", "email", "username", "peran", "wilayah", "mulai", "selesai", "sifat", "nomor_surat", "tanggal_surat")


class UnitsForm(forms.Form):
    """Units as cells of a sheet are pasted: code, name, kind; one a line."""

    daftar = forms.CharField(
        label="Daftar unit",
        help_text="Satu unit sebaris: kode, nama, jenis. Tempel dari Excel, atau pisahkan dengan titik koma.",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    lengkap = forms.BooleanField(label="Daftar ini lengkap: unit yang tidak disebut sudah tidak ada", required=False)

    def clean_daftar(self) -> list[tuple[str, str, str]]:
        """Each once, with its code."""
        rows = [(row[0], row[1], row[2] if len(row) > 2 else "") for row in _cells(self.cleaned_data["daftar"], 2, 3)]
        for number, (kode, nama, jenis) in enumerate(rows, 1):
            if not _CODE.fullmatch(kode) or len(nama) > 200 or len(jenis) > 40:
                raise forms.ValidationError(f"Baris {number}: kode memuat huruf, angka, titik, dan garis; nama paling panjang 200 huruf.")
        if len({kode for kode, _, _ in rows}) < len(rows):
            raise forms.ValidationError("Ada kode yang disebut dua kali.")
        return rows


class BranchForm(forms.Form):
    """A branch and the employer numbers that it serves."""

    kode = forms.RegexField(_BRANCH, label="Kode cabang", help_text="Misalnya M01.", widget=forms.TextInput(attrs={"class": "pendek"}))
    nama = forms.CharField(label="Nama", max_length=160, help_text="Misalnya Palembang.")
    npp = forms.CharField(
        label="NPP yang dilayani",
        help_text="Satu NPP sebaris; di belakangnya kode pemdanya bila bukan pemda ini. Daftar ini menggantikan yang lama.",
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )

    def __init__(self, pemda: str, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._pemda = pemda

    def clean_npp(self) -> dict[str, str]:
        """Number → government."""
        found = {}
        for number, (npp, *rest) in enumerate(_cells(self.cleaned_data["npp"], 1, 2), 1):
            pemda = pemda_code(rest[0] if rest else self._pemda)
            if not _NPP.fullmatch(npp) or pemda is None:
                raise forms.ValidationError(f"Baris {number}: tulis NPP, lalu kode pemda 4 angka.")
            found[npp] = pemda
        return found


def _cells(text: str, least: int, most: int) -> list[list[str]]:
    rows = [[cell.strip() for cell in _PARTS.split(line.strip())] for line in text.splitlines() if line.strip()]
    for number, row in enumerate(rows, 1):
        if not least <= len(row) <= most or not all(row[:least]):
            raise forms.ValidationError(f"Baris {number}: berisi {len(row)} sel; yang diharapkan {least} sampai {most}.")
    return rows


class ReasonForm(forms.Form):
    """Why a second factor is taken away."""

    alasan = forms.CharField(label="Alasan", max_length=200, help_text="Tulis pula cara Anda memastikan bahwa ini benar orangnya.")
