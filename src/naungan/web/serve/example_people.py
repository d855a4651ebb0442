"""One person a role for the example, all around one government, so that its whole chain can be walked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from naungan import regions
from naungan.web.accounts.models import Assignment, Branch, Unit, User
from naungan.web.accounts.roles import ROLES, Level, Role
from naungan.web.serve.first import Newcomer, readable_password

_PEMDA = "1671"
# Role → user name, name, level of his area.
_PEOPLE: tuple[tuple[Role, str, str, Level], ...] = (
    (Role.OPERATOR, "operator", "Sri Wahyuni", Level.UNIT),
    (Role.KEPALA_OPD, "kepala", "dr. Hasan Basri", Level.UNIT),
    (Role.BKPSDM, "bkpsdm", "Dewi Lestari", Level.PEMDA),
    (Role.BPKAD, "bpkad", "Rudi Hartono", Level.PEMDA),
    (Role.BAPPEDA, "bappeda", "Maya Sari", Level.PEMDA),
    (Role.SEKTORAL, "sektoral", "Joko Susilo", Level.PEMDA),
    (Role.PENYETUJU, "penyetuju", "Ahmad Fauzi", Level.PEMDA),
    (Role.PIMPINAN, "pimpinan", "Ratna Dewanti", Level.PEMDA),
    (Role.PENGAWAS, "pengawas", "Bambang Setiawan", Level.PROVINSI),
    (Role.KEMENTERIAN, "kementerian", "Nur Aini", Level.NASIONAL),
    (Role.CABANG, "cabang", "Yusuf Maulana", Level.CABANG),
    (Role.AUDITOR, "auditor", "Endang Purwati", Level.PEMDA),
    (Role.ADMIN, "admin", "Agus Salim", Level.NASIONAL),
)
_AUDIT_DAYS = 90


def people() -> list[Newcomer]:
    """They, with passwords that are told once; whoever needs a letter or an end has one."""
    pemda = _PEMDA if Unit.objects.filter(pemda=_PEMDA).exists() else Unit.objects.order_by("pemda").values_list("pemda", flat=True)[0]
    areas = _areas(pemda)
    now, day = timezone.now(), timezone.localdate()
    passwords = {username: readable_password() for _, username, _, _ in _PEOPLE}
    made = [
        User(username=username, nama=f"{nama} (contoh)", jabatan=ROLES[role].nama, sandi_sejak=now) for role, username, nama, _ in _PEOPLE
    ]
    for user in made:
        user.set_password(passwords[user.username])
    users = User.objects.bulk_create(made)
    Assignment.objects.bulk_create(
        Assignment(user=user, peran=role.value, tingkat=level.value, wilayah=areas[level][0], mulai=day, **_dated(role, day))
        for user, (role, _, _, level) in zip(users, _PEOPLE, strict=True)
    )
    return [Newcomer(ROLES[role].nama, areas[level][1], username, passwords[username]) for role, username, _, level in _PEOPLE]


def _areas(pemda: str) -> dict[Level, tuple[str, str]]:
    """The area of each level: its code, and what it is called."""
    unit = Unit.objects.filter(pemda=pemda, nama__icontains="kesehatan").first() or Unit.objects.filter(pemda=pemda)[0]
    branch = Branch.objects.filter(npp__pemda=pemda).first() or Branch.objects.first()
    province = regions.provinsi_of(pemda) or pemda[:2]
    return {
        Level.UNIT: (f"{pemda}/{unit.kode}", f"{unit.nama}, {regions.nama(pemda)}"),
        Level.PEMDA: (pemda, regions.nama(pemda) or pemda),
        Level.PROVINSI: (province, f"Provinsi {regions.nama(province)}"),
        Level.NASIONAL: ("", "nasional"),
        Level.CABANG: (branch.kode, f"cabang {branch.nama}") if branch else ("-", "-"),
    }


def _dated(role: Role, day: dt.date) -> dict[str, Any]:
    if not ROLES[role].dated:
        return {}
    return {"selesai": day + dt.timedelta(days=_AUDIT_DAYS), "nomor_surat": "700/001/CONTOH", "tanggal_surat": day}
