"""Was it paid, for whom, and did it arrive?"""

from naungan.reconciliation.allocation import allocate
from naungan.reconciliation.answered import EXCEEDS, UNKNOWN
from naungan.reconciliation.honoraria import honorarium_check, honorarium_sum
from naungan.reconciliation.packages import package_check
from naungan.reconciliation.payments import Answer, Payment
from naungan.reconciliation.reconcile import Asked, reconcile, unfollowed
from naungan.reconciliation.words import Jenis

__all__ = [
    "EXCEEDS",
    "UNKNOWN",
    "Answer",
    "Asked",
    "Jenis",
    "Payment",
    "allocate",
    "honorarium_check",
    "honorarium_sum",
    "package_check",
    "reconcile",
    "unfollowed",
]
