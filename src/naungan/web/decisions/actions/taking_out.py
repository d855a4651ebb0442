"""The answers of a government leave as a CSV; who took them is noted."""

from __future__ import annotations

import tempfile
from pathlib import Path

from naungan.answers import write
from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.decisions.area import kinds_of
from naungan.web.decisions.exporting import rows_of
from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.models import Decision
from naungan.web.environment import read_environment


def taken_out(*, by: User, pemda: str, jenis: str) -> tuple[str, bytes]:
    """Name and bytes of the file: the same that an evaluation of the government is given."""
    if jenis not in kinds_of(scope_of(by), pemda):
        raise Refusal("WEB_TIDAK_ADA")
    kind = KINDS[jenis]
    rows = rows_of(Decision.objects.filter(pemda=pemda, jenis=jenis, dicabut__isnull=True))
    with acts(by):
        note("putusan_unduh", pemda=pemda, tentang=kind.form.berkas, jumlah=len(rows))
    with tempfile.TemporaryDirectory(dir=read_environment().scratch) as folder:  # 0700
        path = Path(folder) / kind.form.berkas
        write(kind.form, path, rows, always=True)
        return path.name, path.read_bytes()
