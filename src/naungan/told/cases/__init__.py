"""Answers to one case in words: what is due, what is paid, what a line lasts for."""
