"""Two rosters of one pemda: who joined, left, moved, earns otherwise or became an ASN, and what SIPP must be told this month.

And two evaluations: what became of each finding (``fates``).
"""

from naungan.comparison.change import compare
from naungan.comparison.fates import fates
from naungan.comparison.sides import Side, read_sides
from naungan.comparison.summary import summarise
from naungan.comparison.tables import CHANGE, FATE, Fate

__all__ = ["CHANGE", "FATE", "Fate", "Side", "compare", "fates", "read_sides", "summarise"]
