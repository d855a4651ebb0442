"""The fingerprint of one pemda's evaluation: a hash over its rows of every published relation, in declared order.

It is the same whichever other pemda lay in the folder, on whichever engine, and however the rows were stored: rows are sorted by all of
their columns, the key first, and hashed as text.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from naungan.evaluation.record import RESULTS
from naungan.rounds.chained import digest_of

if TYPE_CHECKING:
    from naungan.evaluation.finished import Finished
    from naungan.relations import Relation

# Sums over a province or the nation stand under its code, and the scopes are those of the whole folder: both depend on the others.
_OF_OTHERS = {"measure": ("provinsi", "nasional")}
_OF_FOLDER = {"measure": ("lingkup",)}
# Above so many rows a relation is read pemda by pemda.
_MANY = 5_000_000


def sidik(finished: Finished, pemda: Collection[str]) -> dict[str, str]:
    """The fingerprint of each pemda."""
    parts: dict[str, dict[str, str]] = {one: {} for one in pemda}
    for name in RESULTS:
        if name in finished.relations:
            for one, table in rows_of(finished, name, sorted(pemda)):
                parts[one][name] = relation_sidik(RESULTS[name], table)
    return {one: digest_of(found) for one, found in parts.items()}


def relation_sidik(relation: Relation, table: pa.Table) -> str:
    """The fingerprint of the rows of one relation: its name, version and columns, and the sorted rows as quoted text."""
    order = [*relation.key, *(name for name in table.column_names if name not in relation.key)]
    ranked = table.sort_by([(name, "ascending") for name in order if name in table.column_names])
    found = hashlib.sha256(f"{relation.name}/{relation.version}\n".encode())
    out = io.BytesIO()
    # Every value in quotes and the unknown without any: an empty text is not the unknown.
    pyarrow.csv.write_csv(ranked, out, pyarrow.csv.WriteOptions(quoting_style="all_valid"))
    found.update(out.getbuffer())
    return found.hexdigest()


def rows_of(finished: Finished, name: str, pemda: Collection[str]) -> Iterator[tuple[str, pa.Table]]:
    """Each pemda with its own rows of a relation, without what depends on the others in the folder."""
    part, relation = finished.part(name), finished.relations[name]
    columns = [one for one in relation.names if one not in _OF_FOLDER.get(name, ())]
    whole = pq.read_table(part, columns=columns) if finished.counts[name] <= _MANY else None
    for one in pemda:
        mine = _own(whole, one) if whole is not None else pq.read_table(part, columns=columns, filters=[("pemda", "=", one)])
        yield one, _alone(name, mine)


def _own(table: pa.Table, pemda: str) -> pa.Table:
    return table.filter(pc.equal(table["pemda"], pemda))


def _alone(name: str, table: pa.Table) -> pa.Table:
    if name not in _OF_OTHERS:
        return table
    return table.filter(pc.invert(pc.is_in(table["tingkat"], pa.array(_OF_OTHERS[name]))))
