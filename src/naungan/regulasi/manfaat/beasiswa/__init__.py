"""Beasiswa anak pada JKK dan JKM."""
