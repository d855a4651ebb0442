"""The kinds of long work of this app, for a worker."""

from naungan.web.collection import checking, month_before, offices, returning  # noqa: F401
