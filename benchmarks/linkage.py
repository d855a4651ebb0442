"""The cascade against Splink on the same invented people: precision, recall, seconds. Splink trains itself, as its users let it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from benchmarks.invented import World, world
from benchmarks.matching import FIVE_PROVINCES, run, score
from naungan.engine import Engine, open_engine
from naungan.matching.candidates import comparable
from naungan.matching.names import name_keys
from naungan.matching.persons import Side, people
from naungan.relations import NOMOR

if TYPE_CHECKING:
    import ibis.expr.types as ir

THRESHOLDS = (0.99, 0.9999)
_SEED = 2


def compare(size: int) -> list[dict[str, Any]]:
    """One row for the cascade, one for Splink at each threshold."""
    made = world(size, seed=_SEED, pemda=FIVE_PROVINCES)
    with open_engine("duckdb", threads=2) as engine:
        rows, seconds = run(engine, made)
    found = [{"with": "the cascade", "seconds": seconds, **score(made.truth, rows)}]
    with open_engine("duckdb", threads=2) as engine:
        started = time.perf_counter()
        pairs = splink(engine, made)
        seconds = time.perf_counter() - started
    found += [{"with": f"Splink, p ≥ {at}", "seconds": seconds, **score(made.truth, _best(pairs, made, at))} for at in THRESHOLDS]
    print(*found, sep="\n", flush=True)
    return found


def table(found: list[dict[str, Any]]) -> list[str]:
    """The lines of the page."""
    lines = [
        f"{found[0]['workers']:,} roster rows of 65 pemda, {found[0]['members_among_them']:,} of them members. Splink gets the keys that",
        "the cascade compares (digits of the NIK, name keys, birth date, sex), is trained by itself (EM) on these very people, and each",
        "worker takes the best member, each member once.",
        "A wrong join pays for somebody else: the cascade asks a person instead.",
        "",
        "| with | seconds | precision | recall | recall with review | wrong joins |",
        "|---|---|---|---|---|---|",
    ]
    return lines + [
        f"| {one['with']} | {one['seconds']:.1f} | {one['precision']:.5f} | {one['recall']:.4f} | "
        f"{one['recall_with_review']:.4f} | {sum(one['wrong_by_tier'].values()):,} |"
        for one in found
    ]


def splink(engine: Engine, made: World) -> list[dict[str, Any]]:
    """Every pair of a roster row and a member row with its probability, the rows of one person together."""
    from splink import Linker, block_on
    from splink.backends.duckdb import DuckDBAPI

    database = DuckDBAPI(connection=engine.connection.con)
    grouped = people(engine, Side(engine.table(made.roster), "unit_nama"), Side(engine.table(made.member), "npp"))
    kept = [_compared(engine, one.person) for one in grouped]  # by its name alone no table is kept
    registered = [database.register(one.get_name(), dataset_display_name=name) for one, name in zip(kept, "ab", strict=True)]
    linker = Linker(registered, _settings(), log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match([block_on("angka"), block_on("pemda", "kunci", "lahir_tahu")], recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=_SEED)
    for rule in (block_on("angka"), block_on("pemda", "kunci")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = engine.connection.table(linker.inference.predict(threshold_match_probability=0.9).physical_name)
    pairs = found.select(orang="nomor_l", peserta="nomor_r", peluang="match_probability")
    rows = [one.row.select("orang", row=one.row[NOMOR]) for one in grouped]
    joined = pairs.inner_join(rows[0].rename(roster_row="row"), "orang")
    member = rows[1].select(peserta="orang", member_row="row").group_by("peserta").agg(member_row=lambda t: t.member_row.min())
    return engine.rows(joined.inner_join(member, "peserta").select("roster_row", "member_row", "peluang"))


def _compared(engine: Engine, person: ir.Table) -> ir.Table:
    compared = comparable(engine, person, name_keys(engine, person))
    return engine.keep(compared.rename(nomor="orang").select("nomor", "pemda", "angka", "kunci", "depan", "lahir_tahu", "kelamin_tahu"))


def _settings() -> Any:
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="nomor",
        blocking_rules_to_generate_predictions=[
            block_on("angka"), block_on("pemda", "lahir_tahu", "depan"), block_on("pemda", "kunci"),
            block_on("pemda", "lahir_tahu", "substr(kunci, 1, 3)"),
        ],
        comparisons=[
            cl.DamerauLevenshteinAtThresholds("angka", [1, 2]),
            cl.JaroWinklerAtThresholds("kunci", [0.92, 0.85]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("depan", [0.92]),
            cl.DamerauLevenshteinAtThresholds("lahir_tahu", [1, 2]),
            cl.ExactMatch("kelamin_tahu"),
        ],
    )  # fmt: skip


def _best(pairs: list[dict[str, Any]], made: World, at: float) -> list[dict[str, object]]:
    """One to one: the surest pair first, each worker and each member once."""
    best: dict[int, dict[str, Any]] = {}
    taken: dict[int, int] = {}
    for pair in sorted(pairs, key=lambda one: (-one["peluang"], one["roster_row"], one["member_row"])):
        free = pair["roster_row"] not in best and taken.get(pair["member_row"], pair["roster_row"]) == pair["roster_row"]
        if pair["peluang"] >= at and free:
            best[pair["roster_row"]] = pair
            taken[pair["member_row"]] = pair["roster_row"]
    return [
        {"roster_row": row, "member_row": best[row]["member_row"], "decision": "same", "tier": "splink"}
        if row in best
        else {"roster_row": row, "member_row": None, "decision": "none", "tier": "tidak_ada"}
        for row in made.truth
    ]
