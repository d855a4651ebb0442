"""Dated facts that are not law: account map, calendar, categories, regional policy defaults."""
