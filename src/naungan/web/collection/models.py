"""What offices hand in. Files, cells and persons are in the lake; here stand names, counts, steps, and which version counts."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from naungan.web.accounts.models import User
from naungan.web.jobs.models import Job

# Rows in = accepted + held + refused, or nothing is known of them yet.
_ADDS_UP = Q(masuk__isnull=True) | Q(masuk=F("diterima") + F("ditahan") + F("ditolak"))


def new_mark() -> str:
    """A word that says nothing: by it a marked workbook is known again when it comes back."""
    return secrets.token_hex(16)


class Submission(models.Model):
    """What one office hands in of one data set. Without a ``unit``: the government itself; of what branches of BPJS send, each its own.

    ``masa`` is what it is for: a month (``2026-10``), a fiscal year (``2026``), or empty for what holds until it is replaced (unit list).
    ``bentuk`` is that of its newest version.
    """

    class State(models.TextChoices):
        """How far it is."""

        DRAF = "draf", "Disiapkan"
        DISERAHKAN = "diserahkan", "Menunggu tanda tangan kepala OPD"
        DISAHKAN = "disahkan", "Menunggu verifikasi"
        TERKUNCI = "terkunci", "Terkunci"
        DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
        DITARIK = "ditarik", "Ditarik"

    class Form(models.TextChoices):
        """What is handed in."""

        PENUH = "penuh", "Daftar penuh"
        MUTASI = "mutasi", "Mutasi saja"
        TETAP = "tetap", "Tidak ada perubahan"
        NIHIL = "nihil", "Nihil"

    pemda = models.CharField(max_length=4)
    unit = models.CharField(max_length=40, blank=True)
    cabang = models.CharField("kode kantor cabang", max_length=20, blank=True)
    dataset = models.CharField(max_length=30)
    masa = models.CharField(max_length=7, blank=True)
    tahap = models.CharField(max_length=20, blank=True)
    bentuk = models.CharField(max_length=8, choices=Form.choices, default=Form.PENUH)
    keadaan = models.CharField(max_length=14, choices=State.choices, default=State.DRAF)
    nomor = models.CharField("nomor tanda terima", max_length=40, blank=True)
    diserahkan = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=0)  # grows with each change; whoever acts says which he saw
    dibuat = models.DateTimeField(auto_now_add=True)
    oleh = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)

    class Meta:
        """One of a kind that is alive."""

        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "unit", "cabang", "dataset", "masa", "tahap"], condition=~Q(keadaan="ditarik"), name="setoran_satu"
            ),
        ]


class Version(models.Model):
    """One state of what was handed in: files and the corrections laid over them, and what checking found. Never changed once checked."""

    setoran = models.ForeignKey(Submission, models.PROTECT, related_name="versions")
    urut = models.PositiveIntegerField()
    bentuk = models.CharField(max_length=8, choices=Submission.Form.choices, default=Submission.Form.PENUH)  # as it was received
    koreksi = models.CharField("sidik koreksi sel di danau", max_length=64, blank=True)
    dasar = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")  # the month before that it goes on from
    pekerjaan = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    diperiksa = models.DateTimeField(null=True, blank=True)
    masuk = models.PositiveIntegerField(null=True)
    diterima = models.PositiveIntegerField(null=True)
    ditahan = models.PositiveIntegerField(null=True)
    ditolak = models.PositiveIntegerField(null=True)
    hasil = models.JSONField("jumlah menurut jenis masalah, tanpa data orang", default=dict)
    dibuat = models.DateTimeField(auto_now_add=True)
    oleh = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)

    class Meta:
        """The newest first; the rows add up."""

        ordering = ["-urut"]
        constraints = [
            models.UniqueConstraint(fields=["setoran", "urut"], name="versi_sekali"),
            models.CheckConstraint(condition=_ADDS_UP, name="versi_berjumlah"),
        ]


class Received(models.Model):
    """One file of a version, by the SHA-256 of its bytes, under which the vault keeps them closed.

    ``tanda`` is carried by its workbook that goes back marked; a file that came as such a workbook names in ``asal`` what it was made of.
    """

    versi = models.ForeignKey(Version, models.PROTECT, related_name="files")
    urut = models.PositiveIntegerField()
    berkas = models.CharField("nama berkas", max_length=200)
    sumber = models.CharField("SHA-256", max_length=64, db_index=True)
    ukuran = models.PositiveBigIntegerField(default=0)
    layout = models.CharField(max_length=40, blank=True)
    masuk = models.PositiveIntegerField(null=True)
    diterima = models.PositiveIntegerField(null=True)
    ditahan = models.PositiveIntegerField(null=True)
    ditolak = models.PositiveIntegerField(null=True)
    kode = models.CharField("mengapa tidak terbaca", max_length=60, blank=True)
    tanda = models.CharField(max_length=32, default=new_mark, unique=True)
    asal = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """In the order in which they were given; the rows add up."""

        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["versi", "urut"], name="berkas_sekali"),
            models.CheckConstraint(condition=_ADDS_UP, name="berkas_berjumlah"),
        ]


class Step(models.Model):
    """What somebody decided about a submission: handed over, signed, verified, locked, returned, withdrawn, undone."""

    class Kind(models.TextChoices):
        """What he did."""

        SERAH = "serah", "Diserahkan"
        SAH = "sah", "Disahkan kepala OPD"
        STATUS = "status", "Status diverifikasi BKPSDM"
        UANG = "uang", "Uang diverifikasi BPKAD"
        KUNCI = "kunci", "Dikunci"
        KEMBALI = "kembali", "Dikembalikan"
        TARIK = "tarik", "Ditarik"
        BUKA = "buka", "Kunci dibuka untuk perbaikan"
        BATAL = "batal", "Dibatalkan"

    setoran = models.ForeignKey(Submission, models.PROTECT, related_name="steps")
    versi = models.ForeignKey(Version, models.PROTECT, related_name="+", null=True)
    jenis = models.CharField(max_length=8, choices=Kind.choices)
    oleh = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    sebagai = models.CharField("jabatan saat itu", max_length=200, blank=True)
    alasan = models.CharField(max_length=500, blank=True)
    sidik = models.CharField("sidik surat pertanggungjawaban", max_length=64, blank=True)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order of time; who returns or withdraws says why."""

        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(jenis__in=("kembali", "tarik", "buka", "batal")) | ~Q(alasan=""), name="alasan_dikatakan"),
        ]


class Paper(models.Model):
    """A paper of a step, by the SHA-256 of its bytes, under which the vault keeps it closed."""

    class Kind(models.TextChoices):
        """Which."""

        SURAT = "surat", "Surat pernyataan"
        PINDAIAN = "pindaian", "Pindaian yang ditandatangani"

    langkah = models.ForeignKey(Step, models.PROTECT, related_name="papers")
    jenis = models.CharField(max_length=10, choices=Kind.choices)
    sumber = models.CharField("SHA-256", max_length=64)
    berkas = models.CharField("nama berkas", max_length=200)
    ukuran = models.PositiveBigIntegerField(default=0)
    oleh = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order of time; what is generated is generated once."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["langkah"], condition=Q(jenis="surat"), name="surat_sekali")]


class Register(models.Model):
    """The last number given to a receipt of a government in a year: raised in the transaction that gives it, so that none is left out."""

    pemda = models.CharField(max_length=4)
    tahun = models.PositiveIntegerField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        """One a government and year."""

        constraints = [models.UniqueConstraint(fields=["pemda", "tahun"], name="register_sekali")]


class Counting(models.Model):
    """Which version counts, per office, data set, time and stage. Switching it is the acceptance itself; ``nomor`` fences."""

    pemda = models.CharField(max_length=4)
    unit = models.CharField(max_length=40, blank=True)
    cabang = models.CharField("kode kantor cabang", max_length=20, blank=True)
    dataset = models.CharField(max_length=30)
    masa = models.CharField(max_length=7, blank=True)
    tahap = models.CharField(max_length=20, blank=True)
    versi = models.ForeignKey(Version, models.PROTECT, related_name="+")
    nomor = models.PositiveIntegerField(default=1)

    class Meta:
        """One version counts."""

        constraints = [models.UniqueConstraint(fields=["pemda", "unit", "cabang", "dataset", "masa", "tahap"], name="satu_berlaku")]


class Heading(models.Model):
    """What an office has answered about a heading of its files of a data set, whatever they are called. Without a ``unit``: for all.

    An answer is never changed: who answers anew or takes it back ends it (``dicabut``), so that it is known by what a version was read.
    ``kolom`` is the letter of the column that it was answered for, which decides where the heading stands more than once or is empty;
    ``bidang`` is empty for what is not read; ``berkas`` is the file on which it was answered.
    """

    pemda = models.CharField(max_length=4)
    unit = models.CharField(max_length=40, blank=True)
    dataset = models.CharField(max_length=30)
    layout = models.CharField(max_length=40)
    kolom = models.CharField("huruf kolom", max_length=3, blank=True)
    judul = models.CharField(max_length=200, blank=True)
    bidang = models.CharField(max_length=60, blank=True)
    berkas = models.CharField("dijawab pada berkas", max_length=200, blank=True)
    oleh = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    waktu = models.DateTimeField(default=timezone.now)
    dicabut = models.DateTimeField(null=True, blank=True)
    dicabut_oleh = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        """The newest first; one meaning holds of a heading of an office."""

        ordering = ["-waktu", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "unit", "dataset", "layout", "kolom", "judul"], condition=Q(dicabut__isnull=True), name="judul_sekali"
            ),
        ]
