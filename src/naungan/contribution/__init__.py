"""What the law says is due, per person, month and programme."""

from naungan.contribution.alike import alike
from naungan.contribution.assessment import assess
from naungan.contribution.dues import dues
from naungan.contribution.duty import duty, one_row
from naungan.contribution.tables import ASSESSMENT

__all__ = ["ASSESSMENT", "alike", "assess", "dues", "duty", "one_row"]
