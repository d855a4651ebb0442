"""The trail: one row a change, chained; and what was done that changes no row (seen, exported, unmasked)."""

from __future__ import annotations

from django.db import models


class Trail(models.Model):
    """One change of one row of an audited table, written by the database. ``id`` has no gaps; ``sidik`` chains it to the one before.

    ``pemda`` and ``unit`` say where the row belonged at that moment: who may read the trail of an area reads these.
    """

    waktu = models.DateTimeField()
    pelaku = models.CharField(max_length=60)
    tabel = models.CharField(max_length=60)
    aksi = models.CharField(max_length=1)
    kunci = models.CharField(max_length=60)
    pemda = models.CharField(max_length=4, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    isi = models.TextField()
    sebelum = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)

    class Meta:
        """In the order of the chain."""

        ordering = ["id"]
        indexes = [
            models.Index(fields=["tabel", "kunci"]),
            models.Index(fields=["pelaku"]),
            models.Index(fields=["waktu"]),
            models.Index(fields=["pemda"]),
        ]


class Head(models.Model):
    """The end of the chain, one row: who adds to it holds it until his transaction ends."""

    nomor = models.BigIntegerField(default=0)
    sidik = models.CharField(max_length=64)


class Deed(models.Model):
    """What somebody did that no table shows: what he saw, exported, unmasked, signed in to. No data of a person in ``isi``."""

    waktu = models.DateTimeField(auto_now_add=True)
    jenis = models.CharField(max_length=30)
    pelaku = models.CharField(max_length=60)
    pemda = models.CharField(max_length=4, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    tentang = models.CharField(max_length=200, blank=True)
    isi = models.JSONField(default=dict)
    alamat = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        """The newest last, as the chain has it."""

        ordering = ["id"]
        indexes = [models.Index(fields=["pemda", "jenis"]), models.Index(fields=["pelaku"]), models.Index(fields=["waktu"])]
