"""The page behind a link: whoever has it sets the password of the account, once."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy
from naungan.web.accounts import actions
from naungan.web.accounts.forms import NewPassword
from naungan.web.accounts.views.shown import held


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def take_up(request: HttpRequest, secret: str) -> HttpResponse:
    """Who is asked sees his name and roles first; a link that is over says so and no more."""
    try:
        link = actions.link_of(secret)
        form = NewPassword(link.user, request.POST or None)
        if request.method == "POST" and form.is_valid():
            actions.take_up(secret=secret, sandi=form.cleaned_data["sandi"])
            messages.success(request, "Sandi sudah diatur. Silakan masuk.")
            return redirect("account_login")
    except Refusal as refused:
        said = {"kalimat": refused.sentence(), "langkah": remedy(refused.code, refused.params)}
        return render(request, "accounts/tautan_mati.html", said, status=410)
    shown = {"form": form, "tautan": link, "peran": [one for one in held(link.user) if one.keadaan != "berakhir"]}
    return render(request, "accounts/undangan.html", shown, status=422 if form.errors else 200)
