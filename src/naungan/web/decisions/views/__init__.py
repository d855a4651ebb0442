"""The pages of the inbox: what waits, a group, one question, what was answered, and files in and out."""

from naungan.web.decisions.views.desk import group, inbox
from naungan.web.decisions.views.files import download, files
from naungan.web.decisions.views.history import answer, history
from naungan.web.decisions.views.question import ask_somebody, question

__all__ = ["answer", "ask_somebody", "download", "files", "group", "history", "inbox", "question"]
