"""What comes back to a round: files are told apart by their content, each row becomes events or is told with its place and remedy."""

from naungan.rounds.returned.kinds import Kind, each
from naungan.rounds.returned.registry import KINDS, take_table
from naungan.rounds.returned.taken import Desk, Draft, Judged, Taken

__all__ = ["KINDS", "Desk", "Draft", "Judged", "Kind", "Taken", "each", "take_table"]
