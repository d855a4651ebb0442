"""The blocks that several papers share: key figures, findings, what a government reports and disputes, targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from naungan.acuan.peraturan import in_full
from naungan.kernel.rupiah import rp
from naungan.told.finding_kinds import finding_kinds
from naungan.told.findings import gravest
from naungan.told.government import Government
from naungan.told.letters.desk import Desk, Office, Stated
from naungan.told.letters.letter import Block, Cells, Heading, Paragraph
from naungan.told.letters.wording import numbered, tulis
from naungan.told.material import Row
from naungan.told.words import label, month, number, office, percent, unknown

# Statutes that every paper of a round rests on, in the order of a list of legal bases.
BASES = (
    "UU 24/2011", "UU 23/2014", "PP 44/2015", "Inpres 2/2021", "Inpres 8/2025", "Permendagri 84/2022", "Permendagri 15/2023",
    "Permendagri 15/2024", "Permendagri 14/2025", "SE Mendagri 842.2/5193/SJ",
)  # fmt: skip


def bases(hari: dt.date, names: Sequence[str] = BASES) -> tuple[Block, ...]:
    """``Dasar:`` and the regulations in force on the day."""
    return (Paragraph(tulis("DASAR")), *numbered(in_full(names, hari), letters=True))


def count(value: int | None) -> str:
    """A count as a cell; unknown is said."""
    return number(value)


def amount(value: int | None) -> str:
    """An amount as a cell; unknown is said."""
    return rp(value)


def until(value: dt.date | None) -> str:
    """A deadline as a cell, short so that the words beside it have room."""
    return f"{value:%d-%m-%Y}" if value else tulis("TANPA_TENGGAT")


def key_figures(nama: str, one: Government, temuan: int) -> Cells:
    """What is known of a government in one table; the reason stands beside what is not known."""
    people = one.sebab_pekerja or tulis("KET_PEKERJA")
    money = tulis("KET_UANG") if one.kebutuhan is not None else one.sebab_uang
    rows: list[tuple[str, int | None, str, str]] = [
        ("PEKERJA", one.pekerja, "orang", people),
        ("YA", one.terlindungi_ya, "orang", tulis("KET_CAKUPAN", bawah=percent(one.batas_bawah), atas=percent(one.batas_atas))),
        ("TIDAK", one.terlindungi_tidak, "orang", tulis("KET_TIDAK")),
        ("KABUR", one.terlindungi_tidak_diketahui, "orang", tulis("KET_KABUR")),
        ("KEBUTUHAN", one.kebutuhan, "rupiah", money),
        ("TERSEDIA", one.tersedia, "rupiah", tulis("KET_TERSEDIA") if one.tersedia is not None else one.sebab_uang),
        ("KEKURANGAN", one.kekurangan, "rupiah", lasts(one)),
        ("TEMUAN", temuan, "temuan", tulis("KET_TEMUAN")),
    ]
    return _uraian(nama, rows)


def lasts(one: Government) -> str:
    """When the money of some unit first runs out, or for how many it suffices; empty where nobody knows."""
    if one.habis_pada:
        return tulis("KET_HABIS", bulan=month(one.habis_pada))
    return tulis("KET_CUKUP", cukup=one.cukup) if one.cukup else ""


def _uraian(nama: str, rows: Iterable[tuple[str, int | None, str, str]]) -> Cells:
    """A table of figures one below the other, each with its unit and a remark."""
    return Cells(
        nama, tuple(tulis(f"KOLOM_{one}") for one in ("URAIAN", "NILAI", "SATUAN", "KETERANGAN")), ("text", "count", "text", "text"),
        [(tulis(f"URAIAN_{kode}"), number(value), satuan, note) for kode, value, satuan, note in rows], lebar=(30, 14, 9, 47),
    )  # fmt: skip


def unit_figures(nama: str, row: Row, temuan: int) -> Cells:
    """The same of one unit (a row of the recap of offices)."""
    bounds = {"bawah": percent(row.get("batas_bawah")), "atas": percent(row.get("batas_atas"))}
    why = row.get("alasan") or ""
    rows: list[tuple[str, int | None, str, str]] = [
        ("PEKERJA", row.get("pekerja"), "orang", "" if row.get("pekerja") is not None else tulis("KET_TANPA_DAFTAR")),
        ("YA", row.get("terlindungi_ya"), "orang", tulis("KET_CAKUPAN", **bounds)),
        ("TIDAK", row.get("terlindungi_tidak"), "orang", tulis("KET_TIDAK")),
        ("KABUR", row.get("terlindungi_tidak_diketahui"), "orang", tulis("KET_KABUR")),
        ("KEBUTUHAN", row.get("kebutuhan"), "rupiah", tulis("KET_UANG") if row.get("kebutuhan") is not None else why),
        ("PAGU", row.get("pagu"), "rupiah", ""),
        ("KEKURANGAN", row.get("kekurangan"), "rupiah", why if row.get("kekurangan") is None else ""),
        ("TEMUAN", temuan, "temuan", tulis("KET_TEMUAN")),
    ]
    return _uraian(nama, rows)


def findings_table(nama: str, found: Sequence[Stated], *, unit: bool = True) -> Cells:
    """Each finding with its amount, the step still open and its deadline; ``unit`` adds whose it is."""
    heads = ("NO", *(("UNIT",) if unit else ()), "TEMUAN", "JUMLAH", "RUPIAH", "LANGKAH", "TENGGAT")
    kinds = ("text", *(("text",) if unit else ()), "text", "count", "rupiah", "text", "date")
    rows = [
        (
            str(at), *((unit_of(one),) if unit else ()), one.item.kondisi, counted(one), amount(one.item.rupiah), one.langkah,
            one.sampai,
        )
        for at, one in enumerate(found, 1)
    ]  # fmt: skip
    return Cells(nama, tuple(tulis(f"KOLOM_{head}") for head in heads), kinds, rows, lebar=(1, *((12,) if unit else ()), 36, 1, 1, 26, 1))


def counted(one: Stated) -> str:
    """How many a finding is about, with the unit of counting where it is not people."""
    return number(one.item.jumlah)


def unit_of(one: Stated) -> str:
    """Whose a finding is."""
    return one.item.unit_nama or one.item.unit or tulis("SELURUH_PEMDA")


def kinds_table(nama: str, desk_rows: Sequence[Row]) -> Cells:
    """Findings of one kind on one row: how many units, how much, and the step that ends first."""
    rows = [
        (one.nama, number(one.unit), one.jumlah or unknown(), rp(one.rupiah), one.langkah_terdekat, until(one.tenggat))
        for one in finding_kinds(list(desk_rows))
    ]
    heads = ("JENIS_TEMUAN", "BANYAK_UNIT", "BANYAKNYA", "RUPIAH", "LANGKAH_TERDEKAT", "TENGGAT")
    return Cells(
        nama, tuple(tulis(f"KOLOM_{head}") for head in heads), ("text", "count", "text", "rupiah", "text", "date"), rows,
        lebar=(26, 8, 16, 15, 22, 13),
    )  # fmt: skip


def reported(desk: Desk, pemda: Sequence[str] | None = None) -> tuple[Block, ...]:
    """What governments report beside the computed figures, and what they dispute; nothing where nobody did either."""
    said = [one for one in desk.rapat.laporan if pemda is None or one.pemda in pemda]
    disputed = [one for one in desk.rapat.sanggahan if pemda is None or one.pemda in pemda]
    blocks: list[Block] = []
    if said:
        rows = [
            (str(at), office(one.pemda), label("KOLOM", one.angka), number(one.dihitung), number(one.nilai),
             number(None if one.dihitung is None else one.nilai - one.dihitung), one.sumber)
            for at, one in enumerate(said, 1)
        ]  # fmt: skip
        heads = ("NO", "PEMDA", "ANGKA", "DIHITUNG", "LAPORAN", "SELISIH", "SUMBER")
        blocks += [
            Heading(tulis("JUDUL_LAPORAN")), Paragraph(tulis("LAPORAN_PENJELASAN")),
            table(tulis("JUDUL_LAPORAN"), heads, (*("text",) * 3, *("count",) * 3, "text"), rows, (4, 22, 22, 12, 12, 12, 16)),
        ]  # fmt: skip
    if disputed:
        rows = [
            (str(at), office(one.pemda), label("KOLOM", one.angka), number(one.beku), number(one.menurut_pemda), one.alasan,
             ", ".join(file.nama for file in one.bukti) or tulis("BELUM_ADA"))
            for at, one in enumerate(disputed, 1)
        ]  # fmt: skip
        heads = ("NO", "PEMDA", "ANGKA", "BEKU", "MENURUT_PEMDA", "ALASAN", "BUKTI")
        blocks += [
            Heading(tulis("JUDUL_SANGGAHAN")), Paragraph(tulis("SANGGAHAN_PENJELASAN")),
            table(tulis("JUDUL_SANGGAHAN"), heads, (*("text",) * 3, "count", "count", "text", "text"), rows, (4, 20, 18, 12, 12, 20, 14)),
        ]  # fmt: skip
    return tuple(blocks)


def table(nama: str, heads: Sequence[str], kinds: Sequence[str], rows: Sequence[tuple[str, ...]], lebar: Sequence[int]) -> Cells:
    """A table with headings of the catalogue."""
    return Cells(nama, tuple(tulis(f"KOLOM_{head}") for head in heads), tuple(kinds), rows, lebar=tuple(lebar))


def rows_of(one: Office, found: Sequence[Stated]) -> list[Row]:
    """The rows of FINDING that findings of a round were made from; what was entered at the table has none."""
    wanted = {(stated.item.unit or "", stated.kode) for stated in found if stated.kode}
    mine = (row for row in one.material.finding if row["pemda"] == one.kode and (row["unit"] or "", row["kode"]) in wanted)
    return sorted(mine, key=gravest)
