"""What the results have to say on the first page: the figures of one's area, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from naungan.relations.words import Jawaban
from naungan.told.words import month as spoken
from naungan.told.words import number
from naungan.web.accounts.roles import Level, Right
from naungan.web.results import sums
from naungan.web.results.again import failed, to_ask
from naungan.web.results.chosen import Chosen, chosen, of_month
from naungan.web.results.crossed import people_crossed, whose_crossed
from naungan.web.results.figures import Line, age, between, line, name
from naungan.web.results.models import Across, Month
from naungan.web.results.people import LINTAS
from naungan.web.results.whose import figures, months, people
from naungan.web.site.board import AWAS, SALAH, Board, Figure, Item, tells

if TYPE_CHECKING:
    from naungan.web.accounts.models import User
    from naungan.web.accounts.scope import Scope

_FEW = 2  # governments whose figures stand one by one
_FAILED = 10  # months that stand one by one


@tells
def results(user: User, scope: Scope) -> Board:
    """Figures of the month that leads; the list of those who are not settled for whoever may see people; a branch's questions."""
    branch = tuple(_questions(scope))
    lead = chosen(scope)
    if not lead.bulan:
        return Board(berikut=branch)
    if any(one.level in (Level.NASIONAL, Level.PROVINSI) for one in scope.where(Right.LIHAT_ANGKA)):
        return Board(angka=_of_many(scope, lead), salah=_wrong_of_many(scope, lead), berikut=(_each(lead), *_newer(lead), *branch))
    mine = list(months(scope).filter(bulan=lead.bulan).exclude(hasil="").order_by("pemda")[:_FEW])
    said = [figure for one in mine if figures(scope, one.pemda).whole for figure in _of_one(one)]
    wrong = failed(mine)
    unsettled = (item for one in mine for item in _unsettled(scope, one, failed=one.pk in wrong))
    crossed = tuple(item for one in mine for item in _crossed(scope, one))
    return Board(angka=tuple(said), salah=crossed, berikut=(*unsettled, *_newer(lead), *branch))


@tells
def failures(user: User, scope: Scope) -> Board:
    """The months whose evaluation failed, for whoever may ask for them once more."""
    found = to_ask(scope)
    items = [_asked(one) for one in found[:_FAILED]]
    if more := len(found) - len(items):
        items.append(Item(f"{more} bulan lain gagal dihitung", reverse("hasil_ulang", args=[found[_FAILED].pk]), "", "Gagal", SALAH))
    return Board(salah=tuple(items))


def _asked(month: Month) -> Item:
    about = f"{name(month.pemda)}, {spoken(month.bulan)}"
    return Item("Penghitungan bulan gagal", reverse("hasil_ulang", args=[month.pk]), about, "Gagal", SALAH)


def _of_one(month: Month) -> tuple[Figure, ...]:
    about = (f"{name(month.pemda)}, {spoken(month.bulan)}, data {age(month).posisi}", of_month(month).kata)
    return _cards(line(month.ringkas), "; ".join(filter(None, about)))


def _newer(lead: Chosen) -> tuple[Item, ...]:
    """The month that is newer than the one that leads, and not complete."""
    if not lead.terbaru:
        return ()
    address = f"{reverse('hasil')}?bulan={lead.terbaru}"
    return (Item(f"Angka sementara {spoken(lead.terbaru)}", address, lead.kata(lead.terbaru), "Belum lengkap", AWAS),)


def _of_many(scope: Scope, lead: Chosen) -> tuple[Figure, ...]:
    across = Across.objects.filter(bulan=lead.bulan).first()
    if across is None:
        return ()
    places = scope.where(Right.LIHAT_ANGKA)
    if any(one.level == Level.NASIONAL for one in places):
        said = across.ringkas[sums.NATION]
    else:
        codes = [one.wilayah for one in places if one.level == Level.PROVINSI]
        said = next((across.ringkas["provinsi"][code] for code in codes if code in across.ringkas["provinsi"]), None)
    if said is None:
        return ()
    about = f"{said['pemda']} pemda, {spoken(lead.bulan)}, data {between(across.posisi, across.posisi_terlama)}"
    return _cards(line(said), "; ".join(filter(None, (about, lead.kata(lead.bulan)))))


def _wrong_of_many(scope: Scope, lead: Chosen) -> tuple[Item, ...]:
    """Where money is short, where people are not covered, and how many units are waited for."""
    address, about = _address(lead), spoken(lead.bulan)
    said = months(scope).filter(bulan=lead.bulan).values_list("ringkas__shortfall", f"ringkas__terlindungi__{Jawaban.TIDAK}")
    # Counted here: SQLite holds that an unknown number is greater than 0.
    found = [tuple((one or 0) > 0 for one in row) for row in said]
    short, bare = (sum(row[column] for row in found) for column in (0, 1))
    units = (lead.unit or {}).get(lead.bulan)
    late = units.seluruh - units.terkunci if units else 0
    told = (
        ("Pemda yang anggarannya kurang", address, short, "pemda"),
        ("Pemda dengan pekerja yang tidak terlindungi", address, bare, "pemda"),
        ("Unit yang belum mengunci daftar pekerjanya", f"{reverse('kelengkapan')}?bulan={lead.bulan}", late, "unit"),
    )
    return tuple(Item(title, link, about, f"{number(count)} {what}", AWAS) for title, link, count, what in told if count)


def _each(lead: Chosen) -> Item:
    return Item("Hasil tiap pemda", _address(lead), spoken(lead.bulan))


def _address(lead: Chosen) -> str:
    return f"{reverse('hasil')}?bulan={lead.bulan}"


def _cards(said: Line, about: str) -> tuple[Figure, ...]:
    return (
        Figure("Pekerja", said.pekerja, about),
        Figure("Terlindungi", said.ya, f"cakupan {said.bawah} sampai {said.atas}"),
        Figure("Tidak terlindungi", said.tidak, f"belum diketahui {said.belum}"),
        Figure("Kekurangan anggaran", said.kekurangan, f"kebutuhan {said.kebutuhan}"),
    )


def _unsettled(scope: Scope, month: Month, *, failed: bool) -> tuple[Item, ...]:
    if not people(scope, month.pemda):
        return ()
    about = f"{name(month.pemda)}, {spoken(month.bulan)}"
    cap = "Sedang dihitung ulang" if month.basi and not failed else ""
    return (Item("Pekerja yang belum beres", reverse("hasil_orang", args=[month.pk]), about, cap, AWAS),)


def _crossed(scope: Scope, month: Month) -> tuple[Item, ...]:
    """Those who stand on the roster of another government too, for whoever sees all people of this one."""
    if not whose_crossed(scope, month.pemda).whole or not (found := people_crossed(month)):
        return ()
    address = f"{reverse('hasil_orang', args=[month.pk])}?keadaan={LINTAS}"
    about = f"{name(month.pemda)}, {spoken(month.bulan)}"
    return (Item("Pekerja yang tercatat juga di pemda lain", address, about, f"{number(found)} orang", AWAS),)


def _questions(scope: Scope) -> tuple[Item, ...]:
    if not any(one.level == Level.CABANG for one in scope.where(Right.LIHAT_ORANG)):
        return ()
    return (Item("Daftar pertanyaan pemda kepada kantor cabang", reverse("hasil_cabang"), "unduh, isi, dan serahkan jawabannya"),)
