"""The fingerprint of one pemda's evaluation: a hash over its rows of every published relation, in the order they were written.

It is the same whichever other pemda lay in the folder, on whichever engine, and however the rows were stored: rows are sorted by all of
their columns and hashed as text. It rests on what the folder says of itself (relations, versions, columns) and on no declaration of this
program, so that a later version finds the same.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from naungan.engine.lake import MANIFEST, PART
from naungan.evaluation.record import HASIL
from naungan.rounds.chained import digest_of

if TYPE_CHECKING:
    from pathlib import Path

    from naungan.evaluation.finished import Finished

# Sums over a province or the nation stand under its code, and the scopes are those of the whole folder: both depend on the others.
_OF_OTHERS = {"measure": ("provinsi", "nasional")}
_OF_FOLDER = {"measure": ("lingkup",)}
# Above so many rows a relation is read pemda by pemda.
_MANY = 5_000_000


def sidik(finished: Finished, pemda: Collection[str]) -> dict[str, str]:
    """The fingerprint of each pemda."""
    parts: dict[str, list[list[object]]] = {one: [] for one in pemda}
    for name in published(finished):
        version = json.loads((_folder(finished, name) / MANIFEST).read_text("utf-8"))["schema_version"]
        for one, table in rows_of(finished, name, sorted(pemda)):
            parts[one].append([name, version, table_sidik(table)])
    return {one: digest_of(found) for one, found in parts.items()}


def published(finished: Finished) -> list[str]:
    """The relations that the folder holds, in the order they were written."""
    return [step["nama"] for step in finished.record["langkah"] if (_folder(finished, step["nama"]) / PART).is_file()]


def columns_of(finished: Finished, name: str) -> tuple[str, ...]:
    """The columns of a stored relation, in order."""
    return tuple(pq.read_schema(_folder(finished, name) / PART).names)


def table_sidik(table: pa.Table) -> str:
    """The fingerprint of rows: their columns, and the sorted rows as quoted text."""
    ranked = table.sort_by([(name, "ascending") for name in table.column_names])
    out = io.BytesIO()
    # Every value in quotes and the unknown without any: an empty text is not the unknown.
    pyarrow.csv.write_csv(ranked, out, pyarrow.csv.WriteOptions(quoting_style="all_valid"))
    return hashlib.sha256(out.getbuffer()).hexdigest()


def rows_of(finished: Finished, name: str, pemda: Collection[str]) -> Iterator[tuple[str, pa.Table]]:
    """Each pemda with its own rows of a relation, without what depends on the others in the folder."""
    part = _folder(finished, name) / PART
    columns = [one for one in columns_of(finished, name) if one not in _OF_FOLDER.get(name, ())]
    whole = pq.read_table(part, columns=columns) if pq.read_metadata(part).num_rows <= _MANY else None
    for one in pemda:
        mine = _own(whole, one) if whole is not None else pq.read_table(part, columns=columns, filters=[("pemda", "=", one)])
        yield one, _alone(name, mine)


def _folder(finished: Finished, name: str) -> Path:
    return finished.folder / HASIL / name


def _own(table: pa.Table, pemda: str) -> pa.Table:
    return table.filter(pc.equal(table["pemda"], pemda))


def _alone(name: str, table: pa.Table) -> pa.Table:
    if name not in _OF_OTHERS:
        return table
    return table.filter(pc.invert(pc.is_in(table["tingkat"], pa.array(_OF_OTHERS[name]))))
