"""People and their roles: the desk of an administrator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy
from naungan.web.accounts import actions
from naungan.web.accounts.actions.inviting import LASTS
from naungan.web.accounts.areas import areas_of
from naungan.web.accounts.listing import STATES, listed
from naungan.web.accounts.models import Assignment, Invitation, User
from naungan.web.accounts.roles import ROLES, Right
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.accounts.seated import Seated
from naungan.web.accounts.second import has_second
from naungan.web.accounts.views.asked import InvitationForm, PersonForm, ReasonForm, RoleForm
from naungan.web.accounts.views.choices import areas, chosen, governments
from naungan.web.accounts.views.shown import Held, happened, held, state

_A_PAGE = 50
# At which field a refusal is told.
_FIELDS = {
    "AKUN_NAMA_SALAH": "username",
    "AKUN_NAMA_TERPAKAI": "username",
    "AKUN_TINGKAT_SALAH": "wilayah",
    "AKUN_UNIT_TIDAK_ADA": "wilayah",
    "AKUN_PERAN_BERTENTANGAN": "peran",
    "AKUN_SUDAH_MEMEGANG": "peran",
    "AKUN_MASA_SALAH": "selesai",
    "AKUN_PERLU_AKHIR": "selesai",
    "AKUN_PERLU_SURAT": "nomor_surat",
    "AKUN_SURAT_MENDATANG": "tanggal_surat",
}


@require_GET
@never_cache
def everybody(request: Seated) -> HttpResponse:
    """Everybody of the area, found by name, role or state."""
    administering(request)
    asked = {name: request.GET.get(name, "") for name in ("cari", "peran", "keadaan")}
    page = Paginator(listed(actions.people(request.user), asked), _A_PAGE).get_page(request.GET.get("halaman"))
    roles = [(role.value, about.nama) for role, about in ROLES.items()]
    said = {"halaman": page, "baris": _with_roles(list(page)), "semua_peran": roles, "semua_keadaan": STATES.items(), **asked}
    return render(request, "accounts/orang.html", said)


@require_http_methods(["GET", "POST"])
@never_cache
def invite(request: Seated) -> HttpResponse:
    """Somebody new; the link is shown once."""
    scope = administering(request)
    pemda = chosen(scope, request.GET.get("pemda", ""))
    form = InvitationForm(areas(request.user, pemda), request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            who = {name: said[name] for name in ("username", "nama", "jabatan", "email")}
            user, secret = actions.invite(by=request.user, post=form.post(), **who)
            return _link_page(request, user, secret, Invitation.Kind.UNDANGAN)
        except Refusal as refused:
            told(form, refused)
    shown = {"form": form, "pemda": pemda, "semua": governments(scope), "judul": "Undang orang baru"}
    return render(request, "accounts/undang.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def one(request: Seated, pk: int) -> HttpResponse:
    """A person: what he is called, his roles, his account."""
    administering(request)
    user = actions.person(request.user, pk)
    form = PersonForm(request.POST or None, initial={"nama": user.nama, "jabatan": user.jabatan, "email": user.email})
    if request.method == "POST" and form.is_valid():
        try:
            actions.describe(by=request.user, user=user, **form.cleaned_data)
            messages.success(request, "Keterangan orang itu sudah disimpan.")
            return redirect("akun_seorang", pk=pk)
        except Refusal as refused:
            told(form, refused)
    return _person_page(request, user, form)


@require_http_methods(["GET", "POST"])
@never_cache
def assign(request: Seated, pk: int) -> HttpResponse:
    """One role more."""
    scope = administering(request)
    user = actions.person(request.user, pk)
    pemda = chosen(scope, request.GET.get("pemda", ""))
    form = RoleForm(areas(request.user, pemda), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.assign(by=request.user, user=user, post=form.post())
            messages.success(request, f"Peran {form.post().nama} sudah diberikan kepada {user.nama}.")
            return redirect("akun_seorang", pk=pk)
        except Refusal as refused:
            told(form, refused)
    shown = {"form": form, "orang": user, "pemda": pemda, "semua": governments(scope), "judul": f"Beri peran kepada {user.nama}"}
    return render(request, "accounts/undang.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def revoke(request: Seated, pk: int, assignment: int) -> HttpResponse:
    """A role ends at once; asked first."""
    administering(request)
    user = actions.person(request.user, pk)
    found = next((row for row in held(user) if row.tugas.pk == assignment), None)
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    if request.method == "POST":
        actions.revoke(by=request.user, assignment=found.tugas)
        messages.success(request, f"Peran {found.nama} sudah dicabut; sesi {user.nama} diakhiri.")
        return redirect("akun_seorang", pk=pk)
    return render(request, "accounts/cabut.html", {"orang": user, "peran": found})


@require_POST
@never_cache
def link(request: Seated, pk: int) -> HttpResponse:
    """A new link, shown once."""
    administering(request)
    user = actions.person(request.user, pk)
    secret = actions.new_link(by=request.user, user=user)
    return _link_page(request, user, secret, Invitation.Kind.SANDI if user.sandi_sejak else Invitation.Kind.UNDANGAN)


@require_http_methods(["GET", "POST"])
@never_cache
def reset_second(request: Seated, pk: int) -> HttpResponse:
    """The second factors of somebody who lost his are taken away, with a reason."""
    administering(request)
    user = actions.person(request.user, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reset_second(by=request.user, user=user, alasan=form.cleaned_data["alasan"])
            messages.success(request, f"Verifikasi dua langkah {user.nama} sudah dihapus; ia memasangnya lagi setelah masuk.")
            return redirect("akun_seorang", pk=pk)
        except Refusal as refused:
            told(form, refused)
    return render(request, "accounts/setel_ulang.html", {"orang": user, "form": form}, status=422 if form.errors else 200)


@require_POST
def switch(request: Seated, pk: int) -> HttpResponse:
    """Out of service, or back."""
    administering(request)
    user = actions.person(request.user, pk)
    active = request.POST.get("aktif") == "1"
    (actions.reactivate if active else actions.deactivate)(by=request.user, user=user)
    messages.success(request, f"Akun {user.nama} {'aktif kembali' if active else 'dinonaktifkan dan sesinya diakhiri'}.")
    return redirect("akun_seorang", pk=pk)


def administering(request: Seated) -> Scope:
    """What somebody administers; Refusal where it is nothing."""
    scope = scope_of(request.user)
    if not scope.where(Right.KELOLA):
        raise Refusal("WEB_TIDAK_BERHAK")
    return scope


def _person_page(request: Seated, user: User, form: Form) -> HttpResponse:
    rows = held(user)
    shown = {
        "orang": user,
        "form": form,
        "sendiri": user.pk == request.user.pk,
        "berlaku": [row for row in rows if row.keadaan != "berakhir"],
        "dulu": [row for row in rows if row.keadaan == "berakhir"],
        "dua_langkah": has_second(user),
        "kejadian": happened(user),
    }
    return render(request, "accounts/seorang.html", shown, status=422 if form.errors else 200)


def _link_page(request: Seated, user: User, secret: str, jenis: Invitation.Kind) -> HttpResponse:
    address = request.build_absolute_uri(reverse("akun_undangan", args=[secret]))
    return render(request, "accounts/tautan.html", {"orang": user, "alamat": address, "hari": LASTS[jenis].days, "jenis": jenis.label})


def _with_roles(users: list[User]) -> list[dict[str, Any]]:
    rows = list(Assignment.objects.filter(user__in=users, dicabut__isnull=True))
    known = areas_of(rows)
    roles: dict[int, list[Held]] = {user.pk: [] for user in users}
    for row in rows:
        if state(row) != "berakhir":
            roles[row.user_id].append(Held(row, ROLES[row.role].nama, known[row.pk], state(row)))
    return [{"orang": user, "peran": roles[user.pk]} for user in users]


def told(form: Form, refused: Refusal) -> None:
    """A refusal becomes the sentence at its field, or above the form."""
    field = _FIELDS.get(refused.code)
    form.add_error(field if field in form.fields else None, f"{refused.sentence()} {remedy(refused.code, refused.params)}".strip())
