"""The machinery of dated law on a country that does not exist."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
from tests.law.negeri import rumus

from naungan.engine import Engine
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.law import Book, evaluate, explain, formulas_of, load_folder, timeline, weakest

NEGERI = Path(__file__).parent / "negeri"


@pytest.fixture(scope="module")
def book() -> Book:
    return Book(load_folder(NEGERI), formulas_of(rumus), rumus.KOLOM)


def people(engine: Engine, *rows: tuple) -> object:
    names = ("n", "bulan", "jiwa", "kasta", "panen_sen")
    return engine.table(pa.table({name: [row[k] for row in rows] for k, name in enumerate(names)}))


def burden(engine: Engine, book: Book, *rows: tuple, **options: object) -> list:
    months = sorted({Bulan.parse(row[1]) for row in rows})
    found = evaluate(engine, book, people(engine, *rows), ["beban"], **({"months": months} | options))
    return [row["beban"] for row in engine.rows(found.order_by("n"))]


def test_it_works(engine: Engine, book: Book) -> None:
    assert burden(engine, book, (0, "1950-05", 3, "petani", 30_000)) == [3 * 10 + 7]


def test_values_and_versions_follow_the_month_of_the_row(engine: Engine, book: Book) -> None:
    rows = [(n, month, 3, "penyihir", 10_000) for n, month in enumerate(["1950-12", "1951-01", "1951-05", "1951-06"])]
    assert burden(engine, book, *rows) == [30 + 1, 10 + 1, 10 + 1, 12 + 1]


def test_one_month_gives_the_same_as_many(engine: Engine, book: Book) -> None:
    rows = [(0, "1951-06", 5, "petani", 29_999), (1, "1951-06", 1, "penyihir", 80_000), (2, "1951-06", 9, "petani", 5_000_000)]
    assert burden(engine, book, *rows) == burden(engine, book, *rows, at=Bulan(1951, 6))


@pytest.mark.parametrize(
    ("cents", "value"), [(0, 100), (29_999, 100), (30_000, 350), (79_999, 350), (80_000, 900), (10**15, 900), (None, None)]
)
def test_a_band_begins_at_its_lower_bound_and_the_last_is_open(duck: Engine, book: Book, cents: int | None, value: int | None) -> None:
    table = duck.table(pa.table({"panen_sen": pa.array([cents], pa.int64())}))
    found = evaluate(duck, book, table, ["harga_panen"], at=Bulan(1950, 1))
    assert duck.rows(found)[0]["harga_panen"] == value


def test_the_unknown_stays_unknown(engine: Engine, book: Book) -> None:
    rows = [(0, "1950-05", 3, "naga", 100), (1, "1949-12", 3, "petani", 100), (2, "1950-05", 3, "petani", 100)]
    assert burden(engine, book, *rows) == [None, None, 32]


def test_a_rule_that_is_not_law_in_the_month_is_refused(duck: Engine, book: Book) -> None:
    with pytest.raises(Refusal, match="pajak naga"):
        evaluate(duck, book, people(duck, (0, "1950-04", 1, "petani", 1)), ["pajak_naga"], at=Bulan(1950, 4))
    with pytest.raises(Refusal, match="Pajak naga"):
        book.entry("tarif_naga", Bulan(1950, 4))


def test_an_event_is_governed_by_the_law_of_its_day(engine: Engine, book: Book) -> None:
    days = [dt.date(1949, 12, 31), dt.date(1950, 1, 1), *(dt.date(1951, 3, day) for day in (9, 10, 19, 20))]
    table = engine.table(pa.table({"tanggal": days, "jiwa": pa.array([3] * len(days), pa.int64())}))
    found = engine.rows(evaluate(engine, book, table, ["santunan"]).order_by("tanggal"))
    assert [row["santunan"] for row in found] == [None, 12, 12, 18, 18, 6]
    for row in found[1:]:
        case = table.filter(table.tanggal == row["tanggal"])
        assert engine.rows(evaluate(engine, book, case, ["santunan"], at=row["tanggal"]))[0]["santunan"] == row["santunan"]
    with pytest.raises(Refusal, match="31 Desember 1949"):
        evaluate(engine, book, table, ["santunan"], at=days[0])


def test_a_month_is_governed_by_the_law_of_its_first_day(duck: Engine, book: Book) -> None:
    rows = [(n, month, 3, "petani", 100) for n, month in enumerate(["1951-03", "1951-04"])]
    found = evaluate(duck, book, people(duck, *rows), ["santunan"], months=[Bulan(1951, 3), Bulan(1951, 4)])
    assert [row["santunan"] for row in duck.rows(found.order_by("n"))] == [12, 6]


def test_what_was_known_on_a_day_can_be_replayed(duck: Engine, book: Book) -> None:
    row = (0, "1951-06", 3, "petani", 10_000)
    assert burden(duck, book, row, at=Bulan(1951, 6)) == [12 + 2]
    assert burden(duck, book, row, at=Bulan(1951, 6), known=dt.date(1951, 5, 19)) == [10 + 2]


def alms(duck: Engine, book: Book, months: list[str], known: dt.date | None) -> list[int | None]:
    rows = [(n, month, 1, "petani", 1) for n, month in enumerate(months)]
    found = evaluate(duck, book, people(duck, *rows), ["sedekah"], months=[Bulan.parse(month) for month in months], known=known)
    each = [evaluate(duck, book, people(duck, row), ["sedekah"], at=Bulan.parse(row[1]), known=known) for row in rows]
    together = [row["sedekah"] for row in duck.rows(found.order_by("n"))]
    assert [duck.rows(one)[0]["sedekah"] for one in each] == together
    return together


def test_a_rule_that_amends_the_past_counts_from_its_enactment(duck: Engine, book: Book) -> None:
    months = ["1951-05", "1951-06", "1951-08", "1951-09"]
    assert alms(duck, book, months, None) == [10, 24, 24, 12]
    assert alms(duck, book, months, dt.date(1951, 7, 15)) == [10, 24, 24, 12]
    assert alms(duck, book, months, dt.date(1951, 7, 14)) == [10, 12, 12, 12]


def test_a_rule_nobody_knew_yet_is_refused_or_gives_nothing(duck: Engine, book: Book) -> None:
    early = dt.date(1949, 12, 19)
    with pytest.raises(Refusal, match="sedekah"):
        evaluate(duck, book, people(duck, (0, "1951-06", 1, "petani", 1)), ["sedekah"], at=Bulan(1951, 6), known=early)
    found = evaluate(duck, book, people(duck, (0, "1951-06", 1, "petani", 1)), ["sedekah"], months=[Bulan(1951, 6)], known=early)
    assert duck.rows(found)[0]["sedekah"] is None


def blacksmith(book: Book, day: str, known: str | None = None) -> tuple[int, str]:
    entry = book.series["upah_pandai"].at(dt.date.fromisoformat(day), dt.date.fromisoformat(known) if known else None)
    assert entry is not None
    return entry.nilai, entry.status


def test_an_amendment_that_governs_earlier_months_counts_from_its_enactment(book: Book) -> None:
    assert blacksmith(book, "1951-04-01") == (650, "confirmed")
    assert blacksmith(book, "1951-04-01", known="1951-09-01") == (650, "confirmed")
    assert blacksmith(book, "1951-04-01", known="1951-08-31") == (600, "confirmed")


def test_a_value_that_is_due_is_carried_on_as_unknown_until_it_is_known(book: Book) -> None:
    assert blacksmith(book, "1951-03-01", known="1951-02-09") == (500, "unknown")
    assert blacksmith(book, "1951-02-28", known="1951-02-09") == (500, "confirmed")
    assert blacksmith(book, "1952-02-28") == (650, "confirmed")
    assert blacksmith(book, "1952-03-01") == (650, "unknown")
    note = book.entry("upah_pandai", Bulan(1952, 3)).catatan
    assert note and "1 Maret 1952" in note and "1 Maret 1951" in note


def test_a_closing_date_ends_a_series(book: Book) -> None:
    months = list(Bulan(1950, 1).until(Bulan(1950, 6)))
    assert timeline(book.series["tarif_naga"], months).column("bulan").to_pylist() == ["1950-01", "1950-02", "1950-03"]


def test_the_three_shapes_are_small_tables(book: Book) -> None:
    month = [Bulan(1950, 1)]
    assert timeline(book.series["tarif_kepala"], month).num_rows == 1
    assert timeline(book.series["tarif_kasta"], month).num_rows == 2
    steps = timeline(book.series["harga_panen"], month)
    assert steps.column("langkah").to_pylist() == list(range(9))
    assert steps.column("harga_panen").to_pylist() == [100] * 3 + [350] * 5 + [900]


def test_the_book_is_complete_on_every_date_of_change(book: Book) -> None:
    assert dt.date(1951, 6, 1) in book.changes()
    book.check()


def test_explain_shows_every_step_after_what_it_needs(engine: Engine, book: Book) -> None:
    case = people(engine, (0, "1951-06", 3, "petani", 30_000)).drop("n", "bulan")
    steps = {step.nama: step for step in explain(engine, book, case, ["beban"], at=Bulan(1951, 6))}
    assert list(steps) == ["jiwa", "kasta", "panen_sen", "tarif_kepala", "pajak_kepala", "harga_panen", "tarif_kasta", "upeti", "beban"]
    assert [step.nilai for step in steps.values()] == [3, "petani", 30_000, 12, 12, 350, 20_000, 7, 19]
    assert (steps["tarif_kepala"].aturan, steps["tarif_kepala"].status) == ("Titah 7/1951", "recalled")
    assert (steps["pajak_kepala"].pasal, steps["pajak_kepala"].uraian) == ("Titah 6/1951 Pasal 1", "Dua jiwa pertama bebas.")
    assert weakest(step.status for step in steps.values() if step.status) == "recalled"
