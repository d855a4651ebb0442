"""One submission: what was handed in, what checking found, and where it is on its way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naungan.web.collection.seen import submission_of


@require_safe
@never_cache
def submission(request: HttpRequest, nomor: int) -> HttpResponse:
    """The page of one submission."""
    setoran = submission_of(request.user, nomor)
    return render(request, "collection/submission.html", {"setoran": setoran, "versi": setoran.versions.first()})
