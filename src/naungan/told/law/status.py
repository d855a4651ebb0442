"""The answer of ``naungan law status``, as a document and as text: what is weak and changes amounts, or everything."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from naungan.kernel.messages import sentence
from naungan.law import standing
from naungan.law.document import standing_document
from naungan.law.series import SANDARAN
from naungan.law.words import STATUS, certainty
from naungan.regulasi.catatan import Terdaftar, kalender, registri, terbuka
from naungan.regulasi.keringanan import Keringanan, daftar_keringanan
from naungan.regulasi.keringanan.dokumen import relief_document
from naungan.told.law.days import day, yearly
from naungan.told.law.reliefs import factors
from naungan.told.lines import aligned

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
    rows = found["deret"]
    sure = Counter(one["kini"] for one in rows)
    rests = Counter(one["sandaran"] for one in rows if one["sandaran"])
    on = ", ".join(f"{rests[name]} {name}" for name in SANDARAN)
    numbers = {status: sure[status] for status in STATUS} | {"sandaran": on, "basi": sum(one["basi"] for one in rows)}
    yield sentence("LAW_KEPASTIAN", {"tanggal": day(found["per"]), "jumlah": len(rows), **numbers})


def letter(found: dict[str, Any]) -> str:
    """The parts one after the other, in Indonesian."""
    parts = (_certainty(found), _series(found), _reliefs(), _rules(found), _registry(), _checklist(), _open())
    return "\n".join(line for part in parts for line in (*part, "")).rstrip()


def _series(found: dict[str, Any]) -> Iterator[str]:
    rows = found["deret"]
    yield sentence("LAW_DERET", {"tanggal": day(found["per"]), "jumlah": len(rows), "basi": sum(one["basi"] for one in rows)})
    yield sentence("LAW_DERET_CARA")
    yield ""
    yield from aligned(
        (
            one["kode"],
            sentence("LAW_DERET_SEJAK", {"sejak": one["sejak"]}),
            " / ".join(str(one[status]) for status in STATUS),
            sentence("LAW_DERET_DIPERIKSA", {"diperiksa": one["diperiksa"]}),
            one["sandaran"] or "",
            _mark(one),
        )
        for one in rows
    )


def _mark(one: dict[str, Any]) -> str:
    marks = [sentence("LAW_DERET_BASI")] if one["basi"] else []
    if one["terlambat"]:
        marks.append(sentence("LAW_DERET_TERLAMBAT", {"tanggal": day(one["terlambat"])}))
    return "; ".join(marks)


def _reliefs() -> Iterator[str]:
    yield sentence("LAW_JUDUL_KERINGANAN")
    yield ""
    yield from aligned((one.kode, one.segmen, _span(one), factors(one), certainty(one.status, one.sandaran)) for one in daftar_keringanan())


def _span(one: Keringanan | Terdaftar) -> str:
    return sentence("LAW_MASA", {"dari": one.dari.nama, "sampai": one.sampai.nama})


def _rules(found: dict[str, Any]) -> Iterator[str]:
    yield sentence("LAW_JUDUL_RUMUS")
    yield ""
    yield from wrap(", ".join(found["rumus"]), _LEBAR)


def _registry() -> Iterator[str]:
    yield sentence("LAW_JUDUL_KELENGKAPAN")
    yield ""
    yield from aligned((_name(one.program), one.segmen, _span(one), STATUS[one.status], _checked(one)) for one in registri())


def _checked(one: Terdaftar) -> str:
    apart = [sentence("LAW_KECUALI", {"bulan": ", ".join(month.nama for month in one.kecuali)})] if one.kecuali else []
    against = [sentence("LAW_WASIT")] if one.wasit else []
    cases = [sentence("LAW_KASUS", {"kasus": ", ".join(one.kasus)})] if one.kasus else []
    return "; ".join([*apart, *against, *cases])


def _checklist() -> Iterator[str]:
    yield sentence("LAW_JUDUL_TAHUNAN")
    yield ""
    yield from aligned(
        (yearly(one.tanggal), sentence("LAW_TAHUNAN", {"apa": one.apa, "tempat": ", ".join((*one.deret, *one.berkas)), "cari": one.cari}))
        for one in kalender()
    )


def _open() -> Iterator[str]:
    yield sentence("LAW_JUDUL_TERBUKA")
    yield ""
    for one in terbuka():
        yield "- " + sentence("LAW_TERBUKA", {"item": one.item, "alasan": one.alasan, "penyelesaian": one.penyelesaian})
