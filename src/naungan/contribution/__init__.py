"""What the law says is due, per person, month and programme."""

from naungan.contribution.alike import alike
from naungan.contribution.assessment import assess
from naungan.contribution.dues import dues
from naungan.contribution.duty import duty, one_row
from naungan.contribution.offer import offer
from naungan.contribution.tables import ASSESSMENT, OFFER

__all__ = ["ASSESSMENT", "OFFER", "alike", "assess", "dues", "duty", "offer", "one_row"]
