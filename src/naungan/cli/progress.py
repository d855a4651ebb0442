"""Progress bars on long steps: on a terminal only, never in the output that a program reads."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TextIO


@contextlib.contextmanager
def bars(stream: TextIO) -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function (step, done, of); each step gets one bar."""
    from tqdm import tqdm

    shown: dict[str, tqdm[None]] = {}

    def progress(step: str, done: int, of: int) -> None:
        if step not in shown:
            for bar in shown.values():
                bar.close()
            shown[step] = tqdm(total=of, desc=step, file=stream, disable=not stream.isatty(), leave=True)
        bar = shown[step]
        bar.total = of
        bar.update(done - bar.n)

    try:
        yield progress
    finally:
        for bar in shown.values():
            bar.close()
