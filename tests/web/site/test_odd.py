"""What nobody's browser sends of itself is answered, and breaks no page."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.collection.handed import submission
from tests.web.people import PEMDA, PENDIDIKAN, masuk

pytestmark = pytest.mark.django_db
LONG, HUGE, BLANK, SUPER = "9" * 5000, "99999999999999999999", "a\x00b", "²"


@pytest.mark.parametrize(
    ("who", "address"),
    [
        *(
            ("operator", f"/setoran/kalender/?bulan={text}")
            for text in ("1900-01", "2200-12", "2026-13", SUPER, BLANK, "1950-06", "2150-06")
        ),
        *(("penyetuju", f"/setoran/kelengkapan/?bulan={text}") for text in ("1900-01", "2200-12", "1950-06", BLANK)),
        *(("operator", f"/setoran/{{nomor}}/?halaman={text}") for text in (SUPER, HUGE, "-1")),
        *(("operator", f"/setoran/{{nomor}}/?versi={text}") for text in (SUPER, HUGE, "-1", BLANK)),
        ("operator", f"/setoran/{HUGE}/"),
        ("operator", f"/setoran/{{nomor}}/versi/{HUGE}/berkas/1/judul/"),
        ("operator", f"/setoran/{{nomor}}/versi/1/berkas/1/baris/{HUGE}/"),
        ("operator", f"/pekerjaan/{HUGE}/"),
        ("operator", f"/setoran/unggah/?masa={SUPER}&dataset=apa&tempat={BLANK}&versi=x"),
        *(("bkpsdm", f"/putusan/kelompok/?jenis=keputusan&bulan={text}") for text in ("2026-13", "apa", BLANK, "1900-01")),
        ("bkpsdm", "/putusan/kelompok/?jenis=keputusan&sebab=TIDAK_ADA"),
        ("bkpsdm", "/putusan/kelompok/?jenis=keputusan&sebab=SETOR_NILAI_PANJANG"),
        ("bkpsdm", f"/putusan/kelompok/?jenis=keputusan&pemda={BLANK}&hal={HUGE}"),
        ("bkpsdm", f"/putusan/riwayat/?jenis={BLANK}&hal={SUPER}"),
        ("bkpsdm", "/putusan/berkas/apa.csv"),
        ("bkpsdm", f"/hasil/?bulan={BLANK}&provinsi={BLANK}&hal={HUGE}"),
        ("bkpsdm", f"/hasil/{HUGE}/orang/"),
        *(("auditor", f"/jejak/?sampai={day}&dari={day}") for day in ("9999-12-31", "0001-01-01", "2026-99-99", SUPER)),
        ("auditor", f"/jejak/?orang={BLANK}&halaman={HUGE}"),
        ("admin", f"/akun/orang/?cari={BLANK}&halaman={SUPER}&peran={BLANK}"),
        ("admin", f"/akun/orang/{HUGE}/"),
        ("admin", f"/akun/unit/?pemda={BLANK}"),
        ("admin", f"/akun/undangan/{BLANK}/"),
    ],
)
def test_an_odd_address_is_answered(client: Client, orang: SimpleNamespace, who: str, address: str) -> None:
    one = submission(orang.operator)
    assert masuk(client, getattr(orang, who)).get(address.format(nomor=one.pk)).status_code < 500


@pytest.mark.parametrize(
    ("who", "address", "said"),
    [
        *(("operator", "/setoran/{nomor}/langkah/serah/", {"versi": text}) for text in ("", SUPER, LONG)),
        ("operator", "/setoran/{nomor}/langkah/tarik/", {"versi": "1", "alasan": BLANK}),
        ("operator", "/setoran/{nomor}/langkah/tarik/", {}),
        *(("operator", "/setoran/unggah/", {"versi": text, "tempat": f"{PEMDA}/{PENDIDIKAN}", "dataset": "roster", "masa": "2026-10",
                                            "berkas": SimpleUploadedFile("a.csv", b"x")}) for text in (LONG, HUGE, SUPER)),
        ("operator", "/setoran/unggah/", {"tempat": f"{PEMDA}/{PENDIDIKAN}", "dataset": "roster", "masa": "2026-10", "berkas": SimpleUploadedFile("a" * 400 + ".csv", b"x")}),
        ("operator", "/setoran/unggah/", {"tempat": f"{PEMDA}/{BLANK}", "dataset": BLANK, "masa": BLANK, "tahap": BLANK}),
        ("operator", "/setoran/nyatakan/", {}),
        ("operator", "/setoran/nyatakan/", {"tempat": f"{PEMDA}/{PENDIDIKAN}", "dataset": "roster", "masa": "1900-01", "bentuk": "tetap"}),
        ("operator", "/setoran/nyatakan/", {"tempat": f"{PEMDA}/{PENDIDIKAN}", "dataset": "roster", "masa": " 2026-10", "bentuk": "nihil"}),
        ("operator", "/setoran/{nomor}/pindaian/", {}),
        ("operator", "/setoran/{nomor}/pakai-lagi/", {"versi": SUPER, "dilihat": LONG}),
        ("operator", "/setoran/{nomor}/kembali/", {}),
        *(("bkpsdm", "/putusan/kelompok/?jenis=keputusan", {"jawaban": "sama", "pilih": text}) for text in (SUPER, HUGE, LONG, "x")),
        ("bkpsdm", "/putusan/berkas/", {"untuk": f"{PEMDA}/keputusan", "berkas": SimpleUploadedFile("a.csv", b"")}),
        ("bkpsdm", "/putusan/berkas/", {"untuk": f"{PEMDA}/keputusan", "berkas": SimpleUploadedFile("a.csv", b"\xff\xfe\x00")}),
        ("bkpsdm", "/putusan/berkas/", {"untuk": f"{PEMDA}/keputusan", "berkas": SimpleUploadedFile("a.csv", b'"a;b\x00\n')}),
        ("bkpsdm", "/putusan/berkas/", {"untuk": BLANK}),
        ("auditor", "/jejak/unduh/", {"sampai": "9999-12-31"}),
        ("admin", "/akun/orang/undang/?pemda=1671", {"wilayah": "apa", "peran": BLANK}),
        ("admin", "/akun/orang/undang/?pemda=1671", {"nama": "A", "username": "a.b.c", "peran": "operator", "wilayah": "unit:1671/1.01", "mulai": "01-01-0001", "sifat": "tetap"}),
        ("admin", "/akun/unit/?pemda=1671", {"daftar": BLANK}),
        ("admin", "/akun/cabang/?pemda=1671", {"kode": "M01", "nama": "x", "npp": "1234;99"}),
    ],
)  # fmt: skip
def test_an_odd_form_is_answered(client: Client, orang: SimpleNamespace, who: str, address: str, said: dict[str, str]) -> None:
    one = submission(orang.operator)
    assert masuk(client, getattr(orang, who)).post(address.format(nomor=one.pk), said).status_code < 500
