"""A role is given and taken: the level must be one of the role's, pairs that watch each other are never one person's, letters are dated."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts.actions.permitted import By, demand_area, not_oneself, signer, standing
from naungan.web.accounts.areas import LEVELS, Area, area, areas_of
from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import ROLES, Level, Role, exclude
from naungan.web.accounts.sessions import end_sessions
from naungan.web.audit.actor import acts

_FOREVER = dt.date.max


@dataclass(frozen=True)
class Post:
    """A role in an area from a day until a day, both included; ``sifat`` and the letter say by what right."""

    peran: Role
    tingkat: Level
    wilayah: str
    mulai: dt.date
    selesai: dt.date | None = None
    sifat: str = Assignment.Nature.TETAP
    nomor_surat: str = ""
    tanggal_surat: dt.date | None = None

    @property
    def nama(self) -> str:
        """As the office calls it."""
        return ROLES[self.peran].nama


def assign(*, by: By, user: User, post: Post) -> Assignment:
    """Give somebody a role; Refusal by each rule that it would break."""
    not_oneself(by, user)
    _well_formed(post)
    where = area(post.tingkat, post.wilayah)
    demand_area(by, where)
    with acts(by):
        held = User.objects.select_for_update().get(pk=user.pk)  # two who appoint at once see each other
        if not held.is_active:
            raise Refusal("AKUN_NONAKTIF", nama=held.nama)
        _apart(held, post, where)
        return Assignment.objects.create(
            user=held,
            peran=post.peran,
            tingkat=post.tingkat,
            wilayah=where.code,
            mulai=post.mulai,
            selesai=post.selesai,
            sifat=post.sifat,
            nomor_surat=post.nomor_surat,
            tanggal_surat=post.tanggal_surat,
            oleh=signer(by),
        )


def revoke(*, by: By, assignment: Assignment) -> None:
    """Take a role at once: whoever held it is signed out."""
    not_oneself(by, assignment.user)
    demand_area(by, areas_of([assignment])[assignment.pk])
    with acts(by):
        if not Assignment.objects.filter(pk=assignment.pk, dicabut__isnull=True).update(dicabut=timezone.now()):
            raise Refusal("WEB_DIDAHULUI", perubahan="peran itu sudah dicabut")
        end_sessions(assignment.user)


def _well_formed(post: Post) -> None:
    about, today = ROLES[post.peran], timezone.localdate()
    if post.tingkat not in about.levels:
        choice = ", ".join(LEVELS[level] for level in Level if level in about.levels)
        raise Refusal("AKUN_TINGKAT_SALAH", peran=post.nama, tingkat=LEVELS[post.tingkat], pilihan=choice)
    if post.selesai is not None and post.selesai < max(post.mulai, today):
        raise Refusal("AKUN_MASA_SALAH")
    if (about.dated or post.sifat != Assignment.Nature.TETAP) and not (post.nomor_surat and post.tanggal_surat):
        raise Refusal("AKUN_PERLU_SURAT", peran=post.nama)
    if about.dated and post.selesai is None:
        raise Refusal("AKUN_PERLU_AKHIR", peran=post.nama)
    if post.tanggal_surat is not None and post.tanggal_surat > today:
        raise Refusal("AKUN_SURAT_MENDATANG")


def _apart(user: User, post: Post, where: Area) -> None:
    held = [one for one in standing(user) if _overlap(one, post)]
    areas = areas_of(held)
    for one in held:
        if one.role == post.peran and areas[one.pk] == where:
            raise Refusal("AKUN_SUDAH_MEMEGANG", peran=post.nama, wilayah=where.nama)
        if exclude(one.role, post.peran, meet=areas[one.pk].meets(where)):
            raise Refusal("AKUN_PERAN_BERTENTANGAN", satu=ROLES[one.role].nama, lain=post.nama, wilayah=areas[one.pk].nama)


def _overlap(one: Assignment, post: Post) -> bool:
    return one.mulai <= (post.selesai or _FOREVER) and post.mulai <= (one.selesai or _FOREVER)
