"""Persons on both sides, the explainable cascade between them, and the decisions people have made."""

from naungan.matching.linking import Linked, link
from naungan.matching.persons import mark
from naungan.matching.workers import workers_of

__all__ = ["Linked", "link", "mark", "workers_of"]
