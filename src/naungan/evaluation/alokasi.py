"""``alokasi_bayar.csv``: payments that nobody can place, asked once; what people say of them is followed, and never more than was paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan import reconciliation
from naungan.answers import Read, merged, write
from naungan.answers.told import Problem, names_nothing, wrong
from naungan.kernel.messages import sentence
from naungan.reconciliation import UNKNOWN, Answer, Asked, Jenis, Payment

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.inputs import Inputs

_PAYMENT = ("pemda", "jenis", "nomor", "unit", "kode_rekening")
Notes = Mapping[tuple[str, str, str], str]


def asked(inputs: Inputs, posisi: dt.date) -> Asked:
    """What is reconciled, with what people have said of payments."""
    said = inputs.answers.alokasi_bayar
    return Asked(inputs.bulan, posisi, inputs.peta, _answers(said), _notes(said))


def unfollowed(engine: Engine, inputs: Inputs, found: Mapping[str, ir.Table], posisi: dt.date) -> list[Problem]:
    """Answers about no payment that was read, about several, or of more than was paid."""
    lost = reconciliation.unfollowed(engine, found, asked(inputs, posisi))
    return [_told(inputs.answers.alokasi_bayar.form.berkas, answer, kode) for answer, kode in lost]


def _answers(said: Read) -> tuple[Answer, ...]:
    """The rows that hold."""
    return tuple(
        Answer(row.nomor, _payment(row.nilai), str(row.nilai["npp"]), str(row.nilai["bulan"]), int(str(row.nilai["rupiah"])),
               str(row.nilai["oleh"]) if row.nilai["oleh"] else None)
        for row in said.berlaku
    )  # fmt: skip


def _notes(said: Read) -> Notes:
    """What somebody has written beside a payment, answered or not; the last row of a payment that says something."""
    rows = (row.kata for row in said.rows if row.kata["catatan"])
    return {(row["pemda"], row["jenis"], row["nomor"]): row["catatan"] for row in rows}


def write_questions(engine: Engine, suspense: ir.Table, path: Path, said: Read) -> int:
    """What waits, below what was answered; returns how many payments wait."""
    rows = engine.rows(suspense.order_by(*_PAYMENT, "npp", "bulan_dari"))
    begun = {_key(row.kata): row.kata for row in said.rows if not row.kata["rupiah"]}
    asked = [_question(row, begun.get(_key(row), {})) for row in rows]
    write(said.form, path, merged(said, asked))
    return len(asked)


def _question(row: Mapping[str, Any], begun: Mapping[str, str]) -> dict[str, Any]:
    """A row with what somebody has begun to fill in."""
    one_month = row["bulan_dari"] if row["bulan_dari"] == row["bulan_sampai"] else None
    return {
        **{name: row[name] for name in (*_PAYMENT, "tanggal", "nilai")}, "sisa": row["rupiah"],
        "alasan": sentence(f"DOK_ALASAN_{row['alasan'].upper()}"), "npp": begun.get("npp") or row["npp"],
        "bulan": begun.get("bulan") or one_month, "catatan": begun.get("catatan"),
    }  # fmt: skip


def _payment(row: Mapping[str, object]) -> Payment:
    place = (str(row[name] or "") for name in _PAYMENT)
    pemda, jenis, nomor, unit, rekening = place
    return Payment(pemda, Jenis(jenis), nomor, unit, rekening)


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name] or "") for name in _PAYMENT)


def _told(berkas: str, answer: Answer, kode: str) -> Problem:
    payment = answer.payment
    if kode == UNKNOWN:
        return names_nothing(berkas, answer.baris, "nomor", payment.nomor, payment.pemda)
    return wrong(kode, berkas, answer.baris, "rupiah" if kode == reconciliation.EXCEEDS else "nomor", payment.nomor, payment.pemda)
