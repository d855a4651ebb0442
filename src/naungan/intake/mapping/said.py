"""A proposal in words: the rows of ``pemetaan.csv``, which are also what the screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naungan.intake.mapping.file import pattern_of
from naungan.kernel.messages import sentence


def proposed_rows(proposal: Mapping[str, Any], *, berkas: str, pemda: str | None = None, setuju: bool = False) -> list[dict[str, Any]]:
    """One row a column; acceptance stands in the first row and holds for all."""
    head = {"pemda": pemda or "", "berkas": pattern_of(berkas), "layout": proposal["layout"]}
    rows = [{**head, **_row(one)} for one in proposal["kolom"]]
    if setuju and rows:
        rows[0]["setuju"] = "ya"
    return rows


def unread_row(note: Mapping[str, Any], *, berkas: str, pemda: str | None = None) -> dict[str, Any]:
    """The row for one column that a recognised file leaves unread (parameters of ``KOLOM_TIDAK_DIBACA``)."""
    return {
        "pemda": pemda or "", "berkas": pattern_of(berkas), "layout": note["layout"], "kolom": note["letak"], "judul": note["judul"],
        "bidang": note["bidang"], "keyakinan": note["keyakinan"], "alasan": sentence("ALASAN_TIDAK_DIBACA"),
    }  # fmt: skip


def reason(guess: Mapping[str, Any]) -> str:
    """Why this field: what the heading resembles and what the values look like."""
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
