"""Figures that somebody states, recomputed from what the same text states beside them."""

from naungan.claims.checked import Checked, checked
from naungan.claims.tables import CLAIM, JENIS, Verdict

__all__ = ["CLAIM", "JENIS", "Checked", "Verdict", "checked"]
