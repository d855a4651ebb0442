"""What a round froze, computed again: equal, or which file, law, version or relation is not what it was."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from naungan.engine import Engine
from naungan.evaluation.finished import read_finished
from naungan.kernel.errors import Unreadable
from naungan.rounds import Again, Event, New, freeze, keep_proof, read_frozen
from naungan.rounds.differing import Differing, alike, differing
from naungan.rounds.recomputed import _series, lay_out
from naungan.rounds.sidik import published, sidik
from naungan.told.recomputed import recomputed_text
from tests.command import Done, run
from tests.rounds.events import HASH, write

WHERE = ("--nomor", "1", "--tingkat", "provinsi", "--tanggal", "25-11-2026", "--tempat", "Palembang", "--peserta", "BPJS", "--oleh", "Ani")


def opened(folder: Path, finished: Path, *more: object) -> Path:
    run("rapat", "buka", folder, *WHERE, "--hasil", finished / "hasil", *more, expect=0)
    return folder


def again(book: Path, *more: object, expect: int) -> Done:
    return run("rapat", "hitung-ulang", book, "R1", *more, expect=expect)


def told(done: Done) -> dict[str, Any]:
    (found,) = json.loads(done.stdout)["evaluasi"]
    return dict(found)


@pytest.mark.chain
def test_every_published_row_comes_out_again(tmp_path: Path, finished: Path) -> None:
    book = opened(tmp_path / "rapat", finished, "--masukan", finished / "berkas")
    found = told(again(book, "--json", expect=0))
    assert {row["putusan"] for row in found["pemda"]} == {"sama"} and found["hukum_sama"]


def test_inputs_that_were_not_handed_over_or_are_damaged_are_told(tmp_path: Path, finished: Path) -> None:
    without = told(again(opened(tmp_path / "a", finished), "--json", expect=1))
    assert without["tanpa_masukan"] and {row["putusan"] for row in without["pemda"]} == {"tidak_dapat_dihitung"}
    book = opened(tmp_path / "b", finished, "--masukan", finished / "berkas")
    one = next((book / "beku").glob("*/masukan/*"))
    one.write_bytes(one.read_bytes() + b"x")
    done = again(book, expect=1)
    assert f"masukan/{one.name}" in done.stdout and "cadangan" in done.stdout


def test_evidence_that_is_gone_is_told(tmp_path: Path, finished: Path) -> None:
    book = opened(tmp_path / "rapat", finished)
    (tmp_path / "SK.pdf").write_bytes(b"%PDF-1.7")
    sha, name = keep_proof(book, tmp_path / "SK.pdf")
    write(book, New("R1", Event.BUKTI, {"sha256": sha, "nama": name, "butir": "R1-0001"}))
    assert json.loads(again(book, "--json", expect=1).stdout)["bukti_rusak"] == []
    (book / "bukti" / sha).unlink()
    assert "SK.pdf" in again(book, expect=1).stdout


def test_a_broken_chain_is_told_before_anything_is_computed(tmp_path: Path, finished: Path) -> None:
    book = opened(tmp_path / "rapat", finished)
    path = book / "peristiwa" / "000001.jsonl"
    path.write_text(path.read_text("utf-8").replace('"Palembang"', '"Jakarta"'), "utf-8")
    assert "Peristiwa ke-1 " in again(book, expect=3).stderr


def test_rows_that_differ_are_counted_by_relation_and_pemda(duck: Engine, tmp_path: Path, hasil: Path) -> None:
    changed = shutil.copytree(hasil, tmp_path / "hasil")
    part = changed / "hasil" / "unit_status" / "part-0.parquet"
    table = pq.read_table(part)
    rows = [{**row, "unit_nama": "Lain"} if row["pemda"] == "1671" else row for row in table.to_pylist()]
    pq.write_table(type(table).from_pylist(rows, table.schema), part)
    count = sum(row["pemda"] == "1671" for row in rows)
    found = differing(duck, read_finished(hasil), read_finished(changed), ["1601", "1671"])
    assert found == {"1601": (), "1671": (Differing("unit_status", count, count),)}


def test_a_relation_of_other_columns_is_not_compared_and_changes_no_fingerprint(tmp_path: Path, hasil: Path) -> None:
    """What a later version adds to a relation accuses nobody of having changed what was frozen."""
    changed = shutil.copytree(hasil, tmp_path / "hasil")
    part = changed / "hasil" / "unit_status" / "part-0.parquet"
    table = pq.read_table(part)
    pq.write_table(table.append_column("baru", table["pemda"]), part)
    old, new = read_finished(hasil), read_finished(changed)
    assert set(published(old)) - set(alike(old, new)) == {"unit_status"}
    assert sidik(old, ["1671"]) != sidik(new, ["1671"])
    declared = dataclasses.replace(old, relations={name: one for name, one in old.relations.items() if name != "ledger"})
    assert sidik(declared, ["1671"]) == sidik(old, ["1671"])


def test_inputs_lie_again_under_their_names(tmp_path: Path, finished: Path) -> None:
    stored = freeze(tmp_path / "rapat", finished / "hasil", [finished / "berkas"])
    lay_out(stored, tmp_path / "lagi")
    for one in stored.finished.record["masukan"]:
        assert (tmp_path / "lagi" / one["berkas"]).read_bytes() == (finished / "berkas" / one["berkas"]).read_bytes()
    assert {name[:4].strip() for name in map(str, (path.name for path in (tmp_path / "lagi").iterdir() if path.is_dir()))} >= set(
        stored.pemda
    )


def test_no_input_is_laid_outside(tmp_path: Path, finished: Path) -> None:
    stored = read_frozen(tmp_path / "rapat", freeze(tmp_path / "rapat", finished / "hasil", []).evaluasi)
    out = dataclasses.replace(stored.finished, record={**stored.finished.record, "di_luar_bulan": ["../../luar.csv"]})
    with pytest.raises(Unreadable):
        lay_out(dataclasses.replace(stored, finished=out), tmp_path / "lagi")


def test_a_series_with_another_value_is_named(hasil: Path) -> None:
    record = json.loads((hasil / "run.json").read_text("utf-8"))
    assert _series(record, None) == ()
    record["parameter"][0]["nilai"] = -1
    assert _series(record, None) == (record["parameter"][0]["kode"],)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"versi": ("0.0.9", "0.1.0")}, "dahulu 0.0.9"), ({"hukum_sama": False, "deret": ("nilai_jkm",)}, "nilai_jkm"),
        ({"hukum_sama": False}, "Berkas hukum berubah"), ({"bentuk_lain": ("ledger",), "versi": ("0.0.9", "0.1.0")}, "ledger"),
        ({"sidik_lain": ("1671",)}, "bukan yang disebut rapat"), ({}, "Laporkan"),
    ],
)  # fmt: skip
def test_why_it_is_not_equal_is_said(changes: dict[str, Any], says: str) -> None:
    from naungan.told.recomputed import _again

    given: dict[str, Any] = {"versi": ("0.1.0", "0.1.0"), "hukum_sama": True, "deret": (), "diketahui": dt.date(2026, 11, 25)}
    beda = {"1671": (Differing("ledger", 1200, 3),)}
    one = Again(HASH, ("1671",), **{**given, **changes}, beda=beda)
    text = recomputed_text(
        {"rapat": "R1", "nomor": "1", "peristiwa": 7, "keadaan_sama": True, "bukti_rusak": [], "evaluasi": [_again(one)]}
    )
    assert not one.equal and says in text and "ledger: 1.200 baris beku" in text and "{" not in text
