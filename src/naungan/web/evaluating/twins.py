"""What only several governments show: the same file handed in by more than one of them."""

from __future__ import annotations

from django.db.models import Count

from naungan.web.collection.models import Counting, Received


def twins(bulan: str) -> int:
    """Files with the same bytes that count for several governments in the month."""
    counting = Counting.objects.filter(masa=bulan).values("versi")
    alike = Received.objects.filter(versi__in=counting).values("sumber").annotate(n=Count("versi__setoran__pemda", distinct=True))
    return alike.filter(n__gt=1).count()
