"""Invented offices and people with planted truth."""
