"""The explanation of an amount as text in Indonesian: one case with its steps, or a sum with its branches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from naungan.kernel.period import Bulan, tanggal
from naungan.kernel.rupiah import rp
from naungan.law.letter import columns
from naungan.law.words import STATUS, certainty, words

Document = dict[str, Any]


def explanation_text(found: Document) -> str:
    """Lines of text; works for the document of one case and for that of a sum."""
    lines = [title(found), *origin(found), ""]
    for one in found["program"]:
        lines += [heading(one), *(_steps(one) if "langkah" in one else _branches(one)), ""]
    lines += [f"Jumlah {rp(found['total'])}", f"Kepastian hukum yang dipakai: {STATUS[found['status']]}"]
    if found.get("catatan"):
        lines += ["", "Catatan", *(f"- {sentence}" for sentence in found["catatan"])]
    return "\n".join(lines)


def title(found: Document) -> str:
    """What is explained."""
    if "judul" in found:
        return str(found["judul"])
    month = Bulan.parse(found["bulan"]).nama
    what = f"Penjelasan iuran {month}"
    return f"{what}, segmen {found['segmen']}" if "segmen" in found else what


def origin(found: Document) -> list[str]:
    """Where the case comes from, and on which day the law was known."""
    lines = []
    if place := found.get("asal"):
        sheet = f", lembar {place['lembar']}" if place["lembar"] else ""
        lines.append(f"Asal: berkas {place['berkas']}{sheet}, baris {place['baris']}")
    if found.get("pilihan"):
        lines.append("Untuk " + ", ".join(f"{name} {value}" for name, value in found["pilihan"].items()))
    if found.get("perkiraan"):
        lines.append("Upahnya tidak diketahui; dasar yang dipakai adalah perkiraan menurut kebijakan daerah.")
    if found.get("diketahui"):
        lines.append(f"Menurut hukum yang diketahui pada {tanggal(dt.date.fromisoformat(found['diketahui']))}")
    return lines


def heading(one: Document) -> str:
    """The programme with its amount."""
    if "langkah" not in one:
        return f"{one['program'].upper()} {one['segmen']}: {words(one['orang'], 'orang')}, {rp(one['jumlah'])}"
    if "rincian" in one:
        return f"{one['program'].upper()}: {', '.join(f'{part} {rp(amount)}' for part, amount in one['rincian'].items())}"
    shares = ((f"{label} {rp(one['iuran'][payer])}") for payer, label in (("pemberi_kerja", "pemberi kerja"), ("pekerja", "pekerja")))
    return f"{one['program'].upper()}: {', '.join(shares)}"


def source(step: Document) -> str:
    """Regulation, article and certainty of a step; empty for what the case brings."""
    where = " ".join(part for part in (step.get("aturan"), step.get("pasal")) if part)
    sure = certainty(step["status"], step.get("sandaran")) if step.get("status") else ""
    return "; ".join(part for part in (where, sure) if part)


def branch_words(branch: Document) -> str:
    """What a branch is, in words."""
    parts = [
        f"keringanan {branch['keringanan']}" if branch["keringanan"] else "",
        f"kelompok risiko {branch['risiko']}" if branch["risiko"] else "",
        f"pita {rp(branch['pita'])}" if branch["pita"] is not None else "",
        "upah dibatasi pagu" if branch["dibatasi"] else "",
        "dasar perkiraan" if branch["perkiraan"] else "",
    ]
    return ", ".join(part for part in parts if part) or "tanpa keringanan dan batas"


def _steps(one: Document) -> Iterator[str]:
    for number, step in enumerate(one["langkah"], start=1):
        where = source(step)
        if step["jenis"] == "rumus":
            yield f"  {number}. {step['uraian']} = {step['tertulis']}" + (f" [{where}]" if where else "")
        else:
            yield f"  {number}. {step['uraian'] or step['nama']}: {step['tertulis']}" + (f" [{where}]" if where else "")
        if step["catatan"]:
            yield f"       {step['catatan']}"


def _branches(one: Document) -> Iterator[str]:
    for rule in one["rumus"]:
        yield f"  {rule['rumus']} [{rule['pasal']}]"
    for value in one["nilai"]:
        shown = f"{len(value['nilai'])} pita" if isinstance(value["nilai"], list) else words(value["nilai"], value["satuan"])
        yield f"  {value['nama']}: {shown} [{source(value)}]"
    for relief in one["keringanan"]:
        yield f"  Keringanan {relief['kode']}: dikali {relief['kali']} [{source(relief)}]"
    yield from (
        f"    {line}"
        for line in columns(
            (branch_words(row), words(row["orang"], "orang"), f"pemberi kerja {rp(row['pemberi_kerja'])}", f"pekerja {rp(row['pekerja'])}",
             f"{row['tanpa_jumlah']} tanpa jumlah" if row["tanpa_jumlah"] else "")
            for row in one["cabang"]
        )
    )  # fmt: skip
