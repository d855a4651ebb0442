"""Each kind of question: its file, the columns by which it is known again, who may answer it, and how a row becomes an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from naungan.answers import Form, Read, forms
from naungan.answers.forms import QUESTION
from naungan.kernel.messages import catalogue
from naungan.web.accounts.roles import Right
from naungan.web.vault.nik import sign

Kata = Mapping[str, str]
_AGREED, _REMARK, _BEFORE = "setuju", "keterangan", "jawaban_lama"


@dataclass(frozen=True)
class Kind:
    """``kode`` is the name of the file without its ending; ``about`` what a question is known by; ``right`` who may answer."""

    kode: str
    form: Form
    about: tuple[str, ...]
    right: Right
    awalan: str = ""  # how the codes of its reasons begin in the catalogue

    def key(self, pemda: str, row: Kata) -> str:
        """The keyed sign of what a row is about."""
        said = (" ".join(str(row.get(name) or "").split()) for name in self.about if name != "pemda")
        return sign("\x1f".join(("putusan", self.kode, pemda, *said)))

    def groups(self, rows: Iterable[Kata], pemda: str) -> dict[str, list[Kata]]:
        """The rows by what they are about, in the order of the file."""
        found: dict[str, list[Kata]] = {}
        for row in rows:
            found.setdefault(self.key(pemda, row), []).append(row)
        return found

    def answer(self, rows: Sequence[Kata]) -> str:
        """What rows about one thing answer, in a word; empty where they answer nothing."""
        if self.kode == "alokasi_bayar":
            given = [row for row in rows if row["rupiah"]]
            return f"{len(given)} bagian" if given else ""
        return rows[0].get(self.column, "")[:60].removeprefix(QUESTION)

    @property
    def column(self) -> str:
        """The column of the answer."""
        return self.form.jawaban or {"pemetaan": _AGREED, "isi": "data"}[self.kode]

    def asks(self, rows: Sequence[Kata]) -> bool:
        """Whether something about it waits for a person: nothing answered, what came later, or an answer that could not be followed."""
        if self.kode == "alokasi_bayar":
            return any(not row["rupiah"] for row in rows)
        if self.kode == "isi":
            return rows[0]["data"] == QUESTION
        if self.kode == "pemetaan":
            return not any(row[_AGREED] for row in rows) or any(row[_AGREED] == QUESTION for row in rows)
        return not rows[0][self.column] or bool(rows[0].get(_REMARK))

    def before(self, rows: Sequence[Kata]) -> str:
        """The answer that did not settle it."""
        return rows[0].get(_BEFORE) or (rows[0][self.column] if rows[0].get(_REMARK) else "")

    def reason(self, row: Kata) -> str:
        """The code of the reason that a row tells in words; empty where it tells none."""
        return _reasons(self.awalan).get(row.get("alasan", ""), "") if self.awalan else ""

    def same(self, rows: Sequence[Kata], others: Sequence[Kata]) -> bool:
        """Whether two answers say the same, whatever stands beside them to be read."""
        return sorted(map(self._said, rows)) == sorted(map(self._said, others))

    def _said(self, row: Kata) -> tuple[str, ...]:
        beside = (*self.form.tampil, "oleh")
        return tuple(row.get(name, "") for name in self.form.kolom if name not in beside)


KINDS: dict[str, Kind] = {
    one.kode: one
    for one in (
        Kind("keputusan", forms.KEPUTUSAN, forms.KEPUTUSAN.key, Right.PUTUSKAN, "TINJAU_"),
        Kind("jawaban_unit", forms.JAWABAN_UNIT, forms.JAWABAN_UNIT.key, Right.PERIKSA_STATUS),
        Kind("pemetaan", forms.PEMETAAN, forms.PEMETAAN.kelompok, Right.PERIKSA_STATUS),
        Kind("usulan_rekening", forms.USULAN_REKENING, forms.USULAN_REKENING.key, Right.PERIKSA_UANG),
        Kind("alokasi_bayar", forms.ALOKASI_BAYAR, ("jenis", "nomor", "unit", "kode_rekening"), Right.PERIKSA_UANG, "DOK_ALASAN_"),
        Kind("isi", forms.ISI, forms.ISI.key, Right.PERIKSA_STATUS),
    )
}


def answered(kind: Kind, read: Read) -> list[Kata]:
    """The rows of a file that are answers and hold, as they were written."""
    if kind.kode == "pemetaan":  # one answer speaks for the rows below it
        return [row.kata for row in read.rows]
    if kind.kode == "isi":
        return [row.kata for row in read.berlaku if row.kata["data"] != QUESTION]
    return [row.kata for row in read.berlaku]


def number(row: Kata) -> str:
    """An NPP as a branch's list has it."""
    return re.sub("[^0-9A-Za-z]", "", row.get("npp", ""))[:20]


@cache
def _reasons(awalan: str) -> dict[str, str]:
    return {entry.kalimat: code for code, entry in catalogue().items() if code.startswith(awalan)}
