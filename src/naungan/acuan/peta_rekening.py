"""The account map of a run: the default, and what a region has added in a file of the same form beside its input.

Vulnerable workers have no account of their own: a rule for them must name account, sub-activity, fund and keyword together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from naungan.acuan.loading import load
from naungan.kernel.errors import Refusal
from naungan.relations.words import PROGRAM

KODE = re.compile(r"[4-6](\.\d{1,4}){1,5}")
_CONDITIONS = ("subkegiatan", "dana", "kata")
_FIELDS = {"pemda", "kode", "nama", "keluarga", "program", "dari", "sampai", "status", "sumber", "dasar", "lokal", *_CONDITIONS}


@dataclass(frozen=True, kw_only=True)
class Pola:
    """What a line must show: a code (an upper one stands for all below it), years, and conditions; ``uraian`` are its exact words.

    ``jawaban`` is the row of the answer it comes from, None for what stands in a map.
    """

    kode: str
    dari: int = 0
    sampai: int | None = None
    pemda: str | None = None
    subkegiatan: str | None = None
    dana: tuple[str, ...] = ()
    kata: tuple[str, ...] = ()
    uraian: str | None = None
    jawaban: int | None = None

    def holds(self, tahun: int, pemda: str | None = None) -> bool:
        """Whether the entry holds in a fiscal year (for a pemda)."""
        return self.dari <= tahun and (self.sampai is None or tahun <= self.sampai) and self.pemda in (None, pemda)

    def covers(self, kode: str) -> bool:
        """Whether an account is the one named, or lies below it."""
        return kode == self.kode or kode.startswith(f"{self.kode}.")


@dataclass(frozen=True, kw_only=True)
class Aturan(Pola):
    """An entry of the map: whose contributions such a line pays, and for which programme (None = all)."""

    keluarga: str
    program: str | None


@dataclass(frozen=True)
class Peta:
    """Entries, the first that fits decides; codes that look alike but are not ours; codes that lump many things together."""

    aturan: tuple[Aturan, ...]
    bukan: tuple[Pola, ...]
    gabungan: tuple[Pola, ...]

    def kode(self, keluarga: str, program: str | None, tahun: int, pemda: str | None = None) -> tuple[str, ...]:
        """The codes that pay a programme for a family in a year; an answer about single lines makes no account that all should have."""
        known = (one for one in self.aturan if one.uraian is None and one.holds(tahun, pemda))
        mine = (one for one in known if (one.keluarga, one.program) == (keluarga, program))
        return tuple(dict.fromkeys(one.kode for one in mine))

    def with_answers(self, jawaban: Iterable[Pola]) -> Peta:
        """The map with what people have answered of single lines, below everything that a map says itself."""
        said = tuple(jawaban)
        ours = tuple(one for one in said if isinstance(one, Aturan))
        return replace(self, aturan=self.aturan + ours, bukan=self.bukan + tuple(one for one in said if one not in ours))

    def keluarga(self, kode: str) -> str | None:
        """The family that a whole account belongs to without further conditions."""
        return next(
            (one.keluarga for one in self.aturan if one.kode == kode and not (one.subkegiatan or one.dana or one.kata or one.uraian)), None
        )


@cache
def default_peta() -> Peta:
    """The map that comes with the program."""
    raw = load("rekening.yaml")
    others = (tuple(Pola(kode=one["kode"]) for one in raw[name]) for name in ("bukan", "gabungan"))
    return Peta(tuple(_aturan(one) for one in raw["rekening"]), *others)


def read_peta(path: Path) -> Peta:
    """The default with the entries of a file before it; Refusal PETA_REKENING_SALAH with a sentence for each mistake."""
    import yaml

    try:
        raw = yaml.safe_load(path.read_text("utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError):
        raise Refusal("PETA_REKENING_SALAH", berkas=path.name, sebab="bukan YAML yang utuh") from None
    wrong = _mistakes(raw)
    if wrong:
        raise Refusal("PETA_REKENING_SALAH", berkas=path.name, sebab="; ".join(wrong))
    own = [_aturan(one) for one in raw.get("rekening") or []]
    more = {name: tuple(Pola(kode=str(one["kode"])) for one in raw.get(name) or []) for name in ("bukan", "gabungan")}
    base = default_peta()
    return Peta((*own, *base.aturan), base.bukan + more["bukan"], base.gabungan + more["gabungan"])


def _aturan(body: dict[str, Any]) -> Aturan:
    return Aturan(
        kode=str(body["kode"]), keluarga=body["keluarga"], program=body.get("program"), dari=body["dari"], sampai=body.get("sampai"),
        pemda=str(body["pemda"]).replace(".", "") if body.get("pemda") else None,
        subkegiatan=str(body["subkegiatan"]) if body.get("subkegiatan") else None,
        dana=tuple(map(str.lower, body.get("dana") or ())), kata=tuple(map(str.lower, body.get("kata") or ())),
    )  # fmt: skip


def _mistakes(raw: Any) -> list[str]:
    if not isinstance(raw, dict):
        return ["isi berkas harus berupa daftar «rekening:», «bukan:», atau «gabungan:»"]
    found = [f"bagian «{name}» tidak dikenal" for name in raw if name not in ("rekening", "bukan", "gabungan")]
    for name in ("rekening", "bukan", "gabungan"):
        entries = raw.get(name) or []
        if not isinstance(entries, list):
            found.append(f"«{name}» harus berupa daftar")
            continue
        for number, body in enumerate(entries, start=1):
            found += [f"{name} ke-{number}: {why}" for why in _wrong(body, whole=name == "rekening")]
    return found


def _wrong(body: Any, *, whole: bool) -> list[str]:
    """What is wrong with one entry, each in words."""
    if not isinstance(body, dict):
        return ["bukan pasangan nama dan nilai"]
    tests = [(not KODE.fullmatch(str(body.get("kode", ""))), "kode rekening tidak berbentuk 5.1.02… bertitik")]
    if whole:
        families = load("rekening.yaml")["keluarga"]
        tests += [
            (bool(set(body) - _FIELDS), f"kolom tidak dikenal: {', '.join(sorted(map(str, set(body) - _FIELDS)))}"),
            (body.get("keluarga") not in families, f"keluarga harus salah satu dari {', '.join(families)}"),
            (body.get("program") not in (None, *PROGRAM), f"program harus kosong atau salah satu dari {', '.join(PROGRAM)}"),
            (not isinstance(body.get("dari"), int), "dari harus tahun, misalnya 2026"),
            (not isinstance(body.get("sampai"), int | None), "sampai harus tahun atau kosong"),
            (any(not _texts(body.get(name)) for name in ("dana", "kata")), "dana dan kata harus berupa daftar teks"),
            (body.get("keluarga") == "rentan" and not all(body.get(name) for name in _CONDITIONS),
                "pekerja rentan tidak mempunyai rekening sendiri: sebutkan kode, subkegiatan, dana, dan kata sekaligus"),
        ]  # fmt: skip
    return [why for wrong, why in tests if wrong]


def _texts(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(one, str) for one in value))
