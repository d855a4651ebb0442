"""What the first page says of accounts: one's own, and to an administrator those of his area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from naungan.web.accounts.actions import people
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
    """A role that ends soon, and a second factor that his role wants."""
    account = reverse("akun_saya")
    due = [
        Item(f"Peran Anda sebagai {ROLES[one.role].nama} berakhir", account, "Perpanjangan diberikan administrator.", tenggat=one.selesai)
        for one in ending().filter(user=user)
    ]
    if any(needs_second(place.role) for place in scope.places) and not has_second(user):
        said = "Melindungi akun Anda bila sandinya diketahui orang lain."
        return Board(tuple(due), berikut=(Item("Pasang verifikasi dua langkah", reverse("mfa_index"), said, "Belum terpasang", AWAS),))
    return Board(tuple(due))


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
