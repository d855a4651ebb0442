"""A round as it is said on the screen, and a finding of a round in the words of the day it is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from naungan.kernel.messages import sentence
from naungan.kernel.rupiah import rp
from naungan.rounds import Opened, Said
from naungan.told.findings import finding
from naungan.told.words import few, month, number, office, say


def said_item(row: Mapping[str, Any]) -> Said:
    """A row of FINDING in the auditor's words: the condition, what to do, and what is at stake where it is known."""
    one = finding(dict(row))
    return Said(one.temuan, one.langkah, effect(row["jumlah"], row["satuan"], row["rupiah"]))


def effect(jumlah: int | None, satuan: str | None, rupiah: int | None) -> str | None:
    """What is at stake: people and rupiah; None where neither is known."""
    people = say("BUTIR_MENYANGKUT", jumlah=number(jumlah), satuan=satuan) if jumlah is not None and satuan == "orang" else ""
    money = say("BUTIR_SEBESAR", rupiah=rp(rupiah)) if rupiah is not None else ""
    return " ".join(part for part in (people, money) if part) or None


def opened_text(done: Opened, buku: Path) -> str:
    """What was opened and what follows."""
    one = done.round
    lines = [
        sentence("RAPAT_DIBUKA", {
            "rapat": one.rapat, "nomor": one.nomor, "bulan": month(one.bulan), "pemda": len(one.pemda), "butir": len(one.butir),
        }),
    ]  # fmt: skip
    if silent := [office(kode) for kode in one.pemda if kode not in one.beku]:
        lines.append(sentence("RAPAT_TANPA_EVALUASI", {"pemda": few(silent, 5)}))
    if done.tanpa:
        lines.append(sentence("RAPAT_TANPA_MASUKAN", {"jumlah": number(len(done.tanpa)), "contoh": few(done.tanpa, 2)}))
    return "\n".join([*lines, sentence("RAPAT_SELANJUTNYA", {"buku": buku, "rapat": one.rapat})])
