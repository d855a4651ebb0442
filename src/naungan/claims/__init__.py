"""Figures that somebody states, recomputed from what the same text states beside them."""
