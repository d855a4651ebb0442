"""The words that prose puts around figures: who is counted, per what an amount is, months and years in words."""

from __future__ import annotations

import re

from naungan.kernel.period import NAMA_BULAN

# Whoever may be counted beside each other as people.
PEOPLE = frozenset(
    (
        "orang", "pekerja", "peserta", "jiwa", "warga", "petani", "nelayan", "pedagang", "buruh", "pegawai", "honorer", "non-asn",
        "nonasn", "non-pns", "nonpns", "asn", "pns", "guru", "perawat", "nakes", "kader", "karyawan", "tenaga", "penduduk", "anggota",
        "pengemudi", "sopir", "peternak", "pekebun", "kepala", "perangkat", "penerima", "tukang", "penyuluh", "marbot", "laki-laki",
        "perempuan", "pria", "wanita", "siswa", "mahasiswa", "imam", "linmas", "naker", "tk", "thl", "tht", "pppk", "cpns", "pu", "bpu",
        "pbpu", "jakon", "petugas", "staf", "bidan", "dokter", "dosen", "operator", "ketua", "relawan", "pengurus", "penjaga",
        "satpam", "pramubakti",
    )
)  # fmt: skip
# Amounts per whom or what; more than one may follow each other.
PER = re.compile(r"\s*(?:per|/|tiap|setiap|untuk setiap|se(?=bulan|tahun|orang))\s*(?P<word>[A-Za-z]+)", re.I)
_NUMBERS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "dua belas")


# Counted words that may stand beside each other only with their own kind.
UNITS = {
    "bulan": "bulan", "tahun": "tahun", "desa": "desa", "kelurahan": "desa", "opd": "opd", "skpd": "opd", "perangkat-daerah": "opd",
    "kabupaten": "wilayah", "kota": "wilayah", "provinsi": "wilayah", "nik": "nik", "hari": "hari", "persen": "persen",
    "perusahaan": "perusahaan", "badan": "perusahaan", "proyek": "proyek", "paket": "proyek", "klaim": "klaim", "kasus": "klaim",
    "beasiswa": "klaim", "rt": "rt", "rw": "rt", "hektare": "luas", "ha": "luas", "km": "luas", "kali": "kali", "unit": "unit",
}  # fmt: skip
PER_WORDS = {
    "orang": "orang", "jiwa": "orang", "pekerja": "orang", "peserta": "orang", "kepala": "orang", "petani": "orang", "nelayan": "orang",
    "bulan": "bulan", "bulannya": "bulan", "tahun": "tahun", "tahunnya": "tahun",
}  # fmt: skip
# Spells of months, however they are said, and one person. Years in figures are a spell behind «selama» alone: people have years too.
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(reversed(_NUMBERS))})"
_IN_MONTHS = {"semester": 6, "triwulan": 3, "kuartal": 3}
SPELT = re.compile(
    rf"\b(?:(?:(?P<years>{_COUNT})\s+|se)tahun\s+(?:(?:dan|lebih)\s+)?(?P<more>{_COUNT})\s+bulan|(?P<ahalf>{_COUNT})\s+setengah\s+tahun"
    rf"|(?<=selama )(?P<several>{_COUNT}(?P<comma>,5)?)\s+tahun(?!\s+anggaran)|(?P<pieces>{_COUNT})\s+(?P<piece>{'|'.join(_IN_MONTHS)})"
    rf"|(?P<month>{'|'.join(reversed(_NUMBERS))})\s+bulan|(?P<year>(?<!per )setahun(?!\s+lebih)|satu\s+tahun(?!\s+anggaran))"
    r"|(?P<half>setengah\s+tahun)|(?P<one>seorang|satu\s+(?:orang|pekerja|peserta)))\b",
    re.I,
)


def meaning(found: re.Match[str]) -> tuple[str, int]:
    """The unit and the number of what ``SPELT`` found."""
    if found["one"]:
        return "orang", 1
    if found["more"]:
        return "bulan", 12 * (_counted(found["years"]) if found["years"] else 1) + _counted(found["more"])
    if found["ahalf"]:
        return "bulan", 12 * _counted(found["ahalf"]) + 6
    if found["several"]:
        return "bulan", 12 * _counted(found["several"].removesuffix(",5")) + (6 if found["comma"] else 0)
    if found["pieces"]:
        return "bulan", _counted(found["pieces"]) * _IN_MONTHS[found["piece"].lower()]
    return "bulan", _counted(found["month"]) if found["month"] else 12 if found["year"] else 6


def _counted(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS.index(" ".join(said.lower().split())) + 1


HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
DAYS = {name.lower(): number for number, name in enumerate(HARI)} | {"jum'at": 4, "jum’at": 4, "ahad": 6}
_MONTHS = "|".join(
    [
        *NAMA_BULAN,
        "Pebruari",
        "Nopember",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Agu",
        "Agt",
        "Agustus",
        "Sep",
        "Sept",
        "Okt",
        "Nov",
        "Des",
    ]
)
DATE = re.compile(
    rf"(?:\b(?P<day>{'|'.join(map(re.escape, sorted(DAYS, key=len, reverse=True)))})\s*[,(]?\s*(?:tanggal\s*)?)?"
    rf"(?<![\d.,/])(?P<d>\d{{1,2}})(?:\s+(?P<m>{_MONTHS})\.?\s+|(?P<sign>[/-])(?P<n>\d{{1,2}})(?P=sign))(?P<y>(?:19|20)\d\d)(?![\d/])",
    re.I,
)


def without_dates(text: str) -> str:
    """The text with its dates blanked out, each sign in its place: they hold no figures; a month and a year stay legible as such."""
    return DATE.sub(lambda found: "·" * len(found[0]), text)


_DIGIT_WORDS = (
    "nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|ribu|juta)"
    "|puluh|belas|ratus|ribu|juta|mil[iy]ar|triliun|koma"
)
_ECHO = re.compile(rf"(?<=\d)\s*\(\s*(?:(?:{_DIGIT_WORDS}|rupiah)\s*)+\)", re.I)


def without_echoes(text: str) -> str:
    """The text without the words in brackets that say a figure once more, «4 (empat) bulan»; each sign in its place."""
    return _ECHO.sub(lambda found: " " * len(found[0]), text)
