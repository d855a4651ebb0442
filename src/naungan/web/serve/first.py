"""What a start makes before anything is served: tables, the cache of the limits, static files; and somebody who may sign in first."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.core.management import call_command
from django.utils import timezone

from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import ROLES, Level, Role
from naungan.web.audit.actor import acts
from naungan.web.audit.triggers import verify_triggers
from naungan.web.serve.ready import pending

_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aeiou"


@dataclass(frozen=True)
class Newcomer:
    """Somebody who was just made; his password is told once and kept nowhere."""

    peran: str
    wilayah: str
    pengguna: str
    sandi: str


def prepare() -> None:
    """Tables as this program wants them, and what pages need beside them. What is so already stays.

    Unfit where a trigger of the trail is missing: making the tables writes them, so they are asked for where nothing is to be made.
    """
    if pending():
        call_command("migrate", verbosity=0, interactive=False)
    verify_triggers()
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def is_empty() -> bool:
    """Whether nobody may sign in yet."""
    return not User.objects.exists()


def first_administrator() -> Newcomer:
    """An administrator of everything, who invites the others."""
    password = readable_password()
    with acts("sistem:mulai"):
        user = User.objects.create_user("admin", password, nama="Administrator", sandi_sejak=timezone.now())
        day = timezone.localdate()
        Assignment.objects.create(user=user, peran=Role.ADMIN.value, tingkat=Level.NASIONAL.value, mulai=day)
    return Newcomer(ROLES[Role.ADMIN].nama, "nasional", user.username, password)


def readable_password() -> str:
    """Four words of two syllables, which can be read out: 50 bits by the system's chance."""
    choose = secrets.choice
    words = ("".join(choose(_CONSONANTS) + choose(_VOWELS) for _ in range(2)) for _ in range(4))
    return "-".join(words)
