"""The desk of a branch of BPJS: whom each government asks about, the list to fill in, and what its answers did."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naungan.kernel.errors import Refusal
from naungan.told.words import month as spoken
from naungan.told.words import number
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.entry import for_roles
from naungan.web.accounts.models import Branch
from naungan.web.accounts.roles import Level, Right, Role
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.environment import read_environment
from naungan.web.results.asked import ANSWERED, answered, asked, by_unit
from naungan.web.results.figures import age, name
from naungan.web.results.models import Month
from naungan.web.results.stored import place
from naungan.web.results.views.month import UNDUH

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ANSWERED = {
    "perlu": "Perlu ditanyakan", "tertutup": "Sudah diketahui dari jawaban", "menunggu": "Masih menunggu",
    "bertentangan": "Jawaban bertentangan dengan berkas lain", "tidak_dipakai": "Baris jawaban tidak dipakai",
}  # fmt: skip


@require_safe
@for_roles(Role.CABANG)
def desk(request: HttpRequest) -> HttpResponse:
    """The governments of its numbers, the newest month of each first."""
    governments = {pemda for one in _places(scope_of(request.user)) for pemda in one.of_npp}
    rows = Month.objects.filter(pemda__in=sorted(governments)).exclude(hasil="")
    return render(request, "results/branch.html", {"baris": [_row(one) for one in rows[:200]]})


@require_safe
@never_cache
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """How many people a government asks about, by office, and what was answered so far."""
    found, npp = _asked_of(request, pk)
    told = asked(place(found.hasil), found.pemda, found.bulan, npp, _name(request))
    counts = answered(place(found.hasil), found.pemda, npp)
    context = _row(found) | {
        "jumlah": number(len(told.rows)) if told else "", "unit": [(unit, number(n)) for unit, n in by_unit(told)] if told else [],
        "jawaban": [(_ANSWERED[key], number(counts[key])) for key in ANSWERED] if counts else [],
        "npp": sorted(npp),
        "serahkan": f"{reverse('unggah')}?{urlencode({'tempat': f'{found.pemda}/', 'dataset': 'bpjs_answer', 'masa': found.bulan})}",
    }  # fmt: skip
    return render(request, "results/questions.html", context)


@require_POST
@never_cache
def question_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The list to fill in, with every NIK, for the branch alone."""
    from naungan.documents.lists import write_question

    found, npp = _asked_of(request, pk)
    told = asked(place(found.hasil), found.pemda, found.bulan, npp, _name(request))
    if told is None:
        raise Refusal("WEB_TIDAK_ADA")
    with tempfile.TemporaryDirectory(dir=read_environment().scratch) as folder:  # 0700
        content = write_question(Path(folder) / "tanya.xlsx", told).read_bytes()
    with acts(signed_in(request)):
        note(UNDUH, pemda=found.pemda, tentang=f"{found.bulan} tanya", hasil=found.hasil, baris=len(told.rows))
    answer = HttpResponse(content, content_type=_WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="{told.nama}.xlsx"'
    return answer


def _places(scope: Scope) -> list[Any]:
    return [one for one in scope.where(Right.LIHAT_ORANG) if one.level == Level.CABANG]


def _asked_of(request: HttpRequest, pk: int) -> tuple[Month, frozenset[str]]:
    """A month of a government that its numbers belong to, and these numbers; else it is not there."""
    places = _places(scope_of(request.user))
    found = Month.objects.filter(pk=pk).exclude(hasil="").first()
    npp = frozenset(npp for one in places if found and found.pemda in one.of_npp for npp in one.npp)
    if found is None or not npp:
        raise Refusal("WEB_TIDAK_ADA")
    return found, npp


def _name(request: HttpRequest) -> str:
    """The branch as it is called."""
    codes = [one.wilayah for one in _places(scope_of(request.user))]
    return ", ".join(Branch.objects.filter(kode__in=codes).values_list("nama", flat=True))


def _row(found: Month) -> dict[str, Any]:
    return {"bulan": found, "nama": name(found.pemda), "bulan_nama": spoken(found.bulan), "umur": age(found)}
