"""The national and the provincial book of a round: each government's figures, findings by kind, targets, ranks, and who was absent."""

from __future__ import annotations

from collections.abc import Sequence

from naungan.acuan.peraturan import sayable
from naungan.told.headline import headline
from naungan.told.letters.agreed import absent, state
from naungan.told.letters.blocks import bases, findings_table, kinds_table, reported, rows_of, table
from naungan.told.letters.desk import Desk, Office, Stated, still_open
from naungan.told.letters.instruments import instruments
from naungan.told.letters.letter import Block, Heading, Letter, Paragraph
from naungan.told.letters.paper import sheet
from naungan.told.letters.targets import targets
from naungan.told.letters.wording import head, tulis
from naungan.told.words import day, month, number, office, percent, place, unknown


def national(desk: Desk) -> Letter:
    """Of all governments of the round."""
    judul = tulis("BUKU_NASIONAL_JUDUL", bulan=month(desk.rapat.bulan))
    found = list(desk.offices.values())
    isi = (*_opening(desk, found), *_everything(desk, found, None), *_of_provinces(desk))
    return sheet(desk, None, "buku_nasional", judul, isi, (tulis("DIRJEN_KEUDA"),))


def provincial(desk: Desk, kode: str) -> Letter:
    """Of the governments of one province, with every finding that is open."""
    found = desk.of_province(kode)
    judul = tulis("BUKU_PROVINSI_JUDUL", provinsi=place(kode), bulan=month(desk.rapat.bulan))
    isi: list[Block] = [*_opening(desk, found), *_everything(desk, found, [one.kode for one in found])]
    for one in found:
        isi += [Heading(tulis("BUKU_TEMUAN_PEMDA", pemda=office(one.kode))), *_open(one, still_open(one.findings))]
    return sheet(desk, None, "buku_provinsi", judul, isi, (head(kode),), kop=kode, berkas=f"buku-provinsi-{kode}")


def _opening(desk: Desk, found: Sequence[Office]) -> tuple[Block, ...]:
    positions = sorted({one.frozen.posisi for one in found})
    when = tulis("TANPA_POSISI") if not positions else day(positions[0]) if len(positions) == 1 else tulis(
        "ANTARA_HARI", awal=day(positions[0]), akhir=day(positions[-1]))  # fmt: skip
    said = tulis("BUKU_PEMBUKA", nomor=desk.rapat.nomor, tanggal=day(desk.rapat.tanggal), tempat=desk.rapat.tempat,
                 bulan=month(desk.rapat.bulan), posisi=when, jumlah=number(len(found)))  # fmt: skip
    return (Paragraph(said), *bases(desk.hari))


def _everything(desk: Desk, found: Sequence[Office], pemda: Sequence[str] | None) -> tuple[Block, ...]:
    rows = [row for one in found for row in rows_of(one, still_open(one.findings))]
    aloud = [text for text in _aloud(found) if sayable(text, desk.hari)] if pemda is None else ()
    return (
        *(Paragraph(text) for text in aloud), Heading(tulis("BA_KEADAAN")), Paragraph(tulis("BA_KEADAAN_PENJELASAN")), state(found),
        Heading(tulis("BUKU_URUTAN")), Paragraph(tulis("BUKU_URUTAN_PENJELASAN")), _ranked(found),
        *((Heading(tulis("TABEL_JENIS")), kinds_table(tulis("TABEL_JENIS"), rows)) if rows else ()),
        *targets(desk, pemda), *instruments(desk, pemda), *reported(desk, pemda), *absent(desk, pemda),
    )  # fmt: skip


def _aloud(found: Sequence[Office]) -> list[str]:
    """The sentences of the headline, where all governments stand in one evaluation."""
    materials = {one.frozen.evaluasi: one.material for one in found}
    return headline(next(iter(materials.values()))).aloud if len(materials) == 1 else []


def _ranked(found: Sequence[Office]) -> Block:
    """Kabupaten and kota apart from provinces, by the lower bound; equal ones share a rank, who has none stands last without one."""
    rows: list[tuple[str, ...]] = []
    for kind in (True, False):
        mine = [one for one in found if (len(one.kode) == 2) == kind]  # a province has two digits
        ordered = sorted(mine, key=lambda one: (one.government.batas_bawah is None, -(one.government.batas_bawah or 0), one.kode))
        level = tulis("KELOMPOK_PROVINSI" if kind else "KELOMPOK_KABKOTA")
        for one in ordered:
            told = one.government
            above = sum((other.government.batas_bawah or 0) > (told.batas_bawah or 0) for other in mine)
            rank = unknown() if told.batas_bawah is None else number(1 + above)
            rows.append((office(one.kode), level, rank, percent(told.batas_bawah), percent(told.batas_atas), number(told.terlindungi_tidak),
                         number(len(still_open(one.findings)))))  # fmt: skip
    heads = ("PEMDA", "KELOMPOK", "PERINGKAT", "BATAS_BAWAH", "BATAS_ATAS", "TIDAK", "TERBUKA")
    return table(
        tulis("BUKU_URUTAN"), heads, ("text", "text", "count", "percent", "percent", "count", "count"), rows, (28, 20, 10, 11, 11, 10, 10)
    )


def _of_provinces(desk: Desk) -> tuple[Block, ...]:
    """One row a province: how many governments, and what is open there."""
    rows = []
    for kode in desk.provinces:
        mine = desk.of_province(kode)
        open_ = [one for office_ in mine for one in still_open(office_.findings)]
        rows.append((place(kode), number(len(mine)), number(sum(one.government.pekerja or 0 for one in mine)),
                     number(sum(one.government.terlindungi_tidak or 0 for one in mine)), number(len(open_)),
                     number(sum(one.item.penanggung_jawab is not None for one in open_))))  # fmt: skip
    heads = ("PROVINSI", "BANYAK_PEMDA", "PEKERJA", "TIDAK", "TERBUKA", "DISEPAKATI")
    return (
        Heading(tulis("BUKU_PROVINSI")), Paragraph(tulis("BUKU_PROVINSI_PENJELASAN")),
        table(tulis("BUKU_PROVINSI"), heads, ("text", *("count",) * 5), rows, (30, 14, 14, 14, 14, 14)),
    )  # fmt: skip


def _open(one: Office, found: Sequence[Stated]) -> tuple[Block, ...]:
    if not found:
        return (Paragraph(tulis("TANPA_TEMUAN")),)
    return (findings_table(tulis("BUKU_TEMUAN_PEMDA", pemda=office(one.kode)), found),)
