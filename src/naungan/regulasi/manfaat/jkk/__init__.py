"""Kecelakaan kerja: santunan, penggantian biaya, STMB, tabel cacat."""
