"""What the guarded child loads before it reads its first file: no engine, and nothing that only engines need or that only computes."""

from __future__ import annotations

import subprocess
import sys

BEGIN = """
import sys
from importlib import import_module
from naungan.kernel.unneeded import leave_out_numpy, leave_out_pandas
leave_out_pandas()
leave_out_numpy()
for name in ("naungan.intake.reading.staging", "naungan.intake.mapping.proposal"):
    import_module(name)
print(*sorted({"ibis", "duckdb", "pandas", "numpy", "sqlglot", "naungan.engine", "naungan.intake.readers"} & sys.modules.keys()))
"""


def test_the_child_loads_no_engine() -> None:
    done = subprocess.run([sys.executable, "-c", BEGIN], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
