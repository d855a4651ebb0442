"""Every text, date, rounding and cast expression that the chain asks of an engine gives the same on both, over nasty values.

The expressions are not listed by hand: an evaluation of every layout and a comparison are listened to, and each distinct expression is
asked again with columns of nasty values in place of what it was given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.datatypes as types
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa
import pytest
from tests.comparison.test_compare import HEAD, NEW, OLD
from tests.demo.test_every_layout import ROLES
from tests.evaluation.asking import chain
from tests.evaluation.offices import write

from naungan.comparison import compare, read_sides
from naungan.demo import make_demo
from naungan.engine import Engine, day_in, decimal_in, edits, number_in, trim, whole
from naungan.engine.duck import DuckEngine
from naungan.regions.spelling import own_names

pytestmark = pytest.mark.chain

BULAN = "2026-10"
ASKED = (
    ops.StringUnary, ops.StringLength, ops.StringConcat, ops.StringJoin, ops.StringReplace, ops.StringSplit, ops.StringFind,
    ops.StringContains, ops.StartsWith, ops.EndsWith, ops.StrRight, ops.ScalarUDF, ops.ArrayIndex,
    ops.RegexSearch, ops.RegexExtract, ops.RegexReplace, ops.Cast, ops.Round, ops.Floor, ops.Ceil, ops.Divide, ops.FloorDivide,
    ops.Modulus, ops.Strftime, ops.DateAdd, ops.DateSub, ops.DateDiff, ops.DateDelta, ops.DateTruncate, ops.ExtractTemporalField,
)  # fmt: skip
# Letters that the engines write otherwise in capitals or small letters stand in a test of their own.
TEXTS = (
    None, "", "Ahmad Yusuf", "Yusuf", "ahmad yusuf v", "  Siti  ", " f", "v", "Siti\tAminah", "O'Neil", "d\\a", "50%", "a_b", "Éka Ñoño", "é",
    "e\u0301", "\U0001f600 Budi", "12", "0012", "-5", "+7", " 12 ", "12.5", "12,5", "1e3", "0x1F", "12.", ".5", "1.000", "1.000.000,50",
    "Rp1.500.000,-", "99999999999999999999", "9223372036854775807", "123456789012345678", "NaN", "Infinity", "-inf", "true", "٣٤", "１２",
    "2026-01-05", "2026-1-5", "2026-02-30", "2024-02-29", "2026-01-05 10:00:00", "2026", "20260105", "05-01-2026", "0001-01-01", "1500-03-01",
    "10000-01-01", "1671080101900007", "'1671080101900007", "5.1.02.02.02.0006", "5102020200006", "1.02.0.00.0.00.01.0000",
    "40 Orang x 12 Bulan", "40 orang | 12 bulan", "TENAGA\nHONORER", "$1", "\\1", "a.b", "(x)", "[x]", "x^y", "a|b", "中", "12\u00a0", "..",
    "--", "  ", "A", "NULL", "ABDUL", "MUHAMMAD ALI", "M ALI", "H. Ali, S.Pd.", "0.005", "2.675", "-0.5", "00", "honorer f",
)  # fmt: skip
WHOLES = (None, 0, 1, -1, 7, -7, 10, 99, 100, 2**31, 10**11, 1_000_000, 5400)
DECIMALS = (None, "0", "0.01", "0.49", "0.50", "1.50", "2.50", "-0.50", "-1.50", "-2.50", "1000000.50", "999999999.99", "12345678901.23")
DAYS = (
    None,
    dt.date(2026, 1, 31),
    dt.date(2024, 2, 29),
    dt.date(1985, 11, 24),
    dt.date(1900, 1, 1),
    dt.date(2026, 12, 31),
    dt.date(9999, 12, 31),
)
FRACTIONS = (None, 0.0, 0.5, 1.5, 2.5, -0.5, 0.1, 33.333333, 2.675)
ROWS = 2 * len(TEXTS)

Shape = tuple[type[ops.Value], tuple[Any, ...]]
Expressions = dict[str, Callable[[ir.Table], ir.Value]]


class Listening(DuckEngine):
    """DuckDB, with an ear for the expressions that it is asked."""

    heard: dict[Shape, None]

    again = Engine.again  # a step that is run again from what was written down would not be heard

    def keep(self, table: ir.Table) -> ir.Table:
        self._hear(table)
        return super().keep(table)

    def write(self, table: ir.Table, path: Path, order: Sequence[str] = ()) -> int:
        self._hear(table)
        return super().write(table, path, order)

    def arrow(self, table: ir.Table) -> pa.Table:
        self._hear(table)
        return super().arrow(table)

    def batches(self, table: ir.Table, size: int) -> Iterator[pa.RecordBatch]:
        self._hear(table)
        return super().batches(table, size)

    def _hear(self, table: ir.Table) -> None:
        for node in table.op().find(ASKED):
            if isinstance(node, ops.Cast) and node.arg.find(ops.WindowFunction):
                continue  # a number that was counted here is small by its making; no value that was handed in is cast
            # Spark has no Jaro-Winkler, and the rule that asks for it is left out there.
            if node.shape.is_columnar() and name_of(type(node)) != "jaro_winkler_similarity":
                self.heard[shape_of(node)] = None


def name_of(kind: type[ops.Value]) -> str:
    """The name of a built-in of the engine; that of its kind for every other expression."""
    return getattr(kind, "__func_name__", kind.__name__)


def shape_of(node: ops.Value) -> Shape:
    """What is asked, with a type in place of each column that it was given."""
    return type(node), tuple(_slot(argument) for argument in node.args)


def _slot(argument: Any) -> Any:
    if isinstance(argument, tuple):
        return tuple(map(_slot, argument))
    return argument.dtype if isinstance(argument, ops.Value) and argument.shape.is_columnar() else argument


def asked_of(shape: Shape, table: ir.Table) -> ir.Value:
    """The same expression over the columns of ``nasty``: each further column of a type is another one."""
    columns = iter(range(100))

    def filled(slot: Any) -> Any:
        if isinstance(slot, tuple):
            return tuple(map(filled, slot))
        return nasty_column(table, slot, next(columns)).op() if isinstance(slot, types.DataType) else slot

    kind, arguments = shape
    # The kind of a cast is a type too, and no column.
    if issubclass(kind, ops.Cast):
        return kind(filled(arguments[0]), arguments[1]).to_expr()
    # A pattern that stands in a column is our own data: how a government is called.
    if issubclass(kind, ops.RegexReplace) and isinstance(arguments[1], types.DataType):
        return kind(filled(arguments[0]), table.pola.op(), arguments[2]).to_expr()
    return kind(*map(filled, arguments)).to_expr()


def nasty_column(table: ir.Table, kind: types.DataType, at: int) -> ir.Value:
    if kind.is_string():
        return table[f"teks_{min(at, 1)}"]
    if kind.is_array():
        return table.teks_0.split(" ")
    if kind.is_integer():
        return table[f"bulat_{min(at, 1)}"] if kind.is_int64() else (table.bulat_0 % 100).cast(kind)
    if kind.is_decimal():
        return table.desimal.cast(kind)
    return {"date": table.hari, "boolean": table.benar, "float64": table.pecahan}.get(str(kind).lstrip("!"), ibis.null(kind))


def nasty() -> pa.Table:
    def over(values: Sequence[Any], kind: pa.DataType, shift: int = 0) -> pa.Array:
        return pa.array([values[(at + shift * (at // len(values) + 1)) % len(values)] for at in range(ROWS)], kind)

    amounts = [None if text is None else Decimal(text).quantize(Decimal("0.01")) for text in DECIMALS]
    return pa.table(
        {
            "baris": pa.array(range(ROWS), pa.int64()), "teks_0": over(TEXTS, pa.string()), "teks_1": over(TEXTS, pa.string(), 7),
            "bulat_0": over(WHOLES, pa.int64()), "bulat_1": over(WHOLES, pa.int64(), 5), "desimal": over(amounts, pa.decimal128(18, 2)),
            "hari": over(DAYS, pa.date32()), "benar": over((None, True, False), pa.bool_()), "pecahan": over(FRACTIONS, pa.float64()),
            "pola": over(own_names()["sendiri"].to_pylist(), pa.string()),
        }
    )  # fmt: skip


@pytest.fixture(scope="module")
def heard(duck: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[Shape, None]:
    """The expressions of an evaluation of every layout, and of a comparison."""
    root = tmp_path_factory.mktemp("kontrak")
    make_demo(root / "contoh", scale=0.002, seed=11, workers=1, only=ROLES)
    (root / "kerja").mkdir()
    with Listening(threads=2, memory=None, temp=root) as engine:
        engine.heard = {}
        chain(engine, root / "contoh" / "berkas", root / "kerja", BULAN)
        before, after = (write(root / f"{name}.csv", HEAD, *rows) for name, rows in (("lama", OLD), ("baru", NEW)))
        sides = read_sides(engine, before, after, bulan=("2026-10", "2026-11"), pemda="1671", layout=None, work=root / "sisi")
        engine.keep(compare(engine, *sides))
        return engine.heard


def answers(engine: Engine, expressions: Expressions) -> dict[str, list[Any]]:
    table = engine.table(nasty())
    found: dict[str, list[Any]] = {}
    for names in _parts(list(expressions), 60):
        rows = engine.arrow(table.select("baris", **{name: expressions[name](table) for name in names}).order_by("baris"))
        found |= {name: rows[name].to_pylist() for name in names}
    return found


def _parts(names: list[str], size: int) -> Iterator[list[str]]:
    return (names[start : start + size] for start in range(0, len(names), size))


@pytest.fixture(scope="module")
def expressions(heard: dict[Shape, None]) -> Expressions:
    return {f"e{at}": (lambda table, shape=shape: asked_of(shape, table)) for at, shape in enumerate(heard)}


@pytest.fixture(scope="module")
def by_duck(duck: Engine, expressions: Expressions) -> dict[str, list[Any]]:
    return answers(duck, expressions)


def test_no_value_stops_an_expression(by_duck: dict[str, list[Any]], expressions: Expressions) -> None:
    assert by_duck.keys() == expressions.keys()
    assert all(len(values) == ROWS for values in by_duck.values())


@pytest.mark.spark
def test_engines_agree_on_every_expression_over_nasty_values(
    spark: Engine, heard: dict[Shape, None], expressions: Expressions, by_duck: dict[str, list[Any]]
) -> None:
    one, other = by_duck, answers(spark, expressions)
    texts = nasty()["teks_0"].to_pylist()
    differ = {
        f"{name_of(shape[0])}{shape[1]}": [
            (texts[at], a, b) for at, (a, b) in enumerate(zip(one[name], other[name], strict=True)) if a != b
        ][:3]
        for name, shape in zip(expressions, heard, strict=True)
        if one[name] != other[name]
    }
    assert differ == {}
    assert len(heard) > 300
    asked = {name_of(kind) for kind, _ in heard}
    assert asked >= {"RegexReplace", "RegexExtract", "RegexSearch", "substr", "lpad", "btrim", "div", "Cast", "Round"}


@pytest.mark.spark
def test_our_own_readings_agree_and_are_right(duck: Engine, spark: Engine) -> None:
    asked: dict[str, Callable[[ir.Table], ir.Value]] = {
        "trim": lambda t: trim(t.teks_0), "bulat": lambda t: number_in(t.teks_0), "desimal": lambda t: decimal_in(t.teks_0, "decimal(18, 2)"),
        "hari": lambda t: day_in(t.teks_0), "utuh": lambda t: whole(t.desimal),
        "jarak": lambda t: edits(t.teks_0.re_replace("[^A-Za-z0-9 ]", ""), t.teks_1.re_replace("[^A-Za-z0-9 ]", "")),
    }  # fmt: skip
    one, other = answers(duck, asked), answers(spark, asked)
    assert one == other
    read = {name: dict(zip(nasty()["teks_0"].to_pylist(), one[name], strict=True)) for name in ("trim", "bulat", "desimal", "hari")}
    assert read["trim"] == {text: None if text is None else text.strip(" ") for text in TEXTS}
    assert {text: value for text, value in read["bulat"].items() if value is not None} == {
        "12": 12, "0012": 12, "-5": -5, "+7": 7, "2026": 2026, "20260105": 20260105, "1671080101900007": 1671080101900007, "00": 0,
        "5102020200006": 5102020200006, "123456789012345678": 123456789012345678,
    }  # fmt: skip
    assert {text for text, value in read["hari"].items() if value is not None} == {"2026-01-05", "2024-02-29"}
    assert (read["desimal"]["12.5"], read["desimal"]["2.675"], read["desimal"]["1e3"]) == (Decimal("12.50"), Decimal("2.68"), None)
    halves = {Decimal("0.49"): 0, Decimal("0.50"): 1, Decimal("1.50"): 2, Decimal("2.50"): 3, Decimal("-0.50"): -1, Decimal("-2.50"): -3}
    rounded = dict(zip(nasty()["desimal"].to_pylist(), one["utuh"], strict=True))
    assert {amount: rounded[amount] for amount in halves} == halves


@pytest.mark.spark
def test_the_letters_that_change_case_otherwise_are_known(duck: Engine, spark: Engine) -> None:
    """Of the Latin letters beyond ASCII only these: nobody's name in a roster here, and a key that differs asks a person."""
    letters = [chr(code) for code in range(0xC0, 0x250)]
    found: dict[str, list[dict[str, Any]]] = {}
    for engine in (duck, spark):
        table = engine.table(pa.table({"huruf": letters}))
        found[engine.name] = engine.rows(table.select("huruf", besar=table.huruf.upper(), kecil=table.huruf.lower()).order_by("huruf"))
    differ = {one["huruf"] for one, other in zip(found["duckdb"], found["spark"], strict=True) if one != other}
    assert differ == {"ß", "İ", "ŉ", "ǰ"}
