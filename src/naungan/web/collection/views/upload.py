"""The page that takes files."""

from __future__ import annotations

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
from naungan.relations.words import DATASET, TAHAP
from naungan.web.accounts.models import Unit
from naungan.web.accounts.roles import Level, Right
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.collection.actions.receive import receive
from naungan.web.collection.datasets import BULAN, STAGED, TAHUN, Wanted, name_of, span_of
from naungan.web.collection.models import Submission
from naungan.web.collection.seen import seen_by
from naungan.web.site.numbers import whole
from naungan.web.site.uploads import too_large

_MONTHS = 14
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
        by=request.user,  # type: ignore[arg-type]  # whoever comes here is signed in
        wanted=_wanted(said), dilihat=whole(str(said.get("versi", "0")), 0), files=request.FILES.getlist("berkas"),
        tambah=said.get("cara") == "tambah",
        bentuk=Submission.Form.MUTASI if said.get("bentuk") == "mutasi" else Submission.Form.PENUH,
    )  # fmt: skip


def _wanted(said: dict[str, Any]) -> Wanted:
    pemda, _, unit = str(said.get("tempat", "")).partition("/")
    dataset = str(said.get("dataset", ""))
    masa = "" if said.get("masa") in (None, "-") else str(said["masa"])
    return Wanted(pemda, unit, dataset, masa, str(said.get("tahap", "")) if dataset in STAGED else "")


def _there(request: HttpRequest, said: dict[str, Any]) -> Submission | None:
    """The submission that is there for it already, where somebody sees it: its own page takes the files."""
    if not {"tempat", "dataset", "masa"} <= said.keys():
        return None
    return seen_by(request.user).filter(**vars(_wanted(said))).exclude(keadaan=Submission.State.DITARIK).first()


def _form(scope: Scope, said: dict[str, Any]) -> dict[str, Any]:
    """The choices of this person, and what is chosen already."""
    places = _places(scope)
    chosen = said.get("tempat") or (f"{said['pemda']}/{said.get('unit', '')}" if "pemda" in said else "")
    month, dataset = Bulan.of(timezone.localdate()), said.get("dataset") or "roster"
    return {
        "tempat": places, "dipilih": chosen or (places[0][0] if len(places) == 1 else ""),
        "data": [(code, name_of(code)) for code in DATASET], "dataset": dataset,
        "bulan": [(str(one), one.nama) for one in (month.plus(-back) for back in range(_MONTHS))],
        "tahun": [month.tahun + 1, month.tahun, month.tahun - 1], "masa": said.get("masa") or _usual(dataset, month),
        "tahap": [(code, code.replace("_", "-")) for code in TAHAP], "tahap_dipilih": said.get("tahap", ""),
        "versi": said.get("versi", "0"), "bentuk": said.get("bentuk", ""),
        "batas": settings.BERKAS_PALING_BESAR // _MB,
    }  # fmt: skip


def _usual(dataset: str, month: Bulan) -> str:
    """What files of a data set are mostly for now: this month, this year, or until they are replaced."""
    return {BULAN: str(month), TAHUN: str(month.tahun)}.get(span_of(dataset), "-")


def _places(scope: Scope) -> list[tuple[str, str]]:
    """For whom somebody may hand in: ``<pemda>/<unit>`` and its name; the government itself where he stands for all of it."""
    from naungan import regions

    found = scope.visible(Unit.objects.filter(aktif=True), Right.SETOR, unit="kode")
    whole = sorted({code for one in scope.where(Right.SETOR) for code in _governments(one)})
    several = len({one.pemda for one in found} | set(whole)) > 1
    named = [(f"{code}/", f"{regions.nama(code) or code} (pemda)") for code in whole]
    return named + [(f"{one.pemda}/{one.kode}", f"{one.nama}, {regions.nama(one.pemda)}" if several else one.nama) for one in found]


def _governments(place: Any) -> frozenset[str]:
    if place.level == Level.PEMDA:
        return frozenset((place.wilayah,))
    return place.of_npp if place.level == Level.CABANG else frozenset()
