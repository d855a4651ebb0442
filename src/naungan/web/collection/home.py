"""What the first page says of handing in: what is due, what came back or is late, and what waits for this person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from naungan.acuan.setoran import look_back
from naungan.kernel.period import Bulan
from naungan.told.words import number
from naungan.web.collection.duties import Duty, duties
from naungan.web.collection.flow import Kind, State
from naungan.web.collection.linking import link
from naungan.web.site.board import Board, Item, tells

if TYPE_CHECKING:
    from naungan.web.accounts.models import User
    from naungan.web.accounts.scope import Scope

_AHEAD = dt.timedelta(days=30)
# More than so many of one kind are one line.
_EACH = 5
_TO_DO = {Kind.SAH: "Tanda tangani", Kind.STATUS: "Verifikasi status", Kind.UANG: "Verifikasi uang", Kind.KUNCI: "Kunci"}


@tells
def tasks(user: User, scope: Scope) -> Board:
    """As of now; the same number of queries whatever is due."""
    return told(scope, timezone.now())


def told(scope: Scope, now: dt.datetime) -> Board:
    """As of a moment."""
    today = timezone.localdate(now)
    found = duties(scope, Bulan.of(today).plus(-look_back()).first_day, today + _AHEAD, now=now)
    if not found:
        return Board()
    mine = [one for one in found if Kind.SERAH in one.boleh]
    wrong = [one for one in mine if one.terlambat or (one.setoran and one.setoran.keadaan == State.DIKEMBALIKAN)]
    late = {id(one) for one in wrong}
    return Board(
        jatuh_tempo=_items([one for one in mine if id(one) not in late]),
        salah=_items(wrong),
        berikut=tuple(item for kind, words in _TO_DO.items() for item in _waiting(found, kind, words)),
        lagi={"jatuh_tempo": reverse("kalender")},
    )


def _waiting(found: Iterable[Duty], kind: Kind, words: str) -> tuple[Item, ...]:
    return _items([one for one in found if kind in one.boleh], f"{words}: ")


def _items(found: Sequence[Duty], before: str = "") -> tuple[Item, ...]:
    """One line each; many of one kind are one line that leads to the calendar."""
    groups: dict[tuple[str, str, str], list[Duty]] = {}
    for one in found:
        groups.setdefault((one.aturan.dataset, one.waktu.masa, one.waktu.tahap), []).append(one)
    return tuple(
        item for group in groups.values() for item in (_each(group, before) if len(group) <= _EACH else [_together(group, before)])
    )


def _each(group: list[Duty], before: str) -> list[Item]:
    return [
        Item(f"{before}{one.judul}", link(one), one.kantor.nama, one.cap[0], one.cap[1], one.waktu.tenggat) for one in group
    ]  # fmt: skip


def _together(group: list[Duty], before: str) -> Item:
    one = group[0]
    late = sum(duty.terlambat for duty in group)
    cap, tone = (f"{number(late)} terlambat", "salah") if late else ("", "")
    month = Bulan.of(one.waktu.tenggat) if one.waktu.tenggat else None
    address = reverse("kalender") + (f"?bulan={month}" if month else "")
    return Item(f"{before}{one.judul}, {number(len(group))} perangkat daerah", address, "", cap, tone, one.waktu.tenggat)
