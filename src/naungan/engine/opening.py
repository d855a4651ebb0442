"""Which engine is asked: the one place that knows them all."""

from __future__ import annotations

from pathlib import Path

from naungan.engine.door import Engine
from naungan.kernel.errors import Refusal


def open_engine(
    name: str = "duckdb", *, threads: int | None = None, memory: str | None = None, temp: Path | None = None, soft: bool = False
) -> Engine:
    """Open an engine by name; Refusal for an unknown one, Unfit where its packages are missing. ``soft``: as in ``Means``."""
    import ibis

    # Engines merge selects themselves. That Ibis does it first takes most of the time of planning, and is wrong in Ibis 12
    # where a distinct projection of a filtered table is sorted: the distinct then comes before the projection.
    ibis.options.sql.fuse_selects = False
    if name == "duckdb":
        from naungan.engine.duck import DuckEngine

        return DuckEngine(threads=threads, memory=memory, temp=temp, soft=soft)
    if name == "spark":
        from naungan.engine.spark import SparkEngine

        return SparkEngine(threads=threads, memory=memory, temp=temp)
    raise Refusal("ENGINE_UNKNOWN", nama=name)
