"""What is at stake: the price of leaving workers unprotected, per event and in an expected year."""

from naungan.stake.price import price, worth, worth_law
from naungan.stake.tables import STAKE

__all__ = ["STAKE", "price", "worth", "worth_law"]
