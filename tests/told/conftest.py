"""The invented run of two provinces that the papers are drawn from too."""

from tests.documents.conftest import results, run, sample

__all__ = ["results", "run", "sample"]
