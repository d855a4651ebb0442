"""Assumptions about how often something happens; never law, always shown beside what is computed from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from naungan.acuan.loading import load
from naungan.kernel.errors import Refusal
from naungan.law import read_yaml
from naungan.relations.words import KATEGORI

PERISTIWA = ("jkk_meninggal", "jkk_cacat_total", "jkm")
STATUS = ("anggapan", "bersumber")
SEJUTA = 1_000_000


@dataclass(frozen=True)
class Asumsi:
    """Events a year among a million workers; ``kategori`` None means all of them, ``sumber`` None that nobody measured it."""

    peristiwa: str
    per_juta: int
    status: str
    sumber: str | None = None
    catatan: str | None = None
    kategori: str | None = None


@cache
def default_asumsi() -> tuple[Asumsi, ...]:
    """The assumptions that come with the program."""
    return tuple(_parse(body) for body in load("asumsi.yaml")["asumsi"])


def read_asumsi(path: Path) -> tuple[Asumsi, ...]:
    """Those of the program and those of a file of the same form; Refusal ASUMSI_SALAH when one can't be understood."""
    from yaml import YAMLError

    try:
        return (*default_asumsi(), *(_parse(body) for body in read_yaml(path.read_text("utf-8"))["asumsi"]))
    except (ValueError, KeyError, TypeError, AttributeError, YAMLError) as error:
        raise Refusal("ASUMSI_SALAH", berkas=path.name, sebab=str(error)) from None


def asumsi_for(semua: Iterable[Asumsi], peristiwa: str, kategori: str | None) -> Asumsi:
    """The assumption for an event and a category: the last one that names it, else the last general one."""
    found = [one for one in semua if one.peristiwa == peristiwa and one.kategori in (None, kategori)]
    named = [one for one in found if one.kategori is not None]
    return (named or found)[-1]


def _parse(body: dict[str, Any]) -> Asumsi:
    one = Asumsi(**{**body, "status": body.get("status", STATUS[0])})
    if one.peristiwa not in PERISTIWA or one.status not in STATUS or one.kategori not in (None, *KATEGORI):
        raise ValueError(f"{one.peristiwa}, {one.kategori}, {one.status}")
    if isinstance(one.per_juta, bool) or not isinstance(one.per_juta, int) or not 0 <= one.per_juta <= SEJUTA:
        raise ValueError("per_juta harus bilangan bulat 0 sampai 1.000.000")
    if one.status == "bersumber" and not one.sumber:
        raise ValueError("status bersumber memerlukan sumber")
    return one
