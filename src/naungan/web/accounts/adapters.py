"""Where allauth asks the house: who may come in, how a password is set, how a second factor is kept, and that nobody signs himself up."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from naungan.web.accounts.models import User
from naungan.web.accounts.second import has_second, must_have_second
from naungan.web.addresses import client_address
from naungan.web.audit.deeds import note
from naungan.web.vault.closed import close, opened

_ABOUT = "faktor kedua"


class Door(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by invitation; axes alone counts wrong passwords."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "Nama pengguna atau sandi tidak cocok. Periksa huruf besar dan kecil.",
        "incorrect_password": "Sandi tidak cocok.",
        "enter_current_password": "Sandi yang sekarang tidak cocok.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.",
        "rate_limited": "Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing is counted here: two limits beside each other would say two different things."""

    def set_password(self, user: User, password: str) -> None:
        """With the day from which it is used, and noted."""
        user.set_password(password)
        user.sandi_sejak = timezone.now()
        user.save(update_fields=["password", "sandi_sejak"])
        note("sandi_diganti", tentang=f"user:{user.pk}")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return reverse("akun_saya")

    def get_client_ip(self, request: HttpRequest) -> str:
        """As everywhere in the house."""
        return client_address(request) or "0.0.0.0"  # noqa: S104  # no address to bind to: none is known


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors are closed like received files; the last factor of whoever must have one stays."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Kode tidak cocok. Kode berganti setiap 30 detik; periksa jam ponsel Anda.",
        "cannot_delete_authenticator": "Peran Anda mewajibkan verifikasi dua langkah. Tambahkan cara lain lebih dulu, lalu hapus yang ini.",
    }

    def encrypt(self, text: str) -> str:
        """As text, for a column of JSON."""
        return base64.b64encode(close(text.encode(), _ABOUT)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The counterpart."""
        return opened(base64.b64decode(encrypted_text), _ABOUT).decode()

    def get_totp_label(self, user: User) -> str:
        """What the app on the phone shows; no mail address leaves for it."""
        return user.username

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not the last one where the policy asks for one."""
        return has_second(authenticator.user, but=authenticator.pk) or not must_have_second(authenticator.user)


class OtherHouse(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An identity provider vouches for users whom we know; it makes none, and leaves nothing of what it says of a person."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """Nothing but the name is kept: providers of offices send numbers of persons along."""
        sociallogin.account.extra_data = {"userinfo": {"name": str(data.get("name") or "")[:120]}}
        sociallogin.email_addresses = []
        return sociallogin.user
