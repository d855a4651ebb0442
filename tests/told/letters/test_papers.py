"""What the papers of a round say: each addressee's own findings, law of the day, exactly three decisions, nothing unknown made 0."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from naungan.acuan.peraturan import in_force, mentions
from naungan.findings.tables import FINDING_CODES
from naungan.kernel.errors import Refusal
from naungan.rounds.tables import Tingkat
from naungan.told.letters import decisions
from naungan.told.letters.desk import Desk
from naungan.told.letters.letter import Cells, Letter
from naungan.told.letters.orders import to_government, to_office, to_villages
from naungan.told.letters.papers import JENIS, kinds, papers
from tests.documents.conftest import PEMDA, SILENT
from tests.told.letters.conftest import AWAY, JULI_2023, KOTA, NAMA, NIK, OKTOBER_2026, table, texts

Desks = Callable[..., Desk]
LATER = ("Permenaker 1/2025", "Permendagri 15/2024", "Inpres 8/2025", "PP 50/2025")
FULL = ("Nomor 1 Tahun 2025", "Nomor 15 Tahun 2024", "Nomor 8 Tahun 2025", "Nomor 50 Tahun 2025")


def written(desk: Desk, *jenis: str) -> list[tuple[str, Letter]]:
    return list(papers(desk, kinds(desk.rapat, jenis)))


def only(desk: Desk, jenis: str, pemda: str = KOTA) -> Letter:
    return next(letter for kode, letter in written(desk, jenis) if kode in (pemda, ""))


def test_a_paper_of_july_2023_cites_no_later_law(desk: Desks) -> None:
    said = [text for _, letter in written(desk(JULI_2023)) for text in texts(letter)]
    named = {one for text in said for one in mentions(text)}
    assert named and [one for one in named if not in_force(one, JULI_2023)] == []
    assert [text for text in said if any(word in text for word in (*LATER, *FULL))] == []


def test_a_paper_of_october_2026_cites_what_is_in_force_then(desk: Desks) -> None:
    said = " ".join(text for _, letter in written(desk(OKTOBER_2026)) for text in texts(letter))
    assert "Instruksi Presiden Nomor 8 Tahun 2025" in said and "Permenaker 1/2025 Pasal 3A" in said
    assert "Tahun Anggaran 2023" not in said


def test_each_kind_is_written_and_none_holds_a_code_of_the_catalogue(desk: Desks) -> None:
    found = written(desk())
    # The invented run has no village account and no reconciled minutes of its own city in some kinds; an open round has the invitation.
    assert {letter.jenis for _, letter in found} == {kind for kind, early in JENIS.items() if not early}
    assert [text for _, letter in found for text in texts(letter) if "NASKAH_" in text or "DOK_" in text or "{" in text] == []
    names = [(kode, letter.berkas) for kode, letter in found]
    assert len(set(names)) == len(names)


def test_a_letter_bears_only_its_addressees_findings(desk: Desks) -> None:
    here = desk()
    one = here.offices[KOTA]
    mine = {item.kondisi for item in here.rapat.butir.values() if item.pemda == KOTA and item.open}
    assert to_government(here, one).kepada == ("Wali Kota Palembang",)
    attached = next(letter for kode, letter in written(here, "surat_gubernur") if kode == KOTA and letter.berkas.endswith("lampiran"))
    assert {row[2] for row in table(attached).baris} == mine
    unit = "1.02.01"
    office = table(to_office(here, one, unit), 1)
    assert [row[1] for row in office.baris] == [found.item.kondisi for found in one.by_unit[unit] if found.item.open]


def test_what_was_agreed_stands_above_what_the_evaluation_proposes(desk: Desks) -> None:
    sheet = table(only(desk(), "kesepakatan"))
    (agreed,) = [row for row in sheet.baris if row[6] == "Kepala Dinas X"]
    assert agreed[5] == "Mendaftarkan mereka" and agreed[8] == "surat.pdf" and agreed[9] == "terbuka"
    assert sheet.baris[-1][9] == "selesai"  # what is done comes last
    assert {row[6] for row in sheet.baris} == {"Kepala Dinas X", "belum ditetapkan"}


def test_reported_and_disputed_figures_stand_beside_the_frozen_ones(desk: Desks) -> None:
    letter = only(desk(), "kesepakatan")
    said, disputed = table(letter, -2), table(letter, -1)
    assert said.baris[0][2:6] == ("Pekerja", "120", "140", "20")
    assert disputed.baris[0][3:5] == ("23", "12")


def test_an_unknown_cause_stays_open(desk: Desks) -> None:
    assert {row[4] for row in table(only(desk(), "temuan_pemeriksaan")).baris} == {"belum diketahui; diisi oleh unit"}


def test_whoever_was_invited_and_came_without_data_is_named(desk: Desks) -> None:
    here = desk()
    absent = [one for one in texts(only(here, "berita_acara", "")) if one == "tidak menyerahkan data"]
    assert len(absent) == 1 and AWAY not in here.offices


@pytest.mark.parametrize("pemda", [KOTA, SILENT, PEMDA[0]])
def test_the_brief_asks_for_exactly_three_decisions(desk: Desks, pemda: str) -> None:
    sheet = table(only(desk(), "ringkasan_kepala_daerah", pemda))
    assert [row[0] for row in sheet.baris] == ["1", "2", "3"]
    assert [row for row in sheet.baris if "" in row] == []


def test_every_finding_has_a_family_that_exists() -> None:
    named = {kode for kodes in (decisions._FAMILIES.values()) for kode in kodes}
    assert {f"TEMUAN_{kode}" for kode in named} <= set(FINDING_CODES)
    assert len(named) == sum(len(kodes) for kodes in decisions._FAMILIES.values())


def test_a_government_without_a_list_is_said_to_be_unknown_never_0(desk: Desks) -> None:
    rows = {row[0]: row for row in table(to_government(desk(), desk().offices[SILENT])).baris}
    people = rows["Pekerja yang menjadi tanggungan"]
    assert people[1] == "tidak tersedia" and people[3]


def test_who_is_to_be_registered_is_counted_and_listed_only_for_the_unit(desk: Desks) -> None:
    here = desk()
    (row,) = table(only(here, "daftar_pendaftaran")).baris
    assert row[2:6] == ("15", "2", "1", "4")
    for kode, letter in written(here):
        assert NIK not in " ".join(texts(letter)), letter.berkas
        assert (NAMA in " ".join(texts(letter))) is (letter.jenis == "daftar_nama"), (kode, letter.berkas)
    (person,) = table(only(here, "daftar_nama")).baris
    assert person[2] == "1671••••••••••01" and person[5] == "honorer.xlsx, Data, baris 7"


def test_officers_of_villages_without_a_list_of_their_own_are_one_letter(desk: Desks) -> None:
    here = desk()
    letter = to_villages(here, here.offices[KOTA])
    assert letter is not None and table(letter).baris[0][1:] == ("5", "0", "5", "0")
    assert to_villages(here, here.offices[PEMDA[0]]) is None


def test_minutes_of_reconciliation_are_parted_by_branch(desk: Desks) -> None:
    found = [letter for _, letter in written(desk(), "berita_acara_rekonsiliasi")]
    signers = {one.jabatan for letter in found for one in letter.tanda_tangan}
    assert any("BPJS Ketenagakerjaan" in one for one in signers)


def test_the_report_of_a_quarter_is_due_on_the_tenth_and_has_its_obstacles(desk: Desks) -> None:
    row = {"pemda": KOTA, "unit": None, "triwulan": "2026-T4", "nomor": 1, "pilar": "anggaran", "uraian": "Pagu berpindah.", "tindakan": None,
           "butuh": None, "status": "terbuka", "selesai_triwulan": None}  # fmt: skip
    letter = only(desk(kendala=(row,)), "laporan_triwulan")
    assert any("10 Januari 2027" in text for text in texts(letter)) and "Pagu berpindah." in texts(letter)
    assert any("bukan pernyataan" in text for text in texts(only(desk(), "laporan_triwulan")))


def test_a_request_says_its_sum_in_words(desk: Desks) -> None:
    said = [text for _, letter in written(desk(), "usulan_apbd_p") for text in texts(letter) if text.startswith("Jumlah seluruh usulan")]
    assert said and all("rupiah)" in text or "tidak tersedia" in text for text in said)


def test_an_open_round_yields_invitation_and_form_alone(desk: Desks) -> None:
    here = desk(buka=True)
    found = written(here)
    assert [(letter.jenis, kode) for kode, letter in found] == [
        (kind, kode) for kind in ("undangan", "blanko") for kode in here.rapat.pemda
    ]
    assert "yang belum diterima" in " ".join(texts(only(here, "undangan", AWAY)))
    for asked in ("surat_gubernur", "surat_cinta"):
        with pytest.raises(Refusal):
            kinds(here.rapat, [asked])
    with pytest.raises(Refusal):
        kinds(desk().rapat, ["undangan"])


def test_a_signature_stands_behind_words_never_alone_behind_a_table(desk: Desks) -> None:
    signed = [one for _, one in written(desk()) if one.tanda_tangan]
    assert signed and [one.berkas for one in signed if isinstance(one.isi[-1], Cells)] == []


def test_number_date_and_name_stay_blank_and_invented_data_are_marked(desk: Desks) -> None:
    for _, letter in written(desk()):
        assert letter.contoh and all(one.nama == "" and one.nip == "" for one in letter.tanda_tangan)
        assert letter.hari == OKTOBER_2026 and isinstance(letter.hari, dt.date)


def test_the_code_stands_for_the_figures_of_all_tables(desk: Desks) -> None:
    letter = only(desk(), "ringkasan_kepala_daerah")
    rows = {row[0]: row for row in table(letter).baris}
    assert {name.rsplit("/", 2)[1] for name in letter.angka} <= set(rows)
    assert letter.angka and all(
        f"{value:,}".replace(",", ".") in " ".join(rows[name.rsplit("/", 2)[1]]) for name, value in letter.angka.items()
    )


def test_a_book_has_the_instruments_of_its_day_and_names_who_reported_none(desk: Desks) -> None:
    own = {"pemda": KOTA, "jenis": "pks", "nomor": "12/2024", "tanggal": "2024-12-18", "berakhir": "2026-12-17", "kelompok": "honorer"}
    later = {**own, "jenis": "perda", "nomor": "1/2027", "tanggal": "2027-01-02", "berakhir": None}
    said = texts(only(desk(instrumen=(own, later)), "buku_nasional", ""))
    assert "PKS 12/2024" in said and "berlaku sampai 17 Desember 2026, 49 hari lagi" in said
    assert "Perda 1/2027" not in said and any(text.startswith("Belum melaporkan instrumen: ") for text in said)
    assert "PKS 12/2024" not in texts(only(desk(JULI_2023, instrumen=(own,)), "buku_nasional", ""))


def test_the_sheets_that_come_back_belong_to_an_open_round(desk: Desks) -> None:
    assert {"undangan", "lembar", "blanko"} == kinds(desk(buka=True).rapat)
    assert not kinds(desk().rapat) & {"undangan", "lembar", "blanko"}


@pytest.mark.parametrize("tingkat", list(Tingkat))
def test_an_invitation_is_of_whoever_calls(desk: Desks, tingkat: Tingkat) -> None:
    here = desk(buka=True)
    one = dict(written(dataclasses.replace(here, rapat=dataclasses.replace(here.rapat, tingkat=tingkat)), "undangan"))[KOTA]
    host, caller, called = {
        Tingkat.NASIONAL: ("", "Direktur Jenderal Bina Keuangan Daerah", "Wali Kota Palembang"),
        Tingkat.PROVINSI: ("16", "Sekretaris Daerah Provinsi Sumatera Selatan", "Wali Kota Palembang"),
        Tingkat.PEMDA: (KOTA, "Sekretaris Daerah Kota Palembang", "Para Kepala Perangkat Daerah Kota Palembang"),
    }[tingkat]
    assert (one.pemda, one.tanda_tangan[0].jabatan, one.kepada[0]) == (host, caller, called)


def test_a_round_without_any_evaluation_still_has_its_minutes(desk: Desks) -> None:
    here = desk()
    bare = dataclasses.replace(
        here, rapat=dataclasses.replace(here.rapat, beku={}, butir={}, laporan=(), sanggahan=()), material={}, listed={}
    )
    found = written(bare)
    assert {letter.jenis for _, letter in found} == {"berita_acara", "buku_nasional"}
    absent = next(one for one in found[0][1].isi if isinstance(one, Cells) and one.nama == "Pemerintah daerah tanpa evaluasi")
    assert len(absent.baris) == len(here.rapat.pemda)
