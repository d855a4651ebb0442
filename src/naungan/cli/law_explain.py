"""What ``naungan law explain`` explains: a case that is asked, a row of a file, or a sum of an evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.kernel.errors import Refusal

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished


def of_case(asked: dict[str, Any]) -> dict[str, Any]:
    """The steps of one case."""
    from naungan.cli.iuran import request
    from naungan.cli.values import by_option
    from naungan.contribution.answer import answer
    from naungan.contribution.case import make_case
    from naungan.contribution.reasons import reasons
    from naungan.engine import open_engine

    with by_option():
        case = make_case(request(asked))
    with open_engine("duckdb", threads=1) as engine, engine.step("penjelasan"):
        return reasons(answer(engine, case))


def of_results(hasil: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """The steps of one row, or the branches of a sum, of a finished evaluation."""
    from naungan.cli.reading import workshop
    from naungan.evaluation.finished import read_finished

    finished = read_finished(hasil)
    with workshop() as (engine, _), engine.step("penjelasan"):
        return _row(engine, finished, asked) if asked["baris"] is not None else _sum(engine, finished, asked)


def say(found: dict[str, Any], html: Path | None, *, as_json: bool) -> int:
    """Print an explanation, or write it as a page; Unfit where that can't be done."""
    import click

    from naungan.documents.explanation_page import explanation_page
    from naungan.kernel.aside import file_aside
    from naungan.kernel.messages import sentence
    from naungan.kernel.shown import shown
    from naungan.told.law.explanation import explanation
    from naungan.told.law.explanation_text import explanation_text

    if html is not None:
        with file_aside(html) as aside:
            aside.write_text(shown(explanation_page(explanation(found)), figures=True), "utf-8")
        click.echo(sentence("MATCH_DITULIS", {"berkas": html}), err=True)
    if as_json or html is None:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else explanation_text(explanation(found)))
    return 0


def _row(engine: Engine, finished: Finished, asked: dict[str, Any]) -> dict[str, Any]:
    from naungan.contribution.traced import Place, traced
    from naungan.kernel.shown import shown

    if not asked["berkas"]:
        raise Refusal("JELAS_BERKAS_TIDAK_DISEBUT")
    place = Place(shown(asked["berkas"]), asked["lembar"] and shown(asked["lembar"]), asked["baris"])
    roster, link, assessment = (finished.table(engine, name) for name in ("roster", "link", "assessment"))
    return traced(engine, roster, link, assessment, place, bulan=finished.bulan, known=finished.diketahui)


def _sum(engine: Engine, finished: Finished, asked: dict[str, Any]) -> dict[str, Any]:
    from naungan.contribution.branches import branches

    chosen = {name: asked[name] for name in ("pemda", "unit") if asked[name]}
    rows = finished.table(engine, "assessment")
    for name, value in chosen.items():
        rows = rows.filter(rows[name] == value.replace(".", "") if name == "pemda" else rows[name] == value)
    if asked["program"]:
        chosen["program"] = asked["program"]
        rows = rows.filter(rows.program.isin([one.strip().lower() for one in asked["program"].split(",")]))
    found = branches(engine, rows, bulan=finished.bulan, known=finished.diketahui)
    if not found["program"]:
        raise Refusal("JELAS_TIDAK_ADA_BARIS")
    return {**found, "pilihan": chosen}
