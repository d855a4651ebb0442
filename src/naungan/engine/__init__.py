"""The one door to the engines: DuckDB by default, Spark for those who outgrow a machine, both through Ibis."""

from naungan.engine.door import Engine
from naungan.engine.exact import divide, half_up, millionths, whole
from naungan.engine.lake import Snapshot, digest_of, read_snapshot, write_snapshot
from naungan.engine.means import Means, opened
from naungan.engine.opening import open_engine
from naungan.engine.text import cut, day_in, decimal_in, edits, known_number, number_in, padded, trim

__all__ = [
    "Engine",
    "Means",
    "Snapshot",
    "cut",
    "day_in",
    "decimal_in",
    "digest_of",
    "divide",
    "edits",
    "half_up",
    "known_number",
    "millionths",
    "number_in",
    "open_engine",
    "opened",
    "padded",
    "read_snapshot",
    "trim",
    "whole",
    "write_snapshot",
]
