"""A fasilitasi that found nothing, and a draft that does not fulfil its clauses: one finding each, with the step that is open."""

from __future__ import annotations

import datetime as dt
from typing import Any

from naungan.findings.evaluated import draft_findings, facilitation_findings
from naungan.findings.make import Today
from naungan.told.words import said

TODAY = Today("2026-10", 2026, dt.date(2026, 11, 20))


def step(**more: Any) -> dict[str, Any]:
    return {
        "pemda": "1671",
        "tahun": 2027,
        "ke": 2,
        "langkah": "LANGKAH_FASILITASI_RKPD",
        "hasil": "tidak_memuat",
        "nomor": "050/1",
        **more,
    }


def clause(butir: str, **more: Any) -> dict[str, Any]:
    return {
        "pemda": "1671", "tahun": 2027, "nomor": 1, "butir": butir, "putusan": "tidak_memenuhi", "kebutuhan": None, "kekurangan": None,
        "evaluasi_sampai": None, "perbaikan_sampai": None, **more,
    }  # fmt: skip


def test_a_facilitation_is_told_once_a_government_and_only_where_it_says_no() -> None:
    rows = [step(), step(langkah="LANGKAH_FASILITASI_RKPD_P", ke=9), step(pemda="1672", hasil="memuat"), step(pemda="1673", hasil=None)]
    (row,) = facilitation_findings(rows, TODAY)
    assert (row["pemda"], row["unit"], row["langkah"], row["tenggat"]) == ("1671", None, "LANGKAH_RAPBD", dt.date(2026, 11, 30))
    assert said(row["kode"], row["params"]) == "Fasilitasi RKPD tahun anggaran 2027 menyatakan Jamsostek tidak termuat (nomor 050/1)."


def test_a_draft_is_mended_while_it_is_evaluated_and_after_that_by_the_open_step() -> None:
    until = dt.date(2026, 12, 9)
    rows = [
        clause("REKENING_NON_ASN", nomor=3, kebutuhan=9, kekurangan=7, evaluasi_sampai=until), clause("JKK_DAN_JKM", nomor=4, evaluasi_sampai=until),
        clause("RT_RW", nomor=7, putusan="tidak_dapat_dinilai", kebutuhan=5, kekurangan=5), clause("PROGRAM_RKPD", tahun=2028),
    ]  # fmt: skip
    (row,) = draft_findings(rows, TODAY)
    assert (row["jumlah"], row["rupiah"], row["langkah"], row["tenggat"]) == (2, 7, "LANGKAH_SEMPURNAKAN_RAPERDA", until)
    assert "Rekening non-ASN ada" in said(row["kode"], row["params"]) and "RT" not in said(row["kode"], row["params"])
    (late,) = draft_findings([clause("JKK_DAN_JKM", evaluasi_sampai=dt.date(2026, 11, 19))], TODAY)
    assert (late["langkah"], late["rupiah"]) == ("LANGKAH_RAPBD", None)
