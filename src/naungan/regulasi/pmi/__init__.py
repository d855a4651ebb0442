"""Pekerja migran: packages by route and length of contract."""
