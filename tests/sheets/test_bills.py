"""A printed Formulir 2a is read exactly, whoever made it, or not at all: no single fault is ever accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.kernel.errors import Unreadable
from naungan.kernel.messages import catalogue, remedy
from naungan.sheets.pdf import bill_tables
from tests.sheets.bills import HEADS, PRODUCERS, Bill, bill, by_reportlab, by_reportlab_grouped, dotted, expected, read_back

pytestmark = pytest.mark.chain

COUNT = 45


def refused(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as told:
        bill_tables(path)
    assert told.value.code.startswith("PDF_") and remedy(told.value.code)
    assert "{" not in told.value.sentence()
    return told.value


@pytest.mark.parametrize("valign", ["top", "middle", "bottom"])
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])
@pytest.mark.parametrize("producer", PRODUCERS)
def test_two_hundred_rows_come_back_exactly(tmp_path: Path, producer: str, ruled: bool, valign: str) -> None:
    made = bill(200, ruled=ruled, valign=valign)
    PRODUCERS[producer](tmp_path / "a.pdf", made)
    tables = bill_tables(tmp_path / "a.pdf")
    assert len(tables) > 3
    assert read_back(tables) == expected(made)
    assert tables[0][1][0] == (0, [made.titles[0]])
    assert [name for name, _ in tables] == [f"Halaman {number}" for number in range(1, len(tables) + 1)]


@pytest.mark.parametrize("producer", PRODUCERS)
def test_a_heading_that_stands_on_the_first_page_only_is_that_of_all(tmp_path: Path, producer: str) -> None:
    made = bill(120, repeated=False, ruled=False)
    PRODUCERS[producer](tmp_path / "a.pdf", made)
    assert read_back(bill_tables(tmp_path / "a.pdf")) == expected(made)


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])
def test_a_heading_of_two_rows_is_told_by_its_groups(tmp_path: Path, ruled: bool) -> None:
    made = bill(120, ruled=ruled)
    by_reportlab_grouped(tmp_path / "a.pdf", made)
    assert read_back(bill_tables(tmp_path / "a.pdf")) == expected(made)


@pytest.mark.parametrize("producer", PRODUCERS)
def test_titles_may_name_figures_and_a_code_of_sixteen_digits(tmp_path: Path, producer: str) -> None:
    titles = (
        *bill(1).titles,
        "Jumlah Tenaga Kerja: 45",
        "Total Upah: 99.000.000",
        "Kode Iuran: 8806123412341234",
        "Dicetak 01-11-2026 halaman 1",
    )
    made = bill(COUNT, titles=titles)
    PRODUCERS[producer](tmp_path / "a.pdf", made)
    assert read_back(bill_tables(tmp_path / "a.pdf")) == expected(made)


def test_columns_in_another_order_are_told_by_their_headings(tmp_path: Path) -> None:
    made = bill(COUNT)
    order = [*range(7), 8, 7, 12, 11, 10, 9, 13]
    moved = replace(
        made, heads=tuple(HEADS[place] for place in order), rows=tuple(tuple(row[place] for place in order) for row in made.rows),
        sums=tuple((made.sums or ())[place - 5] for place in order if place > 4),
    )  # fmt: skip
    by_reportlab(tmp_path / "a.pdf", moved)
    (head,) = {tuple(cells) for _, rows in bill_tables(tmp_path / "a.pdf") for number, cells in rows if number == 0 and "NIK" in cells}
    assert head[4:] == (
        "Upah",
        "Rapel",
        "JKM",
        "JKK",
        *(f"{name} {payer} Kerja" for name in ("JP", "JHT") for payer in ("Tenaga", "Pemberi")),
        "Total Iuran",
    )


def _without(made: Bill, place: int, *, renumbered: bool) -> Bill:
    rows = [row for number, row in enumerate(made.rows) if number != place]
    return replace(made, rows=tuple((str(number), *row[1:]) for number, row in enumerate(rows, 1)) if renumbered else tuple(rows))


def _digit(text: str, place: int) -> str:
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = places[place % len(places)]
    return text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]


def _swapped(made: Bill, first: int, second: int) -> Bill:
    """Two columns of amounts that are not the same, in all rows and not in the sums."""
    order = list(range(14))
    order[first], order[second] = second, first
    return replace(made, rows=tuple(tuple(row[place] for place in order) for row in made.rows))


def _sums(made: Bill, place: int, text: str | None) -> Bill:
    sums = list(made.sums or ())
    sums[place] = _digit(sums[place], 0) if text is None else text
    return replace(made, sums=tuple(sums))


MONEY = [column for column in range(5, 14) if column != 6]
# JHT of the worker and JP of the employer are the same 2 % of the wage: exchanged they say the same.
PAIRS = [(one, other) for one in MONEY for other in MONEY if one < other and (one, other) != (10, 11)]
FAULTS = st.one_of(
    st.tuples(st.just("lost row"), st.integers(0, COUNT - 1)), st.tuples(st.just("lost row, numbered anew"), st.integers(0, COUNT - 1)),
    st.tuples(st.just("wrong digit"), st.tuples(st.integers(0, COUNT - 1), st.sampled_from(MONEY), st.integers(0, 6))),
    st.tuples(st.just("swapped"), st.sampled_from(PAIRS)), st.tuples(st.just("no sums"), st.none()),
    st.tuples(st.just("sum"), st.tuples(st.integers(0, 8), st.sampled_from([None, "", "###"]))),
    st.tuples(st.just("cell"), st.tuples(st.integers(0, COUNT - 1), st.sampled_from(MONEY), st.sampled_from(["###", "########", "1.5E+06", ""]))),
    st.tuples(st.just("nik"), st.tuples(st.integers(0, COUNT - 1), st.sampled_from(["9.92E+15", "9,92467E+15", "167101010170000", "", "###"]))),
    st.tuples(st.just("same nik"), st.tuples(st.integers(0, COUNT - 2), st.integers(1, COUNT - 1))),
    st.tuples(st.just("twice"), st.integers(0, COUNT - 1)),
)  # fmt: skip


def faulty(kind: str, what: Any) -> Bill:
    made = bill(COUNT)
    if kind == "wrong digit":
        row, column, place = what
        return made.with_cell(row, column, _digit(made.rows[row][column], place))
    if kind == "same nik":
        row, other = what
        return made.with_cell(row, 2, made.rows[(row + other) % COUNT if other % COUNT else row + 1][2])
    return {
        "lost row": lambda: _without(made, what, renumbered=False), "lost row, numbered anew": lambda: _without(made, what, renumbered=True),
        "swapped": lambda: _swapped(made, *what), "no sums": lambda: replace(made, sums=None), "sum": lambda: _sums(made, *what),
        "cell": lambda: made.with_cell(*what), "nik": lambda: made.with_cell(what[0], 2, what[1]),
        "twice": lambda: replace(made, rows=(*made.rows[: what + 1], made.rows[what], *made.rows[what + 1 :])),
    }[kind]()  # fmt: skip


def test_without_a_fault_it_is_accepted(tmp_path: Path) -> None:
    by_reportlab(tmp_path / "a.pdf", bill(COUNT))
    assert read_back(bill_tables(tmp_path / "a.pdf")) == expected(bill(COUNT))


@settings(max_examples=150, deadline=None)
@given(fault=FAULTS)
def test_no_single_fault_is_accepted(tmp_path_factory: pytest.TempPathFactory, fault: tuple[str, Any]) -> None:
    path = tmp_path_factory.mktemp("cacat") / "a.pdf"
    made = faulty(*fault)
    if made == bill(COUNT):
        return
    by_reportlab(path, made)
    refused(path)


@pytest.mark.parametrize("producer", PRODUCERS)
def test_a_lost_page_is_told(tmp_path: Path, producer: str) -> None:
    PRODUCERS[producer](tmp_path / "a.pdf", bill(120))
    for lost in range(len(pypdfium2.PdfDocument(tmp_path / "a.pdf"))):
        document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
        del document[lost]
        document.save(str(tmp_path / f"{lost}.pdf"))
        document.close()
        refused(tmp_path / f"{lost}.pdf")


def test_it_is_said_which_check_fails_on_which_page_and_what_is_sure(tmp_path: Path) -> None:
    made = bill(120)
    by_reportlab(tmp_path / "a.pdf", made.with_cell(70, 7, dotted(1)))
    told = refused(tmp_path / "a.pdf")
    assert (told.code, told.params["nomor"], told.params["orang"]) == ("PDF_JUMLAH_BARIS_BEDA", 71, 120)
    by_reportlab(tmp_path / "b.pdf", made.with_cell(70, 2, "9.92E+15"))
    told = refused(tmp_path / "b.pdf")
    page = told.params["halaman"]
    assert (told.code, told.params["nomor"]) == ("PDF_NIK_TIDAK_TERBACA", 71)
    assert f"halaman {page}" in str(told.params["keadaan"]) or "perlu dilihat" in str(told.params["keadaan"])


def test_every_reason_has_a_sentence() -> None:
    said = {code for code in catalogue() if code.startswith("PDF_")}
    assert {"PDF_GAMBAR", "PDF_TANPA_JUMLAH", "PDF_NOMOR_LOMPAT"} <= said
