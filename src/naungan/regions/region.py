"""The region relation and the NIK prefixes, as Arrow tables."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from naungan.regions.codes import OldCode, current_names, induk, old_codes, tingkat, village_names
from naungan.regions.tables import REGION

if TYPE_CHECKING:
    import pyarrow as pa

DASAR = "Kepmendagri 300.2.2-2138/2025"


@cache
def nik_prefixes() -> pa.Table:
    """Every kabupaten/kota (4 digits) and kecamatan (6) code valid at any time from 2015 to 2025, sorted by code.

    Columns: ``kode``; ``status`` ``berlaku`` or ``lama``; ``pengganti``, the successor of an old code (NULL if none is known).
    """
    import pyarrow as pa

    rows: list[tuple[str, str, str | None]] = [(kode, "berlaku", None) for kode in current_names() if len(kode) > 2]
    rows += [(old.kode, "lama", old.pengganti) for old in old_codes().values()]
    kode, status, pengganti = zip(*sorted(rows, key=lambda row: row[0]), strict=True)
    return pa.table({"kode": kode, "status": status, "pengganti": pa.array(pengganti, pa.string())})


def region_table(*, desa: bool = True) -> pa.Table:
    """The ``region`` relation: every level in force plus the old codes; without villages when ``desa`` is false."""
    import pyarrow as pa

    names = {**current_names(), **(village_names() if desa else {})}
    rows = [_current_row(kode, nama) for kode, nama in names.items()] + [_old_row(old) for old in old_codes().values()]
    rows.sort(key=lambda row: str(row["kode"]))
    return pa.Table.from_pylist(rows, REGION.arrow_schema())


def _current_row(kode: str, nama: str) -> dict[str, object]:
    place = {"kode": kode, "nama": nama, "tingkat": tingkat(kode), "induk": induk(kode)}
    return {**place, "berlaku_dari": _since().get(kode[:2]), "berlaku_sampai": None, "pengganti": None, "dasar": DASAR}


def _old_row(old: OldCode) -> dict[str, object]:
    place = {"kode": old.kode, "nama": old.nama, "tingkat": tingkat(old.kode), "induk": induk(old.kode)}
    until = dt.date.fromisoformat(old.berlaku_sampai)
    return {**place, "berlaku_dari": None, "berlaku_sampai": until, "pengganti": old.pengganti, "dasar": old.dasar}


@cache
def _since() -> dict[str, dt.date]:
    # A province made by law after 2015 holds no code that is older than that law.
    moved = [old for old in old_codes().values() if old.pengganti]
    return {(old.pengganti or "")[:2]: dt.date.fromisoformat(old.berlaku_sampai) for old in moved}
