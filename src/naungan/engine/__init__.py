"""The one door to the engines: DuckDB by default, Spark for those who outgrow a machine, both through Ibis."""

from naungan.engine.door import Engine, open_engine
from naungan.engine.exact import divide, half_up, whole
from naungan.engine.lake import Snapshot, digest_of, read_snapshot, write_snapshot
from naungan.engine.text import edits, trim

__all__ = [
    "Engine",
    "Snapshot",
    "digest_of",
    "divide",
    "edits",
    "half_up",
    "open_engine",
    "read_snapshot",
    "trim",
    "whole",
    "write_snapshot",
]
