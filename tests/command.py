"""``naungan`` as a user calls it, in this process: the same door, streams and exit codes, without another start of Python."""

from __future__ import annotations

import contextlib
import io
import os
import threading
import warnings
from dataclasses import dataclass

from naungan.cli.main import main


@dataclass(frozen=True)
class Done:
    """What a finished process would show."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: object, expect: int | None = None) -> Done:
    """One command; whatever it is asked for, it ends with a sentence and no traceback."""
    out, err = io.StringIO(), io.StringIO()
    # A process of its own would take these with it.
    mask, thread, warning = os.umask(0o077), threading.excepthook, warnings.showwarning
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main([str(one) for one in arguments])
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os.umask(mask)
        threading.excepthook, warnings.showwarning = thread, warning
    done = Done(code, out.getvalue(), err.getvalue())
    assert "Traceback" not in done.stderr, done.stderr
    assert expect is None or done.returncode == expect, done.stderr + done.stdout
    return done
