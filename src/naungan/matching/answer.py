"""The link in the row numbers of two files: the form in which ``naungan match`` gives it out and takes decisions back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from naungan.kernel.messages import catalogue, sentence

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

PLACE = ("sumber", "lembar", "baris")
PREFIXES = ("COCOK", "TINJAU", "TAK_COCOK")


def answer(engine: Engine, link: ir.Table, roster: ir.Table, member: ir.Table, *, rows: int) -> ir.Table:
    """One row per data row of the roster file: ``roster_row``, ``member_row``, ``decision``, ``tier``, ``reason`` (a sentence).

    Row numbers are ``urutan``: 0 is the first row under the heading that is not empty, refused rows count. ``rows`` is how many the
    file has; those that the intake refused have no person and so decision none, tier ditolak.
    """
    numbered = _numbered(link, roster, {name: name for name in PLACE}, "roster_row")
    numbered = _numbered(numbered, member, {f"member_{name}": name for name in PLACE}, "member_row")
    numbered = numbered.left_join(engine.table(_sentences()), [("reason", "kode")])
    every = engine.table(pa.table({"roster_row": pa.array(range(rows), pa.int64())}))
    found = every.left_join(numbered.select("roster_row", "member_row", "decision", "tier", kalimat=numbered.kalimat), "roster_row")
    refused = found.decision.isnull()
    return found.select(
        "roster_row",
        "member_row",
        decision=found.decision.fill_null("none"),
        tier=refused.ifelse("ditolak", found.tier),
        reason=refused.ifelse(sentence("TAK_COCOK_DITOLAK"), found.kalimat),
    )


def from_rows(decisions: ir.Table, roster: ir.Table, member: ir.Table) -> ir.Table:
    """Decisions given as ``roster_row``, ``member_row``, ``decision`` in the form ``link`` takes; unknown rows decide nothing."""
    said = decisions.select(
        "decision", roster_row=decisions.roster_row.cast("int64"), member_row=decisions.member_row.cast("int64")
    ).filter(lambda t: t.decision.isin(["same", "none"]))
    one = roster.select(*PLACE, roster_row=roster.urutan)
    other = member.select(**{f"member_{name}": member[name] for name in PLACE}, member_row=member.urutan)
    joined = said.inner_join(one, "roster_row").left_join(other, "member_row")
    known = joined.filter(joined.member_baris.notnull() | joined.member_row.isnull())
    return known.select(*PLACE, *(f"member_{name}" for name in PLACE), "decision")


def _numbered(link: ir.Table, relation: ir.Table, places: dict[str, str], name: str) -> ir.Table:
    """The link with the number, in its file, of the row it names by sheet and row."""
    rows = relation.select(
        **{f"_{column}": relation[column] for column in ("sumber", "baris")},
        _lembar=relation.lembar.fill_null(""),
        **{name: relation.urutan},
    )
    source, sheet, row = places
    keyed = link.mutate(_s=link[source], _l=link[sheet].fill_null(""), _b=link[row])
    joined = keyed.left_join(rows, [("_s", "_sumber"), ("_l", "_lembar"), ("_b", "_baris")])
    return joined.drop("_s", "_l", "_b", "_sumber", "_lembar", "_baris")


def _sentences() -> pa.Table:
    codes = sorted(code for code in catalogue() if code.startswith(tuple(f"{prefix}_" for prefix in PREFIXES)) or code == "TAK_COCOK")
    return pa.table({"kode": codes, "kalimat": [sentence(code) for code in codes]})
