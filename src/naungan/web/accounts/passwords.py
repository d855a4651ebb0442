"""What a password must be. Length counts, and that nobody guesses it; kinds of characters only where the profile asks for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError

from naungan.web.accounts.policy import LONGEST

if TYPE_CHECKING:
    from naungan.web.accounts.models import User

# Words that offices here reach for; a password that is one of them with digits around it is guessed first.
_OBVIOUS = frozenset(
    [
        "administrator",
        "bismillah",
        "bpjs",
        "bpjsketenagakerjaan",
        "dinas",
        "indonesia",
        "indonesiaraya",
        "jamsostek",
        "katasandi",
        "ketenagakerjaan",
        "kotapalembang",
        "merdeka",
        "naungan",
        "operator",
        "palembang",
        "password",
        "passwordku",
        "pemda",
        "pemerintah",
        "qwerty",
        "qwertyuiop",
        "rahasia",
        "rahasiaku",
        "rahasianegara",
        "sandi",
        "sandiku",
        "sayangku",
        "selamatdatang",
        "sipp",
    ]
)
_KINDS = (
    (re.compile(r"[a-z]"), "huruf kecil"),
    (re.compile(r"[A-Z]"), "huruf besar"),
    (re.compile(r"[0-9]"), "angka"),
    (re.compile(r"[^A-Za-z0-9\s]"), "tanda baca"),
)
_LETTERS = re.compile(r"[^a-z]+")


class Policied:
    """The rules of the profile in force, asked anew each time."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ``ValidationError`` with every rule that is broken."""
        policy = settings.KEBIJAKAN
        broken = []
        if len(password) < policy.shortest:
            broken.append(f"Sandi paling sedikit {policy.shortest} karakter.")
        if len(password) > LONGEST:
            broken.append(f"Sandi paling banyak {LONGEST} karakter.")
        if policy.composed and (missing := [name for kind, name in _KINDS if not kind.search(password)]):
            broken.append(f"Sandi belum memuat {', '.join(missing)}.")
        if _obvious(password, user):
            broken.append("Sandi itu mudah ditebak: satu kata yang lazim atau nama pengguna, dengan angka di sekitarnya.")
        if broken:
            raise ValidationError(broken)

    def get_help_text(self) -> str:
        """The rules, told before somebody chooses."""
        policy = settings.KEBIJAKAN
        said = f"Paling sedikit {policy.shortest} karakter. Beberapa kata yang tidak berhubungan lebih kuat dan lebih mudah diingat."
        if policy.composed:
            said += f" Harus memuat {', '.join(name for _, name in _KINDS)}."
        if policy.oldest is not None:
            said += f" Diganti setiap {policy.oldest.days} hari."
        return said


def _obvious(password: str, user: User | None) -> bool:
    letters = _LETTERS.sub("", password.lower())
    own = _LETTERS.sub("", user.username.lower()) if user is not None and user.username else ""
    return letters in _OBVIOUS or (bool(own) and letters == own) or len(set(password)) < 5
