"""Letters, minutes and books of a round as PDF and DOCX, drawn from what ``told.letters`` says; one way of drawing for all of them."""

from naungan.documents.letters.writing import write_letter

__all__ = ["write_letter"]
