"""What waits, by kind and cause; and one cause with its questions, answered singly or at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan
from naungan.told.words import month
from naungan.web.accounts.entry import for_rights
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import scope_of
from naungan.web.decisions.actions import decide
from naungan.web.decisions.area import governments
from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.inbox import Group, groups, of_group
from naungan.web.decisions.showing import FIRST, HEADS, beside, title
from naungan.web.decisions.store import look_all
from naungan.web.decisions.views.common import TOGETHER, page_of, personal, seen, told, user_of
from naungan.web.site.numbers import whole

_GROUP = ("pemda", "bulan", "jenis", "sebab")


@require_safe
@for_rights(Right.PUTUSKAN, Right.PERIKSA_UANG)
def inbox(request: HttpRequest) -> HttpResponse:
    """The inbox: counts alone, no person."""
    scope = scope_of(user_of(request))
    found = groups(scope)
    months: dict[str, list[Group]] = {}
    for one in found:
        months.setdefault(one.bulan, []).append(one)
    shown = [(month(bulan), rows) for bulan, rows in months.items()]
    return render(
        request, "decisions/inbox.html",
        {"bulan": shown, "jumlah": sum(one.menunggu for one in found), "banyak_pemda": len({one.pemda for one in found}) > 1,
         "ada_berkas": bool(governments(scope)), "ada_orang": any(one.jenis == "keputusan" for one in found)},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def group(request: HttpRequest) -> HttpResponse:
    """The questions of one cause. POST answers those that are ticked, or all of them, alike."""
    asked = _asked(request.GET)
    if request.method == "POST":
        try:
            return _answered(request, asked)
        except Refusal as error:
            return _listed(request, asked, status=409 if error.code == "WEB_DIDAHULUI" else 422, galat=told(error))
    return _listed(request, asked)


def _asked(query: QueryDict) -> dict[str, str]:
    asked = {name: query.get(name, "") for name in _GROUP}
    if asked["jenis"] not in KINDS or not _is_month(asked["bulan"]):
        raise Refusal("WEB_TIDAK_ADA")
    return asked


def _is_month(bulan: str) -> bool:
    """Whether a group can be of it; without one it is of none."""
    try:
        return not bulan or str(Bulan.parse(bulan)) == bulan
    except ValueError:
        return False


def _listed(request: HttpRequest, asked: dict[str, str], status: int = 200, **rest: Any) -> HttpResponse:
    user = user_of(request)
    page = page_of(of_group(scope_of(user), asked), request)
    rows = list(page.object_list)
    said = [isi["baris"] for isi in look_all(rows)]
    seen(user, rows)
    jenis = asked["jenis"]
    about = Group(**asked, menunggu=page.paginator.count, ditanyakan=0)
    return render(
        request, "decisions/group.html",
        {"tentang": about, "masa": month(asked["bulan"]) if asked["bulan"] else "", "hal": page, "kepala": [FIRST[jenis], *HEADS[jenis]],
         "baris": [(one, title(jenis, of), beside(jenis, of)) for one, of in zip(rows, said, strict=True)],
         "pilihan": TOGETHER.get(jenis, ("", ()))[1], "kueri": _query(request), **rest},
        status=status,
    )  # fmt: skip


def _query(request: HttpRequest) -> str:
    """The address of the same list without its page."""
    query = request.GET.copy()
    query.pop("hal", None)
    return query.urlencode()


def _answered(request: HttpRequest, asked: dict[str, str]) -> HttpResponse:
    user, (column, words) = user_of(request), TOGETHER.get(asked["jenis"], ("", ()))
    word = request.POST.get("jawaban", "")
    if word not in dict(words):
        raise Refusal("PUTUSAN_TIDAK_DIPAHAMI", sebab=sentence("PUTUSAN_BELUM_DIISI"))
    chosen = _all(request, asked) if request.POST.get("semua") else [whole(one, 0) for one in request.POST.getlist("pilih")]
    if not chosen:
        raise Refusal("PUTUSAN_TANPA_PILIHAN")
    decide(by=user, questions=chosen, said={column: [word]})
    messages.success(request, sentence("PUTUSAN_TERSIMPAN", {"jumlah": len(chosen), "jawaban": dict(words)[word]}))
    return redirect(f"{request.path}?{_query(request)}" if of_group(scope_of(user), asked).exists() else "putusan")


def _all(request: HttpRequest, asked: dict[str, str]) -> list[int]:
    """All of the group, if it is still as large as it was shown."""
    found = list(of_group(scope_of(user_of(request)), asked).values_list("pk", flat=True))
    before = request.POST.get("jumlah", "")
    if before != str(len(found)):
        raise Refusal("WEB_DIDAHULUI", perubahan=sentence("PUTUSAN_JUMLAH_BERUBAH", {"kini": len(found), "tadi": before[:9]}))
    return found
