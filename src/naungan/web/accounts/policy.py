"""The two profiles of signing in that ``NAUNGAN_POLICY`` chooses between: OWASP ASVS 5 (the default) and BSSN's list of checks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.web.environment import Environment

SHORTEST, LONGEST = 12, 128
ABSOLUTE = dt.timedelta(hours=8)
# So many wrong passwords of one user name from one address, and for how long nothing is tried then.
LIMIT, COOL = 5, dt.timedelta(minutes=15)
# BSSN's list wants a session to end after 5 to 15 idle minutes.
_IDLE_BSSN = 15


@dataclass(frozen=True)
class Policy:
    """``composed``: all four kinds of characters; ``oldest``: a password is changed after that; ``single``: one session a person."""

    nama: str
    idle: dt.timedelta
    absolute: dt.timedelta = ABSOLUTE
    shortest: int = SHORTEST
    composed: bool = False
    oldest: dt.timedelta | None = None
    single: bool = False

    @property
    def menit(self) -> int:
        """The idle minutes."""
        return int(self.idle.total_seconds() // 60)


def policy_of(environment: Environment) -> Policy:
    """The profile that the environment asks for. Nobody works in sessions of no minutes, so one is the least."""
    minutes = max(environment.idle, 1)
    if environment.policy == "bssn":
        idle = dt.timedelta(minutes=min(minutes, _IDLE_BSSN))
        return Policy("bssn", idle, composed=True, oldest=dt.timedelta(days=90), single=True)
    return Policy("asvs", dt.timedelta(minutes=minutes))
