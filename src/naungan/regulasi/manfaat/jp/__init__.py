"""Pensiun: manfaat bulanan, ahli waris, indeksasi."""
