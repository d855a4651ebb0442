"""What the headings of a file mean: a proposal a column, which a person changes or confirms."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy
from naungan.web.collection.actions.explain import explain
from naungan.web.collection.models import Received
from naungan.web.collection.views.correct import mine, who
from naungan.web.collection.views.submission import about


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def headings(request: HttpRequest, nomor: int, urut: int, berkas: int) -> HttpResponse:
    """One file: each column with the field that it probably is."""
    setoran, versi = mine(request, nomor, urut)
    file = Received.objects.filter(versi=versi, urut=berkas).first()
    said: dict[str, Any] = versi.hasil.get("usulan", {}).get(str(berkas), {})
    if file is None or not said:
        raise Refusal("WEB_TIDAK_ADA")
    columns = [{**one, "nomor": number} for number, one in enumerate(said["kolom"])]
    chosen = {one["nomor"]: request.POST.get(f"bidang-{one['nomor']}", one["bidang"] or "") for one in columns}
    context = about(setoran) | {
        "setoran": setoran, "versi": versi, "berkas": file, "usulan": said, "bidang": fields(said["layout"]),
        "kolom": [{**one, "dipilih": chosen[one["nomor"]]} for one in columns], "tata_letak": _name(said["layout"]),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "collection/headings.html", context)
    arti = {(one["kolom"], one["judul"] or ""): chosen[one["nomor"]] for one in columns}
    try:
        explain(**who(request, setoran, versi), berkas=file, kode=said["layout"], arti=arti)
    except Refusal as refused:
        if not refused.code.startswith("SETOR_BIDANG"):
            raise
        told = {"kalimat": refused.sentence(), "langkah": remedy(refused.code, refused.params)}
        return render(request, "collection/headings.html", {**context, "galat": told}, status=422)
    return redirect("setoran", setoran.pk)


def fields(code: str) -> list[tuple[str, str]]:
    """The fields of a layout, each by its most usual heading."""
    from naungan.intake.layouts import layout

    first = {field: heading for heading, field in reversed(layout(code).headings.items())}
    return [(name, first.get(name, name)) for name in layout(code).fields]


def _name(code: str) -> str:
    from naungan.intake.layouts import layout

    return layout(code).nama
