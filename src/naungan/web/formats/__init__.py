"""How days and times are written, instead of Django's own abbreviations."""
