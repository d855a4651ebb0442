"""Somebody says what the headings of a file mean; it is kept for the later files of that office, and the version is checked again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naungan.intake.layouts import LAYOUTS, layout
from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.correct import files_of
from naungan.web.collection.actions.receive import advance, new_version
from naungan.web.collection.headings import patterns_of
from naungan.web.collection.models import Heading, Received, Submission, Version
from naungan.web.collection.rules import must_keep


def explain(
    *, by: User, setoran: Submission, versi: Version, dilihat: int, berkas: Received, kode: str, arti: Mapping[tuple[str, str], str]
) -> Version:  # fmt: skip
    """``arti``: (letter, heading) of each column → its field, empty = not read. A new version of the same files, checked by it.

    Refusal without the right, for a field given twice or unknown to the layout, where a needed one is missing, and where somebody else
    was quicker.
    """
    must_keep(by, setoran)
    whole = versi.hasil.get("usulan", {}).get(str(berkas.urut), {}).get("kurang") is not None and berkas.kode != ""
    _must_fit(kode, [field for field in arti.values() if field], whole=whole)
    with acts(by):
        advance(setoran, dilihat)
        for pola in patterns_of(berkas.berkas):
            of_file: dict[str, Any] = {"pemda": setoran.pemda, "unit": setoran.unit, "layout": kode, "pola": pola}
            if whole:
                Heading.objects.filter(**of_file).delete()
            for (letter, judul), bidang in arti.items():
                Heading.objects.update_or_create(**of_file, kolom=letter, judul=judul[:200], defaults={"bidang": bidang, "oleh": by})
        return new_version(by, setoran, files_of(versi), bentuk=versi.bentuk, koreksi=versi.koreksi)


def _must_fit(kode: str, fields: list[str], *, whole: bool) -> None:
    """Each field once, known to the layout; of a file that nobody could read also those without which it can't be."""
    if kode not in LAYOUTS or not set(fields) <= set(layout(kode).kinds):
        raise Refusal("SETOR_BIDANG")
    if len(set(fields)) < len(fields):
        raise Refusal("SETOR_BIDANG_GANDA", bidang=next(one for one in fields if fields.count(one) > 1))
    lacking = [group for group in layout(kode).wajib if not set(group) & set(fields)]
    if whole and lacking:
        raise Refusal("SETOR_BIDANG_KURANG", bidang=" / ".join(lacking[0]))
