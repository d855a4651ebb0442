"""The three kinds of failure besides problems in data, each with its exit code and a sentence in the catalogue.

A ``Refusal`` is wrong use, ``Unreadable`` a file nobody could read, ``Unfit`` an environment that lacks something,
a ``Fault`` is ours. None may carry a value of a person in its text: parameters are counts, names of columns and codes.
"""

from __future__ import annotations

from naungan.kernel.messages import sentence


class Failure(Exception):
    """Base of all failures that end a command with a sentence instead of a traceback."""

    exit_code = 70

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(code)

    def __str__(self) -> str:
        return sentence(self.code, self.params)

    def sentence(self) -> str:
        """What happened and what to do."""
        return sentence(self.code, self.params)


class Refusal(Failure):
    """Wrong use: the request can't be carried out as it was asked."""

    exit_code = 2


class Unreadable(Failure):
    """A file that can't be read: hostile, broken, empty, protected, or of an unknown kind."""

    exit_code = 3


class Unfit(Failure):
    """The environment lacks something: a package, a right to write, space."""

    exit_code = 4


class Fault(Failure):
    """Our own mistake; names the step and nothing of a person."""

    exit_code = 70
