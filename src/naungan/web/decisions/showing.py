"""A question in words: what two records agree on, line by line, and what any question is about in one line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naungan.intake.layouts import LAYOUTS, layout
from naungan.kernel.messages import remedy, sentence
from naungan.told.words import day, label, month
from naungan.web.decisions.forms import KINDS, Kata
from naungan.web.decisions.models import Decision

NOTHING = "–"
# The look of a word, and the word itself stands beside it: nothing is told by colour alone.
_LOOK = {
    "sama": "baik",
    "mirip": "awas",
    "dekat": "awas",
    "lain": "salah",
    "beda": "salah",
    "4": "baik",
    "3": "awas",
    "2": "awas",
    "1": "awas",
}
_LOOK |= {"0": "salah", "tertukar": "awas"}


@dataclass(frozen=True)
class Line:
    """One trait of both sides; ``kata`` says whether they agree (empty: nothing is compared)."""

    ciri: str
    pekerja: str
    peserta: str
    kata: str = ""
    tampak: str = ""


def lines(isi: Mapping[str, Any], bukti: Mapping[str, Any]) -> list[Line]:
    """The two records side by side. No birth date stands beside a masked number: only whether they are alike."""
    row, worker, member = isi["baris"][0], isi["pekerja"], isi["peserta"]
    nik, born, sex = str(bukti.get("nik_bukti") or "kosong"), str(bukti.get("tanggal") or "kosong"), _sex(bukti, worker, member)
    if bukti.get("tertukar"):
        born = "tertukar"
    return [
        Line("Nama", row["nama"], row["member_nama"] or NOTHING, *_said("NAMA", str(bukti.get("nama_tingkat")))),
        Line("NIK tersamar", worker.get("nik_samar") or NOTHING, member.get("nik_samar") or NOTHING,
             *_said("NIK", nik, jarak=bukti.get("jarak"))),
        Line("Tanggal lahir", _born(worker, born), _born(member, born), *_said("TANGGAL", born, _by_nik(bukti, born))),
        Line("Jenis kelamin", _sex_word(worker), _sex_word(member), *_said("KELAMIN", sex)),
        Line("Unit, NPP", row["unit_nama"] or NOTHING, row["npp"] or NOTHING),
        Line("Kategori, segmen", _category(worker), member.get("segmen") or NOTHING),
        Line("Status", NOTHING, _membership(member)),
    ]  # fmt: skip


def title(jenis: str, rows: Sequence[Kata]) -> str:
    """What a question is about."""
    row = rows[0]
    match jenis:
        case "keputusan":
            return row["nama"]
        case "jawaban_unit":
            return row["unit_nama"]
        case "pemetaan":
            return f"{row['berkas'] or 'Semua berkas'} ({len(rows)} kolom)"
        case "usulan_rekening":
            return row["uraian"] or row["rekening_nama"] or row["kode_rekening"]
        case "alokasi_bayar":
            return row["nomor"]
    return row["berkas"]


def unfollowed(one: Decision, rows: Sequence[Kata]) -> dict[str, str]:
    """Why the newest evaluation did not follow an answer, as the core tells it, and of which month; empty where it did, or it is undone."""
    if not one.lepas or one.dicabut:
        return {}
    said = {"nilai": title(one.jenis, rows), "berkas": KINDS[one.jenis].form.berkas}
    return {"bulan": month(one.lepas_bulan), "kalimat": sentence(one.lepas, said), "langkah": remedy(one.lepas, said)}


def beside(jenis: str, rows: Sequence[Kata]) -> list[str]:
    """The other cells of its line in a list, under ``HEADS``."""
    row = rows[0]
    return [cell(name, row.get(name, "")) for name in HEADS[jenis].values()]


def cell(name: str, text: str) -> str:
    """A cell of a row as it is read: rupiah, a day, a month, what a layout is called."""
    if name in _AMOUNTS and text.isdigit():
        return f"Rp{int(text):,}".replace(",", ".")
    if name == "tanggal" and _DAY.fullmatch(text):
        return day(dt.date.fromisoformat(text))
    if name == "bulan" and text:
        return month(text)
    return (layout(text).nama if name == "layout" and text in LAYOUTS else text) or NOTHING


HEADS: dict[str, dict[str, str]] = {
    "keputusan": {"Unit kerja": "unit_nama", "Peserta": "member_nama", "NPP": "npp", "Peluang": "peluang"},
    "jawaban_unit": {"Yang paling mungkin": "nama_calon"},
    "pemetaan": {"Tata letak": "layout", "Dasar usulan": "alasan"},
    "usulan_rekening": {"Rekening": "kode_rekening", "Unit kerja": "unit_nama", "Pagu": "pagu"},
    "alokasi_bayar": {"Tanggal": "tanggal", "Nilai": "nilai", "Belum dialokasikan": "sisa"},
    "isi": {"Unit kerja": "unit", "Bulan": "bulan"},
}
FIRST = {
    "keputusan": "Pekerja", "jawaban_unit": "Nama dalam berkas", "pemetaan": "Berkas", "usulan_rekening": "Uraian",
    "alokasi_bayar": "Nomor", "isi": "Berkas",
}  # fmt: skip
_AMOUNTS = ("pagu", "nilai", "sisa")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _said(kind: str, word: str, how: str = "", **params: object) -> tuple[str, str]:
    return sentence(f"BUKTI_{kind}_{word.upper()}", params) + how, _LOOK.get(word, "")


def _born(record: Mapping[str, Any], word: str) -> str:
    """Whether a record says the date; where it does not, and dates were compared all the same, its NIK told it."""
    if record.get("ada_tanggal"):
        return sentence("BUKTI_ADA")
    return sentence("BUKTI_MENURUT_NIK" if record.get("nik_samar") and word != "kosong" else "BUKTI_TIDAK_ADA")


def _by_nik(bukti: Mapping[str, Any], word: str) -> str:
    return f" ({sentence('BUKTI_HANYA_NIK')})" if bukti.get("hanya_nik") and word != "kosong" else ""


def _sex(bukti: Mapping[str, Any], worker: Mapping[str, Any], member: Mapping[str, Any]) -> str:
    if bukti.get("kelamin_beda"):
        return "beda"
    return "sama" if worker.get("jenis_kelamin") and member.get("jenis_kelamin") else "kosong"


def _sex_word(record: Mapping[str, Any]) -> str:
    return {"L": "Laki-laki", "P": "Perempuan"}.get(record.get("jenis_kelamin") or "", NOTHING)


def _category(worker: Mapping[str, Any]) -> str:
    return label("KATEGORI", worker["kategori"]) if worker.get("kategori") else NOTHING


def _membership(member: Mapping[str, Any]) -> str:
    if not member:
        return NOTHING
    active = member.get("aktif")
    state = "status tidak disebut" if active is None else "aktif" if active else "tidak aktif"
    programs = ", ".join(name.upper() for name in ("jkk", "jkm", "jht", "jp") if member.get(name))
    paid = f"lunas sampai {month(member['lunas_sampai'])}" if member.get("lunas_sampai") else ""
    return " · ".join(part for part in (state, programs, paid) if part)
