"""The forms of an administrator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from naungan.web.accounts.actions import Post
from naungan.web.accounts.models import Assignment
from naungan.web.accounts.roles import ROLES, Level, Role
from naungan.web.accounts.views.choices import Group

_ROLES = [("", "Pilih peran"), *((role.value, about.nama) for role, about in ROLES.items())]


# Not the browser's own field of a day: an English browser would ask for the month first.
_DAYS = ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d"]


def _day(label: str, *, required: bool = False, hint: str = "Misalnya 31-10-2026.") -> forms.DateField:
    widget = forms.DateInput(attrs={"class": "pendek", "autocomplete": "off"}, format=_DAYS[0])
    wrong = {"invalid": "Tulis hari, bulan, tahun, misalnya 31-10-2026."}
    return forms.DateField(label=label, required=required, help_text=hint, widget=widget, input_formats=_DAYS, error_messages=wrong)


class RoleForm(forms.Form):
    """A role in an area, since when, until when, by which letter."""

    peran = forms.ChoiceField(label="Peran", choices=_ROLES)
    wilayah = forms.ChoiceField(label="Wilayah")
    mulai = _day("Mulai berlaku", required=True)
    selesai = _day("Berlaku sampai", hint="Hari terakhir; kosong bila belum ditentukan. Auditor selalu punya hari terakhir.")
    sifat = forms.ChoiceField(label="Sifat", choices=Assignment.Nature.choices)
    nomor_surat = forms.CharField(label="Nomor surat", required=False, max_length=80, help_text="Wajib untuk Plt., Plh., dan auditor.")
    tanggal_surat = _day("Tanggal surat")

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


class ReasonForm(forms.Form):
    """Why a second factor is taken away."""

    alasan = forms.CharField(label="Alasan", max_length=200, help_text="Tulis pula cara Anda memastikan bahwa ini benar orangnya.")
