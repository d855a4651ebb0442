"""Estimates the weights of the second opinion on invented people, and says how well it ranks: ``python -m benchmarks.opinion [--write]``.

Whoever trains must know the truth, and of real people nobody does. What is measured: of the pairs that the cascade leaves to a
person, how often the pair of one human being stands above a pair of two (1.0 = always, 0.5 = as by chance).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from benchmarks.invented import World, world
from benchmarks.matching import FIVE_PROVINCES
from naungan.engine import Engine, open_engine
from naungan.matching import link, opinion
from naungan.matching.candidates import comparable
from naungan.matching.names import name_keys
from naungan.matching.persons import Side, people
from naungan.matching.tables import MEMBER_NOMOR
from naungan.relations import NOMOR

if TYPE_CHECKING:
    import ibis.expr.types as ir

PAGE = Path(opinion.__file__).with_name(opinion.MODEL)
_SEED = 1


def settings() -> Any:
    """The comparisons, before anything is estimated; both sides of a pair carry its number, by which alone they meet."""
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="nomor",
        blocking_rules_to_generate_predictions=[block_on("nomor")],
        comparisons=[
            cl.DamerauLevenshteinAtThresholds("angka", [1, 2, 3]),
            cl.JaroWinklerAtThresholds("kunci", [0.95, 0.88, 0.8]),
            cl.JaroWinklerAtThresholds("depan", [0.92, 0.8]),
            cl.DamerauLevenshteinAtThresholds("lahir_tahu", [1, 2]),
            cl.ExactMatch("kelamin_tahu"),
        ],
    )


def train(engine: Engine, made: World) -> dict[str, Any]:
    """The model: how often each comparison agrees among true pairs and among any pairs; nothing is thought before comparing."""
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    database = DuckDBAPI(connection=engine.connection.con)
    tables = [_labelled(engine, made.roster, "unit_nama", _workers(made)), _labelled(engine, made.member, "npp", _members(made))]
    kept = [engine.keep(one) for one in tables]  # by its name alone no table is kept
    sides = [database.register(one.get_name(), dataset_display_name=name) for one, name in zip(kept, "ab", strict=True)]
    linker = Linker(sides, settings(), log_level="ERROR")
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=_SEED)
    linker.training.estimate_m_from_label_column("manusia")
    model: dict[str, Any] = linker.misc.save_model_to_json()
    model["probability_two_random_records_match"] = 0.5
    return model


def ranking(engine: Engine, made: World) -> tuple[float, float, int]:
    """How often a true pair of the queue stands above a false one; the share of true pairs; how many pairs."""
    roster, member = engine.table(made.roster), engine.table(made.member)
    linked = link(engine, roster, member).link
    scored = opinion.opinion(engine, roster, member, linked)
    assert scored is not None
    rows = engine.rows(scored.inner_join(linked.select(NOMOR, MEMBER_NOMOR), NOMOR))
    true = [row[MEMBER_NOMOR] in made.truth[row[NOMOR]] for row in rows]
    return _above([row["peluang"] for row in rows], true), sum(true) / max(1, len(true)), len(true)


def _above(chances: Sequence[float], true: Sequence[bool]) -> float:
    """The area under the curve, by ranks; equal probabilities share theirs."""
    order = sorted(chances)
    first = {chance: place for place, chance in reversed(list(enumerate(order)))}
    last = {chance: place for place, chance in enumerate(order)}
    ranks = sum((first[one] + last[one]) / 2 + 1 for one, right in zip(chances, true, strict=True) if right)
    good = sum(true)
    return (ranks - good * (good + 1) / 2) / max(1, good * (len(true) - good))


def _labelled(engine: Engine, rows: pa.Table, group: str, human: dict[int, int]) -> ir.Table:
    """Persons of a side with what is compared and ``manusia``, the human being they are."""
    (found,) = people(engine, Side(engine.table(rows), group))
    label = engine.table(pa.table({NOMOR: list(human), "manusia": [str(one) for one in human.values()]}))
    whose = found.row.inner_join(label, NOMOR).group_by("orang").agg(manusia=lambda t: t.manusia.min())
    compared = comparable(engine, found.person, name_keys(engine, found.person))
    return compared.left_join(whose, "orang").drop("orang_right").select("manusia", *opinion.COMPARED, nomor="orang")


def _workers(made: World) -> dict[int, int]:
    return {row: row for row in made.truth}


def _members(made: World) -> dict[int, int]:
    return {member: row for row, members in made.truth.items() for member in members}


def main() -> None:
    """Train and write the model when asked; then print one JSON line a world, of other seeds than the one trained on."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=60_000)
    parser.add_argument("--write", action="store_true", help="estimate anew and write the model")
    options = parser.parse_args()
    if options.write:
        with open_engine("duckdb", threads=2) as engine:
            model = train(engine, world(options.people, seed=_SEED, pemda=FIVE_PROVINCES))
        PAGE.write_text(json.dumps(model, indent=1, sort_keys=True) + "\n", "utf-8")
    for seed in (2, 3):
        with open_engine("duckdb", threads=2) as engine:
            above, share, pairs = ranking(engine, world(options.people, seed=seed, pemda=FIVE_PROVINCES))
        print(json.dumps({"seed": seed, "pairs": pairs, "true": round(share, 4), "true_above_false": round(above, 4)}))


if __name__ == "__main__":
    main()
