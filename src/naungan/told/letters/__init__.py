"""What the papers of a round say: letters, minutes, lists and books, as plain values. How they look is for ``documents.letters``."""
