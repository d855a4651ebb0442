"""Every rule of giving and taking a role, and who may."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations, permutations, product
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts import actions
from naungan.web.accounts.actions import Post
from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import ROLES, Level, Right, Role
from naungan.web.accounts.scope import scope_of
from tests.web.people import KESEHATAN, PEMDA, PEMDA_ASING, PEMDA_LAIN, PENDIDIKAN, PERSONAS, PROVINSI, assign

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
UNIT = f"{PEMDA}/{PENDIDIKAN}"
TERMINAL = "sistem:terminal"


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refusal) as found:
        yield
    assert found.value.code == code
    assert "{" not in found.value.sentence()


def post(peran: Role = Role.OPERATOR, tingkat: Level = Level.UNIT, wilayah: str = UNIT, **rest: Any) -> Post:
    return Post(peran, tingkat, wilayah, **({"mulai": TODAY()} | rest))


def give(orang: SimpleNamespace, one: Post, by: Any = None, user: User | None = None) -> Assignment:
    return actions.assign(by=by or orang.admin, user=user or orang.tanpa_peran, post=one)


def test_a_role_that_is_given_opens_its_area_at_once(orang: SimpleNamespace) -> None:
    given = give(orang, post())
    assert (given.oleh, given.sifat) == (orang.admin, "tetap")
    scope = scope_of(orang.tanpa_peran)
    assert scope.may(Right.SETOR, PEMDA, PENDIDIKAN)
    assert not scope.may(Right.SETOR, PEMDA, KESEHATAN)


def test_a_role_that_is_taken_closes_it_at_once(orang: SimpleNamespace) -> None:
    held = orang.operator.penugasan.get()
    actions.revoke(by=orang.admin, assignment=held)
    assert scope_of(orang.operator).places == ()
    with refused("WEB_DIDAHULUI"):
        actions.revoke(by=orang.admin, assignment=held)


def test_a_role_holds_from_its_first_day_to_its_last(orang: SimpleNamespace) -> None:
    tomorrow, last = TODAY() + dt.timedelta(1), TODAY() + dt.timedelta(3)
    give(orang, post(mulai=tomorrow, selesai=last))
    days = [day for day in range(6) if scope_of(orang.tanpa_peran, TODAY() + dt.timedelta(day)).places]
    assert days == [1, 2, 3]


def test_a_role_is_held_at_its_own_levels_alone(orang: SimpleNamespace) -> None:
    areas = {Level.NASIONAL: "", Level.PROVINSI: PROVINSI, Level.PEMDA: PEMDA, Level.UNIT: UNIT, Level.CABANG: "M01"}
    letter = {"nomor_surat": "1", "tanggal_surat": TODAY(), "selesai": TODAY()}
    for role, level in product(Role, Level):
        new = User.objects.create_user(f"calon_{role}_{level}", nama="Calon")
        if level in ROLES[role].levels:
            give(orang, post(role, level, areas[level], **letter), by=TERMINAL, user=new)
        else:
            with refused("AKUN_TINGKAT_SALAH"):
                give(orang, post(role, level, areas[level], **letter), by=TERMINAL, user=new)


# Pairs that one person must never hold where their areas meet: whoever makes, checks or locks the same figures.
CHAIN = [Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM, Role.BPKAD, Role.PENYETUJU]
APART = {frozenset(pair) for pair in combinations(CHAIN, 2)} | {
    frozenset({Role.SEKTORAL, Role.PENYETUJU}),
    frozenset({Role.BAPPEDA, Role.PENYETUJU}),
}
ALONE = {Role.CABANG, Role.AUDITOR, Role.ADMIN}


def test_excluding_pairs_are_refused_by_both_their_names(orang: SimpleNamespace) -> None:
    """Both in ``PEMDA`` or over it: every pair of areas here meets."""
    area = {role: (level, code) for role, level, code in reversed(PERSONAS.values())}
    for one, other in permutations(Role, 2):
        new = User.objects.create_user(f"calon_{one}_{other}", nama="Calon")
        assign(new, one, *area[one])
        letter = {"nomor_surat": "1", "tanggal_surat": TODAY(), "selesai": TODAY()} if other == Role.AUDITOR else {}
        try:
            give(orang, post(other, *area[other], **letter), by=TERMINAL, user=new)
            both = True
        except Refusal as no:
            assert no.code == "AKUN_PERAN_BERTENTANGAN"
            assert ROLES[one].nama in no.sentence()
            assert ROLES[other].nama in no.sentence()
            both = False
        assert both == (frozenset({one, other}) not in APART and not {one, other} & ALONE), (one, other)


def test_pairs_of_areas_that_do_not_meet_are_one_persons(orang: SimpleNamespace) -> None:
    assign(orang.tanpa_peran, Role.OPERATOR, Level.UNIT, UNIT)
    give(orang, post(Role.KEPALA_OPD, wilayah=f"{PEMDA}/{KESEHATAN}"))
    give(orang, post(Role.PENYETUJU, Level.PEMDA, PEMDA_LAIN), by=TERMINAL)
    with refused("AKUN_PERAN_BERTENTANGAN"):
        give(orang, post(Role.PENYETUJU, Level.PEMDA, PEMDA))
    with refused("AKUN_PERAN_BERTENTANGAN"):
        give(orang, post(Role.ADMIN, Level.PEMDA, PEMDA_ASING), by=TERMINAL)


def test_pairs_of_times_that_do_not_meet_are_one_persons(orang: SimpleNamespace) -> None:
    last = TODAY() + dt.timedelta(10)
    give(orang, post(selesai=last))
    with refused("AKUN_PERAN_BERTENTANGAN"):
        give(orang, post(Role.KEPALA_OPD, mulai=last))
    give(orang, post(Role.KEPALA_OPD, mulai=last + dt.timedelta(1)))


def test_a_role_that_was_taken_excludes_nothing(orang: SimpleNamespace) -> None:
    actions.revoke(by=orang.admin, assignment=give(orang, post()))
    give(orang, post(Role.KEPALA_OPD))


def test_the_same_role_twice_is_refused(orang: SimpleNamespace) -> None:
    with refused("AKUN_SUDAH_MEMEGANG"):
        give(orang, post(), user=orang.operator)


@pytest.mark.parametrize(
    ("code", "rest"),
    [
        ("AKUN_PERLU_SURAT", {"sifat": "plt"}),
        ("AKUN_PERLU_SURAT", {"sifat": "plh", "nomor_surat": "800/12/2026"}),
        ("AKUN_PERLU_SURAT", {"sifat": "plh", "tanggal_surat": dt.date(2026, 1, 1)}),
        ("AKUN_MASA_SALAH", {"mulai": dt.date(2026, 2, 1), "selesai": dt.date(2026, 1, 31)}),
        ("AKUN_MASA_SALAH", {"mulai": dt.date(2020, 2, 1), "selesai": dt.date(2020, 3, 1)}),
        ("AKUN_SURAT_MENDATANG", {"nomor_surat": "1", "tanggal_surat": dt.date.max}),
        ("AKUN_UNIT_TIDAK_ADA", {"wilayah": f"{PEMDA}/9.99"}),
        ("WEB_TIDAK_BERHAK", {"wilayah": f"{PEMDA_LAIN}/{PENDIDIKAN}"}),
    ],
)
def test_what_is_not_in_order_is_refused(orang: SimpleNamespace, code: str, rest: dict[str, Any]) -> None:
    with refused(code):
        give(orang, post(**rest))
    assert not orang.tanpa_peran.penugasan.exists()


def test_an_auditor_has_a_dated_letter_and_a_last_day(orang: SimpleNamespace) -> None:
    letter = {"nomor_surat": "700/3/2026", "tanggal_surat": TODAY()}
    auditor = (Role.AUDITOR, Level.PEMDA, PEMDA)
    with refused("AKUN_PERLU_SURAT"):
        give(orang, post(*auditor, selesai=TODAY()))
    with refused("AKUN_PERLU_AKHIR"):
        give(orang, post(*auditor, **letter))
    give(orang, post(*auditor, **letter, selesai=TODAY()))


def test_who_stands_in_does_so_by_letter(orang: SimpleNamespace) -> None:
    given = give(orang, post(Role.KEPALA_OPD, sifat="plt", nomor_surat="800/12/2026", tanggal_surat=TODAY()))
    assert given.get_sifat_display() == "Plt."


def test_codes_that_are_no_area_are_refused(orang: SimpleNamespace) -> None:
    for level, code in ((Level.PEMDA, "9999"), (Level.PEMDA, "kota"), (Level.PROVINSI, PEMDA)):
        with refused("AKUN_WILAYAH_TIDAK_ADA"):
            give(orang, post(Role.PIMPINAN, level, code), by=TERMINAL)
    with refused("AKUN_CABANG_TIDAK_ADA"):
        give(orang, post(Role.CABANG, Level.CABANG, "X99"), by=TERMINAL)


# Who → the areas in which he may appoint, of those below; written from the rule: one's own area, and no more.
AREAS = {
    "nasional": (Role.PIMPINAN, Level.NASIONAL, ""),
    "provinsi": (Role.PENGAWAS, Level.PROVINSI, PROVINSI),
    "provinsi_pemda": (Role.PIMPINAN, Level.PEMDA, PROVINSI),
    "pemda": (Role.PIMPINAN, Level.PEMDA, PEMDA),
    "unit": (Role.OPERATOR, Level.UNIT, UNIT),
    "pemda_lain": (Role.PIMPINAN, Level.PEMDA, PEMDA_LAIN),
    "cabang": (Role.CABANG, Level.CABANG, "M01"),  # serves two governments of the province
    "asing": (Role.PIMPINAN, Level.PEMDA, PEMDA_ASING),
    "cabang_asing": (Role.CABANG, Level.CABANG, "J01"),
}
HOME = {"provinsi", "provinsi_pemda", "pemda", "unit", "pemda_lain", "cabang"}
MAY = {
    "admin": {"pemda", "unit"},
    "admin_provinsi": HOME,
    "admin_nasional": set(AREAS),
    "admin_asing": {"asing", "cabang_asing"},
}


@pytest.mark.parametrize("who", [*PERSONAS, "tanpa_peran"])
def test_an_administrator_appoints_in_his_own_area_alone(orang: SimpleNamespace, who: str) -> None:
    may = set()
    for name, area in AREAS.items():
        new = User.objects.create_user(f"calon_{name}", nama="Calon")
        try:
            give(orang, post(*area), by=getattr(orang, who), user=new)
            may.add(name)
        except Refusal as no:
            assert no.code == "WEB_TIDAK_BERHAK"
    assert may == MAY.get(who, set())


def test_the_administrator_of_a_provincial_government_does_not_appoint_over_its_province(orang: SimpleNamespace) -> None:
    assign(orang.tanpa_peran, Role.ADMIN, Level.PEMDA, PROVINSI)
    new = User.objects.create_user("calon", nama="Calon")
    with refused("WEB_TIDAK_BERHAK"):
        give(orang, post(Role.PENGAWAS, Level.PROVINSI, PROVINSI), by=orang.tanpa_peran, user=new)
    with refused("WEB_TIDAK_BERHAK"):
        give(orang, post(Role.PIMPINAN, Level.PEMDA, PEMDA), by=orang.tanpa_peran, user=new)
    give(orang, post(Role.PIMPINAN, Level.PEMDA, PROVINSI), by=orang.tanpa_peran, user=new)


def test_nobody_changes_his_own_account(orang: SimpleNamespace) -> None:
    admin = orang.admin_nasional
    for change in (
        lambda: give(orang, post(Role.PIMPINAN, Level.PEMDA, PEMDA), by=admin, user=admin),
        lambda: actions.revoke(by=admin, assignment=admin.penugasan.get()),
        lambda: actions.deactivate(by=admin, user=admin),
        lambda: actions.new_link(by=admin, user=admin),
        lambda: actions.reset_second(by=admin, user=admin, alasan="hilang"),
    ):
        with refused("AKUN_DIRI_SENDIRI"):
            change()


def test_an_account_with_a_role_elsewhere_is_not_one_administrators(orang: SimpleNamespace) -> None:
    """Whoever could set its password would take over what it may do elsewhere."""
    assign(orang.operator, Role.OPERATOR, Level.UNIT, f"{PEMDA_LAIN}/{PENDIDIKAN}")
    for change in (actions.deactivate, actions.new_link):
        with refused("AKUN_DI_LUAR_WILAYAH"):
            change(by=orang.admin, user=orang.operator)  # type: ignore[operator]
    with refused("WEB_TIDAK_ADA"):
        actions.deactivate(by=orang.admin, user=orang.asing)
    actions.deactivate(by=orang.admin_provinsi, user=orang.operator)
    assert scope_of(User.objects.get(pk=orang.operator.pk)).places == ()


def test_an_inactive_account_is_given_nothing(orang: SimpleNamespace) -> None:
    actions.deactivate(by=orang.admin, user=orang.operator)
    with refused("AKUN_NONAKTIF"):
        give(orang, post(wilayah=f"{PEMDA}/{KESEHATAN}"), user=orang.operator)
    actions.reactivate(by=orang.admin, user=User.objects.get(pk=orang.operator.pk))
    assert scope_of(User.objects.get(pk=orang.operator.pk)).may(Right.SETOR, PEMDA, PENDIDIKAN)


def test_an_administrator_sees_no_worker(orang: SimpleNamespace) -> None:
    for who in ("admin", "admin_provinsi", "admin_nasional"):
        scope = scope_of(getattr(orang, who))
        seeing = set(Right) - {Right.KELOLA, Right.BACA_JEJAK}
        assert not any(scope.where(right) for right in seeing)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time; in memory the second is refused, not made to wait")
@pytest.mark.django_db(transaction=True)
def test_two_who_appoint_at_once_see_each_other(orang: SimpleNamespace) -> None:
    """Each alone would be in order; together they would make one person check himself."""
    together, codes = threading.Barrier(2), []

    def appoint(role: Role) -> None:
        try:
            together.wait()
            give(orang, post(role))
            codes.append("")
        except Refusal as no:
            codes.append(no.code)
        finally:
            connection.close()

    both = [threading.Thread(target=appoint, args=(role,)) for role in (Role.OPERATOR, Role.KEPALA_OPD)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(codes) == ["", "AKUN_PERAN_BERTENTANGAN"]
    assert orang.tanpa_peran.penugasan.count() == 1
