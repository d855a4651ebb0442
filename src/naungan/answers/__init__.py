"""Questions asked and decisions taken, as declared relations: one form a file, one reader, one merge; CSV and YAML only at the edge."""

from naungan.answers.folder import Answers, read_answers, read_file, read_lists
from naungan.answers.forms import Form
from naungan.answers.kinds import Taken, Wrong, one_of
from naungan.answers.merge import merged, write
from naungan.answers.reading import Read, Row

__all__ = ["Answers", "Form", "Read", "Row", "Taken", "Wrong", "merged", "one_of", "read_answers", "read_file", "read_lists", "write"]
