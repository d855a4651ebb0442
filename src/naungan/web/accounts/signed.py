"""What of accounts stands closed in the database, and so changes with its key."""

from naungan.web.vault.columns import CLOSED

CLOSED.add("mfa.authenticator.data")
