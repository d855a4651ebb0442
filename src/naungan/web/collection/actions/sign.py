"""The head of an office signs: the statement is drawn and kept, and stands with the step; the scan of the signed paper may follow."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

from naungan.acuan.zona import zona
from naungan.documents.lists.names import safe
from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown
from naungan.web.accounts.models import User
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.collection import flow
from naungan.web.collection.actions.flow import done, ready
from naungan.web.collection.counting import digest_of
from naungan.web.collection.models import Paper, Step, Submission, Version
from naungan.web.collection.papers import draw
from naungan.web.collection.rules import rule
from naungan.web.collection.seen import submission_of
from naungan.web.collection.sptjm import Signer, statement
from naungan.web.collection.stands import stand_of
from naungan.web.collection.titles import held_as, standing_in
from naungan.web.environment import read_environment
from naungan.web.vault import originals

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Kind = Step.Kind
SCAN_MB = 10
_SCANS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


def sign(*, by: User, nomor: int, versi: int) -> Submission:
    """The head signs the newest version. The statement is drawn before the transaction: nothing waits for it."""
    setoran = submission_of(by, nomor)
    newest = setoran.versions.first()
    if newest is None or not _may_sign(by, setoran):
        raise Refusal("WEB_TIDAK_BERHAK")
    paper = drawn(by, newest)
    sumber = _keep(paper, ".pdf")
    with acts(by):
        taking = ready(by, Kind.SAH, nomor, versi)
        if taking.versi != newest:
            raise Refusal("WEB_DIDAHULUI", perubahan="versinya diganti")
        found = done(taking, sidik=digest_of(newest))
        step = found.steps.filter(jenis=Kind.SAH).latest("id")
        berkas = f"SPTJM {newest.setoran.pk}-{newest.urut}.pdf"
        Paper.objects.create(langkah=step, jenis=Paper.Kind.SURAT, sumber=sumber, berkas=berkas, ukuran=len(paper), oleh=by)
    return found


def drawn(by: User, versi: Version) -> bytes:
    """The statement as he would sign it today."""
    setoran = versi.setoran
    held = held_as(by, flow.roles(Kind.SAH, rule(setoran)), setoran.pemda, setoran.unit)
    untuk = standing_in(held) if held else ""
    day = timezone.now().astimezone(zona(setoran.pemda)).date()
    return draw(statement(versi, Signer(by.nama, by.jabatan or "Kepala Perangkat Daerah", untuk), day), setoran)


def attach(*, by: User, nomor: int, berkas: UploadedFile | None) -> Paper:
    """The scan of the signed statement: a PDF or a picture, kept closed beside the generated one; by the head or the maker."""
    setoran = submission_of(by, nomor)
    scope = scope_of(by)
    if not (_may_sign(by, setoran) or flow.makes(rule(setoran), scope, setoran.pemda, setoran.unit, setoran.cabang)):
        raise Refusal("WEB_TIDAK_BERHAK")
    content = b"" if berkas is None else berkas.read(SCAN_MB * 1024 * 1024 + 1)
    kind = next((ending for start, ending in _SCANS.items() if content.startswith(start)), None)
    if berkas is None or kind is None or len(content) > SCAN_MB * 1024 * 1024:
        raise Refusal("WEB_ALUR_PINDAIAN", besar=SCAN_MB)
    sumber = _keep(content, f".{kind}")
    with acts(by):
        step = setoran.steps.filter(jenis=Kind.SAH).last()
        if step is None:
            raise Refusal("WEB_TIDAK_ADA")
        name = safe(shown(Path(berkas.name or "").stem))[:150] or "pindaian"
        return Paper.objects.create(
            langkah=step, jenis=Paper.Kind.PINDAIAN, sumber=sumber, berkas=f"{name}.{kind}", ukuran=len(content), oleh=by
        )  # fmt: skip


def _may_sign(by: User, setoran: Submission) -> bool:
    return flow.may(Kind.SAH, setoran, stand_of(setoran), rule(setoran), scope_of(by))


def _keep(content: bytes, ending: str) -> str:
    """In the vault; its SHA-256."""
    with tempfile.TemporaryDirectory(dir=read_environment().scratch) as folder:
        path = Path(folder) / f"surat{ending}"
        path.write_bytes(content)
        return originals.keep(path)
