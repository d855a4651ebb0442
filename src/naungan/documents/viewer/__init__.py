"""A finished folder in the browser of its own machine: the page, the sheets, and every result as a table."""

from naungan.documents.viewer.handover import handed_over
from naungan.documents.viewer.server import open_viewer
from naungan.documents.viewer.shelf import Shelf, open_shelf

__all__ = ["Shelf", "handed_over", "open_shelf", "open_viewer"]
