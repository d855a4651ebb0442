"""What the law says is due, per person, month and programme."""

from naungan.contribution.alike import alike, law_of
from naungan.contribution.assessment import assess
from naungan.contribution.dues import PERSON, dues, programs_of
from naungan.contribution.offer import offer, offered
from naungan.contribution.owed import Owed, owed
from naungan.contribution.persons import one_row, persons
from naungan.contribution.tables import ASSESSMENT, OFFER

__all__ = [
    "ASSESSMENT", "OFFER", "PERSON", "Owed", "alike", "assess", "dues", "law_of", "offer", "offered", "one_row", "owed", "persons",
    "programs_of",
]  # fmt: skip
