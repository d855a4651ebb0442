"""Files are taken in: kept closed first, then a new version of the submission in one transaction, with the job that checks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.kernel.period import tanggal
from naungan.kernel.shown import shown, told_apart
from naungan.sheets.marked.stamp import read_stamp
from naungan.web.accounts.models import Unit, User
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.collection.branches import of_branch
from naungan.web.collection.datasets import Wanted, must_be, title_of
from naungan.web.collection.models import Received, Submission, Version
from naungan.web.collection.rules import must_make
from naungan.web.collection.stamped import origins_of, staying
from naungan.web.jobs.actions import LIVING
from naungan.web.jobs.queue import enqueue
from naungan.web.vault.originals import keep

# So many files hold all that one office sends of one data set.
MOST = 30
# While it stands so, what was handed in may be replaced; else it is taken back or returned first.
OPEN = (Submission.State.DRAF, Submission.State.DIKEMBALIKAN)
_NAME = 160  # bytes


@dataclass(frozen=True)
class Kept:
    """A file that the vault holds; ``tanda`` is what it carries where it is a workbook that went back marked."""

    berkas: str
    sumber: str
    ukuran: int
    tanda: str = ""


def receive(
    *, by: User, wanted: Wanted, dilihat: int, files: Sequence[UploadedFile], tambah: bool = False,
    bentuk: str = Submission.Form.PENUH,
) -> Version:  # fmt: skip
    """A new version of the submission of that key, which begins with it where there is none; its check is queued.

    ``dilihat`` is the ``versi`` that the sender saw (0 = none yet). ``tambah``: the files of the version before stay beside these.
    A workbook of this submission that comes back marked takes the place of its own file alone.
    Refusal without the right, for what was handed over already, for bytes that this government has sent before, and where somebody
    else was quicker.
    """
    must_be(wanted)
    wanted = of_branch(by, wanted)
    scope_of(by).demand(Right.SETOR, wanted.pemda, wanted.unit or None)
    if wanted.unit and not Unit.objects.filter(pemda=wanted.pemda, kode=wanted.unit).exists():
        raise Refusal("SETOR_UNIT")
    must_make(by, pemda=wanted.pemda, unit=wanted.unit, dataset=wanted.dataset, tahap=wanted.tahap, cabang=wanted.cabang)
    if not files:
        raise Refusal("SETOR_TANPA_BERKAS")
    if len(files) > MOST:
        raise Refusal("SETOR_TERLALU_BANYAK", paling=MOST)
    kept = _each_once([_kept(one) for one in files])
    origins = origins_of([one.tanda for one in kept])
    with acts(by):
        setoran = begun(by, wanted)
        before = setoran.versions.first()
        _refuse_known(setoran, before, kept, tambah)
        advance(setoran, dilihat)
        stay = [_as_kept(one) for one in staying(before, [one.tanda for one in kept], origins, tambah=tambah)] if before else []
        koreksi = before.koreksi if before and stay else ""
        return new_version(by, setoran, [*stay, *kept], bentuk=bentuk, koreksi=koreksi, origins=origins)


def begun(by: User, wanted: Wanted) -> Submission:
    """The submission of that key that is alive, else a new one; in the transaction of whoever asks."""
    alive = Submission.objects.exclude(keadaan=Submission.State.DITARIK)
    found, _ = alive.get_or_create(**vars(wanted), defaults={"oleh": by})
    return found


def advance(setoran: Submission, dilihat: int) -> None:
    """Take the turn of whoever saw ``dilihat``; Refusal that says what has changed where somebody took it before, or it is closed."""
    mine = Submission.objects.filter(pk=setoran.pk, versi=dilihat, keadaan__in=OPEN)
    if mine.update(versi=F("versi") + 1):
        return
    now = Submission.objects.get(pk=setoran.pk)
    if now.versi == dilihat:
        raise Refusal("SETOR_TERTUTUP", keadaan=now.get_keadaan_display())
    raise Refusal("WEB_DIDAHULUI", perubahan=_latest(now))


def new_version(
    by: User, setoran: Submission, files: Sequence[Kept], *, bentuk: str, koreksi: str = "", origins: Mapping[str, Received] | None = None
) -> Version:  # fmt: skip
    """The next version of these files with the corrections laid over them, and the job that checks it as what it came.

    ``origins`` as of ``stamped``.
    """
    last = setoran.versions.first()
    version = Version.objects.create(setoran=setoran, urut=(last.urut if last else 0) + 1, bentuk=bentuk, koreksi=koreksi, oleh=by)
    Submission.objects.filter(pk=setoran.pk).update(bentuk=bentuk)
    setoran.bentuk = bentuk
    names = told_apart([one.berkas for one in files])
    Received.objects.bulk_create(
        [
            Received(
                versi=version, urut=number, berkas=name, sumber=one.sumber, ukuran=one.ukuran,
                asal=(origins or {}).get(one.tanda) if one.tanda else None,
            )
            for number, (one, name) in enumerate(zip(files, names, strict=True), start=1)
        ]
    )  # fmt: skip
    check_again(version)
    return version


def check_again(version: Version) -> None:
    """Queue the check of a version; in the transaction of whoever asks."""
    setoran = version.setoran
    version.pekerjaan = enqueue("periksa", kunci=f"periksa:{version.pk}", isi={"versi": version.pk}, pemda=setoran.pemda, unit=setoran.unit)
    version.save(update_fields=["pekerjaan"])


def _kept(file: UploadedFile) -> Kept:
    """The bytes, closed; the name as it is shown, for that is what the database may know of it."""
    path = Path(file.temporary_file_path())  # type: ignore[attr-defined]  # ``site.uploads`` makes no other
    return Kept(_name(file.name or ""), keep(path), path.stat().st_size, read_stamp(path) or "")


def _name(name: str) -> str:
    """Without what no file system or page should meet; too long a name keeps its end, which says what kind of file it is."""
    clean = shown("".join(letter for letter in name if letter.isprintable())).strip().lstrip(".") or "tanpa nama"
    stem, dot, ending = clean.rpartition(".")
    ending = _cut(ending, 12) if dot else ""
    return f"{_cut(stem or clean, _NAME)}{dot}{ending}"


def _cut(text: str, length: int) -> str:
    return text.encode()[:length].decode(errors="ignore")


def _as_kept(one: Received) -> Kept:
    return Kept(one.berkas, one.sumber, one.ukuran)


def _each_once(kept: list[Kept]) -> list[Kept]:
    """A file that was dragged twice is one."""
    return list({one.sumber: one for one in reversed(kept)}.values())[::-1]


def _refuse_known(setoran: Submission, before: Version | None, kept: list[Kept], tambah: bool) -> None:
    """Bytes that this government sent before, in the version that stands of any submission of this data set, are no news."""
    names = {one.sumber: one.berkas for one in kept}
    own = {one.sumber for one in before.files.all()} if before else set()
    if before and not before.koreksi and not _in_vain(before) and (names.keys() <= own if tambah else names.keys() == own):
        raise Refusal("SETOR_SAMA", berkas=next(iter(names.values())))
    later = Version.objects.filter(setoran=OuterRef("versi__setoran"), urut__gt=OuterRef("versi__urut"))
    elsewhere = (
        Received.objects.filter(sumber__in=names, versi__setoran__pemda=setoran.pemda, versi__setoran__dataset=setoran.dataset)
        .exclude(versi__setoran=setoran)
        .exclude(versi__setoran__keadaan=Submission.State.DITARIK)
        .filter(~Exists(later))
        .select_related("versi__setoran")
    )
    if (one := elsewhere.first()) is not None:
        other = one.versi.setoran
        data, day = title_of(other.dataset, other.masa), tanggal(timezone.localdate(one.versi.dibuat))
        raise Refusal("SETOR_SUDAH_ADA", berkas=names[one.sumber], data=data, tanggal=day)


def _in_vain(version: Version) -> bool:
    """Whether its check has ended without a word: its files may come again."""
    job = version.pekerjaan
    return version.diperiksa is None and (job is None or job.keadaan not in LIVING)


def _latest(setoran: Submission) -> str:
    """What changed a submission last, in words."""
    version, step = setoran.versions.select_related("oleh").first(), setoran.steps.select_related("oleh").last()
    if step is not None and (version is None or step.waktu > version.dibuat):
        return f"{step.get_jenis_display()} oleh {step.oleh or 'sistem'}, {_at(step.waktu)}"
    return f"versi {version.urut} oleh {version.oleh or 'sistem'}, {_at(version.dibuat)}" if version else setoran.get_keadaan_display()


def _at(moment: dt.datetime) -> str:
    local = timezone.localtime(moment)
    return f"{tanggal(local.date())} {local:%H.%M}"
