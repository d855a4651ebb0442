"""The processes that answer: ``python -m naungan.web.serve.pages ADDRESS PORT PROCESSES THREADS``, started by ``server``."""

from __future__ import annotations

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from naungan.web.serve.children import end_with_parent

APPLICATION = "naungan.web.serve.application:application"
# Seconds that a page may still take when the server ends.
ANSWER_SECONDS = 15


def main(address: str, port: int, processes: int, threads: int) -> None:
    """Serve until asked to end, or until whoever started this is gone."""
    end_with_parent()
    Granian(
        APPLICATION,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=threads,
        respawn_failed_workers=True,
        respawn_interval=1.0,
        workers_kill_timeout=ANSWER_SECONDS,
        websockets=False,
        log_level=LogLevels.error,
        log_access=False,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
