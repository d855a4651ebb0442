"""A proposal in words: the rows of ``pemetaan.csv``, which are also what the screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naungan.intake.layouts import layout
from naungan.intake.mapping.file import pattern_of
from naungan.kernel.messages import sentence

_CONSEQUENCE = {"pekerja": "AKIBAT_PEKERJA", "rentan": "AKIBAT_RENTAN", "penduduk": "AKIBAT_PENDUDUK", "peserta": "AKIBAT_PESERTA"}


def proposed_rows(proposal: Mapping[str, Any], *, berkas: str, pemda: str | None = None, setuju: bool = False) -> list[dict[str, Any]]:
    """One row a column; acceptance stands in the first row and holds for all."""
    head = {"pemda": pemda or "", "berkas": pattern_of(berkas), "layout": proposal["layout"]}
    rows = [{**head, **_row(one)} for one in proposal["kolom"]]
    if rows:
        # The one answer stands in the first row, and so does what it changes.
        rows[0]["alasan"] = f"{consequence(proposal)} {rows[0]['alasan']}"
        rows[0]["setuju"] = "ya" if setuju else ""
    return rows


def consequence(proposal: Mapping[str, Any]) -> str:
    """What a yes changes: who is counted as what, and from when."""
    chosen = layout(proposal["layout"])
    rows = sentence("AKIBAT_BARIS", {"jumlah": proposal["jumlah"]}) if proposal["jumlah"] else sentence("AKIBAT_SETIAP_BARIS")
    said = sentence(_CONSEQUENCE.get(chosen.orang or "", "AKIBAT_LAIN"), {"baris": rows, "nama": chosen.nama})
    if chosen.orang != "pekerja":
        return said
    named = {one["bidang"]: one["judul"] or one["kolom"] for one in proposal["kolom"] if one["bidang"]}
    since = sentence("AKIBAT_SEJAK", {"judul": named["mulai"]}) if "mulai" in named else sentence("AKIBAT_TANPA_MULAI")
    until = [sentence("AKIBAT_SAMPAI", {"judul": named["akhir"]})] if "akhir" in named else []
    also = [sentence("AKIBAT_KEPESERTAAN")] if "member" in chosen.juga else []
    return " ".join([said, since, *until, *also])


def unread_row(note: Mapping[str, Any], *, berkas: str, pemda: str | None = None) -> dict[str, Any]:
    """The row for one column that a recognised file leaves unread (parameters of ``KOLOM_TIDAK_DIBACA``)."""
    return {
        "pemda": pemda or "", "berkas": pattern_of(berkas), "layout": note["layout"], "kolom": note["letak"], "judul": note["judul"],
        "bidang": note["bidang"], "keyakinan": note["keyakinan"], "alasan": sentence("ALASAN_TIDAK_DIBACA"),
    }  # fmt: skip


def reason(guess: Mapping[str, Any]) -> str:
    """Why this field: what the heading resembles and what the values look like."""
    if guess["sistem"] or guess["ganda"]:
        return sentence("ALASAN_SISTEM" if guess["sistem"] else "ALASAN_GANDA")
    said = []
    if guess["mirip"]:
        said.append(sentence("ALASAN_JUDUL", {"mirip": guess["mirip"]}))
    if guess["isi"]:
        looks = sentence(f"SEPERTI_{guess['isi'].upper()}")
        said.append(sentence("ALASAN_ISI", {"bagian": guess["bagian"], "isi": looks}))
    if not guess["bidang"]:
        said.insert(0, sentence("ALASAN_TIDAK_ADA"))
    return "; ".join(said)


def _row(guess: Mapping[str, Any]) -> dict[str, Any]:
    sure = guess["keyakinan"] if guess["bidang"] else ""
    return {
        "kolom": guess["kolom"],
        "judul": guess["judul"],
        "bidang": guess["bidang"],
        "keyakinan": sure,
        "alasan": reason(guess),
    }
