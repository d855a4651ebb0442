"""Arsalia, a country that does not exist: its law tests the machinery."""
