"""Score of the cascade on invented people with twins: ``python -m benchmarks.matching [--people 200000]``.

Precision: of the rows joined, how many to a member row of the same human being. Recall: of the workers who are members, how many are
joined; with review: or have the right candidate. Two worlds: 65 pemda as in the five provinces, and all in one pemda (harder).
"""

from __future__ import annotations

import argparse
import collections
import json
import time

import pyarrow as pa

from benchmarks.invented import World, world
from naungan.engine import Engine, open_engine
from naungan.matching import link
from naungan.matching.tables import MEMBER_NOMOR
from naungan.relations import NOMOR

BARS = {"precision": 0.9995, "recall": 0.985, "recall_with_review": 0.998}
FIVE_PROVINCES = tuple(
    f"{province}{number:02d}" for province, many in ((16, 18), (18, 16), (17, 11), (15, 12), (19, 8)) for number in range(1, many + 1)
)


def score(truth: dict[int, set[int]], rows: list[dict[str, object]]) -> dict[str, object]:
    """Precision, recall and wrong pairs by tier of link rows given as ``roster_row``, ``member_row``, ``decision``, ``tier``."""
    joined = right = offered = 0
    wrong: collections.Counter[str] = collections.Counter()
    missed: collections.Counter[str] = collections.Counter()
    insured = sum(1 for found in truth.values() if found)
    for row in rows:
        true = truth[int(str(row["roster_row"]))]
        hit = row["member_row"] in true
        if row["decision"] == "same":
            joined += 1
            right += hit
            wrong[str(row["tier"])] += not hit
        elif row["decision"] == "review":
            offered += hit
        if true and not (hit and row["decision"] == "same"):
            missed[f"{row['decision']}:{row['tier']}"] += 1
    return {
        "workers": len(rows), "members_among_them": insured, "precision": round(right / max(joined, 1), 6),
        "recall": round(right / max(insured, 1), 5), "recall_with_review": round((right + offered) / max(insured, 1), 5),
        "review_rows": sum(row["decision"] == "review" for row in rows), "wrong_by_tier": dict(+wrong),
        "missed": dict(missed.most_common()),
    }  # fmt: skip


def run(engine: Engine, made: World) -> tuple[list[dict[str, object]], float]:
    """Link rows of a world, and the seconds it took."""
    roster, member = engine.table(made.roster), engine.table(made.member)
    start = time.perf_counter()
    linked = link(engine, roster, member).link
    found: pa.Table = engine.arrow(
        linked.select(roster_row=linked[NOMOR], member_row=linked[MEMBER_NOMOR], decision=linked.decision, tier=linked.tier)
    )
    return found.to_pylist(), time.perf_counter() - start


def main() -> None:
    """Print one JSON line a world."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--damage", type=float, default=0.08, help="share of roster NIKs that are blank or wrong")
    options = parser.parse_args()
    for name, pemda in (("65 pemda", FIVE_PROVINCES), ("one pemda", ("1671",))):
        made = world(options.people, seed=options.seed, pemda=pemda, damage=options.damage)
        with open_engine("duckdb", threads=2) as engine:
            rows, seconds = run(engine, made)
        result = score(made.truth, rows)
        result["met"] = all(float(str(result[key])) >= bar for key, bar in BARS.items())
        print(json.dumps({"world": name, "seconds": round(seconds, 2), **result}))


if __name__ == "__main__":
    main()
