"""What the terminal says in words, as the actions want it: roles, areas, names, a password, the address of a link."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts.actions import Post, invite, take_up
from naungan.web.accounts.areas import level_of
from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import Role
from naungan.web.audit.actor import acts

TERMINAL = "sistem:terminal"


def post_of(*, peran: str, wilayah: str, mulai: dt.date | None, **rest: Any) -> Post:
    """A role in an area; Refusal where there is no such role."""
    if peran not in tuple(Role):
        raise Refusal("CONFIG_INVALID", nama="--peran", nilai=peran[:40], asal="naungan user", pilihan=" | ".join(Role))
    role = Role(peran)
    return Post(role, level_of(role, wilayah), wilayah, mulai or timezone.localdate(), **rest)


def user_named(name: str) -> User:
    """Somebody by his user name; Refusal where there is none."""
    found = User.objects.filter(username=name.lower()).first()
    if found is None:
        raise Refusal("AKUN_TIDAK_ADA", nama=name)
    return found


def assignment_of(number: int) -> Assignment:
    """A role by its number; Refusal where there is none."""
    found = Assignment.objects.select_related("user").filter(pk=number).first()
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    return found


def make(*, username: str, nama: str, jabatan: str, sandi: str, post: Post) -> User:
    """Somebody with a password; one that the policy refuses makes nobody."""
    try:
        validate_password(sandi, User(username=username, nama=nama))
    except ValidationError as weak:
        raise Refusal("AKUN_SANDI_LEMAH", sebab=" ".join(weak.messages)) from weak
    with acts(TERMINAL):
        user, secret = invite(by=TERMINAL, username=username, nama=nama, jabatan=jabatan, post=post)
        take_up(secret=secret, sandi=sandi)
    return user


def address_of(secret: str, front: str) -> str:
    """The address of a link, ``front`` being that of the front office."""
    return f"{front.rstrip('/')}{reverse('akun_undangan', args=[secret])}"
