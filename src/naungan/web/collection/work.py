"""The kinds of long work of this app, for a worker."""

from naungan.web.collection import checking  # noqa: F401
