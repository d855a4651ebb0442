"""One submission: what was handed in, what checking found, and where it is on its way."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naungan import regions
from naungan.kernel.errors import Refusal
from naungan.told.words import label
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.models import Unit
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.collection.actions.export import job_of, made_by
from naungan.web.collection.actions.receive import OPEN
from naungan.web.collection.branches import branch_name
from naungan.web.collection.came_back import BERTANDA, DITINGGAL
from naungan.web.collection.datasets import BULAN, span_of, title_of, when
from naungan.web.collection.models import Received, Submission, Version
from naungan.web.collection.problems import SALAH, Page, here, page_of
from naungan.web.collection.seen import may_hand_in, seen_by, sees_rows, submission_of
from naungan.web.jobs.actions import LIVING
from naungan.web.jobs.views import about as job_state
from naungan.web.site.numbers import whole

_FILTERS = (("", "Semua"), (SALAH, "Hanya yang salah"), ("refuse", "Ditolak"), ("hold", "Ditahan"), ("note", "Catatan"))
_LOOKS = {"refuse": "salah", "hold": "awas", "note": ""}


@require_safe
@never_cache
def submission(request: HttpRequest, nomor: int) -> HttpResponse:
    """The page of one submission; of its newest version, unless another is asked for."""
    setoran = submission_of(request.user, nomor)
    versions = list(setoran.versions.select_related("oleh", "pekerjaan"))
    version = _chosen(versions, request.GET.get("versi"))
    context = about(setoran) | {
        "setoran": setoran, "versi": version, "versions": versions, "terbaru": bool(versions) and version == versions[0],
        "boleh_setor": may_hand_in(request.user, setoran) and setoran.keadaan in OPEN,
    }  # fmt: skip
    if version is not None:
        context |= state_of(request, version) | _found(request, setoran, version)
    return render(request, "collection/submission.html", context)


def about(setoran: Submission) -> dict[str, Any]:
    """Whose it is, of what and for when, in words."""
    unit = Unit.objects.filter(pemda=setoran.pemda, kode=setoran.unit).first() if setoran.unit else None
    return {
        "judul": title_of(setoran.dataset, setoran.masa), "pemda": regions.nama(setoran.pemda) or setoran.pemda,
        "unit": branch_name(setoran.cabang) if setoran.cabang else (unit.nama if unit else setoran.unit) or "",
    }  # fmt: skip


def state_of(request: HttpRequest, version: Version) -> dict[str, Any]:
    """How far the check of a version is; nothing once it is checked."""
    job = version.pekerjaan
    if version.diperiksa is not None or job is None:
        return {}
    return job_state(job, request) | {"diperiksa_dulu": True}


def _chosen(versions: list[Version], asked: str | None) -> Version | None:
    if asked is None:
        return versions[0] if versions else None
    found = next((one for one in versions if str(one.urut) == asked), None)
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    return found


def _found(request: HttpRequest, setoran: Submission, version: Version) -> dict[str, Any]:
    """Files, kinds and rows of a checked version."""
    files = list(version.files.select_related("asal__versi"))
    if version.diperiksa is None:
        return {"berkas": files}
    said = version.hasil.get("berkas", [])
    usulan = {number: len(one["kolom"]) for number, one in version.hasil.get("usulan", {}).items()}
    monthly = span_of(setoran.dataset) == BULAN
    other = sorted({one["bulan"] for one in said if monthly and one["bulan"] and one["bulan"] != setoran.masa})
    context = {
        "berkas": [_file(one, usulan) for one in files],
        "jenis": [_kind(one, version.hasil.get("perbaikan", {})) for one in version.hasil.get("jenis", [])],
        "bulan_lain": [when(one) for one in other], "masa": when(setoran.masa), "lihat_baris": sees_rows(request.user, setoran),
    }  # fmt: skip
    context |= came_back_of(request, version, files)
    context |= {"dibanding": version.hasil.get("dibanding"), "beda": _changed(version)}
    if context["lihat_baris"]:
        context["kembali"] = _returned(version)
        context |= _rows(request, setoran, version, files)
    return context


def came_back_of(request: HttpRequest, version: Version, files: list[Received]) -> dict[str, Any]:
    """Which files are marked workbooks that came back, of what, and what became of the corrections; and which are of another submission."""
    names = {one.urut: one.berkas for one in files}
    told = [one | {"berkas": names[one["urut"]]} for one in version.hasil.get(BERTANDA, [])]
    known = {one["urut"] for one in told}
    strange = [one for one in files if one.asal_id is not None and one.urut not in known]
    others = {one.pk: one for one in seen_by(request.user).filter(versions__files__in=[one.asal_id for one in strange])} if strange else {}
    return {
        "bertanda": told, "ditinggal": version.hasil.get(DITINGGAL, 0),
        "asing": [{"berkas": one.berkas, "dari": _named(others.get(one.asal.versi.setoran_id))} for one in strange if one.asal],
    }  # fmt: skip


def _named(other: Submission | None) -> str:
    """Another submission in words; nothing of one that somebody does not see."""
    if other is None:
        return ""
    said = about(other)
    return ", ".join(filter(None, (said["judul"], said["unit"] or said["pemda"])))


def _changed(version: Version) -> dict[str, Any]:
    """What changed since the month before, in words and counts; nothing where there is none to compare with."""
    said = made_by("beda", version)
    if not said:
        return {}
    rows = [(label("PERUBAHAN", name), number) for name, number in said["kelompok"].items()]
    return {"bulan": when(said["bulan"]), "kelompok": rows, "upah_berubah": said["upah_berubah"]}


def _returned(version: Version) -> dict[str, Any]:
    """The workbooks that were marked, or whether they are being made."""
    job = job_of("kembali", version)
    files = [{"urut": number, **one} for number, one in made_by("kembali", version).get("berkas", {}).items()]
    return {"berkas": files, "pekerjaan": job if job is not None and job.keadaan in LIVING else None}


def _rows(request: HttpRequest, setoran: Submission, version: Version, files: list[Received]) -> dict[str, Any]:
    kode, tingkat, nomor = request.GET.get("kode", ""), request.GET.get("tingkat", ""), request.GET.get("halaman", "1")
    page: Page = page_of(version, whole(nomor, 1), kode=kode, tingkat=tingkat)
    if page.rows:
        with acts(signed_in(request)):
            about_it = f"setoran {setoran.pk} versi {version.urut}"
            note("lihat_masalah", pemda=setoran.pemda, unit=setoran.unit, tentang=about_it, halaman=page.nomor, kode=kode)
    numbers = {one.berkas: one.urut for one in files}
    rows = [{"ini": one, "berkas": numbers.get(one.berkas), **_severity(one.tingkat)} for one in page.rows]
    filters = [{"kata": word, "nilai": value, "kini": value == tingkat} for value, word in _FILTERS]
    return {"halaman": page, "baris": rows, "saringan": filters, "kode": kode, "tingkat": tingkat}


def _file(one: Received, proposed: dict[str, int]) -> dict[str, Any]:
    """A file, what it was taken for, and how many of its columns have a proposal."""
    return {"ini": one, "tata_letak": _layout(one.layout), "kode": one.kode, "usulan": proposed.get(str(one.urut), 0)}


def _kind(one: dict[str, Any], certain: dict[str, int]) -> dict[str, Any]:
    """A kind of problem, with how many of its cells can be put right at once."""
    return {**one, **_severity(one["tingkat"]), "langkah": here(one["kode"], one["langkah"]), "pasti": certain.get(one["kode"], 0)}


def _severity(tingkat: str) -> dict[str, str]:
    return {"tampak": _LOOKS[tingkat], "tingkat_kata": label("TINGKAT_MASALAH", tingkat)}


def _layout(code: str) -> str:
    from naungan.intake.layouts import LAYOUTS, layout

    return layout(code).nama if code in LAYOUTS else ""
