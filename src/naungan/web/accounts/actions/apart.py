"""Nobody takes over an account alone: a new password and a second factor that is gone come from two administrators.

Either is what a person needs who has lost the one; both together let in whoever asked for them. The machine's owner, at the terminal, may
do both: he owns the database too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts.actions.permitted import By
from naungan.web.accounts.models import Invitation, User
from naungan.web.audit.deeds import MASUK
from naungan.web.audit.models import Deed

TAUTAN, DIPAKAI, SETEL_ULANG, DIGANTI = "tautan_dibuat", "tautan_dipakai", "faktor_disetel_ulang", "sandi_diganti"
# So long the owner of an account is told that somebody else made a link to its password.
TOLD = dt.timedelta(days=30)
_PASSWORD = Q(jenis=TAUTAN, isi__untuk=Invitation.Kind.SANDI.value)
_HALVES = {TAUTAN: _PASSWORD, SETEL_ULANG: Q(jenis=SETEL_ULANG)}


@dataclass(frozen=True)
class Link:
    """Who made a link to a new password, when, and when it was taken up (None: not yet)."""

    oleh: str
    dibuat: dt.datetime
    dipakai: dt.datetime | None


def not_both(by: By, user: User, other: str) -> None:
    """Refusal where the same administrator has done the ``other`` half and the owner has not signed in since."""
    if isinstance(by, str):
        return
    came = Deed.objects.filter(jenis=MASUK, pelaku=f"user:{user.pk}").values_list("pk", flat=True).order_by("-pk").first()
    halves = Deed.objects.filter(_HALVES[other], tentang=f"user:{user.pk}", pelaku=f"user:{by.pk}", pk__gt=came or 0)
    if halves.exists():
        raise Refusal("AKUN_PERLU_ORANG_LAIN")


def link_made(user: User) -> Link | None:
    """The last link to a new password of an account, while its owner is to be told of it: until he has chosen one himself."""
    own, since = f"user:{user.pk}", timezone.now() - TOLD
    deeds = list(Deed.objects.filter(_PASSWORD | Q(jenis__in=(DIPAKAI, DIGANTI)), tentang=own, waktu__gte=since).order_by("pk"))
    made = next((one for one in reversed(deeds) if one.jenis == TAUTAN), None)
    later = {one.jenis: one.waktu for one in deeds if made is not None and one.pk > made.pk}
    if made is None or DIGANTI in later:
        return None
    who = User.objects.filter(pk=made.pelaku.removeprefix("user:")).first() if made.pelaku.startswith("user:") else None
    return Link(who.nama if who else "pengelola server", made.waktu, later.get(DIPAKAI))
