"""Whether an object of the lake holds a person, by his NIK: in memory only, and never in what is told or noted."""

from __future__ import annotations

from pathlib import Path

from naungan.web.vault.closed import is_closed, pieces, read_header


def holds(path: Path, nik: str) -> bool:
    """Whether any relation, or what people answered, names him."""
    if path.is_dir():
        return any(_in_parquet(one, nik) for one in sorted(path.rglob("*.parquet")))
    return is_closed(path) and _in_closed(path, nik)


def _in_parquet(path: Path, nik: str) -> bool:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    file = pq.ParquetFile(path)
    columns = [one.name for one in file.schema_arrow if pa.types.is_string(one.type) or pa.types.is_large_string(one.type)]
    for batch in file.iter_batches(columns=columns) if columns else ():
        if any(pc.any(pc.match_substring(column, nik)).as_py() for column in batch.columns):
            return True
    return False


def _in_closed(path: Path, nik: str) -> bool:
    """The text of a person may stand on the seam of two pieces."""
    sought, before = nik.encode(), b""
    with path.open("rb") as closed:
        about = read_header(closed).about
        closed.seek(0)
        for piece in pieces(closed, about):
            if sought in before + piece:
                return True
            before = piece[-len(sought) :]
    return False
