"""Links by which somebody takes up an account or sets a new password. The database knows only the digest of a link."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts.actions.apart import DIPAKAI, SETEL_ULANG, TAUTAN, not_both
from naungan.web.accounts.actions.assigning import Post, assign
from naungan.web.accounts.actions.permitted import By, demand_area, demand_person, signer
from naungan.web.accounts.areas import area
from naungan.web.accounts.models import Invitation, User
from naungan.web.accounts.sessions import end_sessions
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note

# How long a link may be taken up: somebody new reads his letter late, who has forgotten his password waits for it.
LASTS = {Invitation.Kind.UNDANGAN: dt.timedelta(days=7), Invitation.Kind.SANDI: dt.timedelta(days=1)}
_NAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")
_LONG_NUMBER = re.compile(r"\d{8}")


def invite(*, by: By, username: str, nama: str, post: Post, jabatan: str = "", email: str = "") -> tuple[User, str]:
    """A new account with its first role, and the secret of its link, which nobody can be told again."""
    said = username.strip().lower()
    if not _NAME.fullmatch(said) or _LONG_NUMBER.search(said):
        raise Refusal("AKUN_NAMA_SALAH")
    demand_area(by, area(post.tingkat, post.wilayah))
    with acts(by):
        try:
            with transaction.atomic():
                user = User.objects.create_user(said, nama=nama.strip(), jabatan=jabatan.strip(), email=email.strip())
        except IntegrityError as error:
            raise Refusal("AKUN_NAMA_TERPAKAI", nama=said) from error
        assign(by=by, user=user, post=post)
        return user, _link(by, user, Invitation.Kind.UNDANGAN)


def new_link(*, by: By, user: User) -> str:
    """The secret of a new link for somebody who lost his first one, or his password; older ones end.

    The second factor stays. Refusal where the same administrator has just taken it away.
    """
    demand_person(by, user)
    if not user.is_active:
        raise Refusal("AKUN_NONAKTIF", nama=user.nama)
    with acts(by):
        not_both(by, user, SETEL_ULANG)
        return _link(by, user, Invitation.Kind.SANDI if user.sandi_sejak else Invitation.Kind.UNDANGAN)


def link_of(secret: str) -> Invitation:
    """The link, where it may still be taken up; Refusal otherwise, which says no more."""
    found = Invitation.objects.select_related("user").filter(sidik=_digest(secret), dipakai__isnull=True, sampai__gt=timezone.now()).first()
    if found is None or not found.user.is_active:
        raise Refusal("AKUN_TAUTAN_TIDAK_BERLAKU")
    return found


def take_up(*, secret: str, sandi: str) -> User:
    """Set the password, once; whoever was signed in on the account is signed out. The form has judged the password."""
    link = link_of(secret)
    user = link.user
    with acts(user):
        if not Invitation.objects.filter(pk=link.pk, dipakai__isnull=True).update(dipakai=timezone.now()):
            raise Refusal("AKUN_TAUTAN_TIDAK_BERLAKU")
        user.set_password(sandi)
        user.sandi_sejak = timezone.now()
        user.save(update_fields=["password", "sandi_sejak"])
        end_sessions(user)
        note(DIPAKAI, tentang=f"user:{user.pk}", untuk=link.jenis)
    return user


def _link(by: By, user: User, jenis: Invitation.Kind) -> str:
    now, secret = timezone.now(), secrets.token_urlsafe(32)
    Invitation.objects.filter(user=user, dipakai__isnull=True, sampai__gt=now).update(sampai=now)
    Invitation.objects.create(user=user, jenis=jenis, sidik=_digest(secret), oleh=signer(by), sampai=now + LASTS[jenis])
    note(TAUTAN, tentang=f"user:{user.pk}", untuk=jenis.value)
    return secret


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
