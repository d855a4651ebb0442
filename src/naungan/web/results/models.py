"""Which evaluation of a month of a government counts."""

from __future__ import annotations

from django.db import models


class Month(models.Model):
    """A month of a government: the folder in the lake whose figures count (``hasil``; empty before the first), and what they came from.

    ``nomor`` fences: whoever switches says which he read. ``basi`` says that what counts has changed since.
    """

    pemda = models.CharField(max_length=4)
    bulan = models.CharField(max_length=7)
    hasil = models.CharField("folder di danau", max_length=80, blank=True)
    sidik = models.CharField("sidik masukan", max_length=64, blank=True)
    posisi = models.DateField(null=True, blank=True)
    ringkas = models.JSONField("angka tanpa orang", default=dict)
    basi = models.BooleanField(default=False)
    nomor = models.PositiveIntegerField(default=0)
    dihitung = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The newest month first."""

        ordering = ["-bulan", "pemda"]
        constraints = [models.UniqueConstraint(fields=["pemda", "bulan"], name="bulan_sekali")]
