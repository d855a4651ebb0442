"""What changes accounts: each by somebody who may, each whole or not at all."""

from naungan.web.accounts.actions.assigning import Post, assign, revoke
from naungan.web.accounts.actions.inviting import invite, link_of, new_link, take_up
from naungan.web.accounts.actions.offices import branch_known, units_known
from naungan.web.accounts.actions.people import deactivate, describe, people, person, reactivate, reset_second

__all__ = [
    "Post",
    "assign",
    "branch_known",
    "deactivate",
    "describe",
    "invite",
    "link_of",
    "new_link",
    "people",
    "person",
    "reactivate",
    "reset_second",
    "revoke",
    "take_up",
    "units_known",
]
