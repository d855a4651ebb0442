"""The people of the tests are what their names say, each within the rules of the product."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client

from naungan.web.accounts.roles import ROLES, Right, Role
from naungan.web.accounts.scope import scope_of
from tests.web.people import PENDIDIKAN, PERSONAS, WITHOUT_ROLE, masuk


def test_each_role_has_a_person() -> None:
    assert {role for role, _, _ in PERSONAS.values()} == set(Role)
    assert all(level in ROLES[role].levels for role, level, _ in PERSONAS.values())


@pytest.mark.django_db
def test_they_sign_in_and_see_their_own(client: Client, orang: SimpleNamespace) -> None:
    for name in (*PERSONAS, WITHOUT_ROLE):
        assert masuk(client, getattr(orang, name)).get("/").status_code == 200
    scope = scope_of(orang.operator)
    assert scope.may(Right.SETOR, "1671", PENDIDIKAN)
    assert not scope.may(Right.SETOR, "1601", PENDIDIKAN)
    assert scope_of(orang.cabang).places[0].of_npp == {"1671", "1601"}
    assert scope_of(orang.tanpa_peran).places == ()
