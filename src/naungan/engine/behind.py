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
        self._failed = False

    def put(self, work: Callable[[], None]) -> None:
        """Have it done behind all that was asked before, unless any of that has failed: then it stands on nothing."""
        self._asked.append(self._hand.submit(self._do, work))

    def wait(self) -> None:
        """Until all is done. What failed fails here."""
        errors = [error for one in self._asked if (error := one.exception())]
        self._asked, self._failed = [], False
        if errors:
            raise errors[0]

    def stop(self, interrupt: Callable[[], None]) -> None:
        """What has not begun is not done any more, and what has is interrupted."""
        self._hand.shutdown(wait=False, cancel_futures=True)
        # An interruption that comes before a statement has begun says nothing to it.
        while left := [one for one in self._asked if not one.done()]:
            interrupt()
            wait(left, _PATIENCE)
        self._hand.shutdown()

    def _do(self, work: Callable[[], None]) -> None:
        if self._failed:
            return
        try:
            work()
        except BaseException:
            self._failed = True
            raise
