"""Pandas is left out of a process, and let in again for Spark."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
import pyarrow as pa
from naungan.kernel.unneeded import allow_pandas, leave_out_pandas
leave_out_pandas()
leave_out_pandas()
numbers = pa.array([1, None])
print("pandas" in sys.modules, numbers.to_pylist())
allow_pandas()
print(numbers.to_pandas().tolist())
"""


def test_pyarrow_works_without_it_and_finds_it_again() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False [1, None]", "[1.0, nan]"]
