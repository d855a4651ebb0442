"""The digest of a round's state, which its close carries: what was closed can be told from what is folded later."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from naungan.rounds.chained import digest_of
from naungan.rounds.state import Round


def state_digest(one: Round) -> str:
    """SHA-256 of the state of a round without its close. What is empty is left out: a field that comes later changes nothing."""
    return digest_of(_plain(dataclasses.replace(one, ditutup_oleh=None, keadaan=None)))


def stands_as_closed(one: Round) -> bool:
    """Whether the events fold to the state that was closed; another version of the program may fold them otherwise, and says so."""
    return one.keadaan is None or one.keadaan == state_digest(one)


def _plain(value: Any) -> Any:
    """State as plain values with keys that sort, without what is empty."""
    if dataclasses.is_dataclass(value):
        return _plain({one.name: getattr(value, one.name) for one in dataclasses.fields(value)})
    if isinstance(value, Mapping):
        named = {"/".join(key) if isinstance(key, tuple) else str(key): _plain(one) for key, one in value.items()}
        return {name: one for name, one in named.items() if one not in (None, [], {})}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value
