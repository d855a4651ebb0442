"""The form that goes out with the invitation, as a paper: the same questions as the workbook, to be filled in by hand."""

from __future__ import annotations

from collections.abc import Sequence

from naungan.rounds.checklist import Question, questions
from naungan.rounds.state import Round
from naungan.told.letters.desk import Desk
from naungan.told.letters.letter import Block, Cells, Letter, Paragraph
from naungan.told.letters.wording import secretary
from naungan.told.rapat.blanko import about, asked, reported
from naungan.told.words import office, say

_ROOM = ("", "")


def form(desk: Desk, pemda: str) -> Letter:
    """Of one government; nothing in it is computed."""
    one = desk.rapat
    evaluasi = one.beku[pemda].evaluasi if pemda in one.beku else ""
    title = say("MEJA_JUDUL_BLANKO", pemda=office(pemda), nomor=one.nomor)
    return Letter(
        f"blanko-{pemda}", "blanko", pemda, title, "", (), blanko_blocks(one, questions(one.daftar_periksa)),
        (desk.kops.signer(pemda, secretary(pemda)),), desk.hari, evaluasi, surat=False, contoh=desk.contoh,
    )  # fmt: skip


def blanko_blocks(one: Round, questions: Sequence[Question]) -> tuple[Block, ...]:
    """One page to be filled in by hand, and typed by whoever keeps the round; what to bring stands in the invitation."""
    figure_rows = [(figure.nama, figure.satuan, *_ROOM) for figure in reported()]
    asked_rows = [(each.id, each.teks, _ROOM[0]) for each in asked(questions)]
    return (
        Paragraph(f"{about(one)} {say('MEJA_BLANKO_CARA_CETAK')}"),
        Cells(say("MEJA_KOLOM_LAPORAN"), _titles("ANGKA", "SATUAN", "LAPORAN", "SUMBER"), ("text", "text", "isian", "isian"),
              figure_rows, lebar=(38, 9, 27, 26)),
        Cells(say("MEJA_HALAMAN_PERIKSA"), _titles("NOMOR", "PERTANYAAN", "JAWABAN"), ("text", "text", "isian"), asked_rows,
              lebar=(5, 77, 18)),
    )  # fmt: skip


def _titles(*names: str) -> tuple[str, ...]:
    return tuple(say(f"MEJA_KOLOM_{name}") for name in names)
