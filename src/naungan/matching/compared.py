"""What two rows agree on, in words: for whoever looks at a pair that a person must decide. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.engine import cut
from naungan.matching.candidates import comparable
from naungan.matching.evidence import evidence
from naungan.matching.names import name_keys

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

COLUMNS = ("nik", "nik_asli", "nama", "tanggal_lahir", "jenis_kelamin")


def compared(engine: Engine, workers: ir.Table, members: ir.Table) -> ir.Table:
    """``nomor, nik_bukti, jarak, nama_tingkat, tanggal, tertukar, hanya_nik, kelamin_beda`` of each pair, as
    ``matching.evidence`` has them.

    Both tables carry one row per pair: ``nomor`` (text), ``pemda`` and ``COLUMNS``.
    """
    left, right = (_traits(engine, table) for table in (workers, members))
    pairs = left.select("orang", peserta=left.orang).semi_join(right, [("peserta", "orang")])
    found = evidence(engine, engine.keep(pairs), left, right)
    return found.select("nik_bukti", "jarak", "nama_tingkat", "tanggal", "tertukar", "hanya_nik", "kelamin_beda", nomor=found.orang)


def _traits(engine: Engine, table: ir.Table) -> ir.Table:
    born = table.tanggal_lahir.cast("string")
    person = table.select(
        "nik", "nik_asli", "nama", orang=table.nomor, pemda=table.pemda.fill_null(""), kelamin=table.jenis_kelamin,
        lahir=cut(born, 2, 2) + cut(born, 5, 2) + cut(born, 8, 2),
    )  # fmt: skip
    return comparable(engine, person, name_keys(engine, person))
