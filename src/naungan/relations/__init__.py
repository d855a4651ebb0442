"""Declared relations: columns, types, units, keys, versions. Each room declares its own in its ``tables.py``."""

from naungan.relations.declare import KINDS, PROVENANCE, Column, Relation, register

__all__ = ["KINDS", "PROVENANCE", "Column", "Relation", "register"]
