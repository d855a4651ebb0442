"""What a unit asks for: the table to type into SIPD, by what may be typed at once and what waits, and the text to attach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naungan.acuan.rekening import nama_rekening
from naungan.budget.sums import known_sum
from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.kernel.rupiah import rp
from naungan.told.material import PROPOSED, Material, Row, grouped
from naungan.told.table import Table, columns
from naungan.told.words import label, number, office, say

LINE = columns(
    "kode_rekening", "uraian_usulan", "koefisien", "satuan", "harga_satuan", "jumlah_usulan", "dasar", "alasan_usulan",
    harga_satuan="rupiah", jumlah_usulan="rupiah",
)  # fmt: skip
# What can be typed at once; what waits for a status; what has no account; the option; what this year lacks.
BAGIAN = ("RKA", "STATUS", "TANPA", "PILIHAN", "APBD_P")
_SUMMARY = columns(
    "wilayah", "unit_nama", "tahun", "bagian_usulan", "kode_rekening", "program", "dasar_iuran", "orang", "baris_usulan", "jumlah_usulan",
    "alasan_usulan",
    orang="count", baris_usulan="count", jumlah_usulan="rupiah",
)  # fmt: skip


Ways = Mapping[tuple[str, int], Mapping[str, Any]]


@dataclass(frozen=True)
class Bagian:
    """One part of a unit's table: its lines, and the sum of those that can be computed (None where none can)."""

    kode: str
    tahun: int
    baris: Sequence[Row]
    jumlah: int | None

    @property
    def judul(self) -> str:
        """What the part is."""
        return say(f"USULAN_BAGIAN_{self.kode}", tahun=self.tahun)


@dataclass(frozen=True)
class Usulan:
    """What one unit asks for."""

    pemda: str
    unit: str | None
    nama: str
    bagian: Sequence[Bagian]
    paragraf: Sequence[str]

    @property
    def judul(self) -> str:
        """The heading of table and text."""
        return say("USULAN_UNIT_JUDUL", unit=self.nama, pemda=office(self.pemda))


def units_asking(
    rows: Iterable[Mapping[str, Any]], names: Mapping[tuple[str, str], str], steps: Iterable[Mapping[str, Any]], posisi: dt.date
) -> list[Usulan]:
    """By unit, in order: rows of BUDGET_PROPOSAL as parts of its table, and the text about the same figures.

    ``steps`` are rows of BUDGET_STEP: the one that is open next for a government and year is named.
    """
    ways = {(row["pemda"], row["tahun"]): row for row in steps if row["berikut"]}
    ordered = sorted(rows, key=lambda row: (row["pemda"], row["unit"] or ""))
    return [_unit(place, mine, names, ways, posisi) for place, mine in grouped(ordered, lambda row: (row["pemda"], row["unit"])).items()]


def part_of(row: Mapping[str, Any]) -> str:
    """The part a row stands in."""
    if row["jenis"] == "APBD_P":
        return "APBD_P"
    if row["pilihan"]:
        return "PILIHAN"
    if row["kode_rekening"] is None:
        return "TANPA"
    return "STATUS" if row["alasan"] else "RKA"


def proposals_in_brief(material: Material) -> Table:
    """One row a unit, part and account: the single lines stand in the table of the unit."""

    def key(row: Row) -> tuple[Any, ...]:
        return (part_of(row), *(row[name] for name in PROPOSED if name not in ("jenis", "pilihan")))

    rows = [_brief(material, kode[0], mine) for kode, mine in grouped(material.proposal, key).items()]
    return Table("USULAN", _SUMMARY, sorted(rows, key=lambda row: row["_urut"]))


def _brief(material: Material, bagian: str, rows: list[Row]) -> Row:
    first = rows[0]
    # The rest of a shortfall names the people of its whole months again.
    people = max(row["orang_terbanyak"] or 0 for row in rows) if bagian == "APBD_P" else sum(row["orang"] for row in rows)
    name = material.unit_names.get((first["pemda"], first["unit"] or "")) or first["unit"] or say("UNIT_TIDAK_DIKENAL")
    place = (first["pemda"], first["unit"] or "", BAGIAN.index(bagian), first["kode_rekening"] or "~", first["program"] or "")
    more = (bool(first["perkiraan"]), first["alasan"] or "", first["rekening_mungkin"] or "", first["tahun"], first["terhadap"] or "")
    return {
        "_urut": (*place, *more), "wilayah": office(first["pemda"]), "unit_nama": name,
        "tahun": str(first["tahun"]), "bagian_usulan": say(f"USULAN_BAGIAN_{bagian}", tahun=first["tahun"]),
        "kode_rekening": first["kode_rekening"] or first["rekening_mungkin"] or say("TANPA_REKENING"),
        "program": (first["program"] or "").upper() or say("TANPA_PROGRAM"),
        "dasar_iuran": say("IURAN_PERKIRAAN" if first["perkiraan"] else "IURAN_PASTI"), "orang": people,
        "baris_usulan": sum(row["baris"] for row in rows),
        "jumlah_usulan": _sum(rows), "alasan_usulan": _why(first),
    }  # fmt: skip


def _unit(place: tuple[str, str | None], rows: list[Any], names: Mapping[tuple[str, str], str], ways: Ways, posisi: dt.date) -> Usulan:
    pemda, unit = place
    nama = names.get((pemda, unit or "")) or unit or say("UNIT_TIDAK_DIKENAL")
    parts = grouped(rows, part_of)
    bagian = [
        Bagian(kode, parts[kode][0]["tahun"], [_line(row) for row in parts[kode]], _sum(parts[kode])) for kode in BAGIAN if kode in parts
    ]
    return Usulan(pemda, unit, nama, bagian, [*_text(bagian, rows, nama, pemda, posisi), *_until(bagian, pemda, ways)])


def _line(row: Mapping[str, Any]) -> Row:
    """A row as SIPD asks for it: coefficient × unit price = amount."""
    whole = row["bulan"] is None
    if row["jenis"] == "APBD_P":
        koefisien, satuan = (say("USULAN_KALI"), say("USULAN_SATUAN_KALI")) if whole else (
            say("USULAN_BULAN", bulan=row["bulan"]), say("USULAN_SATUAN_BULAN"))  # fmt: skip
    else:
        koefisien, satuan = say("USULAN_ORANG_BULAN", orang=row["orang"], bulan=row["bulan"]), say("USULAN_SATUAN_ORANG_BULAN")
    return {
        "kode_rekening": row["kode_rekening"] or row["rekening_mungkin"] or say("TANPA_REKENING"), "uraian_usulan": _description(row),
        "koefisien": koefisien, "satuan": satuan, "harga_satuan": row["harga"], "jumlah_usulan": row["rupiah"], "dasar": row["dasar"] or "",
        "alasan_usulan": _why(row),
    }  # fmt: skip


def _description(row: Mapping[str, Any]) -> str:
    account = nama_rekening(row["kode_rekening"]) if row["kode_rekening"] else None
    program = (row["program"] or "").upper()
    text = account or " ".join(part for part in (say("USULAN_IURAN"), program, _family(row["keluarga"])) if part)
    if row["jenis"] == "APBD_P":
        return text + say("USULAN_SISA" if row["bulan"] is None else "USULAN_SEMUA_ORANG", orang=number(row["orang"]))
    base = "" if row["dasar_upah"] is None else say("USULAN_DASAR", dasar=rp(int(row["dasar_upah"])))
    again = say("USULAN_PERPANJANGAN", tahun=row["tahun"] - 1) if row["perpanjangan"] else ""
    return text + base + (say("USULAN_PERKIRAAN") if row["perkiraan"] else "") + again


def _family(keluarga: str | None) -> str:
    return label("KELUARGA", keluarga) if keluarga else ""


def _why(row: Mapping[str, Any]) -> str:
    said = [sentence(row["alasan"])] if row["alasan"] else []
    return " ".join(said + ([say("USULAN_SETAHUN")] if row["terhadap"] == "setahun" else []))


def _sum(rows: Iterable[Mapping[str, Any]]) -> int | None:
    return known_sum(row["rupiah"] for row in rows)


def _text(bagian: Sequence[Bagian], rows: list[Any], nama: str, pemda: str, posisi: dt.date) -> list[str]:
    """The covering text, from the same rows: what is asked, on what it rests, what waits, and until when it can be entered."""
    first = say("USULAN_P_AWAL", unit=nama, pemda=office(pemda), tanggal=tanggal(posisi))
    # What waits is told beside what can be typed; a text without the latter says so before.
    said = [first] if any(part.kode in ("RKA", "APBD_P") for part in bagian) else [first, say("USULAN_P_KOSONG")]
    for part in bagian:
        mine = [row for row in rows if part_of(row) == part.kode]
        amounts = "; ".join(
            say("USULAN_P_REKENING", rekening=kode, jumlah=rp(_sum(of)))
            for kode, of in sorted(grouped(mine, lambda row: row["kode_rekening"] or say("TANPA_REKENING")).items())
        )
        said.append(say(f"USULAN_P_{part.kode}", tahun=part.tahun, jumlah=rp(part.jumlah), rincian=amounts, orang=number(_people(mine))))
        if any(row["terhadap"] == "setahun" for row in mine):
            said.append(say("USULAN_P_SETAHUN"))
    articles = sorted({row["dasar"] for row in rows if row["dasar"]})
    if articles:
        said.append(say("USULAN_P_DASAR", dasar="; ".join(articles)))
    return said


def _people(rows: list[Any]) -> int:
    """Persons by the programme that counts most of them: each stands under every programme."""
    by_program = grouped((row for row in rows if row["bulan"] is not None), lambda row: row["program"])
    return max((sum(row["orang"] or 0 for row in mine) for mine in by_program.values()), default=0)


def _until(bagian: Sequence[Bagian], pemda: str, ways: Ways) -> list[str]:
    """The step into which each year's request, and what still waits, can be brought, with both its dates."""
    years = dict.fromkeys(part.tahun for part in bagian if part.kode != "PILIHAN")
    found = ((tahun, ways[pemda, tahun]) for tahun in years if (pemda, tahun) in ways)
    return [
        say("USULAN_P_LANGKAH", tahun=tahun, langkah=sentence(step["langkah"]), usulan=tanggal(step["usulan"]),
            penetapan=tanggal(step["penetapan"]))
        for tahun, step in found
    ]  # fmt: skip
