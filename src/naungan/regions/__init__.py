"""Kode wilayah valid in time; units, registrations and payers of a pemda."""
