"""In which one state each worker is this month: the ledger, and what is counted from it."""

from naungan.coverage.bills import DEPARTED, bill_check, bill_sum, departed
from naungan.coverage.candidates import candidate_count
from naungan.coverage.claims import standing_claims
from naungan.coverage.handed_in import answered, handed_in, unused
from naungan.coverage.ledger import ledger
from naungan.coverage.measures import measures
from naungan.coverage.payers import payer_of
from naungan.coverage.workers import SHOWN

__all__ = [
    "DEPARTED", "SHOWN", "answered", "bill_check", "bill_sum", "candidate_count", "departed", "handed_in", "ledger", "measures", "payer_of",
    "standing_claims", "unused",
]  # fmt: skip
