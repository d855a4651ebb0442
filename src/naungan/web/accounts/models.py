"""People of offices and what they are where. No worker stands here."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.db.models import Q

from naungan.web.accounts.roles import ROLES, Level, Role

_ROLES = [(role.value, about.nama) for role, about in ROLES.items()]


class People(BaseUserManager["User"]):
    """Users are made by invitation alone; this is what an invitation does."""

    def create_user(self, username: str, password: str | None = None, **said: object) -> User:
        """A user; without a password nobody can sign in as him until an invitation is taken up."""
        user = self.model(username=self.model.normalize_username(username), **said)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person of an office."""

    username = models.CharField("nama pengguna", max_length=60, unique=True, validators=[ASCIIUsernameValidator()])
    nama = models.CharField("nama lengkap", max_length=120)
    jabatan = models.CharField("jabatan", max_length=160, blank=True)
    email = models.EmailField("surel", blank=True)
    is_active = models.BooleanField("aktif", default=True)
    sandi_sejak = models.DateTimeField("sandi dipakai sejak", null=True, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)

    objects = People()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["nama"]

    class Meta:
        """In the order of a list of names."""

        ordering = ["nama", "id"]

    def __str__(self) -> str:
        return self.nama

    def get_full_name(self) -> str:
        """As he signs."""
        return self.nama


class Unit(models.Model):
    """An office of a government, as its unit list names it."""

    pemda = models.CharField(max_length=4)
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=40, blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        """One office a code."""

        ordering = ["pemda", "kode"]
        constraints = [models.UniqueConstraint(fields=["pemda", "kode"], name="unit_sekali")]

    def __str__(self) -> str:
        return self.nama


class Branch(models.Model):
    """A branch of BPJS Ketenagakerjaan."""

    kode = models.CharField(max_length=20, unique=True)
    nama = models.CharField(max_length=160)

    class Meta:
        """By code."""

        ordering = ["kode"]

    def __str__(self) -> str:
        return self.nama


class BranchNpp(models.Model):
    """An employer number that a branch serves, and the government it belongs to."""

    cabang = models.ForeignKey(Branch, models.CASCADE, related_name="npp")
    npp = models.CharField(max_length=20)
    pemda = models.CharField(max_length=4)

    class Meta:
        """One branch an NPP."""

        constraints = [models.UniqueConstraint(fields=["npp"], name="npp_satu_cabang")]


class Assignment(models.Model):
    """A role of a person in an area, from a day on. ``sifat`` says whether he holds it or stands in for somebody (Plt, Plh) by letter."""

    class Nature(models.TextChoices):
        """How a role is held."""

        TETAP = "tetap", "Definitif"
        PLT = "plt", "Plt."
        PLH = "plh", "Plh."

    user = models.ForeignKey(User, models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=20, choices=_ROLES)
    tingkat = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Level])
    wilayah = models.CharField(max_length=60, blank=True)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    sifat = models.CharField(max_length=5, choices=Nature.choices, default=Nature.TETAP)
    nomor_surat = models.CharField(max_length=80, blank=True)
    tanggal_surat = models.DateField(null=True, blank=True)
    oleh = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The newest first; who stands in has a letter."""

        ordering = ["-mulai", "-id"]
        indexes = [models.Index(fields=["user", "mulai"]), models.Index(fields=["wilayah", "peran"])]
        constraints = [
            models.CheckConstraint(condition=Q(sifat="tetap") | ~Q(nomor_surat=""), name="pengganti_bersurat"),
            models.CheckConstraint(condition=Q(selesai__isnull=True) | Q(selesai__gte=models.F("mulai")), name="selesai_sesudah_mulai"),
        ]

    @property
    def role(self) -> Role:
        """The role as a word of the program."""
        return Role(self.peran)


class Invitation(models.Model):
    """A link by which somebody takes up an account, or sets a new password; the database knows only the digest of it."""

    class Kind(models.TextChoices):
        """What the link is for."""

        UNDANGAN = "undangan", "Undangan"
        SANDI = "sandi", "Sandi baru"

    user = models.ForeignKey(User, models.CASCADE, related_name="undangan")
    jenis = models.CharField(max_length=10, choices=Kind.choices)
    sidik = models.CharField(max_length=64, unique=True)
    oleh = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)
    sampai = models.DateTimeField()
    dipakai = models.DateTimeField(null=True, blank=True)
