"""Denda: indicative only, never part of a need, an adequacy or an arrear."""
