"""Guarded reading and safe writing of workbooks and CSV."""
