"""Is it in the plan, and will the money last?"""

from naungan.budget.adequacy import adequacy
from naungan.budget.cover import cover, next_end
from naungan.budget.followed import Asked, followed
from naungan.budget.kecukupan import kecukupan
from naungan.budget.lines import lines
from naungan.budget.moved import Moved
from naungan.budget.orang import Orang, as_if_always, works
from naungan.budget.payer_change import payer_change
from naungan.budget.proposals import answered, proposals, write_proposals
from naungan.budget.rows import Line
from naungan.budget.setahun import needs_of_years
from naungan.budget.status import unit_status
from naungan.budget.steps import budget_step
from naungan.budget.usulan import budget_proposal

__all__ = [
    "Asked",
    "Line",
    "Moved",
    "Orang",
    "adequacy",
    "answered",
    "as_if_always",
    "budget_proposal",
    "budget_step",
    "cover",
    "followed",
    "kecukupan",
    "lines",
    "needs_of_years",
    "next_end",
    "payer_change",
    "proposals",
    "unit_status",
    "works",
    "write_proposals",
]  # fmt: skip
