"""Who is to be registered: counts per office for the Pejabat Pembina Kepegawaian, and the list of persons for each unit alone."""

from __future__ import annotations

from collections.abc import Sequence

from naungan.acuan.peraturan import in_force
from naungan.kernel.nik import mask
from naungan.relations.words import NO_DUTY, State
from naungan.told.letters.blocks import bases, table
from naungan.told.letters.desk import Desk, Office
from naungan.told.letters.letter import Blank, Block, Letter, Paragraph
from naungan.told.letters.orders import VILLAGE
from naungan.told.letters.paper import letter, sheet
from naungan.told.letters.wording import chief, head, listed, numbered, secretary, slug, tulis
from naungan.told.material import Row, grouped
from naungan.told.words import day, label, month, number, office

DUTY = "Permenaker 1/2025"
# Who is no ASN and works for the government itself; village officers and vulnerable workers are another duty.
NON_ASN = ("honorer", "guru_non_asn", "nakes_non_asn", "blud_non_asn", "pjlp", "lainnya")
_BASES = ("UU 24/2011", "PP 44/2015", "Permenaker 5/2021", DUTY, "Inpres 2/2021", "SE Mendagri 842.2/5193/SJ")
PPPK = "pppk_paruh_waktu"
_WAITING = (State.NOT_ON_OWN_NPP, State.UNRESOLVED)


def registration(desk: Desk, one: Office) -> Letter | None:
    """To the head of government as Pejabat Pembina Kepegawaian: who is not registered, per office; None where nobody is."""
    counted = [row for row in one.listed.counted if row["kategori"] in (*NON_ASN, PPPK) and row["keadaan"] not in NO_DUTY]
    unregistered, asn = (_count(counted, kinds, State.UNREGISTERED) for kinds in (NON_ASN, (PPPK,)))
    if not unregistered + asn:
        return None
    kinds = (("PPK_NON_ASN", unregistered), ("PPK_PPPK", asn))
    who = listed([tulis(code, jumlah=number(count)) for code, count in kinds if count])
    isi: list[Block] = [
        Paragraph(tulis("PPK_PEMBUKA", siapa=who, bulan=month(one.bulan), posisi=day(one.frozen.posisi))),
        *bases(desk.hari, _BASES), Paragraph(tulis("PPK_WAJIB" if in_force(DUTY, desk.hari) else "PPK_WAJIB_LAMA")),
        _per_office(one, counted, asn=bool(asn)), Paragraph(tulis("PPK_PENJELASAN")),
        *numbered(tulis(f"PPK_LANGKAH_{at}") for at in range(1, 4)),
    ]  # fmt: skip
    if in_force(DUTY, desk.hari):
        isi += [Blank(tulis("PPK_DITERIMA")), Blank(tulis("PPK_TERAKHIR"))]
    return letter(
        desk, one, "daftar_pendaftaran", tulis("PPK_HAL", pemda=office(one.kode)), (tulis("PPK", jabatan=head(one.kode)),), isi,
        tulis("KEPALA_BKPSDM"), tembusan=(secretary(one.kode), tulis("T_BPJS")),
    )  # fmt: skip


def unit_lists(desk: Desk, one: Office) -> list[Letter]:
    """For each unit the persons who can be registered: masked NIK and the place in the unit's own file; for that unit alone."""
    mine = [row for row in one.listed.pendaftaran if row["kategori"] not in VILLAGE]
    return [_list(desk, one, key, rows) for key, rows in grouped(mine, lambda row: (row["unit"] or "", _name(one, row))).items()]


def _list(desk: Desk, one: Office, key: tuple[str, str], rows: Sequence[Row]) -> Letter:
    unit, nama = key
    lines = [
        (str(at), str(row["nama"] or tulis("TIDAK_TERTULIS")), mask(row["nik_asli"]) or tulis("TIDAK_TERTULIS"),
         label("KATEGORI", row["kategori"]), day(row["mulai"]), _place(row))
        for at, row in enumerate(rows, 1)
    ]  # fmt: skip
    heads = ("NO", "NAMA", "NIK", "KATEGORI", "MULAI", "TEMPAT_BARIS")
    isi = (
        Paragraph(tulis("DAFTAR_RAHASIA", unit=nama, pemda=office(one.kode), bulan=month(one.bulan))), Paragraph(tulis("DAFTAR_RUJUKAN")),
        table(tulis("DAFTAR_TABEL"), heads, ("text",) * 6, lines, (5, 25, 19, 14, 14, 23)),
    )  # fmt: skip
    return sheet(
        desk, one, "daftar_nama", tulis("DAFTAR_JUDUL", unit=nama), isi, (chief(nama),), berkas=f"daftar-nama-{slug(unit or nama)}",
        mendatar=False, sifat=tulis("RAHASIA"),
    )  # fmt: skip


def _per_office(one: Office, counted: Sequence[Row], *, asn: bool) -> Block:
    """Each office with workers of its own; PPPK paruh waktu, who are ASN, stand apart where there are any."""
    rows = []
    for at, ((_, nama), mine) in enumerate(grouped(counted, lambda row: (row["unit"] or "", _name(one, row))).items(), 1):
        new, part = (_count(mine, kinds, State.UNREGISTERED) for kinds in (NON_ASN, (PPPK,)))
        people, waiting = sum(row["jumlah"] for row in mine if row["kategori"] in NON_ASN), _count(mine, (*NON_ASN, PPPK), *_WAITING)
        listed = tulis("DAFTAR_UNIT" if new + part else "TIDAK_PERLU")
        rows.append((str(at), nama, number(people), number(new), *((number(part),) if asn else ()), number(waiting), listed))
    heads = ("NO", "UNIT", "NON_ASN", "BELUM_TERDAFTAR", *(("PPPK",) if asn else ()), "PERLU_DICEK", "DAFTAR")
    kinds_ = ("text", "text", *("count",) * (4 if asn else 3), "text")
    return table(tulis("PPK_TABEL"), heads, kinds_, rows, (1, 30, *(1,) * (4 if asn else 3), 20))


def _count(rows: Sequence[Row], kategori: Sequence[str], *states: State) -> int:
    """Workers of these categories in these states."""
    return sum(row["jumlah"] for row in rows if row["keadaan"] in states and row["kategori"] in kategori)


def _name(one: Office, row: Row) -> str:
    return one.nama.get(row["unit"] or "") or str(row["unit_nama"] or tulis("UNIT_TIDAK_DIKENAL"))


def _place(row: Row) -> str:
    """Where the person stands in the file of the unit: its name without folders, sheet and row."""
    sheet = f", {row['lembar']}" if row["lembar"] else ""
    return tulis("TEMPAT", berkas=str(row["berkas"] or "").rsplit("/", 1)[-1], lembar=sheet, baris=number(row["baris"]))
