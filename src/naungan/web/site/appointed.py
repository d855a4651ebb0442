"""What the first page says of accounts: one's own, and to an administrator those of his area."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from naungan.kernel.messages import sentence
from naungan.web.accounts.actions import people
from naungan.web.accounts.actions.apart import link_made
from naungan.web.accounts.listing import STATES, ending, listed
from naungan.web.accounts.roles import ROLES, Right, needs_second
from naungan.web.accounts.second import has_second
from naungan.web.site.board import AWAS, Board, Item, tells

if TYPE_CHECKING:
    from naungan.web.accounts.models import User
    from naungan.web.accounts.scope import Scope

# What is to be done about people in that state.
_STEPS = {"segera": "Perpanjang, atau biarkan berakhir.", "undangan": "Serahkan tautannya lagi.", "tanpa": "Beri peran, atau nonaktifkan."}


@tells
def own(user: User, scope: Scope) -> Board:
    """A role that ends soon, a second factor that his role wants, and a link to his password that somebody else made."""
    account = reverse("akun_saya")
    due = [
        Item(f"Peran Anda sebagai {ROLES[one.role].nama} berakhir", account, "Perpanjangan diberikan administrator.", tenggat=one.selesai)
        for one in ending().filter(user=user)
    ]
    wrong = _taken_over(user)
    if any(needs_second(place.role) for place in scope.places) and not has_second(user):
        said = "Melindungi akun Anda bila sandinya diketahui orang lain."
        return Board(tuple(due), wrong, (Item("Pasang verifikasi dua langkah", reverse("mfa_index"), said, "Belum terpasang", AWAS),))
    return Board(tuple(due), wrong)


def _taken_over(user: User) -> tuple[Item, ...]:
    """He says whether he asked for it: nobody else can know."""
    made = link_made(user)
    if made is None:
        return ()
    code = "AKUN_SANDI_LEWAT_TAUTAN" if made.dipakai else "AKUN_TAUTAN_MENUNGGU"
    said = sentence(code, {name: _at(when) for name, when in (("dibuat", made.dibuat), ("dipakai", made.dipakai)) if when})
    return (Item(f"Tautan sandi baru untuk akun Anda dibuat oleh {made.oleh}", reverse("account_change_password"), said, "Periksa", AWAS),)


def _at(when: dt.datetime) -> str:
    return date_format(timezone.localtime(when), "DATETIME_FORMAT")


@tells
def area(user: User, scope: Scope) -> Board:
    """What is to be done about people of the area of an administrator."""
    if not scope.where(Right.KELOLA):
        return Board()
    every, address = people(user), reverse("akun_orang")
    asked = (
        ("segera", "Perpanjang, atau biarkan berakhir."),
        ("undangan", "Serahkan tautannya lagi."),
        ("tanpa", "Beri peran, atau nonaktifkan."),
    )
    counted = [(state, said, listed(every, {"keadaan": state}).count()) for state, said in asked]
    found = [Item(STATES[state], f"{address}?keadaan={state}", said, f"{count} orang", AWAS) for state, said, count in counted if count]
    return Board(berikut=tuple(found))
