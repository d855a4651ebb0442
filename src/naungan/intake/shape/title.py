"""What the lines above a heading say about the file: month, position date, scope, NPP, unit, stage, year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from naungan.intake.rules.tahap import sequence_in, stage_in
from naungan.intake.shape.spelling import plain
from naungan.kernel.period import NOMOR_BULAN

_NAMED_MONTH = re.compile(
    r"\b(jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des(?!a)|dec)[a-z]*[ .,'/-]*(20\d\d)\b", re.I
)
_YEAR_MONTH = re.compile(r"\b(20\d\d)[-/.](0?[1-9]|1[0-2])\b")
_MONTH_YEAR = re.compile(r"\b(0?[1-9]|1[0-2])[-/. ](20\d\d)\b")
_DAY = re.compile(r"\b(\d{1,2})[-/. ]+(\d{1,2}|[A-Za-z]{3,9})[-/., ]+(20\d\d)\b")
_ISO_DAY = re.compile(r"\b(20\d\d)-(\d{2})-(\d{2})\b")
_UNIT = re.compile(
    r"\b(?:(?:DINAS|BADAN|KECAMATAN|KELURAHAN|SEKRETARIAT|INSPEKTORAT|RSUD|RUMAH SAKIT|(?:UPTD? )?PUSKESMAS|SATUAN POLISI"
    r"|SATPOL|BAGIAN|KANTOR|UPTD?|BALAI|BAPPEDA|BAPPELITBANGDA|BAPENDA|BKPSDM|BKPSDMD|BKPP|BKD|BPKAD|BPKD|BPBD|KESBANGPOL|LABKESDA)\b"
    r"|(?:SD|SMP|SMA|SMK|SLB|TK|PAUD)(?:N\b| +(?:NEGERI|SWASTA|INPRES|ISLAM|KRISTEN|KATOLIK|PEMBINA|MUHAMMADIYAH|NO\b|\d))).*",
    re.IGNORECASE,
)
_UNIT_END = re.compile(r"\s*(\b(BULAN|TAHUN|PERIODE|PER TANGGAL|KABUPATEN|KOTA|PROVINSI|TA)\b|[-–(]).*$", re.I)
# What follows the name of a unit wherever it stands: the number and day of a letter, a date.
_LETTER = re.compile(
    r"[\s,;(\[]*\b(?:(?:nomor|no|surat)\b[ .:]*\d+[/.-]|(?:tanggal|tgl|per|keadaan|posisi|s/d)\b[ .:]*\d{1,2}[-/. ]|lampiran\b).*$", re.I
)
_OF_A_LETTER = re.compile(r"\b(?:nomor|surat|lampiran|keputusan)\b", re.I)
_LETTER_NUMBER = re.compile(r"^[\d.]+/[\w./-]+$")
# A letter says to whom it goes; who provides the insurance employs nobody here.
_NOT_A_UNIT = re.compile(r"\b(?:yth|kepada)\b", re.I)
_BPJS = re.compile(r"\b(?:badan penyelenggara jaminan sosial|bpjs)(?: ketenagakerjaan| tk)?\b|\bkantor cabang\b.*|\bkacab\b.*", re.I)
_BRANCH = re.compile(r"\b(?:kantor cabang|kacab)\b", re.I)
_EMPLOYER = re.compile(r"\b(?:perusahaan|pemberi kerja|badan usaha)\b", re.I)
_AS_OF = re.compile(r"\b(?:per|posisi|keadaan|status data|data)\b(?: tanggal| per)*[ :]+(?=\d)", re.I)
_KEYS = {
    "bulan": ("bulan", "periode", "bulan data", "keadaan bulan", "bulan iuran", "periode bulan", "keadaan"),
    "posisi": ("posisi data", "posisi", "per tanggal", "tanggal data", "tanggal posisi", "data per", "keadaan per", "tanggal jawaban"),
    "lingkup": ("lingkup", "lingkup data", "cakupan data"),
    "npp": ("npp", "no npp", "nomor npp"),
    "unit_nama": ("opd", "instansi", "unit kerja", "skpd", "nama opd", "nama instansi", "perangkat daerah", "unit", "nama skpd",
        "nama unit", "nama unit kerja", "unit organisasi", "nama unit organisasi", "satuan kerja", "nama satuan kerja", "satker",
        "nama satker", "organisasi perangkat daerah", "nama perangkat daerah", "organisasi", "opd skpd", "skpd opd", "unit kerja opd",
        "opd unit kerja", "skpd unit kerja", "unit kerja skpd", "instansi unit kerja", "unit kerja instansi", "nama dinas", "nama sekolah",
        "unit skpd", "sub unit organisasi", "asal instansi", "instansi opd"),
    "tahap": ("tahap", "tahapan", "tahap anggaran", "dokumen", "nomor dpa", "nomor"),
    "tahun": ("tahun", "tahun anggaran", "ta"),
    "dana": ("sumber dana", "dana"),
    "penerbit": ("sumber", "sumber data", "penerbit"),
    "hitungan": ("hitungan", "cara hitung", "cakupan hitungan"),
    "penyebut": ("penyebut", "jenis penyebut", "sumber semesta"),
}  # fmt: skip
_KEY_OF = {name: key for key, names in _KEYS.items() for name in names}
LINGKUP = ((r"nasional", "nasional"), (r"cabang", "cabang"), (r"own|npp|sendiri", "own_npp"))


def read_titles(rows: Iterable[Sequence[Any]]) -> dict[str, str]:
    """All that the title lines say, in the form relations carry (months ``YYYY-MM``, dates ISO, closed vocabularies).

    What stands behind its name (``Unit Kerja: …``) goes before what a line says by its words.
    """
    named: dict[str, str] = {}
    prose: dict[str, str] = {}
    lines = [[_text(cell) for cell in row if cell not in (None, "")] for row in rows]
    for cells in filter(None, lines):
        for key, value in _pairs(cells):
            _store(named, key, value)
        _from_prose(prose, " ".join(cells))
    said = {**prose, **named}
    if number := next(filter(None, (sequence_in(" ".join(cells)) for cells in lines)), None):
        said["urutan"] = str(number)
    if _is_of_branch(said, [" ".join(cells) for cells in lines]):
        said["lingkup"] = "cabang"
    return said


def _is_of_branch(said: dict[str, str], lines: list[str]) -> bool:
    """A branch's own list; one of an employer, that a branch has printed, sees only that employer."""
    if said.keys() & {"lingkup", "npp"} or any(map(_EMPLOYER.search, lines)):
        return False
    return any(map(_BRANCH.search, lines))


def month_in(text: str) -> str | None:
    """The month a text names, ``YYYY-MM``."""
    if named := _NAMED_MONTH.search(text):
        return f"{named[2]}-{NOMOR_BULAN[named[1].lower()]:02d}"
    if found := _YEAR_MONTH.search(text):
        return f"{found[1]}-{int(found[2]):02d}"
    if found := _MONTH_YEAR.search(text):
        return f"{found[2]}-{int(found[1]):02d}"
    return None


def day_in(text: str) -> str | None:
    """The day a text names, ISO."""
    if found := _ISO_DAY.search(text):
        return _iso(found[1], found[2], found[3])
    found = _DAY.search(text)
    return _iso(found[3], found[2], found[1]) if found else None


def word_in(text: str, vocabulary: Sequence[tuple[str, str]]) -> str | None:
    """The first word of a vocabulary whose pattern a text holds."""
    low = text.lower().replace("_", " ").replace("-", " ")
    return next((word for pattern, word in vocabulary if re.search(pattern, low)), None)


def _pairs(texts: list[str]) -> list[tuple[str, str]]:
    """``Bulan: Oktober 2026`` in one cell, or the key in one cell and the value in the next, up to the next key."""
    found = []
    parted = [text.partition(":") for text in texts]
    keys = [_KEY_OF.get(plain(name)) if colon or position + 1 < len(texts) else None for position, (name, colon, _) in enumerate(parted)]
    for position, (key, (_, colon, value)) in enumerate(zip(keys, parted, strict=True)):
        if key is None:
            continue
        after = next((place for place in range(position + 1, len(texts)) if keys[place]), len(texts))
        rest = value.strip() if value.strip() else " ".join(texts[position + 1 : after]).lstrip(": ")
        if rest and (colon or len(texts) > 1):
            found.append((key, rest))
    return found


def _store(said: dict[str, str], key: str, value: str) -> None:
    readers: dict[str, Callable[[str], str | None]] = {
        "bulan": month_in, "posisi": day_in, "tahap": stage_in, "lingkup": lambda text: word_in(text, LINGKUP),
        "tahun": _year_in, "npp": _npp_in, "unit_nama": _unit_named, "dana": str,
        "penerbit": str, "hitungan": str, "penyebut": str,
    }  # fmt: skip
    read = readers[key](value)
    if read:
        said.setdefault(key, read)


def _from_prose(said: dict[str, str], line: str) -> None:
    """Title lines without a key: ``DAFTAR TENAGA NON ASN DINAS KESEHATAN BULAN OKTOBER 2026``."""
    if as_of := _as_of(line):
        said.setdefault("posisi", as_of)
    if ":" in line:
        return
    for key, value in (
        ("bulan", _named_month(_LETTER.sub("", line) if _OF_A_LETTER.search(line) else line)),
        ("tahap", stage_in(line)),
        ("tahun", _labelled_year(line)),
        ("unit_nama", _unit(line)),
    ):
        if value:
            said.setdefault(key, value)


def _named_month(line: str) -> str | None:
    return month_in(line) if _NAMED_MONTH.search(line) else None


def _labelled_year(line: str) -> str | None:
    found = re.search(r"\b(?:tahun(?: anggaran)?|ta)\.?\s*(20\d\d)\b", line, re.I)
    return found[1] if found else None


def _as_of(line: str) -> str | None:
    """``Per 31 Oktober 2026``, ``Keadaan per 31-10-2026``."""
    found = _AS_OF.search(line)
    return day_in(line[found.end() :][:24]) if found else None


def _unit(line: str) -> str | None:
    if _NOT_A_UNIT.search(line):
        return None
    found = _UNIT.search(_BPJS.sub(" ", line))
    return _unit_named(_UNIT_END.sub("", found[0])) if found else None


def _unit_named(text: str) -> str | None:
    """The name without the number and day of a letter; None where nothing else stands there."""
    name = _LETTER.sub("", text).strip(" :,;-")
    return None if not name or _LETTER_NUMBER.match(name) else name


def _npp_in(text: str) -> str:
    """The number, without what else stands on its line."""
    found = re.match(r"[A-Za-z]{0,3} ?\d[\d .-]*", text)
    return (found[0] if found else text).replace(" ", "")


def _year_in(text: str) -> str | None:
    found = re.search(r"20\d\d", text)
    return found[0] if found else None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else NOMOR_BULAN.get(month[:3].lower(), 0)
    try:
        return dt.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _text(cell: Any) -> str:
    return cell.isoformat()[:10] if isinstance(cell, dt.date) else " ".join(str(cell).split())
