"""One's own account: what one is where, and how one signs in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from naungan.web.accounts.seated import Seated
from naungan.web.accounts.second import has_second, must_have_second
from naungan.web.accounts.views.shown import happened, held


@require_GET
@never_cache
def account(request: Seated) -> HttpResponse:
    """Roles, second factor, sessions, and what was done about the account lately."""
    user = request.user
    return render(
        request,
        "accounts/saya.html",
        {
            "peran": [one for one in held(user) if one.keadaan != "berakhir"],
            "dua_langkah": has_second(user),
            "wajib": must_have_second(user),
            "kebijakan": settings.KEBIJAKAN,
            "kejadian": happened(user),
            "instansi": bool(settings.SOCIALACCOUNT_PROVIDERS),
        },
    )


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Somebody is still there: asked for by whoever saw the warning that the session ends; the middleware has renewed it."""
    return HttpResponse(status=204)
