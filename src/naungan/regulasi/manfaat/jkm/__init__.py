"""Kematian yang bukan karena kecelakaan kerja."""
