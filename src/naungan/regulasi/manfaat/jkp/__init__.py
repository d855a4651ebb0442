"""Kehilangan pekerjaan: uang tunai."""
