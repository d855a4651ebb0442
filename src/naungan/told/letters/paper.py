"""Every paper made alike: letters to somebody, and sheets (minutes, lists, briefs, books) to nobody in particular."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from naungan.told.letters.desk import Desk, Office
from naungan.told.letters.letter import Block, Cells, Letter, Paragraph, figures
from naungan.told.letters.wording import tulis


def letter(
    desk: Desk, one: Office, jenis: str, hal: str, kepada: Sequence[str], isi: Iterable[Block], jabatan: str, *, kop: str | None = None,
    berkas: str = "", tembusan: Sequence[str] = (), lampiran: str = "-",
) -> Letter:  # fmt: skip
    """A letter about one government on the letterhead of ``kop`` (its own where none is given), signed by one office."""
    head, body = one.kode if kop is None else kop, tuple(isi)
    return Letter(
        berkas or jenis.replace("_", "-"), jenis, head, hal, hal, tuple(kepada), body, (desk.kops.signer(head, jabatan),), desk.hari,
        one.frozen.evaluasi, figures(body), tembusan=tuple(tembusan), sifat=tulis("SEGERA"), lampiran=lampiran, contoh=desk.contoh,
    )  # fmt: skip


def sheet(
    desk: Desk, one: Office | None, jenis: str, judul: str, isi: Iterable[Block], jabatan: Sequence[str], *, kop: str = "",
    berkas: str = "", mendatar: bool = True, sifat: str = "Biasa",
) -> Letter:  # fmt: skip
    """A paper about one government, or about several (``one`` None, on the letterhead of ``kop``).

    Behind a table stands a sentence: a page that holds a signature holds words that are signed.
    """
    head, body = kop or (one.kode if one else ""), tuple(isi)
    if jabatan and isinstance(body[-1], Cells):
        body = (*body, Paragraph(tulis("LEMBAR_PENUTUP", nomor=desk.rapat.nomor)))
    signers = tuple(desk.kops.signer(head, office) for office in jabatan)
    return Letter(
        berkas or jenis.replace("_", "-"), jenis, head, judul.upper(), "", (), body, signers, desk.hari,
        one.frozen.evaluasi if one else desk.evaluasi, figures(body), sifat=sifat, surat=False, mendatar=mendatar, contoh=desk.contoh,
    )  # fmt: skip
