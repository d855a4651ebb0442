"""A log without personal data: whatever passes it has lost its NIK-like numbers, and exceptions their messages.

Engines and readers print values of rows in their messages, so of an exception only its type and its places in the code are kept.
"""

from __future__ import annotations

import logging
import threading
import traceback
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from naungan.kernel.shown import shown

NAME = "naungan"


class CleanStream:
    """A text stream that masks personal numbers in whatever is written to it; ``figures`` as in ``shown``."""

    def __init__(self, stream: TextIO, *, figures: bool = False) -> None:
        self._stream = stream
        self._figures = figures

    def write(self, text: str) -> int:
        """Write the text without them; returns how much of it was taken, which is all."""
        self._stream.write(shown(text, figures=self._figures))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class Scrubber(logging.Filter):
    """Takes personal numbers out of a record, its arguments included, before any handler formats it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record pass, changed."""
        record.msg = shown(_message(record))
        record.args = None
        return True


class SafeFormatter(logging.Formatter):
    """Formats an exception as its type and its places: never its text, never the values of the frames."""

    def formatException(self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]) -> str:
        """One line per place, outermost first, then the type; what an exception hid comes before it."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
            lines = [*places, f"  {type(error).__name__}", *lines]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def open_log(path: Path | None) -> logging.Logger:
    """The program's log: appended to a file, or silent without one."""
    logger = logging.getLogger(NAME)
    close_log()
    handler = _handler(path)
    handler.setFormatter(SafeFormatter("%(asctime)s %(levelname)s %(message)s"))
    handler.addFilter(Scrubber())
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logging.raiseExceptions = False  # a log that can't be written would print the record with its arguments
    return logger


def _handler(path: Path | None) -> logging.Handler:
    try:
        return logging.FileHandler(path, encoding="utf-8") if path else logging.NullHandler()
    except OSError:  # a log that can't be opened must not hide the failure it was opened for
        return logging.NullHandler()


def close_log() -> None:
    """Give the file back; safe to call when no log is open."""
    logger = logging.getLogger(NAME)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def quiet(path: Path | None) -> None:
    """From here on warnings and failing threads leave their type in the log; Python's own hooks would print values."""

    def thread(failed: threading.ExceptHookArgs) -> None:
        open_log(path).error("thread", exc_info=failed.exc_value)
        close_log()

    def warning(
        message: Warning | str, category: type[Warning], filename: str, lineno: int, file: object = None, line: object = None
    ) -> None:
        open_log(path).warning("%s %s:%d", category.__name__, Path(filename).name, lineno)
        close_log()

    threading.excepthook = thread
    warnings.showwarning = warning


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # a log line that can't be formatted must not stop the work, nor show its arguments
        return str(record.msg)
