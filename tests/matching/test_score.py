"""The cascade on invented people with twins, scored against the planted truth, and on arbitrary dirt by Hypothesis."""

from __future__ import annotations

import pytest
from benchmarks.invented import world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.engine import Engine
from naungan.intake.tables import MEMBER, ROSTER
from naungan.matching import link

pytestmark = pytest.mark.chain


@pytest.mark.parametrize("pemda", [("1671",), ("1671", "1801", "1571")])
def test_precision_and_recall_on_people_with_twins(duck: Engine, pemda: tuple[str, ...]) -> None:
    made = world(4_000, seed=11, pemda=pemda, twins=0.1)
    rows = duck.rows(link(duck, duck.table(made.roster), duck.table(made.member)).link)
    joined = right = found = 0
    for row in rows:
        hit = row["member_nomor_baris"] in made.truth[row["nomor_baris"]]
        joined += row["decision"] == "same"
        right += hit and row["decision"] == "same"
        found += hit
    insured = sum(1 for true in made.truth.values() if true)
    assert right / joined >= 0.9995
    assert right / insured >= 0.98
    assert found / insured >= 0.995


DIGITS = st.one_of(st.none(), st.text("0123456789", min_size=14, max_size=17), st.just("3.20102E+15"), st.text(max_size=5))
NAMES = st.one_of(
    st.none(), st.sampled_from(["Budi", "Budi Santoso", "M.", ".", "", "Siti", "ST", "S.Pd", ", SE", "É", "  "]), st.text(max_size=12)
)
DAYS = st.one_of(st.none(), st.dates(min_value=__import__("datetime").date(1940, 1, 1), max_value=__import__("datetime").date(2012, 1, 1)))
ROWS = st.lists(st.tuples(DIGITS, NAMES, DAYS, st.booleans()), max_size=6)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(workers=ROWS, members=ROWS)
def test_whatever_is_written_every_row_gets_one_answer(
    duck: Engine, workers: list[tuple[object, ...]], members: list[tuple[object, ...]]
) -> None:
    left, right = _table(ROSTER, "a", workers), _table(MEMBER, "b", members)
    found = link(duck, duck.table(left), duck.table(right))
    rows = duck.rows(found.link)
    assert sorted(row["nomor_baris"] for row in rows) == list(range(len(workers)))
    assert len(duck.rows(found.member_person)) == len(members)
    taken = {(row["peserta"], row["orang"]) for row in rows if row["peserta"]}
    assert len({member for member, _ in taken}) == len(taken)


def _table(relation, mark: str, rows):  # type: ignore[no-untyped-def]
    return relation.of([
        {"sumber": mark * 64, "berkas": mark, "baris": order, "urutan": order, "nik": text if trusted and text and len(text) == 16 and text.isdecimal() else None,
         "nik_asli": text, "nama": name, "tanggal_lahir": day}
        for order, (text, name, day, trusted) in enumerate(rows)
    ])  # fmt: skip
