"""What a rule of a region says in one column and denies in another, each told with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from naungan.answers import Read
from naungan.answers.forms import MINIMUM
from naungan.answers.told import Problem, wrong
from naungan.kernel.messages import sentence

_WITH_AMOUNT = ("maks", "tetap")


def inconsistent(read: Read) -> Iterator[Problem]:
    """One problem a column that does not go with the others of its rule."""
    for row in read.berlaku:
        said: Any = row.nilai
        for kolom, kode in _denied(said):
            params: dict[str, Any] = {"pilihan": sentence(kode)} if kode else {}
            code = "JAWABAN_NILAI" if kode else "JAWABAN_KOSONG"
            yield wrong(code, read.form.berkas, row.nomor, kolom, row.kata[kolom], row.kata["pemda"], **params)


def _denied(said: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """The column, and what may stand there; None where it should not be empty."""
    if said["segmen"] == "BPU" and "jp" in (said["program"] or ()):
        yield "program", "BOLEH_PROGRAM_BPU"
    if not said["pemda"]:
        yield from ((kolom, "BOLEH_UPAH_SEMUA") for kolom in ("nilai_upah", "nilai_perkiraan") if said[kolom] in MINIMUM)
    if said["basis_upah"] in _WITH_AMOUNT and said["nilai_upah"] is None:
        yield "nilai_upah", None
    if said["sampai"] and said["sampai"] < said["dari"]:
        yield "sampai", "BOLEH_SETELAH_DARI"
