"""What everybody sees and may do where, against a referee written from the table of roles in words, not from the program."""

from __future__ import annotations

import datetime as dt
from itertools import product
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import Unit, User
from naungan.web.accounts.roles import Level, Right, Role
from naungan.web.accounts.scope import scope_of
from tests.web.people import KESEHATAN, PEMDA, PEMDA_ASING, PEMDA_LAIN, PENDIDIKAN, PERSONAS, SOSIAL, WITHOUT_ROLE, assign

pytestmark = pytest.mark.django_db

# Role → what it does, in the words of the house.
DOES = {
    Role.OPERATOR: "setor putuskan lihat_angka lihat_orang buka_nik",
    Role.KEPALA_OPD: "tanda_tangan lihat_angka lihat_orang",
    Role.BKPSDM: "setor periksa_status putuskan lihat_angka lihat_orang buka_nik salin_orang",
    Role.BPKAD: "setor periksa_uang lihat_angka",
    Role.BAPPEDA: "setor lihat_angka",
    Role.SEKTORAL: "setor lihat_angka",
    Role.PENYETUJU: "kunci lihat_angka",
    Role.PIMPINAN: "lihat_angka",
    Role.PENGAWAS: "lihat_angka",
    Role.KEMENTERIAN: "lihat_angka",
    Role.CABANG: "setor putuskan lihat_angka lihat_orang buka_nik",
    Role.AUDITOR: "lihat_angka lihat_orang buka_nik baca_jejak",
    Role.ADMIN: "kelola baca_jejak",
}
# A row belongs to a government, and to a unit of it or to itself alone.
ROWS = [(PEMDA, PENDIDIKAN), (PEMDA, KESEHATAN), (PEMDA, SOSIAL), (PEMDA, None), (PEMDA_LAIN, PENDIDIKAN), (PEMDA_LAIN, None)]
ROWS += [(PEMDA_ASING, PENDIDIKAN), (PEMDA_ASING, None)]
# Who → the rows of his area; a branch's by the numbers that it serves.
OF_PEMDA = ROWS[:4]
OF_PROVINCE = ROWS[:6]
AREA = {
    "operator": [(PEMDA, PENDIDIKAN)],
    "kepala": [(PEMDA, PENDIDIKAN)],
    "operator_lain": [(PEMDA, KESEHATAN)],
    "kepala_lain": [(PEMDA, KESEHATAN)],
    "operator_1601": [(PEMDA_LAIN, PENDIDIKAN)],
    "bkpsdm_1601": ROWS[4:6],
    "asing": [(PEMDA_ASING, PENDIDIKAN)],
    "pengawas": OF_PROVINCE,
    "admin_provinsi": OF_PROVINCE,
    "kementerian": ROWS,
    "admin_nasional": ROWS,
    "cabang": OF_PROVINCE,
    "cabang_asing": ROWS[6:],
    "admin_asing": ROWS[6:],
    WITHOUT_ROLE: [],
}


@pytest.mark.parametrize("who", [*PERSONAS, WITHOUT_ROLE])
def test_everybody_may_what_his_role_does_where_he_holds_it(orang: SimpleNamespace, who: str) -> None:
    scope = scope_of(getattr(orang, who))
    area = AREA.get(who, OF_PEMDA)
    does = set(DOES[PERSONAS[who][0]].split()) if who in PERSONAS else set()
    units = Unit.objects.all()
    for right in Right:
        for pemda, unit in ROWS:
            expected = right in does and (pemda, unit) in area
            assert scope.may(right, pemda, unit) == expected, (right, pemda, unit)
            if expected:
                scope.demand(right, pemda, unit)
            else:
                with pytest.raises(Refusal):
                    scope.demand(right, pemda, unit)
        seen = {(one.pemda, one.kode) for one in scope.visible(units, right, unit="kode")}
        assert seen == ({row for row in area if row[1]} if right in does else set()), right


def test_rows_without_a_unit_are_not_a_units(orang: SimpleNamespace) -> None:
    """A list that knows governments alone shows nothing to whoever holds a role in one unit."""
    rows = Unit.objects.all()
    assert not scope_of(orang.operator).visible(rows, Right.LIHAT_ANGKA, unit=None).exists()
    assert scope_of(orang.bkpsdm).visible(rows, Right.LIHAT_ANGKA, unit=None).count() == 3


def test_roles_of_two_areas_add_up_and_rights_do_not_wander(orang: SimpleNamespace) -> None:
    assign(orang.operator, Role.PIMPINAN, Level.PEMDA, PEMDA_LAIN)
    scope = scope_of(orang.operator)
    may = {(right, row) for right, row in product(Right, ROWS) if scope.may(right, *row)}
    own = {(Right(right), (PEMDA, PENDIDIKAN)) for right in DOES[Role.OPERATOR].split()}
    assert may == own | {(Right.LIHAT_ANGKA, row) for row in ROWS[4:6]}


def test_nobody_sees_anything_before_after_or_without_an_account(orang: SimpleNamespace) -> None:
    day = dt.date(2026, 6, 15)
    assign(orang.tanpa_peran, Role.BKPSDM, Level.PEMDA, PEMDA, mulai=day, selesai=day)
    assert [bool(scope_of(orang.tanpa_peran, day + dt.timedelta(step)).places) for step in (-1, 0, 1)] == [False, True, False]
    User.objects.filter(pk=orang.bkpsdm.pk).update(is_active=False)
    assert scope_of(User.objects.get(pk=orang.bkpsdm.pk)).places == ()
    assert scope_of(AnonymousUser()).places == ()
    assert scope_of(None).places == ()


def test_a_unit_whose_code_begins_like_anothers_is_another(orang: SimpleNamespace) -> None:
    scope = scope_of(orang.operator)
    assert not scope.may(Right.SETOR, PEMDA, PENDIDIKAN + "0")
    assert not scope.may(Right.SETOR, PEMDA, "1.0")
    assert not scope_of(orang.pengawas).may(Right.LIHAT_ANGKA, "61")
