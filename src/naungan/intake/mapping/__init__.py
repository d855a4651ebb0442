"""Unknown headings: which column is probably which field, and the answers people gave, kept per office in ``pemetaan.csv``.

A proposal binds nothing. A file is read by a mapping only after somebody wrote ``ya`` under ``setuju``.
"""
