"""What papers ask of the ledger, the same on either engine: counts, who can be registered, the sample drawn by hash."""

from __future__ import annotations

import hashlib

import pyarrow as pa

from naungan.engine import Engine
from naungan.told.letters.listed import DRAWN, listed

SEED = "00ff"
# unit, berkas, lembar (none where the file has one sheet), baris, kategori, keadaan
ROWS = [
    *(("1.01", "a.xlsx", "Data", row, "honorer", "unregistered" if row % 2 else "covered") for row in range(2, 9)),
    *(("1.02", "b.csv", None, row, "bpd", "unregistered") for row in range(2, 4)),
]


def _tables() -> tuple[pa.Table, pa.Table]:
    place = {name: [row[at] for row in ROWS] for at, name in enumerate(("unit", "berkas", "lembar", "baris"))}
    common = {"pemda": ["1671"] * len(ROWS), "unit_nama": ["Dinas"] * len(ROWS), **place}
    ledger = pa.table({
        **common, "kategori": [row[4] for row in ROWS], "keadaan": [row[5] for row in ROWS], "terlindungi": ["tidak"] * len(ROWS),
        "pembayar": ["pemda"] * len(ROWS), "utama": [True] * len(ROWS),
    })  # fmt: skip
    names = {"nama": [f"Orang {at}" for at in range(len(ROWS))], "nik_asli": [f"16710101019000{at:02d}" for at in range(len(ROWS))]}
    roster = pa.table({**{name: place[name] for name in ("berkas", "lembar", "baris")}, **names, "mulai": pa.nulls(len(ROWS), pa.date32())})
    return ledger, roster


def test_counts_lists_and_sample(engine: Engine) -> None:
    ledger, roster = (engine.table(one) for one in _tables())
    found = listed(engine, {"ledger": ledger, "roster": roster}, ["1671", "1801"], SEED)
    assert [(row["unit"], row["keadaan"], row["jumlah"]) for row in found.counted] == [
        ("1.01", "covered", 4), ("1.01", "unregistered", 3), ("1.02", "unregistered", 2)
    ]  # fmt: skip
    assert [(row["unit"], row["baris"], row["nama"]) for row in found.pendaftaran] == [
        ("1.01", 3, "Orang 1"), ("1.01", 5, "Orang 3"), ("1.01", 7, "Orang 5"), ("1.02", 2, "Orang 7"), ("1.02", 3, "Orang 8")
    ]  # fmt: skip
    lots = {row[:4]: hashlib.sha256(f"{SEED}|{row[1]}|{row[2] or ''}|{row[3]}".encode()).hexdigest() for row in ROWS}
    first = sorted((lot, place) for place, lot in lots.items() if place[0] == "1.01")[:DRAWN]
    wanted = {place: lot[:12] for lot, place in first} | {place: lot[:12] for place, lot in lots.items() if place[0] == "1.02"}
    assert {(row["unit"], row["berkas"], row["lembar"], row["baris"]): row["undian"] for row in found.sampel} == wanted
    assert listed(engine, {"ledger": ledger, "roster": roster}, ["1801"], SEED).sampel == []
