"""Declared relations: columns, types, units, keys, versions. Each room declares its own in its ``tables.py``."""

from naungan.relations.declare import KINDS, NOMOR, PROVENANCE, Column, Relation, RowOf, register

__all__ = ["KINDS", "NOMOR", "PROVENANCE", "Column", "Relation", "RowOf", "register"]
