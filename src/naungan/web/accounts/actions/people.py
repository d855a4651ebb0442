"""People of an area: found, described, put out of service and back, and helped when a telephone is lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from naungan.kernel.errors import Refusal
from naungan.web.accounts.actions.apart import SETEL_ULANG, TAUTAN, not_both
from naungan.web.accounts.actions.permitted import By, demand_person, visible_people
from naungan.web.accounts.models import User
from naungan.web.accounts.sessions import end_sessions
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note


def people(by: User) -> QuerySet[User]:
    """Everybody of the areas that this person administers."""
    return visible_people(by)


def person(by: User, pk: int) -> User:
    """One of them; Refusal where there is none, or he is of another area."""
    found = visible_people(by).filter(pk=pk).first()
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    return found


def describe(*, by: By, user: User, nama: str, jabatan: str, email: str) -> None:
    """What he is called and does."""
    demand_person(by, user)
    with acts(by):
        user.nama, user.jabatan, user.email = nama.strip(), jabatan.strip(), email.strip()
        user.save(update_fields=["nama", "jabatan", "email"])


def deactivate(*, by: By, user: User) -> None:
    """Nobody signs in on the account any more; what he did stays his. Whoever is signed in is signed out."""
    demand_person(by, user)
    with acts(by):
        if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
            raise Refusal("WEB_DIDAHULUI", perubahan="akun itu sudah dinonaktifkan")
        end_sessions(user)


def reactivate(*, by: By, user: User) -> None:
    """The account works again, with the roles that have not ended meanwhile."""
    demand_person(by, user)
    with acts(by):
        if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
            raise Refusal("WEB_DIDAHULUI", perubahan="akun itu sudah aktif")


def reset_second(*, by: By, user: User, alasan: str) -> int:
    """Take away every second factor of somebody who lost his; how many. He is signed out and sets up a new one.

    Refusal where the same administrator has just made a link to a new password of the account.
    """
    demand_person(by, user)
    if not alasan.strip():
        raise Refusal("AKUN_PERLU_ALASAN")
    with acts(by):
        not_both(by, user, TAUTAN)
        taken, _ = Authenticator.objects.filter(user=user).delete()
        end_sessions(user)
        note(SETEL_ULANG, tentang=f"user:{user.pk}", alasan=alasan.strip()[:200], banyak=taken)
    return int(taken)
