"""What scenarios owe, to the rupiah: as the law says it of each person, and as the referee reckons it by hand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.acuan.kebijakan import Aturan, default_rules, kebijakan
from naungan.budget.needs import paid_by_payer
from naungan.contribution import assess, dues
from naungan.engine import Engine
from naungan.kernel.period import Bulan
from naungan.law import Amendment
from naungan.projection.scenario import Played, play
from naungan.projection.scenario_steps import (
    DaftarSemua,
    DasarUpah,
    DompetBerakhir,
    Hukum,
    Jht,
    KontrakDiperpanjang,
    Langkah,
    PekerjaRentan,
    Skenario,
    since_of,
)
from naungan.regulasi import seandainya
from tests.projection.by_hand import reckon
from tests.projection.world import BULAN, CATEGORIES, PAYS, PEMDA, STATES, as_person, finished, invented, person

LAST = Bulan(2027, 6)
SCENARIOS = {
    "semua": (DaftarSemua(Bulan(2027, 1)), KontrakDiperpanjang()),
    "upah": (
        KontrakDiperpanjang(pemda="1671"),
        DasarUpah(Bulan(2026, 12), persen=650),
        DasarUpah(Bulan(2027, 3), "1672", "honorer", persen=1_025),
    ),
    "dasar-upah": (
        DasarUpah(Bulan(2027, 1), None, None, "maks", 2_500_000),
        DasarUpah(Bulan(2027, 2), "1671", "guru_non_asn", "tetap", 3_000_001),
    ),
    "jht": (Jht(Bulan(2027, 2), "1671", "Perwal 1/2027"), DaftarSemua(Bulan(2026, 11), "1671", "honorer")),
    "rentan": (
        PekerjaRentan(Bulan(2027, 1), "1672", 100, 7, "desa", "apbdes", 1_500_000),
        PekerjaRentan(Bulan(2027, 3), "1671", 13, 3),
    ),
    "dompet": (KontrakDiperpanjang(), DompetBerakhir(Bulan(2027, 1), "apbdes")),
    "hukum": (Hukum(dt.date(2027, 1, 15), "tarif_jkk", {"I": 3_150}), KontrakDiperpanjang()),
}  # fmt: skip


def scenarios(steps: Mapping[str, Sequence[Langkah]] = SCENARIOS) -> list[Skenario]:
    return [Skenario(kode, kode, tuple(langkah), anggapan="dikira") for kode, langkah in steps.items()]


def cells(played: Played, kode: str, month: Bulan) -> dict[tuple[Any, ...], tuple[int, int]]:
    found: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0])
    for row in played.dues.to_pylist():
        if (row["skenario"], row["bulan"]) == (kode, str(month)):
            assert row["orang_ragu"] == 0
            cell = found[row["pemda"], row["kategori"], row["program"], row["perkiraan"], row["terdaftar"]]
            cell[0] += row["orang"]
            cell[1] += row["rupiah"]
    return {key: (people, rupiah) for key, (people, rupiah) in found.items()}


@pytest.mark.slow
def test_some_hundreds_are_as_the_referee_reckons_them(duck: Engine, tmp_path: Path) -> None:
    people = invented(300, 7)
    played = play(duck, finished(duck, tmp_path, people), scenarios(), sampai=LAST)
    for kode, langkah in {"dasar": (), **SCENARIOS}.items():
        for month in BULAN.until(LAST):
            assert cells(played, kode, month) == reckon(people, langkah, month), (kode, month)


wages = st.one_of(st.none(), st.decimals("0.01", "20_000_000", places=2))
days = st.one_of(st.none(), st.dates(dt.date(2026, 8, 1), dt.date(2027, 9, 1)))
states = st.sampled_from(list(STATES))


@st.composite
def rosters(draw: st.DrawFn) -> list[dict[str, Any]]:
    people = []
    for _ in range(draw(st.integers(1, 6))):
        kategori = draw(st.sampled_from(CATEGORIES))
        said = {"upah": draw(wages), "mulai": draw(days), "akhir": draw(days), "keadaan": draw(states)}
        people.append(person(pemda=draw(st.sampled_from(PEMDA)), kategori=kategori, pembayar=PAYS.get(kategori, "pemda"), **said))
    return people


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=rosters(), kode=st.sampled_from(list(SCENARIOS)))
def test_any_small_roster_is_as_the_referee_reckons_it(
    duck: Engine, tmp_path_factory: pytest.TempPathFactory, people: list[dict[str, Any]], kode: str
) -> None:
    steps = {kode: SCENARIOS[kode]} if _can_be_played(SCENARIOS[kode], people) else {}
    played = play(duck, finished(duck, tmp_path_factory.mktemp("kecil"), people), scenarios(steps), sampai=Bulan(2027, 3))
    for one, langkah in {"dasar": (), **steps}.items():
        for month in BULAN.until(Bulan(2027, 3)):
            assert cells(played, one, month) == reckon(people, langkah, month), (one, month)


def _can_be_played(langkah: Sequence[Langkah], people: Sequence[Mapping[str, Any]]) -> bool:
    there = {one["pemda"] for one in people}
    purses = {"apbdes" if one["pembayar"] == "desa" else "apbd" for one in people}
    named = all(getattr(one, "pemda", None) in (None, *there) for one in langkah)
    return named and all(one.dompet in purses for one in langkah if isinstance(one, DompetBerakhir))


def _by_law(
    engine: Engine, people: Any, langkah: Sequence[Langkah], month: Bulan, aturan: Sequence[Aturan]
) -> dict[tuple[str, str, bool], int]:
    """Each person asked of the law of the month with the changed rules, and added up: nothing is reduced, no month stands for another."""
    for one in langkah:
        mine = ibis.literal(True)
        for name in ("pemda", "kategori"):
            if getattr(one, name, None):
                mine = mine & (people[name] == getattr(one, name))
        if isinstance(one, KontrakDiperpanjang):
            ends = mine & (people.akhir.month() == 12) & (people.akhir >= BULAN.first_day)
            people = people.mutate(akhir=ibis.ifelse(ends.fill_null(False), ibis.null("date"), people.akhir))
        if isinstance(one, DasarUpah) and one.persen and one.dari <= month:
            cents = (people.upah * 100).cast("int64")
            risen = ((cents * (10_000 + one.persen) + 500_000) // 1_000_000).cast("decimal(18, 2)")
            people = people.mutate(upah=ibis.ifelse(mine, risen, people.upah))
    with seandainya([Amendment(one.deret, one.mulai, one.nilai) for one in langkah if isinstance(one, Hukum)]):
        owed = dues(engine, people, bulan=str(month), aturan=_rules(langkah, aturan))
        rows = assess(engine, owed)
        rows = rows.mutate(bagian=paid_by_payer(rows)).group_by(["pemda", "program", "perkiraan"]).aggregate(r=lambda t: t.bagian.sum())
        return {(row["pemda"], row["program"], row["perkiraan"]): row["r"] for row in engine.rows(rows)}


def _more(langkah: Sequence[Langkah]) -> list[dict[str, Any]]:
    """Those who are on no list yet, one by one."""
    return [
        person(pemda=one.pemda, unit=None, kategori="pekerja_rentan", upah=one.penghasilan, mulai=one.dari.first_day)
        for one in langkah
        if isinstance(one, PekerjaRentan)
        for _ in range(one.orang * (one.desa or 0))
    ]


def _rules(langkah: Sequence[Langkah], aturan: Sequence[Aturan]) -> list[Aturan]:
    found = list(aturan)
    for one in langkah:
        if isinstance(one, Jht):
            found += [
                Aturan(one.dari, None, one.pemda, name, {"program": ("jkk", "jkm", "jht")}, nomor="Perwal")
                for name in ("honorer", "guru_non_asn")
            ]
        if isinstance(one, DasarUpah) and one.basis:
            found.append(Aturan(one.dari, None, one.pemda, one.kategori, {"basis_upah": one.basis, "nilai_upah": one.nilai}))
    return found


# A province that follows all four programmes: JP asks for the day of birth anew each month.
OWN = (*default_rules(), Aturan(Bulan(2026, 1), None, "16", None, {"program": ("jkk", "jkm", "jht", "jp")}, nomor="Pergub 1/2026"))
MANY = 100_000


@pytest.mark.slow
def test_a_hundred_thousand_are_as_the_law_says_of_each(duck: Engine, tmp_path: Path) -> None:
    people = invented(MANY, 11)
    played = play(duck, finished(duck, tmp_path, people), scenarios(), sampai=LAST)
    months = (BULAN, Bulan(2027, 1), Bulan(2027, 3), LAST)
    _compare(duck, played, people, {"dasar": (), **SCENARIOS}, months, default_rules())


@pytest.mark.slow
def test_where_jp_is_owed_the_day_of_birth_is_asked_of_each_month(duck: Engine, tmp_path: Path) -> None:
    people = invented(3_000, 13)
    steps = {kode: SCENARIOS[kode] for kode in ("semua", "upah")}
    last = Bulan(2027, 1)
    kept = {kode: tuple(one for one in langkah if (since_of(one) or last) <= last) for kode, langkah in steps.items()}
    played = play(duck, finished(duck, tmp_path, people, aturan=OWN), scenarios(kept), sampai=last, aturan=OWN)
    assert kebijakan(BULAN, "honorer", "16", OWN).program[-1] == "jp"
    assert any(row["program"] == "jp" and row["rupiah"] for row in played.dues.to_pylist())
    _compare(duck, played, people, {"dasar": (), **kept}, tuple(BULAN.until(last)), OWN)


def _compare(
    engine: Engine, played: Played, people: list[dict[str, Any]], steps: Mapping[str, Sequence[Langkah]], months: Sequence[Bulan],
    aturan: Sequence[Aturan],
) -> None:  # fmt: skip
    each = as_person(engine, people)
    told = _summed(played)
    for kode, langkah in steps.items():
        more = _more(langkah)
        asked = as_person(engine, [*people, *more]) if more else each
        for month in months:
            assert told[kode, str(month)] == _by_law(engine, asked, langkah, month, aturan), (kode, month)


def _summed(played: Played) -> dict[tuple[str, str], dict[tuple[str, str, bool], int]]:
    found: dict[tuple[str, str], dict[tuple[str, str, bool], int]] = defaultdict(dict)
    keys = ["skenario", "bulan", "pemda", "program", "perkiraan"]
    for row in played.dues.group_by(keys).aggregate([("rupiah", "sum")]).to_pylist():
        found[row["skenario"], row["bulan"]][row["pemda"], row["program"], row["perkiraan"]] = row["rupiah_sum"]
    return found
