"""Persons on both sides, the explainable cascade between them, and the decisions people have made."""

from naungan.matching.linking import Linked, link
from naungan.matching.persons import mark

__all__ = ["Linked", "link", "mark"]
