"""What the columns of a file with unknown headings probably are, and what an answer would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from naungan.intake.layouts import layout
from naungan.intake.mapping.said import consequence, reason
from naungan.kernel.messages import sentence
from naungan.told.lines import aligned

Row = Mapping[str, Any]
_HEADS = ("KOLOM", "JUDUL", "BIDANG", "YAKIN", "ALASAN")
_LETTERS = 36  # of a heading


def proposal_document(name: str, proposal: Row, rows: Sequence[Row], settled: bool) -> dict[str, Any]:
    """The proposal as plain values; ``rows`` as of ``mapping.said.proposed_rows``, ``settled`` where the file is recognised anyway."""
    columns = [
        {
            "column": row["kolom"], "heading": row["judul"], "field": row["bidang"], "confidence": row["keyakinan"] or 0,
            "reason": reason(guess),
        }
        for row, guess in zip(rows, proposal["kolom"], strict=True)
    ]  # fmt: skip
    return {
        "file": name, "sheet": proposal["lembar"], "layout": proposal["layout"], "heading_row": proposal["baris"],
        "recognised": settled,
        "consequence": consequence(proposal), "alternatives": proposal["lainnya"], "columns": columns,
        "missing": [" / ".join(group) for group in proposal["kurang"]],
    }  # fmt: skip


def proposal_text(name: str, proposal: Row, rows: Sequence[Row], settled: bool) -> str:
    """The same for the screen: a line a column, what a yes changes, what is missing."""
    params = {"berkas": name, "nama": layout(proposal["layout"]).nama, "layout": proposal["layout"], "baris": proposal["baris"]}
    code = "PEMETAAN_USULAN" if proposal["baris"] is not None else "PEMETAAN_USULAN_TANPA_JUDUL"
    table = [tuple(sentence(f"PEMETAAN_K_{head}") for head in _HEADS)]
    table += [(*_cells(row), reason(guess)) for row, guess in zip(rows, proposal["kolom"], strict=True)]
    lines = [sentence("PEMETAAN_SUDAH_DIKENAL" if settled else code, params), "", *aligned(table)]
    if not settled and not proposal["lainnya"]:
        lines += ["", consequence(proposal)]
    return "\n".join([*lines, *(sentence("PEMETAAN_KURANG", {"bidang": " / ".join(group)}) for group in proposal["kurang"])])


def choices_text(proposals: Sequence[Row]) -> str:
    """What a file may be, and what each answer would change."""
    lines = [sentence("PEMETAAN_DUA_ARTI")]
    for one in proposals:
        chosen = {"layout": one["layout"], "nama": layout(one["layout"]).nama}
        lines.append(sentence("PEMETAAN_PILIHAN", {**chosen, "akibat": consequence(one)}))
    return "\n".join(lines)


def _cells(row: Row) -> tuple[str, ...]:
    return row["kolom"], row["judul"][:_LETTERS], row["bidang"] or "-", f"{row['keyakinan']}%" if row["bidang"] else ""
