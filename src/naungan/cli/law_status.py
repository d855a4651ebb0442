"""The answer of ``naungan law status``, as a document and as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from naungan.kernel.period import tanggal
from naungan.law import standing
from naungan.law.document import standing_document
from naungan.law.letter import columns, yearly
from naungan.law.words import STATUS
from naungan.regulasi.buku import folders
from naungan.regulasi.catatan import Terdaftar, kalender, registri, terbuka
from naungan.regulasi.keringanan import daftar_keringanan
from naungan.regulasi.keringanan.surat import factors, relief_document

if TYPE_CHECKING:
    from naungan.law import Book

# Letters in a line of running text.
_LEBAR = 120


def document(book: Book, today: dt.date) -> dict[str, Any]:
    """Series, reliefs, rules, registry, checklist and open questions as plain values."""
    return {
        "per": today.isoformat(),
        "deret": [standing_document(standing(book.series[kode], today)) for kode in sorted(book.series)],
        "keringanan": [relief_document(one) for one in daftar_keringanan()],
        "rumus": sorted(book.formulas),
        "registri": [
            {**asdict(one), "dari": str(one.dari), "sampai": str(one.sampai), "kecuali": [str(month) for month in one.kecuali]}
            for one in registri()
        ],
        "kalender": [asdict(one) for one in kalender()],
        "terbuka": [asdict(one) for one in terbuka()],
    }


def malformed() -> None:
    """Refusal that names the first file of the law that does not have the form of the schema."""
    from importlib.resources import files
    from pathlib import Path

    from naungan.kernel.errors import Refusal
    from naungan.law.form import faults

    root = Path(str(files("naungan")))
    folders_ = [root / "regulasi" / name for name in folders()] + [root / "acuan" / "deret"]
    for file in sorted(file for folder in folders_ for file in folder.rglob("*.yaml") if not file.name.startswith("_")):
        if found := faults(file.read_text("utf-8")):
            raise Refusal("LAW_FORM", berkas=str(file.relative_to(root)), sebab=found[0])


def letter(found: dict[str, Any]) -> str:
    """The parts one after the other, in Indonesian."""
    parts = (_series(found), _reliefs(), _rules(found), _registry(), _checklist(), _open())
    return "\n".join(line for part in parts for line in (*part, "")).rstrip()


def _series(found: dict[str, Any]) -> Iterator[str]:
    rows, today = found["deret"], dt.date.fromisoformat(found["per"])
    stale = [one for one in rows if one["basi"]]
    yield f"Deret nilai per {tanggal(today)}: {len(rows)}, {len(stale)} di antaranya lebih dari setahun tidak diperiksa."
    yield "Sejak: mulai nilai terakhir. Angka di tengah: banyaknya nilai terkonfirmasi / diingat / tidak diketahui."
    yield ""
    counts = ("confirmed", "recalled", "unknown")
    yield from columns(
        (
            one["kode"],
            f"sejak {one['sejak']}",
            " / ".join(str(one[status]) for status in counts),
            f"diperiksa {one['diperiksa']}",
            _mark(one),
        )
        for one in rows
    )


def _mark(one: dict[str, Any]) -> str:
    marks = ["BASI: periksa kembali"] if one["basi"] else []
    if one["terlambat"]:
        marks.append(f"nilai sejak {tanggal(dt.date.fromisoformat(one['terlambat']))} belum diketahui")
    return "; ".join(marks)


def _reliefs() -> Iterator[str]:
    yield "Keringanan iuran"
    yield ""
    yield from columns(
        (one.kode, one.segmen, f"{one.dari.nama} sampai {one.sampai.nama}", factors(one), STATUS[one.status]) for one in daftar_keringanan()
    )


def _rules(found: dict[str, Any]) -> Iterator[str]:
    yield "Rumus (isinya: naungan law show NAMA)"
    yield ""
    yield from wrap(", ".join(found["rumus"]), _LEBAR)


def _registry() -> Iterator[str]:
    yield "Kelengkapan per program dan segmen"
    yield ""
    yield from columns(
        (one.program.upper(), one.segmen, f"{one.dari.nama} sampai {one.sampai.nama}", STATUS[one.status], _checked(one))
        for one in registri()
    )


def _checked(one: Terdaftar) -> str:
    apart = [f"kecuali {', '.join(month.nama for month in one.kecuali)}"] if one.kecuali else []
    against = ["dicocokkan dengan pembacaan kedua (wasit)"] if one.wasit else []
    return "; ".join([*apart, *against, *([f"kasus {', '.join(one.kasus)}"] if one.kasus else [])])


def _checklist() -> Iterator[str]:
    yield "Yang harus dicari setiap tahun"
    yield ""
    yield from columns(
        (yearly(one.tanggal), f"{one.apa} [{', '.join((*one.deret, *one.berkas))}]. Cari: {one.cari}.") for one in kalender()
    )


def _open() -> Iterator[str]:
    yield "Yang masih terbuka"
    yield ""
    yield from (f"- {one.item}: {one.alasan} Yang menyelesaikan: {one.penyelesaian}" for one in terbuka())
