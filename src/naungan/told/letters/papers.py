"""All papers that the state of a round yields, in order: the invitations while it is open, everything else once it is closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown
from naungan.rounds.state import Round
from naungan.told.letters.agreed import audit_form, commitments, minutes
from naungan.told.letters.books import national, provincial
from naungan.told.letters.brief import brief
from naungan.told.letters.desk import Desk, Office, still_open
from naungan.told.letters.evidence import evidence
from naungan.told.letters.form import form
from naungan.told.letters.invitation import invitation
from naungan.told.letters.letter import Letter
from naungan.told.letters.orders import attached, to_government, to_office, to_village, to_villages
from naungan.told.letters.quarterly import quarterly
from naungan.told.letters.reconciliation import reconciliations
from naungan.told.letters.registration import registration, unit_lists
from naungan.told.letters.request import requests

# Kind of paper → whether an open round yields it. The form is a workbook too, and the sheet nothing else (``documents.rapat``).
JENIS = {
    "undangan": True, "blanko": True, "lembar": True, "berita_acara": False, "kesepakatan": False,
    "temuan_pemeriksaan": False, "surat_gubernur": False,
    "surat_sekda": False, "surat_dpmd": False, "daftar_pendaftaran": False, "daftar_nama": False, "berita_acara_rekonsiliasi": False,
    "laporan_triwulan": False, "ringkasan_kepala_daerah": False, "usulan_apbd_p": False, "buku_provinsi": False, "buku_nasional": False,
    "paket_bukti": False,
}  # fmt: skip
_KABKOTA = 4


def papers(desk: Desk, wanted: frozenset[str]) -> Iterator[tuple[str, Letter]]:
    """The papers of these kinds (``kinds``), each with the government whose it is: first those of the round (no code), then each one's."""
    yield from (("", one) for one in _of_round(desk, wanted))
    if "undangan" in wanted:
        yield from ((pemda, invitation(desk, pemda)) for pemda in desk.rapat.pemda)
    if "blanko" in wanted:
        yield from ((pemda, form(desk, pemda)) for pemda in desk.rapat.pemda)
    for kode, office in desk.offices.items():
        yield from ((kode, one) for one in _of(desk, office, wanted))


def _of_round(desk: Desk, wanted: frozenset[str]) -> Iterator[Letter]:
    if "berita_acara" in wanted:
        yield minutes(desk)
    if "buku_nasional" in wanted:
        yield national(desk)
    if "buku_provinsi" in wanted:
        yield from (provincial(desk, kode) for kode in desk.provinces if desk.of_province(kode))


def _of(desk: Desk, one: Office, wanted: frozenset[str]) -> Iterator[Letter]:
    """The papers of one government, one kind after the other; a kind that is not wanted is not made."""
    singles = {
        "kesepakatan": commitments, "temuan_pemeriksaan": audit_form, "ringkasan_kepala_daerah": brief, "laporan_triwulan": quarterly,
        "paket_bukti": evidence,
    }  # fmt: skip
    yield from (make(desk, one) for name, make in singles.items() if name in wanted)
    if "surat_gubernur" in wanted and len(one.kode) == _KABKOTA:
        yield to_government(desk, one)
        yield from _made(attached(desk, one))
    if "surat_sekda" in wanted:
        yield from (to_office(desk, one, unit) for unit in sorted(one.by_unit) if _to_office(one, unit))
    if "surat_dpmd" in wanted:
        yield from (to_village(desk, one, unit) for unit in sorted(one.villages))
        yield from _made(to_villages(desk, one))
    if "daftar_pendaftaran" in wanted:
        yield from _made(registration(desk, one))
    if "daftar_nama" in wanted:
        yield from unit_lists(desk, one)
    if "berita_acara_rekonsiliasi" in wanted:
        yield from reconciliations(desk, one)
    if "usulan_apbd_p" in wanted:
        yield from requests(desk, one)


def _to_office(one: Office, unit: str) -> bool:
    """The secretary writes to offices with something open; villages have a letter of their own."""
    return bool(unit) and unit not in one.villages and bool(still_open(one.by_unit[unit]))


def _made(letter: Letter | None) -> tuple[Letter, ...]:
    return () if letter is None else (letter,)


def kinds(rapat: Round, asked: Sequence[str] = ()) -> frozenset[str]:
    """The kinds of papers that a round yields now, or those of them that were asked for; Refusal for any other."""
    now = [kind for kind, early in JENIS.items() if early is not rapat.closed]
    for kind in asked:
        if kind not in JENIS:
            raise Refusal("NASKAH_JENIS_TIDAK_ADA", jenis=shown(kind), ada=", ".join(JENIS))
        if kind not in now:
            raise Refusal("NASKAH_BELUM" if not rapat.closed else "NASKAH_SUDAH_LEWAT", jenis=kind, rapat=rapat.rapat)
    return frozenset(asked or now)
