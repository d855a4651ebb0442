"""How the numbers were made, what each state means, which law values were used, and what is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from naungan.budget.tables import ANGGARAN, PEMBAYARAN
from naungan.coverage.tables import FLAG, STATE
from naungan.kernel.messages import catalogue
from naungan.kernel.rupiah import rp
from naungan.told.material import Material
from naungan.told.words import day, label, month, next_step, number, office, say

_STATUS = {"confirmed": "✔", "recalled": "■", "unknown": "?"}
_HEADS = {
    "METODE_KEADAAN": ("KEADAAN", "ARTI", "TERLINDUNGI", "LANGKAH"), "METODE_TANDA": ("TANDA", "ARTI", "LANGKAH"),
    "METODE_ANGGARAN": ("SUMBU", "ARTI"), "METODE_PARAMETER": ("PARAMETER", "DASAR", "BERLAKU", "NILAI", "STATUS"),
    "METODE_CATATAN_JALAN": ("HAL", "ISI"),
}  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A heading and either sentences or a small table of texts under ``heads``."""

    title: str
    sentences: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def method(material: Material) -> dict[str, Block]:
    """The blocks by their code, in their order."""
    tables = {
        "METODE_KEADAAN": states(), "METODE_TANDA": flags(), "METODE_ANGGARAN": axes(), "METODE_PARAMETER": parameters(material),
        "METODE_CATATAN_JALAN": record(material),
    }  # fmt: skip
    order = ("METODE_CARA", *list(tables)[:-1], "METODE_TIDAK_DIKETAHUI", "METODE_CATATAN_JALAN")
    return {code: _table(code, tables[code]) if code in tables else Block(say(code), tuple(sentences(code))) for code in order}


def _table(code: str, rows: list[tuple[str, ...]]) -> Block:
    return Block(say(code), heads=tuple(say(f"KOLOM_{name}") for name in _HEADS[code]), rows=tuple(rows))


def sentences(code: str) -> list[str]:
    """``CODE_1``, ``CODE_2``… as many as the catalogue holds."""
    return [say(f"{code}_{at}") for at in range(1, 100) if f"DOK_{code}_{at}" in catalogue()]


def states() -> list[tuple[str, ...]]:
    """Each state in order of precedence: label, meaning, whether protected, next step."""
    return [(label("KEADAAN", s), say(f"ARTI_{s.upper()}"), say(f"LINDUNG_{s.upper()}"), next_step("KEADAAN", s) or "–") for s in STATE]


def flags() -> list[tuple[str, ...]]:
    """Each flag: label, meaning, next step."""
    return [(label("FLAG", flag), say(f"ARTI_{flag.upper()}"), next_step("FLAG", flag) or "–") for flag in FLAG]


def axes() -> list[tuple[str, ...]]:
    """Each answer of the two axes of a unit, and what it means."""
    money = [(f"{say('KOLOM_ANGGARAN')}: {label('ANGGARAN', word)}", say(f"ARTI_ANGGARAN_{word.upper()}")) for word in ANGGARAN]
    paid = [(f"{say('KOLOM_PEMBAYARAN')}: {label('PEMBAYARAN', word)}", say(f"ARTI_PEMBAYARAN_{word.upper()}")) for word in PEMBAYARAN]
    return [*money, *paid]


def parameters(material: Material) -> list[tuple[str, ...]]:
    """The law values of the run: name, basis, in force from, value, status."""
    return [
        (_text(one, "nama"), _text(one, "dasar"), _text(one, "berlaku"), _value(one.get("nilai"), one.get("satuan")), _status(one))
        for one in material.run.get("parameter") or []
    ]


def _status(one: dict[str, Any]) -> str:
    word = str(one.get("status") or "unknown")
    rests = f" ({one['sandaran']})" if one.get("sandaran") else ""
    return f"{_STATUS.get(word, '')} {label('STATUS', word)}{rests}".strip()


def _text(one: dict[str, Any], name: str) -> str:
    value = one.get(name)
    return say("TIDAK_TERSEDIA") if value is None or value == "" else str(value)


def _value(value: object, unit: object) -> str:
    """A value of the law as people read it: parts per million as a percentage, amounts in rupiah."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_value(one, unit)}" for name, one in value.items())
    if value is None or value == "":
        return say("TIDAK_TERSEDIA")
    if not isinstance(value, int) or isinstance(value, bool):
        return str(value)
    if unit == "per_juta":
        return f"{(Decimal(value) / 10_000).normalize():f}%".replace(".", ",")
    return rp(value) if str(unit).startswith("rupiah") else f"{number(value)} {unit or ''}".strip()


def record(material: Material) -> list[tuple[str, ...]]:
    """What anybody needs to say where the numbers came from."""
    run = material.run
    known = [
        ("BULAN", month(run["bulan"])), ("TANGGAL_POSISI", day(run["posisi"])),
        ("LINGKUP", str(run.get("lingkup") or say("TIDAK_TERSEDIA"))),
        ("PENYEBUT", str(run.get("penyebut") or say("TIDAK_TERSEDIA"))), ("VERSI", str(run.get("program_version", ""))),
        ("MESIN", str(run.get("mesin", ""))), ("DIKETAHUI", known_on(run.get("diketahui"))),
        ("HUKUM", str(run.get("hukum", ""))),
        ("MASUKAN", say("MASUKAN_DI_DAFTAR", jumlah=number(len(run.get("masukan") or [])))),
    ]  # fmt: skip
    steps = [(say("LANGKAH_BARIS", nama=step["nama"]), number(step["baris"])) for step in run.get("langkah") or []]
    answers = [(answered_place(one), answered_how(one)) for one in run.get("jawaban_rekening") or []]
    return [*((say(f"KOLOM_{code}"), text) for code, text in known), *answers, *steps]


def answered_place(one: Mapping[str, Any]) -> str:
    """The account, and the words or the place, that a person has answered for."""
    where = (one["pemda"] and office(one["pemda"]), one["subkegiatan"], one["dana"], one["uraian"] and f"«{one['uraian']}»")
    return say("JAWABAN_REKENING", kode=one["kode_rekening"], tempat=", ".join(part for part in where if part) or say("JAWABAN_SEMUA"))


def answered_how(one: Mapping[str, Any]) -> str:
    """What the answer was, which lines it placed, and whose it is."""
    answer = placed = None
    if one["terima"]:
        program = one["program"].upper() if one["program"] else say("JAWABAN_SEMUA_PROGRAM")
        answer = say("JAWABAN_DIHITUNG", program=program, keluarga=say(f"KELUARGA_{one['keluarga'].upper()}"))
    if one["baris_anggaran"]:
        pagu = say("TIDAK_TERSEDIA") if one["pagu"] is None else rp(one["pagu"])
        stage = " ".join(str(one[name]) for name in ("tahap", "tahun") if one[name])
        placed = say("JAWABAN_BARIS", jumlah=number(one["baris_anggaran"]), tahap=stage, pagu=pagu)
    who = say("JAWABAN_OLEH", oleh=one["oleh"] or say("JAWABAN_TANPA_NAMA"), baris=one["baris"])
    return " ".join((answer or say("JAWABAN_BUKAN"), placed or say("JAWABAN_NIHIL"), who))


def known_on(text: str | None) -> str:
    """The day whose law was asked for, and what a replay does not repeat; without one, all that is known now."""
    return say("DIKETAHUI_PADA", tanggal=day(dt.date.fromisoformat(text))) if text else say("DIKETAHUI_SEKARANG")
