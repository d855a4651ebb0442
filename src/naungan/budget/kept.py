"""Does a stage keep what stood before it? Office by office, each against the stage in which it stood last; nobody unknown has lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from naungan.budget.moved import Moved
from naungan.budget.rows import Line
from naungan.budget.sums import whole_sum
from naungan.budget.tahapan import Tahapan

Row = dict[str, Any]
Unit = str | None


def against(one: Tahapan, earlier: Sequence[Tahapan], went: Moved) -> Row:
    """The columns of BUDGET_CHAIN about the stage before: of the same kind (accounts with accounts), else the nearest; else the twins
    in the stage's own file. An office is compared with the stage that it handed in itself; what has gone to another with its people
    (``went``) is not lost."""
    before = {unit: past for unit in one.units if (past := _before(unit, one, earlier))}
    had = [row for unit, past in before.items() for row in past.ours_of(unit)]
    if not had:
        return _unlike(one, earlier)
    plain = {unit for unit, past in before.items() if past.early or one.early}
    gone = _gone(one, had, plain)
    unsaid = [row for row in gone if _vague(one, row["unit"])]
    fresh = [row for row in one.ours if row["unit"] not in {row["unit"] for row in had}]
    moved = [
        row for row in gone if row not in unsaid
        and (bool(fresh) if row["unit"] in plain else went.gone_with_people(row, before[row["unit"]].tahap, one.tahap))
    ]  # fmt: skip
    lost = [row for row in gone if row not in unsaid and row not in moved]
    has = [row for row in one.ours if row["unit"] in before or (moved and row in fresh)]
    was, now = (whole_sum(row["pagu"] for row in rows) for rows in (had, has))
    alone = {row["unit"] for row in lost} - {row["unit"] for row in one.ours}
    return {
        "sebelum": ", ".join(dict.fromkeys(past.kata for past in earlier if any(past is each for each in before.values()))),
        "pagu_sebelum": was, "perubahan": None if unsaid or was is None or now is None else now - was,
        "unit_hilang": None if one.early else len(alone),
        "rekening_hilang": None if plain >= set(before) else len({(row["unit"], row["kode"]) for row in lost if row["unit"] not in plain}),
        "bertahan": _kept(was, now, has, lost, unsaid),
    }  # fmt: skip


def vague(rows: Sequence[Line]) -> bool:
    """Whether what an office has handed in may hold it though no line of it is counted: lumped lines, or such as wait for an answer."""
    return any(row["gabungan"] or row["usulan"] for row in rows)


def _before(unit: Unit, one: Tahapan, earlier: Sequence[Tahapan]) -> Tahapan | None:
    """The stage that an office is compared with: the last that has it, of the same kind where there is one; else the last it stands in."""
    stood = [past for past in earlier if unit in past.units]
    having = [past for past in stood if past.ours_of(unit)]
    alike = [past for past in having if past.early == one.early]
    return next((found[-1] for found in (alike, having, stood) if found), None)


def _gone(one: Tahapan, had: Sequence[Line], plain: set[Unit]) -> list[Line]:
    """Lines that the stage no longer has: by account; where one of both is a plan, by office."""
    units, accounts = {row["unit"] for row in one.ours}, {(row["unit"], row["kode"]) for row in one.ours}
    return [row for row in had if (row["unit"] not in units if row["unit"] in plain else (row["unit"], row["kode"]) not in accounts)]


def _vague(one: Tahapan, unit: Unit) -> bool:
    """A plan that no longer names it has not lost it, nor has a budget with lines that nobody can read."""
    return one.early or vague(one.lines_of(unit))


def _unlike(one: Tahapan, earlier: Sequence[Tahapan]) -> Row:
    """None of these offices stands earlier with a line of ours: the twins in the file, else what others had says nothing of them."""
    had = [past for past in earlier if past.ours]
    twins, now = (whole_sum(row[name] for row in one.ours) for name in ("pagu_murni", "pagu"))
    if one.ours and twins is not None and now is not None:
        kept = _kept(twins, now, one.ours, [], [])
        return {"sebelum": "murni", "pagu_sebelum": twins, "perubahan": now - twins, "bertahan": kept}
    return {"sebelum": had[-1].kata, "bertahan": "tidak_diketahui"} if had else {"bertahan": "awal"}


def _kept(was: int | None, now: int | None, has: Sequence[Line], lost: Sequence[Line], unsaid: Sequence[Line]) -> str:
    if lost:
        return "sebagian_hilang" if has or unsaid else "hilang"
    if unsaid or not has or was is None or now is None:
        return "tidak_diketahui"
    return "tetap" if now == was else "naik" if now > was else "turun"
