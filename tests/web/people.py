"""The offices and people of the front office's tests: two governments of one province, a stranger's, and a person of each role.

``orang.operator`` is the operator of ``PENDIDIKAN`` in ``PEMDA``, and so on; ``masuk(client, orang.operator)`` signs him in. None of them
has a password: ``bersandi(user)`` gives one ``SANDI``.
"""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.utils import timezone

from naungan.web.accounts.models import Assignment, Branch, BranchNpp, Unit, User
from naungan.web.accounts.roles import Level, Role
from naungan.web.audit.actor import acts

PROVINSI, PEMDA, PEMDA_LAIN, PEMDA_ASING = "16", "1671", "1601", "3273"
PENDIDIKAN, KESEHATAN, SOSIAL = "1.01", "1.02", "1.03"
SANDI = "lima kuda makan pagi"
MULAI = dt.date(2026, 1, 1)

UNITS = (
    (PEMDA, PENDIDIKAN, "Dinas Pendidikan"),
    (PEMDA, KESEHATAN, "Dinas Kesehatan"),
    (PEMDA, SOSIAL, "Dinas Sosial"),
    (PEMDA_LAIN, PENDIDIKAN, "Dinas Pendidikan"),
    (PEMDA_ASING, PENDIDIKAN, "Dinas Pendidikan"),
)
# Branch: name, and each employer number with its government.
BRANCHES = {
    "M01": ("Palembang", (("16000001", PEMDA), ("16000002", PEMDA), ("16000003", PEMDA_LAIN))),
    "J01": ("Bandung", (("32000001", PEMDA_ASING),)),
}
# Name → role, level, area.
PERSONAS: dict[str, tuple[Role, Level, str]] = {
    "operator": (Role.OPERATOR, Level.UNIT, f"{PEMDA}/{PENDIDIKAN}"),
    "kepala": (Role.KEPALA_OPD, Level.UNIT, f"{PEMDA}/{PENDIDIKAN}"),
    "bkpsdm": (Role.BKPSDM, Level.PEMDA, PEMDA),
    "bpkad": (Role.BPKAD, Level.PEMDA, PEMDA),
    "bappeda": (Role.BAPPEDA, Level.PEMDA, PEMDA),
    "sektoral": (Role.SEKTORAL, Level.PEMDA, PEMDA),
    "penyetuju": (Role.PENYETUJU, Level.PEMDA, PEMDA),
    "pimpinan": (Role.PIMPINAN, Level.PEMDA, PEMDA),
    "pengawas": (Role.PENGAWAS, Level.PROVINSI, PROVINSI),
    "kementerian": (Role.KEMENTERIAN, Level.NASIONAL, ""),
    "cabang": (Role.CABANG, Level.CABANG, "M01"),
    "auditor": (Role.AUDITOR, Level.PEMDA, PEMDA),
    "admin": (Role.ADMIN, Level.PEMDA, PEMDA),
    "admin_provinsi": (Role.ADMIN, Level.PROVINSI, PROVINSI),
    "admin_nasional": (Role.ADMIN, Level.NASIONAL, ""),
    "operator_lain": (Role.OPERATOR, Level.UNIT, f"{PEMDA}/{KESEHATAN}"),
    "kepala_lain": (Role.KEPALA_OPD, Level.UNIT, f"{PEMDA}/{KESEHATAN}"),
    "operator_1601": (Role.OPERATOR, Level.UNIT, f"{PEMDA_LAIN}/{PENDIDIKAN}"),
    "bkpsdm_1601": (Role.BKPSDM, Level.PEMDA, PEMDA_LAIN),
    "asing": (Role.OPERATOR, Level.UNIT, f"{PEMDA_ASING}/{PENDIDIKAN}"),
    "cabang_asing": (Role.CABANG, Level.CABANG, "J01"),
    "admin_asing": (Role.ADMIN, Level.PEMDA, PEMDA_ASING),
}
WITHOUT_ROLE = "tanpa_peran"


class CheapArgon2(Argon2PasswordHasher):
    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture
def kantor(db: None) -> None:
    """The units and branches."""
    with acts("sistem:uji"):
        for pemda, kode, nama in UNITS:
            Unit.objects.create(pemda=pemda, kode=kode, nama=nama, jenis="dinas")
        for kode, (nama, numbers) in BRANCHES.items():
            branch = Branch.objects.create(kode=kode, nama=nama)
            for npp, pemda in numbers:
                BranchNpp.objects.create(cabang=branch, npp=npp, pemda=pemda)


@pytest.fixture
def orang(kantor: None) -> SimpleNamespace:
    """Everybody of ``PERSONAS``, and one without a role, by name."""
    found = SimpleNamespace()
    with acts("sistem:uji"):
        for name in (*PERSONAS, WITHOUT_ROLE):
            nama = name.replace("_", " ").title()
            setattr(found, name, User.objects.create_user(name, nama=nama, jabatan=f"Jabatan {nama}"))
        for name, (role, level, area) in PERSONAS.items():
            assign(getattr(found, name), role, level, area)
    return found


def assign(user: User, role: Role, level: Level, area: str, mulai: dt.date = MULAI, selesai: dt.date | None = None) -> Assignment:
    """A role as it stands in the database, without the rules of assigning it; an auditor's has its letter and its end."""
    said: dict[str, object] = {"nomor_surat": "700/1/2026", "tanggal_surat": MULAI} if role == Role.AUDITOR else {}
    if role == Role.AUDITOR and selesai is None:
        selesai = timezone.localdate() + dt.timedelta(days=90)
    with acts("sistem:uji"):
        return Assignment.objects.create(
            user=user, peran=role.value, tingkat=level.value, wilayah=area, mulai=mulai, selesai=selesai, **said
        )


def masuk(client: Client, user: User) -> Client:
    """The client, signed in as that user without the pages of signing in."""
    client.force_login(user)
    return client


def bersandi(user: User, sandi: str = SANDI) -> User:
    """The user with a password."""
    user.set_password(sandi)
    user.sandi_sejak = timezone.now()
    with acts("sistem:uji"):
        user.save()
    return user
