"""What the law pays when something happens: for one case, and for tables of people."""

from naungan.benefit.compute import benefits, losses, scholarships
from naungan.benefit.events import PERISTIWA, Peristiwa
from naungan.benefit.savings import balances

__all__ = ["PERISTIWA", "Peristiwa", "balances", "benefits", "losses", "scholarships"]
