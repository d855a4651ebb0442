"""A second opinion on the pairs that a person must decide: Splink's probability ranks the queue, and never decides.

The weights are no opinion of this file: they were estimated on invented people whose truth is known
(``python -m benchmarks.opinion``) and stand in ``pendapat.json``, so that the same pair always gets the same probability.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import ibis

from naungan.engine import cut
from naungan.kernel.errors import Unfit
from naungan.matching.candidates import comparable
from naungan.matching.names import name_keys
from naungan.matching.tables import MEMBER_NOMOR
from naungan.relations import NOMOR
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Splink is handed DuckDB's own connection; on other engines the queue keeps its usual order.
HAS_OPINION = ("duckdb",)
MODEL = "pendapat.json"
COMPARED = ("angka", "kunci", "depan", "lahir_tahu", "kelamin_tahu")


def opinion(engine: Engine, roster: ir.Table, member: ir.Table, link: ir.Table) -> ir.Table | None:
    """``nomor_baris, peluang`` (0 to 1) of each roster row in review; None where the engine has no second opinion.

    Unfit where Splink is not installed (extra ``splink``).
    """
    if engine.name not in HAS_OPINION:
        return None
    pairs = engine.keep(_numbered(link))
    workers = _traits(engine, pairs, roster, NOMOR)
    members = _traits(engine, pairs, member, MEMBER_NOMOR)
    scored = pairs.inner_join(_weights(engine, workers, members), "nomor")
    size = member.group_by(k_pemda=member.pemda.fill_null("")).agg(anggota=member.count())
    scored = scored.mutate(k_pemda=scored.pemda.fill_null("")).inner_join(size, "k_pemda")
    # Before anything is compared, a worker is any one of the members of the pemda: a name alone means less where many bear names.
    against = ibis.literal(2.0).pow(-scored.bobot) * scored.anggota
    return engine.keep(scored.select(NOMOR, peluang=1 / (1 + against)))


def _weights(engine: Engine, workers: ir.Table, members: ir.Table) -> ir.Table:
    """``nomor, bobot``: how many times two the evidence speaks for one person (log2 of the Bayes factor), per pair.

    Both tables carry one row per pair: ``nomor`` (text) and the columns ``COMPARED``.
    """
    try:
        from splink import Linker
        from splink.backends.duckdb import DuckDBAPI
    except ImportError as error:
        raise Unfit("PACKAGE_MISSING", paket=error.name, perintah="pip install naungan[splink]") from None
    # Splink asks for them by name, which keeps no table: they are held here until it has answered.
    kept = [engine.keep(table.select("nomor", *COMPARED)) for table in (workers, members)]
    database = DuckDBAPI(connection=engine.connection.con)
    sides = [database.register(one.get_name(), dataset_display_name=side) for one, side in zip(kept, ("pekerja", "peserta"), strict=True)]
    settings: dict[str, Any] = json.loads(files("naungan.matching").joinpath(MODEL).read_text("utf-8"))
    linker = Linker(sides, settings, log_level="ERROR", validate_settings=False)
    found = linker.inference.predict(threshold_match_probability=0.0)
    scored = engine.connection.table(found.physical_name)
    return scored.select(nomor=scored.nomor_l, bobot=scored.match_weight)


def _numbered(link: ir.Table) -> ir.Table:
    """The pairs to be scored; both sides of one carry the number of its roster row (``nomor``)."""
    review = link.filter((link.decision == Decision.REVIEW) & link[MEMBER_NOMOR].notnull())
    return review.select("pemda", NOMOR, MEMBER_NOMOR, nomor=review[NOMOR].cast("string"))


def _traits(engine: Engine, pairs: ir.Table, table: ir.Table, number: str) -> ir.Table:
    """What can be compared of one side of each pair, whose row ``number`` names."""
    born = table.tanggal_lahir.cast("string")
    rows = table.select(
        "nik", "nik_asli", "nama", pemda=table.pemda.fill_null(""), kelamin=table.jenis_kelamin,
        lahir=cut(born, 2, 2) + cut(born, 5, 2) + cut(born, 8, 2), **{number: table[NOMOR]},
    )  # fmt: skip
    person = pairs.select(number, orang=pairs.nomor).inner_join(rows, number)
    return comparable(engine, person, name_keys(engine, person)).rename(nomor="orang")
