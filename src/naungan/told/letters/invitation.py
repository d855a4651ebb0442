"""The invitation to a round: what is on the agenda, and what this government is asked to bring."""

from __future__ import annotations

from collections.abc import Sequence

from naungan.acuan.peraturan import in_force
from naungan.rounds.tables import Tingkat
from naungan.told.letters.desk import Desk, Office
from naungan.told.letters.letter import Block, Cells, Letter, Paragraph
from naungan.told.letters.wording import head, listed, numbered, secretary, tulis, weekday
from naungan.told.material import province
from naungan.told.words import day, few, month, number

_NAMED = 5
_BASES = ("Inpres 2/2021", "SE Mendagri 842.2/5193/SJ")
_AGENDA = ("TINDAK_LANJUT", "KEADAAN", "LAPORAN", "SASARAN", "KESEPAKATAN")


def invitation(desk: Desk, pemda: str) -> Letter:
    """To one government; the letter's own number and date stay blank, the day of the meeting is told."""
    rapat, host = desk.rapat, _host(desk, pemda)
    when = Cells(
        tulis("UNDANGAN_TABEL"), (tulis("KOLOM_URAIAN"), tulis("KOLOM_KETERANGAN")), ("text", "text"),
        [(tulis("UNDANGAN_HARI"), f"{weekday(rapat.tanggal)}, {day(rapat.tanggal)}"),
         (tulis("UNDANGAN_WAKTU"), tulis("UNDANGAN_PUKUL")), (tulis("UNDANGAN_TEMPAT"), rapat.tempat),
         (tulis("UNDANGAN_ACARA"), tulis("UNDANGAN_ACARA_ISI", nomor=rapat.nomor, bulan=month(rapat.bulan)))],
        lebar=(25, 75),
    )  # fmt: skip
    isi: list[Block] = [
        Paragraph(_opening(desk)), when, Paragraph(tulis("UNDANGAN_AGENDA")),
        *numbered(_agenda(desk), letters=True), Paragraph(tulis("UNDANGAN_BAWA")), *numbered(_bring(desk, pemda), letters=True),
        Paragraph(tulis("UNDANGAN_DIHADIRI")), Paragraph(tulis("UNDANGAN_PENUTUP")),
    ]  # fmt: skip
    return Letter(
        "undangan", "undangan", host, tulis("UNDANGAN_JUDUL"), tulis("UNDANGAN_HAL"), _invited(desk, pemda), tuple(isi),
        (desk.kops.signer(host, secretary(host) if host else tulis("DIRJEN_KEUDA")),), desk.hari,
        rapat.beku[pemda].evaluasi if pemda in rapat.beku else "", lampiran=tulis("UNDANGAN_LAMPIRAN"), sifat=tulis("SEGERA"),
        contoh=desk.contoh,
    )  # fmt: skip


def _opening(desk: Desk) -> str:
    return tulis("UNDANGAN_PEMBUKA", dasar=listed([one for one in _BASES if in_force(one, desk.hari)]))


def _invited(desk: Desk, pemda: str) -> tuple[str, ...]:
    """A round inside one government calls its offices; any other one calls the head of the government."""
    if desk.rapat.tingkat is Tingkat.PEMDA:
        return (tulis("KEPALA_PERANGKAT_DAERAH", pemda=secretary(pemda).split(" ", 2)[-1]),)
    return (head(pemda), tulis("UP", jabatan=secretary(pemda)))


def _host(desk: Desk, pemda: str) -> str:
    """Whose letterhead an invitation bears: the ministry's (no code), that of the province, or of the government itself."""
    return {Tingkat.NASIONAL: "", Tingkat.PROVINSI: province(pemda), Tingkat.PEMDA: pemda}[desk.rapat.tingkat]


def _agenda(desk: Desk) -> Sequence[str]:
    """What became of earlier findings comes first; in the first round there are none."""
    names = _AGENDA if desk.rapat.sebelumnya else _AGENDA[1:]
    return [tulis(f"AGENDA_{name}") for name in names]


def _bring(desk: Desk, pemda: str) -> list[str]:
    """The sheet that is to be filled, and what this government lacks."""
    said = [tulis("BAWA_BLANKO")]
    one = desk.offices.get(pemda)
    if one is None:
        return [*said, tulis("BAWA_SEMUA", bulan=month(desk.rapat.bulan)), tulis("BAWA_PERATURAN")]
    return [*said, *_missing(one), *_carried(one), tulis("BAWA_SASARAN"), tulis("BAWA_PERATURAN")]


def _missing(one: Office) -> list[str]:
    told = one.government
    lists = [tulis("BAWA_DAFTAR", jumlah=number(len(told.unit_absen)), unit=few(told.unit_absen, _NAMED))] if told.unit_absen else []
    others = [
        tulis(f"BAWA_DATA_{name}") for name, there in (("PESERTA", told.masuk_member), ("ANGGARAN", told.masuk_budget_line)) if not there
    ]
    return [*lists, *([tulis("BAWA_DATA", data=listed(others))] if others else [])]


def _carried(one: Office) -> list[str]:
    """Findings of the round before: proof of what was done about each."""
    count = sum(found.item.asal_rapat is not None for found in one.findings)
    return [tulis("BAWA_BUKTI", jumlah=number(count))] if count else []
