"""What an event carries, by its kind: one declared table of keys, and the check of everything that is written by it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from naungan.comparison import Fate
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy, sentence
from naungan.kernel.period import Bulan
from naungan.kernel.shown import shown
from naungan.relations import Relation
from naungan.rounds.tables import ASAL, INSTRUMENT, KETIDAKHADIRAN, OBSTACLE, TARGET, Event, Rung, Status, Tingkat

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Key:
    """One key of a payload: its kind (``_KINDS``), whether it must be there, and its closed list of words."""

    kind: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a payload: a code of the catalogue (sentence and remedy) and its parameters."""

    kode: str
    params: Mapping[str, object]


def _texts(*required: str, optional: tuple[str, ...] = ()) -> dict[str, Key]:
    return {**{name: Key("text", required=True) for name in required}, **{name: Key("text") for name in optional}}


def _of(relation: Relation) -> dict[str, Key]:
    """The keys of a register: the columns of its relation."""
    return {one.name: Key(one.kind, one.required, one.values) for one in relation.columns}


_CAUSES = ("kondisi", "kriteria", "sebab", "akibat", "rekomendasi")
_BUTIR = Key("text", required=True)
PAYLOAD: Mapping[Event, Mapping[str, Key]] = {
    Event.DIBUKA: {
        **_texts("nomor", "tempat", "daftar_periksa", optional=("sebelumnya",)),
        "tingkat": Key("text", required=True, values=tuple(Tingkat)), "tanggal": Key("date", required=True),
        "bulan": Key("month", required=True), "peserta": Key("texts", required=True), "pemda": Key("texts", required=True),
    },
    Event.DIBEKUKAN: {
        "pemda": Key("text", required=True), "evaluasi": Key("hash", required=True), "sidik": Key("hash", required=True),
        "bulan": Key("month", required=True), "posisi": Key("date", required=True),
    },
    Event.BUTIR_DIBUAT: {
        **_texts("butir", "pemda", "tingkat", "kondisi", optional=("unit", "unit_nama", "kode", "satuan")),
        **_texts(optional=("kriteria", "sebab", "akibat", "rekomendasi", "alasan", "penanggung_jawab", "tindakan")),
        **_texts(optional=("asal_rapat", "nasib_sebab")),
        "asal": Key("text", required=True, values=ASAL), "status": Key("text", values=tuple(Status)),
        "tangga": Key("text", values=tuple(Rung)), "tenggat": Key("date"), "jumlah": Key("count"), "rupiah": Key("rupiah"),
        "bukti": Key("files"), "sidik": Key("code"), "params": Key("code"), "evaluasi": Key("hash"),
        "nasib": Key("text", values=tuple(Fate)),
    },
    Event.DITUGASKAN: {"butir": _BUTIR, **_texts(optional=("penanggung_jawab", "tindakan")), "tenggat": Key("date")},
    Event.DINYATAKAN: {
        "butir": _BUTIR, "status": Key("text", required=True, values=tuple(Status)), "alasan": Key("text"), "evaluasi": Key("hash"),
    },
    Event.DILENGKAPI: {"butir": _BUTIR, **_texts(optional=_CAUSES)},
    Event.DINAIKKAN: {"butir": _BUTIR, "tangga": Key("text", required=True, values=tuple(Rung)), "alasan": Key("text", required=True)},
    Event.BUKTI: {"sha256": Key("hash", required=True), **_texts("nama", optional=("butir", "pemda", "angka"))},
    Event.TIDAK_HADIR: {
        "pemda": Key("text", required=True), "keadaan": Key("text", required=True, values=KETIDAKHADIRAN), "alasan": Key("text"),
    },
    Event.DIBACA: {
        "sha256": Key("hash", required=True), **_texts("nama", "berisi", optional=("pemda",)),
        **{name: Key("count", required=True) for name in ("masuk", "diterima", "ditolak")},
    },
    Event.DIPERIKSA: {**_texts("pemda", "pertanyaan", optional=("catatan",)), "jawaban": Key("answer", required=True)},
    Event.DILAPORKAN: {**_texts("pemda", "angka", "sumber"), "nilai": Key("whole", required=True), "dihitung": Key("whole")},
    Event.DISANGGAH: {**_texts("pemda", "angka", "alasan"), "beku": Key("whole"), "menurut_pemda": Key("whole")},
    Event.SASARAN: _of(TARGET),
    Event.INSTRUMEN: _of(INSTRUMENT),
    Event.KENDALA: _of(OBSTACLE),
    Event.DITUTUP: {"keadaan": Key("hash", required=True)},
}  # fmt: skip


def wrong(jenis: str, isi: Mapping[str, Any]) -> list[Wrong]:
    """Everything that is wrong with a payload, in the order of the declared keys; empty where it may be written."""
    if jenis not in PAYLOAD:
        return [Wrong("RAPAT_JENIS_ASING", {"jenis": shown(str(jenis))})]
    keys = PAYLOAD[Event(jenis)]
    found = [Wrong("RAPAT_ISI_ASING", {"jenis": jenis, "kunci": shown(str(name))}) for name in isi if name not in keys]
    for name, key in keys.items():
        value = isi.get(name)
        if value is None or value in ("", []):
            found += [Wrong("RAPAT_ISI_HILANG", {"jenis": jenis, "kunci": name})] if key.required else []
        elif not _KINDS[key.kind][0](value):
            found.append(Wrong("RAPAT_ISI_BENTUK", {"jenis": jenis, "kunci": name, "nilai": _told(value), "bentuk": _KINDS[key.kind][1]}))
        elif key.values and value not in key.values:
            found.append(Wrong("RAPAT_ISI_PILIHAN", {"kunci": name, "nilai": _told(value), "pilihan": ", ".join(key.values)}))
    return found


def checked(jenis: str, isi: Mapping[str, Any]) -> dict[str, Any]:
    """The payload as it is written, keys without a value left out; Refusal with sentence and remedy of the first thing that is wrong."""
    for one in wrong(jenis, isi):
        raise Refusal("RAPAT_PERISTIWA_SALAH", sebab=sentence(one.kode, one.params), langkah=remedy(one.kode, one.params))
    return {name: isi[name] for name in PAYLOAD[Event(jenis)] if isi.get(name) not in (None, "", [])}


def _told(value: object) -> str:
    return shown(" ".join(str(value).split()))[:80]


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63


def _parses(read: Callable[[str], object], value: object) -> bool:
    try:
        read(value if isinstance(value, str) else "?")
    except (ValueError, InvalidOperation):
        return False
    return True


def _is_day(value: object) -> bool:
    return _parses(dt.date.fromisoformat, value) and len(str(value)) == len("2026-10-31")


def _are_files(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_file, value))


def _is_file(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() != {"nama", "sha256", "oleh"}:
        return False
    return _is_hash(value["sha256"]) and _is_text(value["nama"]) and _is_text(value["oleh"])


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and bool(_HASH.fullmatch(value))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and shown(value) == value


# What a value of a kind must be, and how that is called in a sentence. No number of a person is text here.
_KINDS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "text": (_is_text, "teks yang tidak kosong dan tidak memuat NIK"),
    "code": (lambda value: isinstance(value, str), "teks yang ditulis program"),
    "texts": (lambda value: isinstance(value, list) and all(map(_is_text, value)), "daftar teks yang tidak memuat NIK"),
    "month": (lambda value: _parses(Bulan.parse, value), "bulan, misalnya 2026-10"),
    "date": (_is_day, "tanggal, misalnya 2026-10-31"),
    "hash": (_is_hash, "SHA-256"),
    "count": (lambda value: _whole(value) and value >= 0, "bilangan bulat, 0 atau lebih"),
    "whole": (_whole, "bilangan bulat"),
    "rupiah": (_whole, "rupiah bulat"),
    "ratio": (lambda value: _parses(Decimal, value) and Decimal(value).is_finite(), "bilangan sebagai teks, misalnya 54.01"),
    "answer": (lambda value: isinstance(value, bool) or _whole(value) or _is_text(value), "ya/tidak, bilangan bulat, atau teks"),
    "files": (_are_files, "daftar berkas dengan nama, sha256, dan oleh"),
}  # fmt: skip
