"""Invented offices and people with planted truth; the tests build their data with it."""

from naungan.demo.make import Made, make_demo
from naungan.demo.offices import POSISI, Office, offices
from naungan.demo.pair import write_pair

__all__ = ["POSISI", "Made", "Office", "make_demo", "offices", "write_pair"]
