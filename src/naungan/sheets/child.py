"""The guarded child: reads tasks line by line, one JSON each, and answers each with one line. It may die at any file.

Started as ``python -m naungan.sheets.child module:function``; the parent is ``naungan.sheets.guarded``.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import Any

from naungan.kernel.errors import Failure
from naungan.kernel.lack import lack_of
from naungan.kernel.limits import limit_memory, memory_limit
from naungan.kernel.unneeded import leave_out_numpy, leave_out_pandas

# A legal workbook of 100,000 × 30 cells passes with room; an abort beyond it costs one file, not the run.
ADDRESS_SPACE = 1_610_612_736


def main(target: str) -> None:
    """Serve until the parent closes the pipe."""
    leave_out_pandas()
    leave_out_numpy()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # what a library prints must not stand between the answers
    module, function = target.split(":")
    work = getattr(importlib.import_module(module), function)
    limit_memory(allowed())
    gc.disable()  # it would walk millions of cells again and again, a fifth of the time, and cells hold no circles
    answers.write("siap\n")
    answers.flush()
    for line in sys.stdin:
        answers.write(json.dumps(_answer(work, json.loads(line))) + "\n")
        answers.flush()
        gc.collect(0)  # what this file has left; what stays is not walked again


def allowed() -> int:
    """The address space of a child: ours, or less where the caller's limit is lower."""
    return min(memory_limit(hard=True) or ADDRESS_SPACE, ADDRESS_SPACE)


def _answer(work: Callable[[dict[str, Any]], dict[str, Any]], task: dict[str, Any]) -> dict[str, Any]:
    """The result, or the code of what went wrong: never the text of an error, which may hold values of a person."""
    try:
        return {"ok": work(task)}
    except Failure as failure:
        return {"code": failure.code, "params": failure.params}
    except MemoryError:
        return {"code": "BERKAS_TERLALU_BESAR", "params": {}}
    except Exception as error:
        if lack := lack_of(error, words=False):
            return {"lack": lack}
        return {"code": "BERKAS_RUSAK", "params": {}, "fault": type(error).__name__}


if __name__ == "__main__":
    main(sys.argv[1])
