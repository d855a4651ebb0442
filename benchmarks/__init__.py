"""Measured as ratios inside one run; `make bench` writes docs/performance.md."""
