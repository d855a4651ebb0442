"""One person a role for the example, all around one government, so that its whole chain can be walked; two more of a neighbour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from naungan import regions
from naungan.web.accounts.models import Assignment, Branch, Unit, User
from naungan.web.accounts.roles import ROLES, Level, Role
from naungan.web.decisions.models import Question
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
# Of another government, where two records wait to be told apart: they see nothing of the first, nor the first of them.
_NEIGHBOURS: tuple[tuple[Role, str, str, Level], ...] = (
    (Role.OPERATOR, "operator2", "Lina Marlina", Level.UNIT),
    (Role.BKPSDM, "bkpsdm2", "Teguh Prakoso", Level.PEMDA),
)
_AUDIT_DAYS = 90


def people() -> list[Newcomer]:
    """They, with passwords that are told once; whoever needs a letter or an end has one."""
    there = Unit.objects.order_by("pemda", "kode")
    home = there.filter(pemda=_PEMDA, nama__icontains="kesehatan").first() or there.filter(pemda=_PEMDA).first() or there[0]
    asked = (
        Question.objects.filter(jenis="keputusan").exclude(pemda=home.pemda).exclude(unit="").order_by("-bulan", "pemda", "unit").first()
    )
    beside = there.filter(pemda=asked.pemda, kode=asked.unit).first() if asked else None
    return [*_made(_PEOPLE, home), *(_made(_NEIGHBOURS, beside) if beside else ())]


def _made(wanted: Sequence[tuple[Role, str, str, Level]], unit: Unit) -> list[Newcomer]:
    """These people, around that office."""
    areas = _areas(unit)
    now, day = timezone.now(), timezone.localdate()
    passwords = {username: readable_password() for _, username, _, _ in wanted}
    made = [
        User(username=username, nama=f"{nama} (contoh)", jabatan=ROLES[role].nama, sandi_sejak=now) for role, username, nama, _ in wanted
    ]
    for user in made:
        user.set_password(passwords[user.username])
    users = User.objects.bulk_create(made)
    Assignment.objects.bulk_create(
        Assignment(user=user, peran=role.value, tingkat=level.value, wilayah=areas[level][0], mulai=day, **_dated(role, day))
        for user, (role, _, _, level) in zip(users, wanted, strict=True)
    )
    return [Newcomer(ROLES[role].nama, areas[level][1], username, passwords[username]) for role, username, _, level in wanted]


def _areas(unit: Unit) -> dict[Level, tuple[str, str]]:
    """The area of each level around an office: its code, and what it is called."""
    pemda = unit.pemda
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
