"""The answer of ``naungan law status``, as a document and as text: what is weak and changes amounts, or everything."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.law import standing
from naungan.law.document import standing_document
from naungan.law.letter import columns, yearly
from naungan.law.series import SANDARAN
from naungan.law.words import STATUS, certainty
from naungan.regulasi.buku import folders
from naungan.regulasi.catatan import Terdaftar, kalender, registri, terbuka
from naungan.regulasi.keringanan import daftar_keringanan
from naungan.regulasi.keringanan.surat import factors, relief_document

if TYPE_CHECKING:
    from naungan.law import Book

# Letters in a line of running text.
_LEBAR = 120
# Series that an amount depends on without a rule that takes them.
_TANPA_RUMUS = {"hasil_jht": "manfaat JHT PU, BPU", "pppk_pw_penyelenggara": "JKK dan JKM PPPK paruh waktu"}


def document(book: Book, today: dt.date) -> dict[str, Any]:
    """Series, reliefs, rules, registry, checklist and open questions as plain values; ``untuk``: what a series changes."""
    used = _amounts(book)
    return {
        "per": today.isoformat(),
        "deret": [{**standing_document(standing(book.series[kode], today)), "untuk": used.get(kode, [])} for kode in sorted(book.series)],
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


def _amounts(book: Book) -> dict[str, list[str]]:
    """Series → programme and segment of the registry whose rules take it, directly or through another rule."""
    found = {kode: [name] for kode, name in _TANPA_RUMUS.items()}
    for one in registri():
        for name in book.order(one.rumus):
            found.setdefault(name, []).append(f"{_name(one.program)} {one.segmen}".strip())
    return found


def _name(program: str) -> str:
    """A programme as it is said; benefits stand in words already."""
    return program if " " in program else program.upper()


def short(found: dict[str, Any]) -> str:
    """What is weak and changes amounts, on one screen."""
    rows = found["deret"]
    weak = [one for one in rows if one["lemah"] and one["untuk"]]
    lines = [*_certainty(found), "", sentence("LAW_LEMAH", {"jumlah": len(weak)}), ""]
    groups: dict[str, list[str]] = {}
    for one in weak:
        groups.setdefault(one["untuk"][0], []).append(one["kode"])
    for name, kodes in groups.items():
        lines += wrap(f"{name}: {', '.join(kodes)}", _LEBAR, subsequent_indent="    ", break_long_words=False)
    return "\n".join([*lines, "", sentence("LAW_SEMUA", {"terbuka": len(found["terbuka"])})])


def _certainty(found: dict[str, Any]) -> Iterator[str]:
    """How sure the values of today are, and what the confirmed ones rest on."""
    rows, today = found["deret"], dt.date.fromisoformat(found["per"])
    sure = Counter(one["kini"] for one in rows)
    rests = Counter(one["sandaran"] for one in rows if one["sandaran"])
    on = ", ".join(f"{rests[name]} {name}" for name in SANDARAN)
    numbers = {status: sure[status] for status in STATUS} | {"sandaran": on, "basi": sum(one["basi"] for one in rows)}
    yield sentence("LAW_KEPASTIAN", {"tanggal": tanggal(today), "jumlah": len(rows), **numbers})


def letter(found: dict[str, Any]) -> str:
    """The parts one after the other, in Indonesian."""
    parts = (_certainty(found), _series(found), _reliefs(), _rules(found), _registry(), _checklist(), _open())
    return "\n".join(line for part in parts for line in (*part, "")).rstrip()


def _series(found: dict[str, Any]) -> Iterator[str]:
    rows, today = found["deret"], dt.date.fromisoformat(found["per"])
    stale = [one for one in rows if one["basi"]]
    yield f"Deret nilai per {tanggal(today)}: {len(rows)}, {len(stale)} di antaranya lebih dari setahun tidak diperiksa."
    yield "Sejak: mulai nilai terakhir. Angka di tengah: banyaknya nilai terkonfirmasi / diingat / tidak diketahui, lalu sandaran kini."
    yield ""
    counts = ("confirmed", "recalled", "unknown")
    yield from columns(
        (
            one["kode"],
            f"sejak {one['sejak']}",
            " / ".join(str(one[status]) for status in counts),
            f"diperiksa {one['diperiksa']}",
            one["sandaran"] or "",
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
        (one.kode, one.segmen, f"{one.dari.nama} sampai {one.sampai.nama}", factors(one), certainty(one.status, one.sandaran))
        for one in daftar_keringanan()
    )


def _rules(found: dict[str, Any]) -> Iterator[str]:
    yield "Rumus (isinya: naungan law show NAMA)"
    yield ""
    yield from wrap(", ".join(found["rumus"]), _LEBAR)


def _registry() -> Iterator[str]:
    yield "Kelengkapan per program dan segmen"
    yield ""
    yield from columns(
        (_name(one.program), one.segmen, f"{one.dari.nama} sampai {one.sampai.nama}", STATUS[one.status], _checked(one))
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
