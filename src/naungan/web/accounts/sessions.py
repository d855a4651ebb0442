"""Sessions end: after idle minutes, after a working day, when the account is no longer what it was, or when a newer one begins."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from naungan.web.accounts.models import User
from naungan.web.accounts.policy import Policy
from naungan.web.accounts.second import has_second, must_have_second
from naungan.web.audit.deeds import note

Answer = Callable[[HttpRequest], HttpResponse]
BEGUN, SEEN, SECOND = "masuk_sejak", "terlihat", "dua_langkah"
# What a page asks for by itself (progress every two seconds) says so, and keeps nobody's session alive.
BY_ITSELF = "X-Otomatis"
# When somebody was last seen is written this often within the idle time: often enough, and it spares a write a request.
_TIMES = 15
_IDLE = "Sesi Anda berakhir karena tidak ada kegiatan selama {} menit. Silakan masuk lagi."
_ABSOLUTE = "Sesi Anda berakhir setelah {} jam. Silakan masuk lagi."
_PASSWORD, _FACTOR = "account_change_password", "mfa_index"
_FREE = {_PASSWORD, "account_logout", "account_reauthenticate", "sesi_lanjut"}


class _Kept:
    """Ends what is over, and leads whoever must first do something about his account to where he does it."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self._answer(request)
        now = time.time()
        if sentence := _over(request, now):
            note("sesi_berakhir", tentang=f"user:{request.user.pk}")
            logout(request)
            messages.info(request, sentence)
            return _to_login(request)
        if BY_ITSELF not in request.headers and now - request.session.get(SEEN, 0) >= settings.KEBIJAKAN.idle.total_seconds() / _TIMES:
            request.session[SEEN] = now
        return self._answer(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Another page, where that comes first."""
        match = request.resolver_match
        name = (match.url_name if match else None) or ""
        if not request.user.is_authenticated or name in _FREE or name.startswith("mfa_"):
            return None
        if _old_password(request.user, settings.KEBIJAKAN):
            messages.warning(request, "Sandi Anda sudah melewati masa pakainya. Ganti dulu sebelum melanjutkan.")
            return redirect(_PASSWORD)
        if settings.DUA_LANGKAH_WAJIB and not _has_second(request, request.user):
            messages.warning(request, "Peran Anda mewajibkan verifikasi dua langkah. Pasang salah satu cara di bawah sebelum melanjutkan.")
            return redirect(_FACTOR)
        return None


def kept(answer: Answer) -> Answer:
    """The middleware, as Django calls it."""
    return _Kept(answer)


def begin(request: HttpRequest, user: User) -> None:
    """A session begins; where the policy allows one, the others of that person end, and he is told."""
    request.session[BEGUN] = request.session[SEEN] = time.time()
    if settings.KEBIJAKAN.single and (ended := end_sessions(user, but=request.session.session_key)):
        note("sesi_ganda", tentang=f"user:{user.pk}", diakhiri=ended)
        said = "Sesi lain atas nama Anda masih terbuka dan telah diakhiri. Bila itu bukan Anda, ganti sandi sekarang."
        messages.warning(request, said, fail_silently=True)


def end_sessions(user: User, but: str | None = None) -> int:
    """End the sessions of a person; how many there were."""
    found = [one for one in UserSession.objects.filter(user=user).exclude(session_key=but or "") if not one.purge()]
    for session in found:
        session.end()
    return len(found)


def _over(request: HttpRequest, now: float) -> str:
    policy = settings.KEBIJAKAN
    begun = request.session.setdefault(BEGUN, now)
    if now - request.session.get(SEEN, begun) > policy.idle.total_seconds():
        return _IDLE.format(policy.menit)
    return _ABSOLUTE.format(int(policy.absolute.total_seconds() // 3600)) if now - begun > policy.absolute.total_seconds() else ""


def _to_login(request: HttpRequest) -> HttpResponse:
    here = request.get_full_path() if request.method == "GET" else reverse("beranda")
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = reverse("account_login")
        return answer
    return redirect(f"{reverse('account_login')}?{urlencode({'next': here})}")


def _old_password(user: User, policy: Policy) -> bool:
    oldest = policy.oldest
    if oldest is None or not user.has_usable_password():
        return False
    return user.sandi_sejak is None or timezone.now() - user.sandi_sejak > oldest


def _has_second(request: HttpRequest, user: User) -> bool:
    if request.session.get(SECOND):
        return True
    if not has_second(user):
        return not must_have_second(user)
    request.session[SECOND] = True
    return True
