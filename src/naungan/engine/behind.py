"""Work of the database that nobody waits for yet: it is done behind whoever asked, while he writes the next question."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

# Seconds between two interruptions.
_PATIENCE = 0.05


class Behind:
    """One thread that does one thing after the other, in the order in which they were asked."""

    def __init__(self) -> None:
        self._hand = ThreadPoolExecutor(1)
        self._asked: list[Future[None]] = []

    def put(self, work: Callable[[], None]) -> None:
        """Have it done behind all that was asked before."""
        self._asked.append(self._hand.submit(work))

    def wait(self) -> None:
        """Until all is done. The first that failed fails here; what was asked after it stood on nothing."""
        asked, self._asked = self._asked, []
        errors = [error for one in asked if (error := one.exception())]
        if errors:
            raise errors[0]

    def stop(self, interrupt: Callable[[], None]) -> None:
        """What has not begun is not done any more, and what has is interrupted."""
        self._hand.shutdown(wait=False, cancel_futures=True)
        # An interruption that comes before a statement has begun says nothing to it.
        while running := [one for one in self._asked if one.running()]:
            interrupt()
            wait(running, _PATIENCE)
        self._hand.shutdown()
