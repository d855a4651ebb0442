"""Asking BPJS: whose membership nobody knows, what was answered, and what each answer closes."""

from naungan.asking.answers import with_answers
from naungan.asking.questions import Question, questions, to_ask
from naungan.asking.tables import ANSWER_CHECK, BRANCH_SUM
from naungan.asking.unknown import unknown, with_branch

__all__ = ["ANSWER_CHECK", "BRANCH_SUM", "Question", "questions", "to_ask", "unknown", "with_answers", "with_branch"]
