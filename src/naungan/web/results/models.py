"""Which evaluation of a month of a government counts, what all of them show together, and what an auditor has drawn."""

from __future__ import annotations

from django.db import models

from naungan.web.accounts.models import User


class Month(models.Model):
    """A month of a government: the folder in the lake whose figures count (``hasil``; empty before the first), and what they came from.

    ``nomor`` fences: whoever switches says which he read. ``basi`` says that what counts has changed since. ``ringkas`` is the part of
    ``summary.json`` that is about this government. ``posisi_berkas`` is the newest date of its own member files: the newest of all is the
    date that all governments of the month stand at. ``unit_seluruh`` are the units that its list asks (empty where it has none), and
    ``unit_terkunci`` those of them that have locked.
    """

    pemda = models.CharField(max_length=4)
    bulan = models.CharField(max_length=7)
    hasil = models.CharField("folder di danau", max_length=80, blank=True)
    sidik = models.CharField("sidik masukan", max_length=64, blank=True)
    posisi = models.DateField(null=True, blank=True)
    posisi_berkas = models.DateField("tanggal berkas peserta terbaru", null=True, blank=True)
    ringkas = models.JSONField("angka tanpa orang", default=dict)
    unit_terkunci = models.PositiveIntegerField(null=True, blank=True)
    unit_seluruh = models.PositiveIntegerField("unit yang diminta menyerahkan", null=True, blank=True)
    basi = models.BooleanField(default=False)
    nomor = models.PositiveIntegerField(default=0)
    dihitung = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The newest month first."""

        ordering = ["-bulan", "pemda"]
        constraints = [models.UniqueConstraint(fields=["pemda", "bulan"], name="bulan_sekali")]


class Across(models.Model):
    """What the governments of a month show together: sums by province and nation, and files that several of them handed in.

    ``posisi`` is the newest position date among them, ``posisi_terlama`` the oldest: sums over data of several days say so. ``lintas``:
    the list of the rows whose people stand on rosters of several governments, by their places.
    """

    bulan = models.CharField(max_length=7, unique=True)
    ringkas = models.JSONField("angka tanpa orang", default=dict)
    posisi = models.DateField(null=True, blank=True)
    posisi_terlama = models.DateField(null=True, blank=True)
    lintas = models.CharField("sidik daftar di danau", max_length=64, blank=True)
    dihitung = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The newest month first."""

        ordering = ["-bulan"]


class Sample(models.Model):
    """Rows of persons that were drawn at random for an auditor, by their places in a result: he may see these in full, and no others.

    The result stays in the lake as long as this row names it.
    """

    pemda = models.CharField(max_length=4)
    bulan = models.CharField(max_length=7)
    hasil = models.CharField("folder di danau", max_length=80)
    baris = models.JSONField("nomor baris hasil")
    dari = models.PositiveIntegerField("orang yang dapat terambil")
    nomor_surat = models.CharField(max_length=80)
    sampai = models.DateField()
    oleh = models.ForeignKey(User, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One a letter and month: nobody draws until he has the person he looks for."""

        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["oleh", "pemda", "bulan", "nomor_surat"], name="sampel_sekali")]
