"""What may be chosen where a question is answered: units of the government, programmes, families of accounts, fields of a layout, data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from naungan.acuan.loading import load
from naungan.answers.tables import SEMUA
from naungan.intake.layouts import LAYOUTS, layout
from naungan.relations.words import PROGRAM
from naungan.told.words import label
from naungan.web.accounts.models import Unit
from naungan.web.decisions.forms import Kata

# Lines that a payment can be parted into on the page; who needs more writes them in the CSV.
_PARTS = 6


def choices(jenis: str, pemda: str, rows: Sequence[Kata]) -> dict[str, Any]:
    """By the kind of question; nothing for a match."""
    match jenis:
        case "jawaban_unit":
            return {"unit": list(Unit.objects.filter(pemda=pemda, aktif=True).values_list("kode", "nama"))}
        case "pemetaan":
            return {"bidang": list(layout(rows[0]["layout"]).kinds) if rows[0]["layout"] in LAYOUTS else []}
        case "usulan_rekening":
            families = [(name, label("KELUARGA", name)) for name in load("rekening.yaml")["keluarga"]]
            return {"program": [(name, name.upper()) for name in PROGRAM] + [(SEMUA, "Semua program")], "keluarga": families}
        case "alokasi_bayar":
            return {"bagian": [*rows, *({} for _ in range(max(2, _PARTS - len(rows))))]}
        case "isi":
            return {"data": [(code, layout(code).nama) for code in LAYOUTS]}
    return {}
