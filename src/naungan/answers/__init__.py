"""Questions asked and decisions taken, as declared relations: one form a file, one reader, one merge; CSV and YAML only at the edge."""

from naungan.answers.folder import Answers, lists_in, read_answers, read_file, read_lists
from naungan.answers.forms import Form
from naungan.answers.kinds import Reader, Taken, Wrong, one_of, plain_word
from naungan.answers.merge import merged, write
from naungan.answers.reading import Read, Row, read
from naungan.answers.sheet_edge import read_table

__all__ = [
    "Answers", "Form", "Read", "Reader", "Row", "Taken", "Wrong", "lists_in", "merged", "one_of", "plain_word", "read", "read_answers",
    "read_file", "read_lists", "read_table", "write",
]  # fmt: skip
