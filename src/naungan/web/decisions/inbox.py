"""What waits, by kind and cause; what was answered; who was asked. Counts and rows alike come from the area of whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from naungan import regions
from naungan.kernel.messages import sentence
from naungan.web.accounts.scope import Scope
from naungan.web.decisions.area import visible
from naungan.web.decisions.models import JENIS, Decision, Inquiry, Question

NAMES = dict(JENIS)


@dataclass(frozen=True)
class Group:
    """Questions of one cause: what they are about, in words, how many wait, and of how many somebody was asked."""

    pemda: str
    bulan: str
    jenis: str
    sebab: str
    menunggu: int
    ditanyakan: int

    @property
    def nama(self) -> str:
        """The kind."""
        return NAMES[self.jenis]

    @property
    def alasan(self) -> str:
        """Why a person must say."""
        return sentence(self.sebab or f"PUTUSAN_SEBAB_{self.jenis.upper()}")

    @property
    def wilayah(self) -> str:
        """The government."""
        return regions.nama(self.pemda) or self.pemda


def still_open(rows: QuerySet[Question]) -> QuerySet[Question]:
    """Those without an answer that holds; one that the evaluation has seen and that settled nothing is none."""
    about = Q(pemda=OuterRef("pemda"), jenis=OuterRef("jenis"), kunci=OuterRef("kunci"), dicabut__isnull=True)
    settling = Decision.objects.filter(about).filter(~Exists(_asked_again()))
    return rows.filter(~Exists(settling))


def _asked_again() -> QuerySet[Question]:
    """The question of an answer as an evaluation made after it asks it again."""
    same = Question.objects.filter(pk=OuterRef(OuterRef("pk")))
    return same.exclude(lama="").filter(dibuat__gt=OuterRef("waktu"))


def waiting(scope: Scope) -> QuerySet[Question]:
    """All that waits for somebody."""
    return still_open(visible(scope, Question.objects.all()))


def groups(scope: Scope) -> list[Group]:
    """What waits, the newest month first, and there in the order of the kinds, the largest cause first."""
    order = {jenis: at for at, jenis in enumerate(NAMES)}
    rows = (
        waiting(scope).order_by().annotate(ditanya=Exists(_inquiries())).values("pemda", "bulan", "jenis", "sebab")
        .annotate(menunggu=Count("pk"), ditanyakan=Count("pk", filter=Q(ditanya=True)))
    )  # fmt: skip
    found = [Group(**row) for row in rows]
    found.sort(key=lambda one: (order[one.jenis], -one.menunggu, one.sebab, one.pemda))
    return sorted(found, key=lambda one: one.bulan, reverse=True)


def of_group(scope: Scope, asked: dict[str, Any]) -> QuerySet[Question]:
    """The questions of one group, in the order of the file."""
    rows = waiting(scope).filter(**asked).annotate(ditanya=Exists(_inquiries()))
    return rows.order_by("urut", "pk")


def answers(scope: Scope) -> QuerySet[Decision]:
    """What was answered, the newest first."""
    return visible(scope, Decision.objects.all()).select_related("oleh", "dicabut_oleh")


def inquiries(scope: Scope, question: Question) -> QuerySet[Inquiry]:
    """Who was asked about it, the newest first."""
    about = visible(scope, Inquiry.objects.all()).filter(pemda=question.pemda, jenis=question.jenis, kunci=question.kunci)
    return about.select_related("oleh")


def _inquiries() -> QuerySet[Inquiry]:
    return Inquiry.objects.filter(pemda=OuterRef("pemda"), jenis=OuterRef("jenis"), kunci=OuterRef("kunci"))
