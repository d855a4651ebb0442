"""In which one state each worker is this month: the ledger, and what is counted from it."""

from naungan.coverage.bills import bill_check, bill_sum
from naungan.coverage.candidates import candidate_count
from naungan.coverage.claims import standing_claims
from naungan.coverage.handed_in import answered, handed_in, unused
from naungan.coverage.ledger import count_once, gather, ledger, month
from naungan.coverage.measures import measures
from naungan.coverage.payers import payer_of
from naungan.coverage.state import judge

__all__ = [
    "answered", "bill_check", "bill_sum", "candidate_count", "count_once", "gather", "handed_in", "judge", "ledger", "measures", "month",
    "payer_of", "standing_claims", "unused",
]  # fmt: skip
