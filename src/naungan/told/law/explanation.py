"""Why an amount is what it is, in words: one case with its steps, or a sum with its branches; text and page take the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan, tanggal
from naungan.kernel.rupiah import rp
from naungan.law.words import STATUS, certainty, words

Document = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One step of a case: its name, the value as written, where it stands, how sure it is, and a remark. ``jenis``: rumus, nilai, kolom."""

    jenis: str
    name: str
    written: str
    where: str
    sure: str
    status: str | None
    remark: str

    @property
    def source(self) -> str:
        """Regulation, article and certainty; empty for what the case brings."""
        return "; ".join(part for part in (self.where, self.sure) if part)


@dataclass(frozen=True)
class Value:
    """A value of the law, or a relief (``kali``), behind a sum."""

    name: str
    shown: str
    source: str
    relief: bool = False


@dataclass(frozen=True)
class Branch:
    """People of a sum who go the same way: who, how many, what both sides pay, and how many of them have no amount."""

    name: str
    people: int
    employer: str
    worker: str
    without: int


@dataclass(frozen=True)
class Programme:
    """A programme with its amount; either the steps of a case, or rules, values and branches of a sum."""

    heading: str
    steps: tuple[Step, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    values: tuple[Value, ...] = ()
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """The whole: what is explained, where it comes from, the programmes, the sum, its certainty, and remarks."""

    title: str
    origin: tuple[str, ...]
    programmes: tuple[Programme, ...]
    total: str
    status: str
    sure: str
    remarks: tuple[str, ...]


def explanation(found: Document) -> Explanation:
    """From the document of one case or that of a sum."""
    return Explanation(
        title=_title(found),
        origin=tuple(_origin(found)),
        programmes=tuple(_programme(one) for one in found["program"]),
        total=sentence("JELAS_JUMLAH", {"rupiah": rp(found["total"])}),
        status=found["status"],
        sure=STATUS[found["status"]],
        remarks=tuple(found.get("catatan") or ()),
    )


def _title(found: Document) -> str:
    if "judul" in found:
        return str(found["judul"])
    bulan = Bulan.parse(found["bulan"]).nama
    if "segmen" in found:
        return sentence("JELAS_JUDUL_SEGMEN", {"bulan": bulan, "segmen": found["segmen"]})
    return sentence("JELAS_JUDUL", {"bulan": bulan})


def _origin(found: Document) -> Iterator[str]:
    """Where the case comes from, and on which day the law was known."""
    if place := found.get("asal"):
        yield sentence("JELAS_ASAL_LEMBAR" if place["lembar"] else "JELAS_ASAL", place)
    if found.get("pilihan"):
        yield sentence("JELAS_UNTUK", {"pilihan": ", ".join(f"{name} {value}" for name, value in found["pilihan"].items())})
    if found.get("perkiraan"):
        yield sentence("JELAS_PERKIRAAN")
    if found.get("diketahui"):
        yield sentence("JELAS_DIKETAHUI", {"tanggal": tanggal(dt.date.fromisoformat(found["diketahui"]))})


def _programme(one: Document) -> Programme:
    if "langkah" in one:
        return Programme(_heading(one), steps=tuple(_step(step) for step in one["langkah"]))
    values = [Value(value["nama"], _shown(value), _source(value)) for value in one["nilai"]]
    reliefs = [Value(relief["kode"], relief["kali"], _source(relief), relief=True) for relief in one["keringanan"]]
    return Programme(
        _heading(one),
        rules=tuple((rule["rumus"], rule["pasal"]) for rule in one["rumus"]),
        values=(*values, *reliefs),
        branches=tuple(
            Branch(_branch(row), row["orang"], rp(row["pemberi_kerja"]), rp(row["pekerja"]), row["tanpa_jumlah"]) for row in one["cabang"]
        ),
    )


def _heading(one: Document) -> str:
    """The programme with its amount."""
    name = one["program"].upper()
    if "langkah" not in one:
        return f"{name} {one['segmen']}: {words(one['orang'], 'orang')}, {rp(one['jumlah'])}"
    if "rincian" in one:
        return f"{name}: {', '.join(f'{part} {rp(amount)}' for part, amount in one['rincian'].items())}"
    return f"{name}: {', '.join(shares(one['iuran']))}"


def shares(iuran: Document) -> list[str]:
    """What both sides pay."""
    return [sentence(f"JELAS_{payer.upper()}", {"rupiah": rp(iuran[payer])}) for payer in ("pemberi_kerja", "pekerja")]


def _step(step: Document) -> Step:
    return Step(
        jenis=step["jenis"],
        name=step["uraian"] if step["jenis"] == "rumus" else step["uraian"] or step["nama"],
        written=step["tertulis"],
        where=_where(step),
        sure=_sure(step),
        status=step.get("status"),
        remark=step["catatan"] or "",
    )


def _where(step: Document) -> str:
    return " ".join(part for part in (step.get("aturan"), step.get("pasal")) if part)


def _sure(step: Document) -> str:
    return certainty(step["status"], step.get("sandaran")) if step.get("status") else ""


def _source(step: Document) -> str:
    return "; ".join(part for part in (_where(step), _sure(step)) if part)


def _shown(value: Document) -> str:
    if isinstance(value["nilai"], list):
        return sentence("JELAS_PITA", {"jumlah": len(value["nilai"])})
    return words(value["nilai"], value["satuan"])


def _branch(branch: Document) -> str:
    """What a branch is, in words."""
    parts: Sequence[tuple[Any, str, Document]] = (
        (branch["keringanan"], "KERINGANAN", {"kode": branch["keringanan"]}),
        (branch["risiko"], "RISIKO", {"risiko": branch["risiko"]}),
        (branch["pita"] is not None, "PITA", {"rupiah": rp(branch["pita"])}),
        (branch["dibatasi"], "PAGU", {}),
        (branch["perkiraan"], "PERKIRAAN", {}),
    )
    said = [sentence(f"JELAS_CABANG_{code}", params) for there, code, params in parts if there]
    return ", ".join(said) or sentence("JELAS_CABANG_POLOS")
