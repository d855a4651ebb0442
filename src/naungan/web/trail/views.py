"""The trail as pages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from naungan.kernel.errors import Refusal
from naungan.sheets.writing import write_csv
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import scope_of
from naungan.web.accounts.seated import Seated
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import EKSPOR_JEJAK, note
from naungan.web.audit.models import Trail
from naungan.web.trail.asked import Filter, chosen, readable
from naungan.web.trail.told import Entry, entries

_A_PAGE, _BATCH, _MOST = 50, 500, 50_000
_HEADER = ("nomor", "waktu", "pelaku", "tempat", "kejadian", "rincian", "sidik")


@require_GET
@never_cache
def everything(request: Seated) -> HttpResponse:
    """What was done in the area, the newest first."""
    form = Filter(request.GET)
    if not form.is_valid():
        return _not_understood(request, form)
    what = form.asked()
    page = Paginator(chosen(_rows(request), what), _A_PAGE).get_page(request.GET.get("halaman"))
    said = {"halaman": page, "baris": entries(page), "form": Filter(initial=form.cleaned_data), "asked": what, "most": _MOST}
    return render(request, "trail/jejak.html", said)


@require_POST
@never_cache
def export(request: Seated) -> HttpResponse | FileResponse:
    """The same as a file; that it was taken out is a deed of its own."""
    form = Filter(request.POST)
    if not form.is_valid():
        return _not_understood(request, form)
    what = form.asked()
    rows = chosen(_rows(request), what)[:_MOST]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "jejak.csv"
        found = _counted(rows)
        write_csv(path, _HEADER, found)
        with acts(request.user):
            note(EKSPOR_JEJAK, tentang=what.words[:200], jumlah=found.number)
        name = f"jejak-{timezone.localdate()}.csv"
        return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")


def _not_understood(request: Seated, form: Filter) -> HttpResponse:
    """Nothing is listed, and nothing leaves, by half of what was asked for."""
    _rows(request)
    return render(request, "trail/jejak.html", {"form": form}, status=422)


def _rows(request: Seated) -> QuerySet[Trail]:
    scope = scope_of(request.user)
    if not scope.where(Right.BACA_JEJAK):
        raise Refusal("WEB_TIDAK_BERHAK")
    return readable(scope)


class _counted:
    """Rows of the file, batch by batch, and how many there were."""

    def __init__(self, rows: QuerySet[Trail]) -> None:
        self._rows, self.number = rows, 0

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        batch: list[Trail] = []
        for one in self._rows.iterator(_BATCH):
            batch.append(one)
            if len(batch) == _BATCH:
                yield from self._told(batch)
                batch = []
        yield from self._told(batch)

    def _told(self, batch: list[Trail]) -> Iterator[tuple[object, ...]]:
        self.number += len(batch)
        yield from (_line(one) for one in entries(batch))


def _line(one: Entry) -> tuple[object, ...]:
    at = timezone.localtime(one.waktu).strftime("%Y-%m-%d %H:%M:%S")
    return one.nomor, at, one.pelaku, one.tempat, one.kalimat, "; ".join(one.rincian), one.sidik
