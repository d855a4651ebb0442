"""``python -m naungan``."""

from naungan.cli import main

main()
