"""The evidence pack for BPK and Inspektorat: what was frozen, by which rules, how to compute it again, and a sample that nobody chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naungan.acuan.peraturan import citable
from naungan.kernel.nik import mask
from naungan.told.letters.blocks import bases, table
from naungan.told.letters.desk import Desk, Office
from naungan.told.letters.letter import Block, Heading, Letter, Paragraph
from naungan.told.letters.listed import DRAWN, seed_of
from naungan.told.letters.paper import sheet
from naungan.told.letters.wording import tulis
from naungan.told.words import day, label, month, number, office


def evidence(desk: Desk, one: Office) -> Letter:
    """Of one government."""
    run = one.material.run
    isi: list[Block] = [
        Paragraph(tulis("BUKTI_PEMBUKA", nomor=desk.rapat.nomor, bulan=month(one.bulan), posisi=day(one.frozen.posisi))), *bases(desk.hari),
        Heading(tulis("BUKTI_BEKU")), _frozen(one, run), Heading(tulis("BUKTI_MASUKAN")), _inputs(one, run),
        Heading(tulis("BUKTI_ATURAN")), Paragraph(tulis("BUKTI_ATURAN_PENJELASAN")), _rules(desk, run),
        Heading(tulis("BUKTI_HITUNG")), Paragraph(tulis("BUKTI_PERINTAH")),
        Paragraph(f"naungan rapat hitung-ulang {desk.buku} {desk.rapat.rapat} --pemda {one.kode}"), *_sample(desk, one),
    ]  # fmt: skip
    return sheet(desk, one, "paket_bukti", tulis("BUKTI_JUDUL", pemda=office(one.kode)), isi, (tulis("INSPEKTUR"),), sifat=tulis("RAHASIA"))


def _frozen(one: Office, run: Mapping[str, Any]) -> Block:
    known = run.get("diketahui") or tulis("HUKUM_HARI_ITU")
    facts = (
        ("EVALUASI", one.frozen.evaluasi), ("SIDIK_PEMDA", one.frozen.sidik), ("BULAN", month(one.bulan)),
        ("POSISI", day(one.frozen.posisi)), ("HUKUM", str(run["hukum"])), ("DIKETAHUI", str(known)),
        ("VERSI", f"{run['program_version']} · Python {run['python']} · {run['mesin']}"),
    )  # fmt: skip
    return table(
        tulis("BUKTI_BEKU"), ("URAIAN", "KETERANGAN"), ("text", "text"), [(tulis(f"BEKU_{name}"), value) for name, value in facts], (25, 75)
    )


def _inputs(one: Office, run: Mapping[str, Any]) -> Block:
    """The files of this government and the answers beside them, each with its hash."""
    ours = {row["berkas"] for row in one.material.file if row["pemda"] == one.kode}
    rows = [
        (str(file["berkas"]), str(file["sumber"])) for file in run.get("masukan", ()) if file["berkas"] in ours or "/" not in file["berkas"]
    ]
    return table(tulis("BUKTI_MASUKAN"), ("BERKAS", "SHA256"), ("text", "text"), rows, (48, 52))


def _rules(desk: Desk, run: Mapping[str, Any]) -> Block:
    """The values of law that the evaluation was computed with; a basis not in force on the day of the paper is not cited."""
    rows = [
        (str(at), str(one["nama"]), _value(one["nilai"]), str(one.get("satuan") or "").replace("_", " "),
         citable(str(one["dasar"] or ""), desk.hari) or tulis("DASAR_LAIN"), label("STATUS_TANGGAL", str(one["status"])))
        for at, one in enumerate(run.get("parameter", ()), 1)
    ]  # fmt: skip
    return table(
        tulis("BUKTI_ATURAN"), ("NO", "ATURAN", "NILAI", "SATUAN", "DASAR", "STATUS"), ("text",) * 6, rows, (4, 32, 14, 14, 24, 12)
    )


def _value(value: object) -> str:
    """A value of law as people read it: rows of a table one behind the other."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_value(one)}" for name, one in value.items())
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return number(value)
    return str(value)


def _sample(desk: Desk, one: Office) -> tuple[Block, ...]:
    """A few rows of each unit's own file; no name, the NIK masked."""
    seed = seed_of(desk.rapat.rapat, one.frozen.evaluasi)
    how = Paragraph(tulis("BUKTI_CARA", benih=seed, banyak=number(DRAWN)))
    rows = [
        (str(at), one.nama.get(row["unit"] or "") or str(row["unit_nama"] or tulis("UNIT_TIDAK_DIKENAL")), str(row["berkas"] or ""),
         str(row["lembar"] or "–"), str(row["baris"]), mask(row["nik_asli"]) or tulis("TIDAK_TERTULIS"), label("KEADAAN", row["keadaan"]),
         str(row["undian"]))
        for at, row in enumerate(one.listed.sampel, 1)
    ]  # fmt: skip
    heads = ("NO", "UNIT", "BERKAS", "LEMBAR", "BARIS", "NIK", "KEADAAN", "UNDIAN")
    kinds = ("text",) * 8
    sample: Block = (
        table(tulis("BUKTI_SAMPEL"), heads, kinds, rows, (4, 16, 28, 9, 6, 14, 12, 11)) if rows else Paragraph(tulis("BUKTI_TANPA_SAMPEL"))
    )
    return (Heading(tulis("BUKTI_SAMPEL")), how, sample)
