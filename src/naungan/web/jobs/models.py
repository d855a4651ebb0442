"""The queue."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """One piece of long work. ``kunci`` keeps a second of the same from waiting beside it; ``token`` grows with each claim, and fences."""

    class State(models.TextChoices):
        """Where it is."""

        ANTRE = "antre", "Menunggu"
        JALAN = "jalan", "Dikerjakan"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Gagal"
        BATAL = "batal", "Dibatalkan"

    jenis = models.CharField(max_length=30)
    kunci = models.CharField(max_length=120)
    isi = models.JSONField(default=dict)
    pemda = models.CharField(max_length=4, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    keadaan = models.CharField(max_length=10, choices=State.choices, default=State.ANTRE)
    token = models.PositiveIntegerField(default=0)
    percobaan = models.PositiveIntegerField(default=0)
    pekerja = models.CharField(max_length=60, blank=True)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    langkah = models.CharField(max_length=120, blank=True)
    sudah = models.PositiveIntegerField(default=0)
    dari = models.PositiveIntegerField(default=0)
    batalkan = models.BooleanField(default=False)
    hasil = models.JSONField(default=dict)
    kode = models.CharField(max_length=60, blank=True)
    parameter = models.JSONField(default=dict)
    oleh = models.CharField(max_length=60)
    dibuat = models.DateTimeField(auto_now_add=True)
    mulai = models.DateTimeField(null=True, blank=True)
    berakhir = models.DateTimeField(null=True, blank=True)

    class Meta:
        """First come, first served; one of a key waits or runs at a time."""

        ordering = ["id"]
        indexes = [models.Index(fields=["keadaan", "sewa_sampai"])]
        constraints = [
            models.UniqueConstraint(fields=["kunci"], condition=Q(keadaan="antre"), name="satu_menunggu"),
        ]
