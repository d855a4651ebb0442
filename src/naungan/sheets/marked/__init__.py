"""The user's own workbook with its wrong cells filled, commented and listed; every byte that is not marked stays as it was.

A workbook is a zip of XML parts. No library writes one back whole (charts, pictures, pivots, controls get lost on the way), so
nothing is read and written anew here: the few places that change are spliced into the bytes. Runs inside the guarded child.
"""
