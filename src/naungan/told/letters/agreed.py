"""The minutes of a round, and per government its commitment sheet and the same findings in the auditor's form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from naungan.told.letters.blocks import amount, bases, count, counted, reported, table, unit_of
from naungan.told.letters.desk import Desk, Office, Stated, still_open
from naungan.told.letters.letter import Block, Cells, Heading, Letter, Paragraph
from naungan.told.letters.paper import sheet
from naungan.told.letters.targets import targets
from naungan.told.letters.wording import day_in_words, head, known, numbered, tulis, word
from naungan.told.material import province
from naungan.told.words import day, fate, month, number, office, percent, unknown


def minutes(desk: Desk) -> Letter:
    """Who met when and where, the state of each government, what became of earlier findings, what was reported, disputed, agreed."""
    rapat = desk.rapat
    opening = tulis(
        "BA_PEMBUKA", hari=day_in_words(rapat.tanggal), tempat=rapat.tempat, nomor=rapat.nomor,
        tingkat=tulis(f"TINGKAT_{rapat.tingkat.upper()}"), bulan=month(rapat.bulan),
    )  # fmt: skip
    isi: list[Block] = [
        Paragraph(opening), *bases(desk.hari), Heading(tulis("BA_HASIL")),
        *numbered(_results(desk)), Heading(tulis("BA_KEADAAN")), Paragraph(tulis("BA_KEADAAN_PENJELASAN")), state(desk.offices.values()),
        *targets(desk, None), *reported(desk), *absent(desk, None), _present(desk), Paragraph(tulis("BA_PENUTUP")),
    ]  # fmt: skip
    return sheet(desk, None, "berita_acara", tulis("BA_JUDUL"), isi, (tulis("PIMPINAN_RAPAT"), tulis("NOTULIS")))


def commitments(desk: Desk, one: Office) -> Letter:
    """Item, action, owner, deadline, evidence, status of each finding of a government, with its targets and what it disputes."""
    judul = tulis("KESEPAKATAN_JUDUL", pemda=office(one.kode))
    isi: list[Block] = [
        Paragraph(_meeting(desk)), _items(one), *targets(desk, [one.kode]), *reported(desk, [one.kode]),
        Paragraph(tulis("KESEPAKATAN_PENUTUP")),
    ]  # fmt: skip
    return sheet(desk, one, "kesepakatan", judul, isi, (head(one.kode), tulis("PIMPINAN_RAPAT")))


def audit_form(desk: Desk, one: Office) -> Letter:
    """Kondisi, kriteria, sebab, akibat, rekomendasi of each finding; a cause that nobody knows stays open."""
    judul = tulis("PEMERIKSAAN_JUDUL", pemda=office(one.kode))
    heads = ("NO", "UNIT", "KONDISI", "KRITERIA", "SEBAB", "AKIBAT", "REKOMENDASI")
    rows = [
        (str(at), unit_of(found), found.item.kondisi, found.dasar, found.item.sebab or tulis("SEBAB_TERBUKA"), _effect(found),
         found.rekomendasi or tulis("BELUM_DITETAPKAN"))
        for at, found in enumerate(one.findings, 1)
    ]  # fmt: skip
    isi = (
        Paragraph(_meeting(desk)), Paragraph(tulis("PEMERIKSAAN_PENJELASAN")),
        table(tulis("PEMERIKSAAN_TABEL"), heads, ("text",) * len(heads), rows, (4, 13, 24, 17, 12, 15, 22)),
    )  # fmt: skip
    return sheet(desk, one, "temuan_pemeriksaan", judul, isi, (tulis("INSPEKTUR"),))


def _meeting(desk: Desk) -> str:
    rapat = desk.rapat
    return tulis("RAPAT_RUJUKAN", nomor=rapat.nomor, tanggal=day(rapat.tanggal), tempat=rapat.tempat, bulan=month(rapat.bulan))


def _results(desk: Desk) -> list[str]:
    items = [one.item for office_ in desk.offices.values() for one in office_.findings]
    said = [
        tulis("BA_H_PEMDA", hadir=number(len(desk.offices)), diundang=number(len(desk.rapat.pemda))),
        tulis("BA_H_TEMUAN", temuan=number(len(items)), disepakati=number(sum(item.penanggung_jawab is not None for item in items)),
              terbuka=number(sum(item.open for item in items))),
    ]  # fmt: skip
    fates = Counter(item.nasib for item in items if item.nasib)
    if fates:
        counts = ", ".join(f"{word('NASIB', nasib)} {number(banyak)}" for nasib, banyak in sorted(fates.items()))
        said.append(tulis("BA_H_NASIB", rincian=counts))
    return [*said, tulis("BA_H_TETAP")]


def state(offices: Iterable[Office]) -> Cells:
    """One row a government; what is not known says so."""
    heads = ("PEMDA", "PEKERJA", "YA", "TIDAK", "KABUR", "CAKUPAN", "KEKURANGAN", "TEMUAN_N", "DISEPAKATI", "TERBUKA")
    kinds = ("text", "count", "count", "count", "count", "percent", "rupiah", "count", "count", "count")
    rows = [_row(one) for one in offices]
    return table(tulis("BA_KEADAAN"), heads, kinds, rows, (22, 9, 9, 9, 9, 14, 14, 8, 9, 8))


def _row(one: Office) -> tuple[str, ...]:
    told = one.government
    agreed = sum(found.item.penanggung_jawab is not None for found in one.findings)
    share = unknown() if told.batas_bawah is None else tulis("ANTARA", bawah=percent(told.batas_bawah), atas=percent(told.batas_atas))
    return (
        office(one.kode), count(told.pekerja), count(told.terlindungi_ya), count(told.terlindungi_tidak),
        count(told.terlindungi_tidak_diketahui), share, amount(told.kekurangan), number(len(one.findings)), number(agreed),
        number(len(still_open(one.findings))),
    )  # fmt: skip


def absent(desk: Desk, pemda: Sequence[str] | None) -> tuple[Block, ...]:
    """Who was invited and has no figures here, and why as far as it was said; ``pemda`` is a province's book, with its own absentees."""
    provinces = None if pemda is None else {province(kode) for kode in pemda}
    missing = [kode for kode in desk.rapat.pemda if kode not in desk.offices and (provinces is None or province(kode) in provinces)]
    if not missing:
        return ()
    said = desk.rapat.tidak_hadir
    rows = [
        (str(at), office(kode), word("KETIDAKHADIRAN", said[kode].keadaan) if kode in said else tulis("TANPA_EVALUASI"),
         (said[kode].alasan if kode in said else None) or tulis("TANPA_ALASAN"))
        for at, kode in enumerate(missing, 1)
    ]  # fmt: skip
    heads = ("NO", "PEMDA", "KEADAAN", "ALASAN")
    return (
        Heading(tulis("BA_TIDAK_HADIR")), Paragraph(tulis("BA_TIDAK_HADIR_PENJELASAN")),
        table(tulis("BA_TIDAK_HADIR"), heads, ("text",) * 4, rows, (5, 30, 25, 40)),
    )  # fmt: skip


def _present(desk: Desk) -> Cells:
    rows = [(str(at), nama, "") for at, nama in enumerate(desk.rapat.peserta, 1)]
    return table(tulis("BA_HADIR"), ("NO", "PESERTA", "PARAF"), ("text", "text", "isian"), rows, (5, 60, 35))


def _items(one: Office) -> Cells:
    heads = ("NO", "UNIT", "TEMUAN", "JUMLAH", "RUPIAH", "TINDAKAN", "PENANGGUNG_JAWAB", "TENGGAT", "BUKTI", "STATUS")
    kinds = ("text", "text", "text", "count", "rupiah", "text", "text", "date", "text", "text")
    rows = [
        (str(at), unit_of(found), found.item.kondisi, counted(found), amount(found.item.rupiah), found.item.tindakan or found.langkah,
         found.item.penanggung_jawab or tulis("BELUM_DITETAPKAN"), found.sampai, _evidence(found), _status(found))
        for at, found in enumerate(one.findings, 1)
    ]  # fmt: skip
    return table(tulis("KESEPAKATAN_TABEL"), heads, kinds, rows, (1, 8, 40, 1, 1, 30, 8, 1, 4, 9))


def _evidence(found: Stated) -> str:
    return ", ".join(file.nama for file in found.item.bukti) or tulis("BELUM_ADA")


def _status(found: Stated) -> str:
    """The status with its reason, and what became of it since the round before."""
    status = word("STATUS", found.item.status)
    since = f"; {fate(found.item)}" if found.item.nasib and found.item.nasib != found.item.status else ""
    return f"{status}{since}" + (f" ({found.item.alasan})" if found.item.alasan else "")


def _effect(found: Stated) -> str:
    """What was said at the table; else what a finding of this kind leads to, where that is certain."""
    code = f"AKIBAT_{found.kode.removeprefix('TEMUAN_')}"
    return found.item.akibat or (tulis(code) if known(code) else tulis("AKIBAT_TERBUKA"))
