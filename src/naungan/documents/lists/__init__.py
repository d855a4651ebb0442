"""Lists of persons for those who must settle them, and the list of problems."""

from naungan.documents.lists.names import Names, safe
from naungan.documents.lists.problems import write_problems_csv
from naungan.documents.lists.questions import write_question, write_questions
from naungan.documents.lists.rolls import write_billed, write_clarified, write_gaps, write_honoraria

__all__ = [
    "Names", "safe", "write_billed", "write_clarified", "write_gaps", "write_honoraria", "write_problems_csv", "write_question",
    "write_questions",
]  # fmt: skip
