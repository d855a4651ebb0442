"""The page that takes files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy
from naungan.kernel.period import Bulan
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.collection.actions.receive import receive
from naungan.web.collection.branches import of_branch
from naungan.web.collection.datasets import BULAN, STAGED, TAHUN, Wanted, name_of, span_of
from naungan.web.collection.duties import Duty
from naungan.web.collection.linking import link
from naungan.web.collection.models import Submission
from naungan.web.collection.offers import Offer, offers, waited_for
from naungan.web.collection.seen import seen_by
from naungan.web.site.numbers import whole
from naungan.web.site.uploads import too_large

_MONTHS = 14
# So much of what is due stands above the form; all of it is in the calendar.
_FEW = 5
_MB = 1024 * 1024
# Which field a refusal is about, for the link of the summary.
_FIELDS = {
    "SETOR_DATA": "dataset",
    "SETOR_MASA": "masa",
    "SETOR_TAHAP": "tahap",
    "SETOR_UNIT": "tempat",
    "WEB_TIDAK_BERHAK": "tempat",
    "SETORAN_TIDAK_DIMINTA": "dataset",
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def upload(request: HttpRequest) -> HttpResponse:
    """Choose what the files are for, drag them, send; what is refused stands above the form with what was chosen."""
    scope = scope_of(request.user)
    if not scope.where(Right.SETOR):
        raise Refusal("WEB_TIDAK_BERHAK")
    if request.method != "POST":
        said = request.GET.dict()
        there = _there(request, said)
        return redirect("setoran", there.pk) if there else render(request, "collection/upload.html", _form(scope, said))
    said = request.POST.dict()
    try:
        version = _received(request, said)
    except Refusal as refused:
        if refused.code == "WEB_DIDAHULUI":
            raise
        told = {
            "kalimat": refused.sentence(),
            "langkah": remedy(refused.code, refused.params),
            "bidang": _FIELDS.get(refused.code, "berkas"),
        }
        context = {**_form(scope, said), "galat": told, "setoran": _there(request, said)}
        return render(request, "collection/upload.html", context, status=422)
    return redirect("setoran", version.setoran_id)


def _received(request: HttpRequest, said: dict[str, Any]) -> Any:
    if large := too_large(request):
        raise Refusal("SETOR_TERLALU_BESAR", berkas=large[0], batas=settings.BERKAS_PALING_BESAR // _MB)
    return receive(
        by=signed_in(request),
        wanted=_wanted(said), dilihat=whole(str(said.get("versi", "0")), 0), files=request.FILES.getlist("berkas"),
        tambah=said.get("cara") == "tambah",
        bentuk=Submission.Form.MUTASI if said.get("bentuk") == "mutasi" else Submission.Form.PENUH,
    )  # fmt: skip


def _wanted(said: dict[str, Any]) -> Wanted:
    pemda, unit, cabang = (*str(said.get("tempat", "")).split("/", 2), "", "")[:3]
    dataset = str(said.get("dataset", ""))
    masa = "" if said.get("masa") in (None, "-") else str(said["masa"])
    return Wanted(pemda, unit, dataset, masa, str(said.get("tahap", "")) if dataset in STAGED else "", cabang)


def _there(request: HttpRequest, said: dict[str, Any]) -> Submission | None:
    """The submission that is there for it already, where somebody sees it: its own page takes the files."""
    if not {"tempat", "dataset", "masa"} <= said.keys():
        return None
    return seen_by(request.user).filter(**vars(of_branch(request.user, _wanted(said)))).exclude(keadaan=Submission.State.DITARIK).first()


def _form(scope: Scope, said: dict[str, Any]) -> dict[str, Any]:
    """The choices of this person, what is due first; and what is chosen already."""
    found, waited = offers(scope), waited_for(scope)
    chosen = _chosen(found, waited, said)
    here = [one for one in found if one.tempat == chosen] or found
    rules = list(dict.fromkeys(rule for one in here for rule in one.aturan))
    first = next((one for one in waited if one.kantor.tempat == chosen), None)
    offered = [*dict.fromkeys(one.dataset for one in rules)]
    dataset = said.get("dataset") or (first.aturan.dataset if first else offered[0] if offered else "")
    now = {one.aturan.dataset for one in waited if one.aturan.dataset in offered}
    month = Bulan.of(timezone.localdate())
    due = first if first and not said.get("dataset") else None
    return {
        "tempat": _first([(one.tempat, one.kantor.nama) for one in found], {one.kantor.tempat for one in waited}), "dipilih": chosen,
        "data": _named(one for one in offered if one in now), "lain": _named(one for one in offered if one not in now),
        "dataset": dataset, "bulan": [(str(one), one.nama) for one in (month.plus(-back) for back in range(_MONTHS))],
        "tahun": [month.tahun + 1, month.tahun, month.tahun - 1],
        "masa": said.get("masa") or (due.waktu.masa or "-" if due else _usual(dataset, month)),
        "jenis_masa": {span_of(one) for one in offered},
        "tahap": [(one, one.replace("_", "-")) for one in dict.fromkeys(stage for rule in rules for stage in rule.tahap)],
        "tahap_dipilih": said.get("tahap", due.waktu.tahap if due else ""), "versi": said.get("versi", "0"),
        "bentuk": said.get("bentuk", ""), "batas": settings.BERKAS_PALING_BESAR // _MB,
        "ditunggu": [] if said else [(one, link(one)) for one in waited[:_FEW]],
    }  # fmt: skip


def _chosen(found: list[Offer], waited: list[Duty], said: dict[str, Any]) -> str:
    """The office that is asked for, else the only one, else that of which something is due alone; nothing where he has to choose."""
    asked = said.get("tempat") or (f"{said['pemda']}/{said.get('unit', '')}" if "pemda" in said else "")
    if asked or len(found) == 1:
        return str(asked or found[0].tempat)
    due = {one.kantor.tempat for one in waited}
    return due.pop() if len(due) == 1 else ""


def _named(codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(one, name_of(one)) for one in codes]


def _first(choices: list[tuple[str, str]], due: set[str]) -> list[tuple[str, str]]:
    return sorted(choices, key=lambda one: one[0] not in due)


def _usual(dataset: str, month: Bulan) -> str:
    """What files of a data set are mostly for now: this month, this year, or until they are replaced."""
    return {BULAN: str(month), TAHUN: str(month.tahun)}.get(span_of(dataset), "-")
