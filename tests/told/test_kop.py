"""``kop.yaml``: letterheads, paper and signatories per government; what is wrong is told with its line, without it a plain one stands."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from naungan.kernel.errors import Refusal
from naungan.told.letters.kop import Kops, read_kop
from naungan.told.letters.letter import Signature

WHOLE = """
kop:
  - pemda: "1671"
    nama: [PEMERINTAH KOTA PALEMBANG, SEKRETARIAT DAERAH]
    alamat: ["Jalan Merdeka Nomor 1, Palembang 30131"]
    telepon: "Telepon (0711) 352695"
    kertas: F4
    kota: Palembang
penanda_tangan:
  - pemda: 16.71
    jabatan: Sekretaris Daerah
    nama: "Contoh Nama, S.Sos., M.Si."
    nip: "197001011990031001"
    untuk: Plh.
  - pemda: "1671"
    jabatan: Wali Kota
    untuk: a.n.
    oleh: Sekretaris Daerah
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "kop.yaml"
    path.write_text(text, "utf-8")
    return path


def picture(wide: int = 1, high: int = 1) -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0\0")) + part(b"IEND", b"")


def test_a_whole_file(tmp_path: Path) -> None:
    found = read_kop(written(tmp_path, WHOLE))
    kop = found.of("1671")
    assert (kop.nama, kop.kertas, kop.kota) == (("PEMERINTAH KOTA PALEMBANG", "SEKRETARIAT DAERAH"), "f4", "Palembang")
    assert kop.alamat == ("Jalan Merdeka Nomor 1, Palembang 30131",)
    for office in ("Sekretaris Daerah", "Sekretaris Daerah Kota Palembang", "SEKRETARIS DAERAH"):
        assert found.signer("1671", office) == Signature(office, "Contoh Nama, S.Sos., M.Si.", "197001011990031001", "Plh.")
    assert found.signer("1671", "Wali Kota Palembang") == Signature("Wali Kota Palembang\nSekretaris Daerah", untuk="a.n.")
    assert found.signer("1671", "Inspektur") == Signature("Inspektur")


OFFICES = [("1671", "Wali Kota", "Wali Kota Palembang"), ("1601", "Bupati", "Bupati Ogan Komering Ulu"), ("16", "Gubernur", "Gubernur Sumatera Selatan"),
           ("16", "Sekretaris Daerah", "Sekretaris Daerah Provinsi Sumatera Selatan"), ("1671", "Wali Kota Palembang", "Wali Kota"),
           ("1601", "Sekretaris Daerah Kabupaten Ogan Komering Ulu", "Sekretaris Daerah")]  # fmt: skip


@pytest.mark.parametrize(("kode", "written_", "asked"), OFFICES)
def test_an_office_is_found_with_the_name_of_its_government_or_without(tmp_path: Path, kode: str, written_: str, asked: str) -> None:
    found = read_kop(written(tmp_path, f"penanda_tangan:\n  - {{pemda: '{kode}', jabatan: {written_}, nama: Contoh}}\n"))
    assert found.signer(kode, asked) == Signature(asked, "Contoh")


@pytest.mark.parametrize(("kode", "name"), [("1671", "PEMERINTAH KOTA PALEMBANG"), ("16", "PEMERINTAH PROVINSI SUMATERA SELATAN"), ("1601", "PEMERINTAH KABUPATEN OGAN KOMERING ULU")])  # fmt: skip
def test_without_a_file_the_official_name_stands_alone(kode: str, name: str) -> None:
    assert Kops().of(kode).nama == (name,)
    assert Kops().signer(kode, "Bupati") == Signature("Bupati")
    assert Kops().of("").nama == () == Kops().of("9999").nama


def test_a_logo_lies_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(picture())
    assert read_kop(written(tmp_path, WHOLE.replace("kota:", "logo: logo.png\n    kota:"))).of("1671").logo == picture()


BAD = {
    "no_code": (WHOLE.replace('"1671"', '"9999"'), "kode pemda yang ada"),
    "no_name": (WHOLE.replace("    nama: [PEMERINTAH KOTA PALEMBANG, SEKRETARIAT DAERAH]\n", ""), "nama"),
    "twice": (WHOLE + "  - {pemda: '1671', jabatan: sekretaris daerah, nama: Lain}\n", "disebut dua kali"),
    "other_paper": (WHOLE.replace("F4", "A3"), "salah satu: a4, f4"),
    "strange_key": (WHOLE.replace("kota:", "kotta:"), "kotta"),
    "strange_part": (WHOLE + "tandatangan: []\n", "tandatangan"),
    "nip": (WHOLE.replace("197001011990031001", "1671010101900001"), "18 angka NIP"),
    "for_whom": (WHOLE.replace("untuk: a.n.", "untuk: demi"), "a.n., u.b., Plt., Plh."),
    "by_whom": (WHOLE.replace("    oleh: Sekretaris Daerah\n", ""), "perlu jabatan yang menandatangani"),
    "no_list": ("kop: {pemda: '1671'}\n", "kop:"),
    "broken": ("kop: [\n", "baris"),
    "too_long": (WHOLE.replace("Telepon (0711)", "T" * 130), "paling panjang 120 huruf"),
    "logo_elsewhere": (WHOLE.replace("kota:", "logo: ../logo.png\n    kota:"), "bukan nama berkas di samping kop.yaml"),
    "logo_missing": (WHOLE.replace("kota:", "logo: tidak-ada.png\n    kota:"), "berkasnya tidak ada"),
    "logo_cut": (WHOLE.replace("kota:", "logo: terpotong.png\n    kota:"), "bukan PNG yang utuh"),
    "logo_text": (WHOLE.replace("kota:", "logo: kop.yaml\n    kota:"), "bukan PNG yang utuh"),
    "logo_large": (WHOLE.replace("kota:", "logo: besar.png\n    kota:"), "lebih dari 300 kB atau 2000 titik"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_told(tmp_path: Path, name: str) -> None:
    text, told = BAD[name]
    (tmp_path / "terpotong.png").write_bytes(picture()[:-8])
    (tmp_path / "besar.png").write_bytes(picture(wide=3_000))
    with pytest.raises(Refusal) as failure:
        read_kop(written(tmp_path, text))
    assert told in failure.value.sentence() and "kop.yaml" in failure.value.sentence()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="tidak ditemukan"):
        read_kop(tmp_path / "kop.yaml")
