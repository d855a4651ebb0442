"""The answers of a government as CSV files, out and in: the same that the command line reads and writes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from naungan import regions
from naungan.answers.told import place_and_sentence
from naungan.kernel.errors import Refusal
from naungan.web.accounts.entry import for_rights
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.decisions.actions import Imported, import_csv, taken_out
from naungan.web.decisions.area import governments, kinds_of
from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.inbox import NAMES
from naungan.web.decisions.showing import title
from naungan.web.decisions.views.common import personal, told, user_of
from naungan.web.site.uploads import too_large

# So many problems and contradictions are listed; the counts are whole.
_MOST = 100


@require_http_methods(["GET", "HEAD", "POST"])
@for_rights(Right.PUTUSKAN, Right.PERIKSA_UANG)
@personal
def files(request: HttpRequest) -> HttpResponse:
    """The files that somebody may take out, and the form that takes one in."""
    scope = scope_of(user_of(request))
    if not governments(scope):
        raise Refusal("WEB_TIDAK_ADA")
    if request.method != "POST":
        return _page(request, scope)
    try:
        return _page(request, scope, **_taken_in(request))
    except Refusal as error:
        return _page(request, scope, status=403 if error.code == "WEB_TIDAK_BERHAK" else 422, galat=told(error))


@require_safe
@personal
def download(request: HttpRequest, apa: str) -> HttpResponse:
    """One file (``1671-keputusan``); noted."""
    pemda, _, jenis = apa.partition("-")
    name, content = taken_out(by=user_of(request), pemda=pemda, jenis=jenis)
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _page(request: HttpRequest, scope: Scope, status: int = 200, **rest: Any) -> HttpResponse:
    offered = [
        (
            pemda,
            regions.nama(pemda) or pemda,
            [(jenis, f"{pemda}-{jenis}", NAMES[jenis], KINDS[jenis].form.berkas) for jenis in kinds_of(scope, pemda)],
        )
        for pemda in governments(scope)
    ]
    return render(request, "decisions/files.html", {"wilayah": offered, **rest}, status=status)


def _taken_in(request: HttpRequest) -> dict[str, Any]:
    pemda, _, jenis = request.POST.get("untuk", "").partition("/")
    sent = request.FILES.get("berkas")
    if too_large(request):
        raise Refusal("PUTUSAN_TERLALU_BESAR", paling=settings.BERKAS_PALING_BESAR // 1024 // 1024)
    if sent is None or jenis not in KINDS:
        raise Refusal("PUTUSAN_TANPA_BERKAS")
    found: Imported = import_csv(by=user_of(request), pemda=pemda, jenis=jenis, content=sent.read())
    return {
        "hasil": found, "berkas": KINDS[jenis].form.berkas,
        "bertentangan": [(one, title(jenis, one.baris)) for one in found.bertentangan[:_MOST]],
        "masalah": [place_and_sentence(one) for one in found.masalah[:_MOST]],
    }  # fmt: skip
