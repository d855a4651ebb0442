"""Old and causes make new, to the person and the rupiah, in each unit, pemda, province and the nation; a referee names the same causes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan import coverage
from naungan.comparison.cells import Sides
from naungan.comparison.movement import movement, unit_names
from naungan.comparison.pairs import paired
from naungan.comparison.tables import AKHIR, AWAL, GERAK, MOVEMENT
from naungan.coverage.tables import LEDGER
from naungan.engine import Engine
from naungan.kernel.period import Bulan
from naungan.regions.tables import UNIT
from naungan.relations.joins import left
from naungan.relations.words import JAWABAN, State
from tests.comparison.bridge import Bridge

BULAN = "2026-10"
MONTH = dt.date(2026, 10, 1)
UNITS = ("A", "B", None)
_amount = st.one_of(st.none(), st.integers(0, 60_000))
_guess = st.sampled_from([False, False, True, None])
_law = st.fixed_dictionaries({
    "hak": st.sampled_from(["wajib"] * 4 + ["tidak_berhak", "pembayar_lain", "tidak_diketahui"]), "segmen": st.sampled_from(["PU", "PU", "BPU"]),
    "iuran": _amount, "perkiraan": _guess, "iuran_jkk": _amount, "iuran_jkm": _amount,
})  # fmt: skip
_cell = st.fixed_dictionaries({
    "keadaan": st.sampled_from(list(State)), "terlindungi": st.sampled_from(JAWABAN), "iuran": _amount, "perkiraan": _guess, "dampak": _amount,
    "kategori": st.sampled_from(["honorer", "pppk_paruh_waktu", None]), "segmen": st.sampled_from(["PU", "BPU"]),
    "pembayar": st.sampled_from([None, None, "pemda", "vendor", "pekerja"]), "kurang_jkk": st.booleans(), "kurang_jkm": st.booleans(),
    "upah": st.sampled_from([None, 1_000_000, 2_000_000]), "akhir": st.sampled_from([None, dt.date(2026, 8, 31), dt.date(2026, 12, 31)]),
    "h1": _law, "h2": _law, "p0": st.tuples(_amount, _amount), "p4": st.tuples(_amount, _amount), "sama_sifat": st.booleans(), "berakhir": st.booleans(),
})  # fmt: skip
_scope = st.sampled_from([(None, "nasional"), ("nasional", None), ("own_npp", "nasional"), ("nasional", "nasional")])


@st.composite
def sides(draw: st.DrawFn, unit: tuple[Any, ...] = UNITS) -> list[dict[str, Any]]:
    """The cells of one person on one side: in no unit, in one, or in two, one of which counts."""
    places = draw(st.lists(st.sampled_from(unit), max_size=2, unique=True))
    counts = draw(st.integers(0, 1))
    return [{**draw(_cell), "unit": place, "utama": at == counts % len(places)} for at, place in enumerate(places)]


_person = st.fixed_dictionaries({"lama": sides(), "baru": sides(), "sama": st.booleans(), "ragu": st.booleans()})
_world = st.tuples(st.lists(_person, min_size=1, max_size=5), _scope)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds=st.lists(_world, min_size=8, max_size=12))
def test_old_and_causes_make_new_and_a_referee_names_the_same(duck: Engine, worlds: list[Any]) -> None:
    check(duck, worlds)


def check(engine: Engine, worlds: list[Any]) -> None:
    """Each world is a pemda of its own, in two provinces."""
    pemda = {f"{16 + at % 2}{71 + at}": world for at, world in enumerate(worlds)}
    rows = {side: [row for code, world in pemda.items() for row in _rows(code, world, side)] for side in ("lama", "baru")}
    ledgers = [engine.keep(_ledger(engine, rows[side])) for side in ("lama", "baru")]
    measures = [engine.keep(coverage.measures(engine, one, lingkup="nasional")) for one in ledgers]
    names = unit_names(engine, [engine.table(UNIT.empty())] * 2, measures)
    moved = movement(engine, _pairs(engine, rows, ledgers, pemda), *measures, units=names, bulan=BULAN)
    found: Counter[tuple[Any, ...]] = Counter()
    ends: Counter[tuple[Any, ...]] = Counter()
    for row in engine.rows(MOVEMENT.published(moved)):
        assert GERAK[row["urutan"]] == row["sebab"]
        key = (row["tingkat"], row["pemda"], row["unit"], row["ukuran"])
        ends[key] += -row["nilai"] if row["sebab"] == AKHIR else row["nilai"]
        if row["sebab"] not in (AWAL, AKHIR):
            found[*key, row["sebab"]] = row["nilai"]
    assert not any(ends.values())
    assert dict(found) == _expected(pemda)


def _expected(pemda: dict[str, Any]) -> dict[tuple[Any, ...], int]:
    told: Counter[tuple[Any, ...]] = Counter()
    for code, (people, scope) in pemda.items():
        for one in people:
            for cell in one["lama"]:
                cell["lingkup"] = scope
        for (tingkat, unit, cause, name), value in Bridge(code, people, MONTH).told.items():
            told[tingkat, code, unit, name, cause] += value
            if tingkat == "pemda":
                told["provinsi", code[:2], None, name, cause] += value
                told["nasional", None, None, name, cause] += value
    return {key: value for key, value in told.items() if value}


def _rows(code: str, world: Any, side: str) -> list[dict[str, Any]]:
    return [
        {**cell, "pemda": code, "orang": f"{side}-{code}-{number}", "k_pemda": code, "k_unit": cell["unit"] or ""}
        for number, one in enumerate(world[0]) for cell in one[side]
    ]  # fmt: skip


_KIND = {"upah": pa.decimal128(18, 2), "akhir": pa.date32(), "mulai": pa.date32(), "tanggal_lahir": pa.date32()}
_TRAITS = pa.schema([*((name, pa.string()) for name in ("k_pemda", "k_unit", "orang")), *_KIND.items()])


def _ledger(engine: Engine, rows: list[dict[str, Any]]) -> Any:
    said = [
        {name: row[name] for name in LEDGER.schema().names if name in row}
        | {"bulan": BULAN, "unit_nama": f"Dinas {row['unit']}", "kewajiban_terpenuhi": "tidak"}
        for row in rows
    ]
    return engine.table(LEDGER.of(said))


def _cells(engine: Engine, ledger: Any, rows: list[dict[str, Any]]) -> Any:
    told = engine.table(pa.Table.from_pylist([{name: row.get(name) for name in _TRAITS.names} for row in rows], _TRAITS))
    keyed = ledger.mutate(k_pemda=ledger.pemda.fill_null(""), k_unit=ledger.unit.fill_null(""))
    return engine.keep(left(keyed, told, ("k_pemda", "k_unit", "orang")))


def _pairs(engine: Engine, rows: dict[str, Any], ledgers: list[Any], pemda: dict[str, Any]) -> Any:
    old, new = (_cells(engine, one, rows[side]) for one, side in zip(ledgers, ("lama", "baru"), strict=True))
    known = [(code, number, one) for code, (people, _) in pemda.items() for number, one in enumerate(people)]
    same = [_link(code, n) for code, n, one in known if one["sama"] and one["lama"] and one["baru"]]
    doubt = [_link(code, n) for code, n, one in known if one["ragu"] and not (one["sama"] and one["lama"] and one["baru"])]
    people, doubtful = (engine.table(pa.Table.from_pylist(one, _LINK)) for one in (same, doubt))
    t = paired(engine, Sides(old, new, old, new, old, people, doubtful), bulan=(Bulan.parse(BULAN), Bulan.parse(BULAN)))
    scopes = [{"k_pemda": code, "lingkup_lama": scope[0], "lingkup_baru": scope[1]} for code, (_, scope) in pemda.items()]
    t = left(t, engine.table(pa.Table.from_pylist(scopes, pa.schema([(name, pa.string()) for name in scopes[0]]))), "k_pemda")
    t = left(t, engine.table(_beside(rows["lama"], "a", ("h1",), "p0", "berakhir")), ("k_pemda", "a_k_unit", "a_orang"))
    return left(t, engine.table(_beside(rows["baru"], "b", ("h2",), "p4", "sama_sifat")), ("k_pemda", "b_k_unit", "b_orang"))


_LINK = pa.schema([("k_pemda", pa.string()), ("lama", pa.string()), ("orang", pa.string())])


def _link(code: str, number: int) -> dict[str, str]:
    return {"k_pemda": code, "lama": f"lama-{code}-{number}", "orang": f"baru-{code}-{number}"}


def _beside(rows: list[dict[str, Any]], side: str, laws: tuple[str, ...], amounts: str, flag: str) -> pa.Table:
    """What the law and the purses say of each cell, drawn at random."""
    names = ("hak", "segmen", "iuran", "perkiraan", "iuran_jkk", "iuran_jkm")
    kinds = dict(zip(names, (pa.string(), pa.string(), pa.int64(), pa.bool_(), pa.int64(), pa.int64()), strict=True))
    schema = pa.schema([
        *((name, pa.string()) for name in ("k_pemda", f"{side}_k_unit", f"{side}_orang")), (flag, pa.bool_()),
        *((f"{amounts}_{program}", pa.int64()) for program in ("jkk", "jkm")),
        *((f"{law}_{name}", kind) for law in laws for name, kind in kinds.items()),
    ])  # fmt: skip
    told = [
        {
            "k_pemda": row["k_pemda"], f"{side}_k_unit": row["k_unit"], f"{side}_orang": row["orang"], flag: row[flag],
            **{f"{amounts}_{program}": row[amounts][at] for at, program in enumerate(("jkk", "jkm"))},
            **{f"{law}_{name}": row[law][name] for law in laws for name in names},
        }
        for row in rows
    ]  # fmt: skip
    return pa.Table.from_pylist(told, schema)
