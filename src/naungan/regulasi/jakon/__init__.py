"""Jasa konstruksi: contributions of a project, once."""
