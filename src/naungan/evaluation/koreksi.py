"""``koreksi.csv`` of a run: which of its rows name no cell of what was read."""

from __future__ import annotations

from collections.abc import Iterable

from naungan.answers.told import Problem
from naungan.evaluation.inventory import Inventory
from naungan.intake.corrections.file import Koreksi
from naungan.intake.corrections.file import unfollowed as told


def unfollowed(there: Inventory, idle: Iterable[Koreksi]) -> list[Problem]:
    """Those that nobody could follow; of a file of another month nobody asks that."""
    elsewhere = {one.berkas for one in (*there.left_out, *there.set_aside, *there.twins)}
    return told(one for one in idle if one.berkas not in elsewhere)
