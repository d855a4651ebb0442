"""What is asked and what was answered. Names, NIK and the rows of files stand closed in the lake; here a keyed sign says what is meant."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from naungan.web.accounts.models import User

JENIS = (
    ("keputusan", "Kecocokan orang"),
    ("jawaban_unit", "Nama unit"),
    ("pemetaan", "Judul kolom"),
    ("usulan_rekening", "Rekening anggaran"),
    ("alokasi_bayar", "Alokasi pembayaran"),
    ("isi", "Isi berkas"),
)


class About(models.Model):
    """What a question, an answer or a note is about: ``kunci`` is an HMAC of the columns that a row of its file goes by.

    ``sidik`` and ``letak`` say in which closed file of the lake its rows stand, and where in it.
    """

    pemda = models.CharField(max_length=4)
    jenis = models.CharField(max_length=20, choices=JENIS)
    kunci = models.CharField(max_length=64)
    unit = models.CharField(max_length=40, blank=True)
    npp = models.CharField(max_length=20, blank=True)
    sidik = models.CharField("berkas tertutup di danau", max_length=64)
    letak = models.PositiveIntegerField("tempat dalam berkas itu", default=0)

    class Meta:
        """Only what is about something is a table."""

        abstract = True


class Question(About):
    """Something that the evaluation of a month asks: the newest evaluation of that month replaces all of them.

    ``urut`` is the order of the file, the most worth first; ``lama`` an answer that did not settle it; ``bukti`` words, no person.
    """

    bulan = models.CharField(max_length=7)
    sebab = models.CharField("kode alasan", max_length=60, blank=True)
    urut = models.PositiveIntegerField()
    lama = models.CharField(max_length=60, blank=True)
    bukti = models.JSONField(default=dict)
    dibuat = models.DateTimeField()

    class Meta:
        """In the order of the file; once a month."""

        ordering = ["-bulan", "pemda", "jenis", "urut"]
        constraints = [models.UniqueConstraint(fields=["pemda", "bulan", "jenis", "kunci"], name="pertanyaan_sekali")]
        indexes = [models.Index(fields=["pemda", "jenis", "kunci"], name="pertanyaan_kunci")]


class Decision(About):
    """An answer that holds for every month until it is undone. ``kelompok`` is alike in what was answered at once.

    ``lepas``: the code of why the newest evaluation, of ``lepas_bulan``, could not follow it.
    """

    class Source(models.TextChoices):
        """How it came."""

        HALAMAN = "halaman", "Diputuskan di halaman"
        IMPOR = "impor", "Dari berkas CSV"

    bulan = models.CharField("bulan ketika diputuskan", max_length=7)
    sebab = models.CharField(max_length=60, blank=True)
    jawaban = models.CharField(max_length=60)
    kelompok = models.UUIDField()
    asal = models.CharField(max_length=8, choices=Source.choices, default=Source.HALAMAN)
    oleh = models.ForeignKey(User, models.PROTECT, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)
    lepas = models.CharField("kode mengapa tidak diikuti", max_length=60, blank=True)
    lepas_bulan = models.CharField(max_length=7, blank=True)
    dicabut = models.DateTimeField(null=True, blank=True)
    dicabut_oleh = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    alasan_cabut = models.CharField(max_length=300, blank=True)

    class Meta:
        """The newest first; one that holds; who undoes says why."""

        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "jenis", "kunci"], condition=Q(dicabut__isnull=True), name="putusan_satu_berlaku"),
            models.CheckConstraint(condition=Q(dicabut__isnull=True) | ~Q(alasan_cabut=""), name="cabut_beralasan"),
        ]
        indexes = [models.Index(fields=["pemda", "jenis", "kunci"], name="putusan_kunci"), models.Index(fields=["kelompok"])]


class Inquiry(About):
    """Somebody who can't tell asks another: the question stays open, and a note (closed) says what is to be looked up."""

    class To(models.TextChoices):
        """Who is asked."""

        UNIT = "unit", "Unit kerja (OPD)"
        CABANG = "cabang", "Kantor cabang BPJS Ketenagakerjaan"
        BKPSDM = "bkpsdm", "BKPSDM"

    kepada = models.CharField(max_length=8, choices=To.choices)
    oleh = models.ForeignKey(User, models.PROTECT, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest first."""

        ordering = ["-id"]
        indexes = [models.Index(fields=["pemda", "jenis", "kunci"], name="ditanyakan_kunci")]
