"""A bill of BPJS (Formulir 2a) that was printed as PDF, as sheets of rows: taken whole and surely, or not at all."""

from __future__ import annotations

from naungan.sheets.pdf.bill import bill_tables

__all__ = ["bill_tables"]
