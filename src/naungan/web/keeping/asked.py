"""The form by which a copy is asked for."""

from __future__ import annotations

from typing import Any

from django import forms

from naungan.kernel.nik import clean
from naungan.web.formats.days import DayField

_LONG = 16


class CopyForm(forms.Form):
    """Whose data, of which government, and by which letter."""

    pemda = forms.ChoiceField(label="Pemda")
    nik = forms.CharField(
        label="NIK",
        max_length=40,
        help_text="16 angka, milik yang meminta. Cocokkan dengan KTP-nya.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric", "class": "pendek"}),
    )
    nomor_surat = forms.CharField(label="Nomor surat permintaan", max_length=80)
    tanggal_surat = DayField(label="Tanggal surat")
    alasan = forms.CharField(
        label="Alasan",
        max_length=200,
        min_length=10,
        help_text="Misalnya: permintaan sendiri, identitas dicocokkan di loket. Jangan menulis NIK atau nama.",
    )

    def __init__(self, pemda: list[tuple[str, str]], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["pemda"] = forms.ChoiceField(label="Pemda", choices=pemda)
        if len(pemda) == 1:
            self.fields["pemda"].widget = forms.HiddenInput()
            self.fields["pemda"].initial = pemda[0][0]

    def clean_nik(self) -> str:
        """Sixteen digits, however they are spaced."""
        said = clean(self.cleaned_data["nik"])
        if len(said) != _LONG or not (said.isascii() and said.isdigit()):
            raise forms.ValidationError("NIK terdiri dari 16 angka.")
        return said
