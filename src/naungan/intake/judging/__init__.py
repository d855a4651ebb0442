"""Staged columns judged once over all files of a layout: accepted, held and refused rows, sums, what is said of whole files."""
