"""A law file or a formula that contradicts itself is refused when the book is opened."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from naungan.law import Book, LawError, formula, formulas_of, load_folder, read_yaml
from naungan.law.series import parse

HEAD = "{nama: {id: x, en: x}, uraian: x, satuan: rupiah, diperiksa: 1960-01-01"
ENTRY = "{nilai: 1, dasar: {aturan: a, pasal: b}, status: confirmed, sandaran: satu sumber}"


def module(*formulas: object) -> ModuleType:
    made = ModuleType("rumus")
    made.__dict__.update({f"f{n}": one for n, one in enumerate(formulas)})
    return made


def rule(nama: str, berlaku: str, sampai: str | None = None, satuan: str = "rupiah", body=lambda jiwa: jiwa):
    return formula(nama=nama, berlaku=berlaku, sampai=sampai, pasal="p", satuan=satuan)(body)


def test_two_versions_may_not_overlap() -> None:
    with pytest.raises(LawError, match="two versions hold for 1950-06"):
        formulas_of(module(rule("a", "1950-01", "1950-06"), rule("a", "1950-06")))
    with pytest.raises(LawError, match="two versions"):
        formulas_of(module(rule("a", "1950-01"), rule("a", "1950-06")))


def test_two_versions_may_not_leave_a_gap() -> None:
    with pytest.raises(LawError, match="no version holds for 1950-07"):
        formulas_of(module(rule("a", "1950-01", "1950-06"), rule("a", "1950-08")))


def test_versions_must_share_a_unit() -> None:
    with pytest.raises(LawError, match="unit"):
        formulas_of(module(rule("a", "1950-01", "1950-06"), rule("a", "1950-07", satuan="tahun")))


def test_a_unit_must_be_one_that_is_known() -> None:
    with pytest.raises(LawError, match="unknown unit dinar"):
        rule("a", "1950-01", satuan="dinar")
    with pytest.raises(LawError, match="unknown unit dinar"):
        parse("tarif", read_yaml(HEAD.replace("rupiah", "dinar") + f", 1950-01-01: {ENTRY}}}"))


def test_two_values_of_a_day_need_different_enactments() -> None:
    with pytest.raises(LawError, match="enacted on one day"):
        parse("tarif", read_yaml(HEAD + f", 1950-01-01: [{ENTRY}, {ENTRY}]}}"))


def test_formulas_may_not_need_each_other() -> None:
    book = Book({}, formulas_of(module(rule("a", "1950-01", body=lambda b: b), rule("b", "1950-01", body=lambda a: a))))
    with pytest.raises(LawError, match="circle: a → b → a"):
        book.order(["a"])


def test_a_formula_that_needs_nothing_known_is_refused() -> None:
    with pytest.raises(LawError, match="neither law nor a column"):
        Book({}, formulas_of(module(rule("a", "1950-01", body=lambda entah: entah)))).check(["jiwa"])


def test_a_formula_that_outlives_its_value_is_refused() -> None:
    text = HEAD + f", 1950-01-01: {ENTRY}, 1951-01-01: {{dasar: {{aturan: a, pasal: b}}, status: confirmed, sandaran: satu sumber}}}}"
    series = {"tarif": parse("tarif", read_yaml(text))}
    with pytest.raises(LawError, match="has no value on 1951-01-01"):
        Book(series, formulas_of(module(rule("a", "1950-01", body=lambda tarif: tarif)))).check([])
    Book(series, formulas_of(module(rule("a", "1950-01", "1950-12", body=lambda tarif: tarif)))).check([])


def test_one_name_means_one_thing() -> None:
    series = {"a": parse("a", read_yaml(HEAD + f", 1950-01-01: {ENTRY}}}"))}
    with pytest.raises(LawError, match="both"):
        Book(series, formulas_of(module(rule("a", "1950-01"))))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD + "}", "dates"),
        (HEAD + f", 1951-01-01: {ENTRY}, 1950-01-01: {ENTRY}}}", "dates"),
        (HEAD + f", 1950-01-01: {ENTRY}, 1950-01-01: {ENTRY}}}", "twice"),
        (HEAD + ", 1950-01-01: {nilai: 0.0024, dasar: {aturan: a, pasal: b}, status: confirmed, sandaran: satu sumber}}", "shape"),
        (HEAD + ", kunci: kasta, 1950-01-01: " + ENTRY + "}", "shape"),
        (HEAD + ", pita: panen, 1950-01-01: {nilai: [[5, 1]], dasar: {aturan: a, pasal: b}, status: confirmed, sandaran: satu sumber}}", "start at 0"),
        (HEAD + ", pita: panen, 1950-01-01: {nilai: [[0, 1], [0, 2]], dasar: {aturan: a, pasal: b}, status: confirmed, sandaran: satu sumber}}", "start at 0"),
        (HEAD + ", 1950-01-01: {nilai: 1, dasar: {aturan: a, pasal: b}, status: mungkin}}", "status"),
    ],
)  # fmt: skip
def test_a_series_that_contradicts_itself_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(LawError, match=sentence):
        parse("tarif", read_yaml(text))


def test_a_series_stands_in_one_file_only(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("tarif: " + HEAD + f", 1950-01-01: {ENTRY}}}")
    with pytest.raises(LawError, match="two files"):
        load_folder(tmp_path)
