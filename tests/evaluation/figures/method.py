"""``Metode``, the last sheet of the book: the rows of each step, and the values of the law with what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.evaluation.figures import book
from tests.evaluation.figures.shown import UNKNOWN, num, rp
from tests.evaluation.figures.store import Row, Store
from tests.evaluation.figures.words import told


def record_faults(store: Store, sheets: book.Sheets) -> Iterator[str]:
    """The rows of each step are those that are stored; the rest are values of the law, as the record has them."""
    cells = [[cell for cell in row if cell is not None] for row in sheets[told("LEMBAR_METODE")]]
    steps = {told("LANGKAH_BARIS", nama=name.name): num(len(store.rows(name.name))) for name in (store.folder / "hasil").iterdir()}
    found = {row[0]: row[1] for row in cells if row and row[0] in steps}
    if found != steps:
        yield f"method: {found}, worked out {steps}"
    files = told("MASUKAN_DI_DAFTAR", jumlah=num(len(store.run["masukan"])))
    if not any(files in row for row in cells):
        yield f"method: {files!r} is not said"
    for one in store.run["parameter"]:
        printed, wanted = [row for row in cells if row and row[0] == one["nama"]], _law(one)
        if not any(row[1:4] == wanted and _rests(row[4], one) for row in printed):
            yield f"method, {one['nama']}: {printed}, worked out {wanted} {one['sandaran']}"


def _law(one: Row) -> list[str]:
    return [str(one["dasar"] or UNKNOWN), str(one["berlaku"] or UNKNOWN), _value(one["nilai"], str(one["satuan"] or ""))]


def _rests(status: str, one: Row) -> bool:
    """Only a confirmed value says what it rests on."""
    return status.endswith(f" ({one['sandaran']})") if one["sandaran"] else "(" not in status


def _value(value: Any, unit: str) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_value(part, unit)}" for name, part in value.items())
    if not isinstance(value, int):
        return str(value or UNKNOWN)
    if unit == "per_juta":
        whole, rest = divmod(value, 10_000)
        return f"{whole},{rest:04d}".rstrip("0").rstrip(",") + "%"
    return rp(value) if unit.startswith("rupiah") else f"{num(value)} {unit}".strip()
