"""Letters that order something done: governor to bupati, sekda to office, DPMD to village; each with its addressee's own findings."""

from __future__ import annotations

from naungan.relations.words import Jawaban
from naungan.told.letters.blocks import (
    amount,
    bases,
    findings_table,
    key_figures,
    kinds_table,
    rows_of,
    table,
    unit_figures,
)  # fmt: skip
from naungan.told.letters.decisions import decisions
from naungan.told.letters.desk import Desk, Office, Stated, soonest, still_open
from naungan.told.letters.letter import Block, Letter, Paragraph
from naungan.told.letters.paper import letter, sheet
from naungan.told.letters.wording import chief, governor_of, head, numbered, secretary, slug, tulis
from naungan.told.material import Row, grouped, province
from naungan.told.words import day, label, month, number, office

# The categories that a village answers for.
VILLAGE = ("perangkat_desa", "bpd", "rt_rw", "kader", "linmas")
_VILLAGE_BASES = ("UU 6/2014", "UU 3/2024", "UU 24/2011", "PP 44/2015", "Permendagri 20/2018", "Inpres 2/2021", "SE Mendagri 842.2/5193/SJ")


def to_government(desk: Desk, one: Office) -> Letter:
    """The governor, as representative of the centre, to the head of a kabupaten or kota."""
    open_ = still_open(one.findings)
    nama = office(one.kode)
    isi: list[Block] = [
        Paragraph(_follows(desk, one)), *bases(desk.hari), Paragraph(tulis("KEADAAN_PEMDA", pemda=nama, **_when(one))),
        key_figures(tulis("TABEL_KEADAAN", nama=nama), one.government, len(open_)),
    ]  # fmt: skip
    if open_:
        rows = rows_of(one, open_)
        isi += [Paragraph(tulis("RINGKAS_TEMUAN", jumlah=number(len(open_)))), *([kinds_table(tulis("TABEL_JENIS"), rows)] if rows else [])]
    asked = [made.perintah for made in decisions(one) if made.temuan]
    isi += [Paragraph(tulis("DIMINTA_SAUDARA" if asked else "TANPA_TEMUAN")), *numbered(asked), Paragraph(tulis("LAPOR_TRIWULAN"))]
    return letter(
        desk, one, "surat_gubernur", tulis("GUB_HAL", pemda=nama), (head(one.kode),), isi, governor_of(one.kode), kop=province(one.kode),
        tembusan=(tulis("T_MENDAGRI"), tulis("T_BPJS")), lampiran=tulis("SATU_BERKAS") if open_ else "-",
    )  # fmt: skip


def attached(desk: Desk, one: Office) -> Letter | None:
    """What the governor's letter has attached: every open finding by unit; None where nothing is open."""
    open_ = still_open(one.findings)
    if not open_:
        return None
    nama = office(one.kode)
    said = tulis("LAMPIRAN_RUJUKAN", jabatan=governor_of(one.kode), pemda=nama, bulan=month(one.bulan))
    isi = (Paragraph(said), findings_table(tulis("TABEL_RINCIAN"), open_))
    return sheet(
        desk, one, "surat_gubernur", tulis("HAL_LAMPIRAN", pemda=nama), isi, (), kop=province(one.kode), berkas="surat-gubernur-lampiran"
    )


def to_office(desk: Desk, one: Office, unit: str) -> Letter:
    """The secretary of the government to the head of one office."""
    found = still_open(one.by_unit[unit])
    nama = one.unit_name(unit)
    isi: list[Block] = [
        Paragraph(_follows(desk, one)), *bases(desk.hari), Paragraph(tulis("KEADAAN_UNIT", unit=nama, **_when(one))),
        unit_figures(tulis("TABEL_KEADAAN", nama=nama), one.unit.get(unit, {}), len(found)),
        Paragraph(tulis("DIMINTA_UNIT", jumlah=number(len(found)))), findings_table(tulis("TABEL_TEMUAN_UNIT"), found, unit=False),
        *_by_name(found), Paragraph(tulis("LAPOR_UNIT", tenggat=_first(found))),
    ]  # fmt: skip
    return letter(
        desk, one, "surat_sekda", tulis("SEKDA_HAL"), (chief(nama),), isi, secretary(one.kode), berkas=f"surat-sekda-{slug(unit)}",
        tembusan=(head(one.kode), tulis("T_INSPEKTUR"), tulis("T_BKAD")),
    )  # fmt: skip


def to_village(desk: Desk, one: Office, unit: str) -> Letter:
    """The office for villages to the head of one village: its people by category, its lines of the APBDes, its findings."""
    nama, found = one.unit_name(unit), still_open(one.by_unit.get(unit, []))
    people = [row for row in one.listed.counted if row["unit"] == unit]
    lines = [row for row in one.village_lines if row["unit"] == unit]
    return _village(desk, one, f"surat-dpmd-{slug(unit)}", tulis("KEPALA_DESA", desa=nama.removeprefix("Desa ")), people, lines, found)


def to_villages(desk: Desk, one: Office) -> Letter | None:
    """One letter to all villages of a government whose officers stand on no list of a village of its own; None without any."""
    people = [row for row in one.listed.counted if row["kategori"] in VILLAGE and row["unit"] not in one.villages]
    if not people:
        return None
    return _village(desk, one, "surat-dpmd-semua-desa", tulis("KEPALA_DESA_SEMUA", pemda=office(one.kode)), people, [], [])


def _village(
    desk: Desk, one: Office, berkas: str, kepada: str, people: list[Row], lines: list[Row], found: list[Stated]
) -> Letter:  # fmt: skip
    isi: list[Block] = [
        Paragraph(_follows(desk, one)), *bases(desk.hari, _VILLAGE_BASES),
        Paragraph(tulis("DESA_ORANG" if people else "DESA_TANPA_DAFTAR", **_when(one))),
        *([_categories(people)] if people else []),
        Paragraph(tulis("DESA_APBDES" if lines else "DESA_TANPA_APBDES")), *([_spending(lines)] if lines else []),
    ]  # fmt: skip
    if found:
        isi += [Paragraph(tulis("DIMINTA_DESA")), findings_table(tulis("TABEL_TEMUAN_UNIT"), found, unit=False)]
    isi += [*numbered(tulis(f"DESA_LANGKAH_{at}") for at in range(1, 4)), Paragraph(tulis("LAPOR_DESA", tenggat=_first(found)))]
    return letter(
        desk, one, "surat_dpmd", tulis("DPMD_HAL"), (kepada,), isi, tulis("KEPALA_DPMD"), berkas=berkas,
        tembusan=(head(one.kode), tulis("T_CAMAT")),
    )  # fmt: skip


def _categories(people: list[Row]) -> Block:
    """Every category of village officers by whether they are protected."""
    rows = []
    for kategori, mine in grouped(people, lambda row: row["kategori"] or "").items():
        by = {word: sum(row["jumlah"] for row in mine if row["terlindungi"] == word) for word in Jawaban}
        nama = label("KATEGORI", kategori) if kategori else tulis("KATEGORI_TIDAK_DISEBUT")
        rows.append((nama, number(sum(by.values())), *(number(by[word]) for word in Jawaban)))
    return table(
        tulis("TABEL_KATEGORI"), ("KATEGORI", "ORANG", "YA", "TIDAK", "KABUR"), ("text", *("count",) * 4), rows, (36, 16, 16, 16, 16)
    )


def _spending(lines: list[Row]) -> Block:
    rows = [
        (str(at), row["kode_rekening"], str(row["tahun"]), label("TAHAP", row["tahap"]), amount(row["pagu"]), amount(row["realisasi"]),
         amount(row["tersedia"]))
        for at, row in enumerate(lines, 1)
    ]  # fmt: skip
    heads = ("NO", "REKENING", "TAHUN", "TAHAP", "PAGU", "REALISASI", "SISA")
    return table(tulis("TABEL_APBDES"), heads, ("text",) * 4 + ("rupiah",) * 3, rows, (5, 20, 10, 14, 17, 17, 17))


def _when(one: Office) -> dict[str, str]:
    """Month and position of its figures."""
    return {"bulan": month(one.bulan), "posisi": day(one.frozen.posisi)}


def _by_name(found: list[Stated]) -> list[Block]:
    """The list of names goes to the unit itself, never into a letter."""
    return [Paragraph(tulis("DAFTAR_NAMA"))] if any(one.item.satuan == "orang" for one in found) else []


def _first(found: list[Stated]) -> str:
    """The deadline that comes first; the due day of the quarterly report where none stands."""
    first = soonest(found)
    return day(first) if first else tulis("TANPA_TENGGAT_LAPOR")


def _follows(desk: Desk, one: Office) -> str:
    rapat = desk.rapat
    return tulis("MENINDAKLANJUTI", nomor=rapat.nomor, tanggal=day(rapat.tanggal), tempat=rapat.tempat, bulan=month(one.bulan))
