"""The page on which a copy of one person's data is made."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naungan.kernel.errors import Refusal
from naungan.regions import nama
from naungan.web.accounts.entry import for_rights
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import scope_of
from naungan.web.accounts.seated import Seated
from naungan.web.keeping.asked import CopyForm
from naungan.web.keeping.copying import Letter, copy_of


@require_http_methods(["GET", "POST"])
@for_rights(Right.SALIN_ORANG)
@sensitive_post_parameters("nik", "alasan")
@never_cache
def copy(request: Seated) -> HttpResponse:
    """The form, and the ZIP that it asks for; the number stands in no address and in no log."""
    places = [(one.wilayah, nama(one.wilayah) or one.wilayah) for one in scope_of(request.user).where(Right.SALIN_ORANG)]
    form = CopyForm(places, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        letter = Letter(said["nomor_surat"], said["tanggal_surat"], said["alasan"])
        try:
            content = copy_of(by=request.user, pemda=said["pemda"], nik=said["nik"], surat=letter)
        except Refusal as refused:
            form.add_error("nik", refused.sentence())
        else:
            answer = HttpResponse(content, content_type="application/zip")
            answer["Content-Disposition"] = f'attachment; filename="salinan-data-{timezone.localdate()}.zip"'
            return answer
    return render(request, "keeping/salinan.html", {"form": form, "tempat": places}, status=422 if form.errors else 200)
