"""Passwords under both profiles, and what is kept of them."""

from __future__ import annotations

import base64
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from naungan.web import settings as product
from naungan.web.accounts.adapters import SecondFactor
from naungan.web.accounts.models import User
from naungan.web.accounts.policy import policy_of
from naungan.web.environment import read_environment
from tests.web.people import SANDI, bersandi

ASVS, BSSN = (policy_of(replace(read_environment(), policy=name, idle=60)) for name in ("asvs", "bssn"))
SITI = User(username="siti.disdik", nama="Siti Aminah")


def taken(said: str) -> bool:
    try:
        validate_password(said, SITI)
    except ValidationError:
        return False
    return True


# Password → whether the profiles take it (ASVS, BSSN).
CASES = {
    "empat kata yang acak": (True, False),
    "Empat kata, 1 acak": (True, True),
    "Kuda-biru-7": (False, False),  # 11 characters
    "Kuda-biru-77": (True, True),
    "sebelas-huruf": (True, False),
    "Tanpa-angka-apa": (True, False),
    "tanpa-besar-777": (True, False),
    "TANPA-KECIL-777": (True, False),
    "TanpaTanda7777": (True, False),
    "password1234": (False, False),
    "Password!1234": (False, False),
    "Indonesia#2026": (False, False),
    "B1smillah#2026": (True, True),
    "qwertyuiop123": (False, False),
    "Siti.Disdik-2026": (False, False),
    "Siti.Aminah-2026": (False, False),
    "aaaaaaaaaaaaaa": (False, False),
    "1qaz2wsx3edc": (False, False),  # 12 characters, and on every list
    "x" * 10 + "aB3-" * 30: (False, False),  # 130 characters
    "kata sandi é panjang": (True, False),
}


@pytest.mark.parametrize("said", CASES)
def test_what_is_taken(said: str, settings: Any) -> None:
    found = []
    for policy in (ASVS, BSSN):
        settings.KEBIJAKAN = policy
        found.append(taken(said))
    assert tuple(found) == CASES[said]


def test_the_profiles_differ_where_they_must() -> None:
    assert (ASVS.composed, ASVS.oldest, ASVS.single, ASVS.menit) == (False, None, False, 60)
    assert (BSSN.composed, BSSN.oldest.days, BSSN.single, BSSN.menit) == (True, 90, True, 15)  # type: ignore[union-attr]
    assert policy_of(replace(read_environment(), policy="bssn", idle=5)).menit == 5
    assert policy_of(replace(read_environment(), idle=0)).menit == 1
    assert read_environment().idle == 15


def test_passwords_are_kept_as_argon2() -> None:
    assert product.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@pytest.mark.django_db
def test_a_password_is_kept_as_its_hash_alone(orang: SimpleNamespace) -> None:
    assert bersandi(orang.operator).password.startswith("argon2$argon2id$")
    assert SANDI not in orang.operator.password


def test_secrets_of_second_factors_are_closed() -> None:
    kept = SecondFactor().encrypt("JBSWY3DPEHPK3PXP")
    assert b"JBSWY3DPEHPK3PXP" not in base64.b64decode(kept)
    assert SecondFactor().encrypt("JBSWY3DPEHPK3PXP") != kept
    assert SecondFactor().decrypt(kept) == "JBSWY3DPEHPK3PXP"
