"""Is it in the plan, and will the money last?"""

from naungan.budget.adequacy import adequacy
from naungan.budget.cover import cover
from naungan.budget.kecukupan import kecukupan
from naungan.budget.lines import lines
from naungan.budget.payer_change import payer_change
from naungan.budget.proposals import answered, proposals, write_proposals
from naungan.budget.rows import Line
from naungan.budget.setahun import Orang, as_if_always, works
from naungan.budget.status import unit_status

__all__ = [
    "Line", "Orang", "adequacy", "answered", "as_if_always", "cover", "kecukupan", "lines", "payer_change", "proposals", "unit_status",
    "works", "write_proposals",
]  # fmt: skip
