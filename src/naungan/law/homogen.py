"""Do formulas yield what they say they yield? The unit of account and the unit of time are changed; the law may not notice.

When all money is counted in sevenths and all time in fifths, an amount per month must come out 7/5 as large, a sum of money 7 times, a
share the same. A body that forgets to multiply by months, adds a monthly amount to a sum, or hides an amount in its code, does not.
Rounding is why results are compared with a tolerance; it is far smaller than the difference between two dimensions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any

from naungan.law.book import Book
from naungan.law.formula import Formula
from naungan.law.satuan import DIMENSI, TANPA_UKURAN

if TYPE_CHECKING:
    from naungan.engine import Engine

UANG, WAKTU = 7, 5
TOLERANSI = 0.02
# Several sizes of each unit, so that both sides of a ceiling or a threshold are met; divisible, so that rounding stays small.
_UANG = (5_000_000, 50_000_000, 500_000_000)
_UKURAN: Mapping[str, tuple[Any, ...]] = {
    "per_juta": (20_000, 100_000, 900_000), "per_juta/tahun": (20_000, 50_000, 100_000),
    "persen": (10, 40, 100), "bagian": (1, 2, 4), "orang": (1, 2, 5), "kali": (1, 2, 3),
    "bulan": (12, 120, 240), "tahun": (10, 40, 60), "hari": (10, 60, 360),
    "kode": ("?",), "ya_tidak": (True, False), "tanggal": (dt.date(1990, 1, 15), dt.date(2020, 6, 15)),
    "sen": tuple(100 * rupiah for rupiah in _UANG),
}  # fmt: skip
_PALING_BANYAK = 600


def misfits(engine: Engine, book: Book) -> dict[str, str]:
    """Formulas whose body does not yield the unit it declares, and why; empty when all do.

    Only numbers are measured. A formula that gives nothing but 0 or NULL for every size tried can't be judged and is named too.
    """
    found = {}
    for nama, versions in book.formulas.items():
        for version in versions:
            if version.satuan not in TANPA_UKURAN and (why := _misfit(engine, book, version)):
                found[f"{nama} ({version.berlaku})"] = why
    return found


def unit_of(book: Book, nama: str) -> str:
    """The declared unit of a series, formula or column; KeyError when nobody declared one."""
    if nama in book.series:
        return book.series[nama].satuan
    return book.formulas[nama][0].satuan if nama in book.formulas else book.kolom[nama].satuan


def _misfit(engine: Engine, book: Book, version: Formula) -> str | None:
    try:
        units = {need: unit_of(book, need) for need in version.needs}
    except KeyError as error:
        return f"no unit is declared for {error.args[0]}"
    words = _words(version, units)
    rows = list(_sizes(units, words))
    plain, scaled = (_run(engine, version, units, rows, money, time) for money, time in ((1, 1), (UANG, WAKTU)))
    pairs = [(before, after) for before, after in zip(plain, scaled, strict=True) if before and after]
    if not pairs:
        return "every size tried gives 0 or nothing"
    expected = _factor(version.satuan, UANG, WAKTU)
    wrong = [after / before for before, after in pairs if abs(after / before / expected - 1) > TOLERANSI]
    return f"is not in {version.satuan}: grows {min(wrong):.2f} to {max(wrong):.2f} times instead of {expected:.2f}" if wrong else None


def _factor(unit: str, money: int, time: int) -> float:
    of_money, of_time = DIMENSI[unit]
    return float(money**of_money * time**of_time)


def _sizes(units: Mapping[str, str], words: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Combinations of sizes, each need moving through its own; not more than ``_PALING_BANYAK``."""
    choices = [words if unit == "kode" else _UKURAN.get(unit, _UANG) for unit in units.values()]
    everything = list(product(*choices))
    step = max(1, len(everything) // _PALING_BANYAK | 1)  # odd, so that no need stands still
    for combination in everything[::step]:
        yield dict(zip(units, combination, strict=True))


def _words(version: Formula, units: Mapping[str, str]) -> tuple[str, ...]:
    """The words that the body itself tells apart, and one that it does not know."""
    import ibis.expr.operations as ops

    expression = version.body(**_empty(units))
    found = {str(one.value) for one in expression.op().find(ops.Literal) if isinstance(one.value, str)}
    return ("?", *sorted(found))


def _empty(units: Mapping[str, str]) -> dict[str, Any]:
    import ibis

    table = ibis.table({nama: _kind(unit) for nama, unit in units.items()} or {"_": "int64"}, name="ukuran")
    return {nama: table[nama] for nama in units}


def _kind(unit: str) -> str:
    return {"kode": "string", "ya_tidak": "boolean", "tanggal": "date"}.get(unit, "int64")


def _run(
    engine: Engine, version: Formula, units: Mapping[str, str], rows: list[dict[str, Any]], money: int, time: int
) -> list[float | None]:
    import pyarrow as pa

    kinds = {"string": pa.string(), "boolean": pa.bool_(), "date": pa.date32(), "int64": pa.int64()}
    schema = pa.schema([("_n", pa.int64()), *((nama, kinds[_kind(unit)]) for nama, unit in units.items())])
    scaled = [{"_n": n, **{nama: _scale(row[nama], unit, money, time) for nama, unit in units.items()}} for n, row in enumerate(rows)]
    table = engine.table(pa.Table.from_pylist(scaled, schema))
    result = table.select("_n", hasil=version.body(**{nama: table[nama] for nama in units})).order_by("_n")
    return [None if row["hasil"] is None else float(row["hasil"]) for row in engine.rows(result)]


def _scale(value: Any, unit: str, money: int, time: int) -> Any:
    if unit in TANPA_UKURAN:
        return value
    of_money, of_time = DIMENSI[unit]
    # Money is a multiple of WAKTU in every size, so that an amount per month stays whole in the finer unit of time.
    return value * money**of_money * (time**of_time if of_time >= 0 else 1) // (time if of_time < 0 else 1)
