"""What the text of a cell says of its row: a sum, the title of a group, a signature, a page. Texts only; rows.py weighs them."""

from __future__ import annotations

import re

# How surely a text names a sum: by itself or over something that is counted; by a word no person is called by; by one that may be a name.
SURE, LIKELY, MAYBE = 3, 2, 1
_ADDED = r"(?:(?:sub|grand)[ -]*)?(?:jumlah|jml|jlh|total)|subtotal|pindahan|dipindahkan|rata[ -]?rata|rerata"
_SUM = re.compile(rf"^[\W_]*({_ADDED})\b(.*)$", re.IGNORECASE | re.DOTALL)
# Texts among which those that name a sum are found; Arrow's dialect.
LIKELY_SUM = "^[^0-9A-Za-z]*(sub|grand|jumlah|jml|jlh|total|pindahan|dipindahkan|rata|rerata|terbilang)"
# An amount in words: "Terbilang: dua belas juta rupiah", with or without its label.
_SPOKEN = re.compile(r"^[\W_]*terbilang\b", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"\b(?:puluh|belas|ratus|seratus|ribu|seribu|juta|mili?[ay]r)\b", re.IGNORECASE)
# What a text that names a sum begins with.
SUM_LETTERS = "jJtTsSgGpPdDrR "
# One of these stands in every text that has a grade, if it is of plain letters.
SUM_WORDS = ("jumlah", "jml", "jlh", "total", "pindah", "rata", "terbilang", "rupiah")
# What stands behind "Jumlah" where a file adds up; a text that goes on otherwise may be a person's.
_COUNTED = (
    r"seluruhnya|keseluruhan|semua|seluruh|orang|umum|akhir|halaman|hal|total|jumlah|ini|itu|rp|rupiah|pagu|belanja|anggaran|alokasi|kas|iuran"
    r"|upah|gaji|honor|honorarium|biaya|bayar|dibayar|peserta|laki|perempuan|l|p|per|s|sampai|dari|yang|dipindahkan|pindahan|penerimaan"
    r"|pengeluaran|pendapatan|i|ii|iii|iv|v|vi|a|b|c|d|e"
)
_PLACES = (
    r"puskesmas|pkm|pustu|dinas|badan|bidang|bagian|seksi|subbag|subbagian|sub bagian|sub bidang|subbidang|sub unit|uptd?"
    r"|kecamatan|kelurahan"
    r"|desa|nagari|distrik|korwil|sdn?|smpn?|sman?|smkn?|tkn?|paud|slb|sekolah"
    r"|mtsn|rsud|rs|rumah sakit|sekretariat|setda|inspektorat|satpol"
    r"|satuan|balai|kantor|unit|instansi|skpd|opd|perangkat daerah|wilayah|cabang|laboratorium|instalasi|pasar|terminal|gudang|labkesda"
    r"|kelompok|golongan|kategori|bulan|tahun"
)
_WORKERS = (
    r"tenaga|pegawai|pekerja|karyawan|guru|honorer|non[ -]?asn|non[ -]?pns|asn|pns|pppk|p3k|petugas|staf|sopir|pengemudi|satpam|keamanan"
    r"|kebersihan|pramubakti|pramusaji|administrasi|perawat|bidan|dokter|penjaga|operator|thl|ptt|phl|tks|tenaga kontrak|cleaning service"
    r"|outsourcing|security|medis|paramedis|nakes|kader|linmas"
)
_BEHIND = re.compile(rf"^(?:{_COUNTED}|{_PLACES}|{_WORKERS})\b", re.IGNORECASE)
_NUMBERED = r"(?:\(?(?:[IVXLC]{1,5}|[A-Za-z]|\d{1,2})[.)]\s*|[-*•]\s*)?"
_GROUP = re.compile(rf"^{_NUMBERED}(?:nama )?(?:{_PLACES}|{_WORKERS})\b", re.IGNORECASE)
_ENUMERATOR = re.compile(r"^\(?(?:[IVXLC]{1,5}|[A-Za-z])[.)]?$")
_MONTH = r"(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|nop|des)[a-z]*"
_OPENS = re.compile(
    r"^[\W_]*(?:mengetahui|menyetujui|disetujui|disahkan|mengesahkan|ditetapkan di|dibuat oleh|yang membuat|diperiksa oleh|diverifikasi"
    r"|an\. |a\. ?n\. |plt\. |plh\. |pj\. |kuasa pengguna|pengguna anggaran|pejabat (?:pembina|pembuat|penata|pengelola|pelaksana)"
    r"|bendahara|sekretaris daerah|bupati|wali ?kota|gubernur|camat|lurah"
    r"|kepala (?:dinas|badan|balai|bagian|bidang|sub|seksi|opd|skpd|kantor|upt|sekolah|puskesmas|desa|sekretariat|satuan)"
    rf"|[a-z][a-z .'-]{{2,40}},[ .…]*(?:tanggal )?(?:\d{{1,2}}[-/. ]+)?(?:{_MONTH}|\d{{1,2}})?[-/. …]*20\d\d *$)",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"^[\W_]*(?:catatan|keterangan *:|ket *:|sumber *:|tembusan|nb *:|ttd\b|tertanda\b|dto\b|"
    r"(?:pembina|penata|pengatur|juru)(?: utama| muda| tingkat| tk)?[ .,]*(?:i|tk\.? ?i|tingkat i|muda)?[ ,.]*"
    r"(?:\(?[iv]+[/ .]?[a-e]\)?)?\W*$)|^ *\*",
    re.IGNORECASE,
)  # fmt: skip
_CLOSES = re.compile(r"^[\W_]*(?:nip|nrp|nipd|niptt)\b|^(?:19|20)\d{6} ?(?:19|20)\d{4} ?[12] ?\d{3}$", re.IGNORECASE)
_PAGE = re.compile(r"^(?:halaman|hal\.?|page)\s*:?\s*\d+", re.IGNORECASE)
_INDEX = re.compile(r"^\(?(\d{1,2})\)?(?:\s*[=(].*)?$")


def sum_grade(text: str) -> int:
    """0 where the text names no sum, else ``MAYBE`` to ``SURE``. The first letter is looked at first, for this runs on every row."""
    found = _SUM.match(text) if text[0] in SUM_LETTERS or not text[0].isalnum() else None
    if found is None:
        return SURE if _is_spoken(text) else 0
    behind = found[2].lstrip(" .:=,;()\t\n-/0123456789")
    if not behind or _BEHIND.match(behind):
        return SURE
    return MAYBE if found[1].lower() == "total" else LIKELY


def is_bare_sum(text: str) -> bool:
    """``JUMLAH``, ``Total: 12``: a sum of no more than its word."""
    found = _SUM.match(text)
    return found is not None and not found[2].strip(" .:=,;()\t\n-/0123456789")


def _is_spoken(text: str) -> bool:
    return bool(_SPOKEN.match(text)) or (text.rstrip(" .)#*").lower().endswith("rupiah") and bool(_NUMBER_WORD.search(text)))


def is_group(text: str) -> bool:
    """A title of a group of rows: ``A. TENAGA KESEHATAN``, ``UPTD PUSKESMAS …``."""
    return bool(_GROUP.match(text))


def is_enumerator(text: str) -> bool:
    """A letter or a Roman number, where the rows of persons are numbered 1, 2, 3."""
    return bool(_ENUMERATOR.match(text))


def opens_signature(text: str) -> bool:
    """The first line of a block of signatures: who has seen it, place and day, an office that is held."""
    return bool(_OPENS.match(text))


def closes_signature(text: str) -> bool:
    """The line under a name that is signed: a NIP, labelled or bare."""
    return bool(_CLOSES.match(text))


def is_remark(text: str) -> bool:
    """A line below a table that stands for itself: a note, a source, a rank."""
    return bool(_LINE.match(text))


def is_page(text: str) -> bool:
    """``Halaman 2 dari 5``."""
    return bool(_PAGE.match(text))


def index_number(text: str) -> int | None:
    """The number of a column as a row of column numbers has it: ``3``, ``(3)``, ``3=1+2``."""
    found = _INDEX.match(text)
    return int(found[1]) if found else None
