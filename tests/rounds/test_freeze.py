"""What a round freezes: a finished folder and its inputs by hash, and each pemda's own rows whoever else lies in the folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from naungan.evaluation.finished import read_finished
from naungan.kernel.errors import Refusal, Unreadable
from naungan.rounds.freeze import damaged, freeze, read_frozen
from naungan.rounds.sidik import sidik


@pytest.fixture(scope="module")
def stored(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A book with one frozen folder, and its hash."""
    book = tmp_path_factory.mktemp("buku") / "rapat"
    return book, freeze(book, finished / "hasil", [finished / "berkas"]).evaluasi


def test_everything_is_there_and_the_second_time_nothing_is_written(stored: tuple[Path, str], finished: Path) -> None:
    book, name = stored
    place = book / "beku" / name
    record = json.loads((finished / "hasil" / "run.json").read_text("utf-8"))
    assert {path.name for path in (place / "masukan").iterdir()} == {one["sumber"] for one in record["masukan"]}
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    again = freeze(book, finished / "hasil", [finished / "berkas"])
    assert (again.evaluasi, again.tanpa, damaged(book, name)) == (name, (), [])
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*")} == before
    assert again.finished.counts == read_finished(finished / "hasil").counts


def test_inputs_that_nobody_handed_over_are_named(tmp_path: Path, finished: Path) -> None:
    some = freeze(tmp_path / "rapat", finished / "hasil", [])
    assert len(some.tanpa) == len(some.finished.record["masukan"]) > 0


def test_a_changed_a_missing_and_a_renamed_thing_are_told(tmp_path: Path, stored: tuple[Path, str]) -> None:
    book = shutil.copytree(stored[0], tmp_path / "rapat")
    place = book / "beku" / stored[1]
    one = next((place / "masukan").iterdir())
    one.unlink()
    (place / "hasil" / "finding" / "part-0.parquet").write_bytes(b"PAR1")
    assert damaged(book, stored[1]) == ["hasil/finding/part-0.parquet", f"masukan/{one.name}"]
    with pytest.raises(Unreadable, match=r"finding/part-0.parquet.*Pulihkan"):
        read_frozen(book, stored[1])
    (place / "beku.json").write_text((place / "beku.json").read_text("utf-8").replace("1671", "1771"), "utf-8")
    with pytest.raises(Unreadable):
        read_frozen(book, stored[1])


def test_the_fingerprint_of_a_pemda_is_its_own(tmp_path: Path, hasil: Path) -> None:
    """Without the rows of others, and with its own in another order, it is the same; one changed cell makes it another."""
    whole = sidik(read_finished(hasil), ["1601", "1671"])
    alone = shutil.copytree(hasil, tmp_path / "sendiri")
    for part in (alone / "hasil").rglob("part-0.parquet"):
        _keep(part, "1671")
    assert sidik(read_finished(alone), ["1671"])["1671"] == whole["1671"] != whole["1601"]
    measure = alone / "hasil" / "measure" / "part-0.parquet"
    table = pq.read_table(measure)
    pq.write_table(table.set_column(table.column_names.index("pekerja"), "pekerja", pc.add(table["pekerja"], 1)), measure)
    assert sidik(read_finished(alone), ["1671"])["1671"] != whole["1671"]


def _keep(part: Path, pemda: str) -> None:
    """Only the rows of one pemda, the last first."""
    table = pq.read_table(part)
    mine = table.filter(pc.equal(table["pemda"], pemda))
    turned = mine.take(pa.array(range(mine.num_rows - 1, -1, -1), "int64"))
    pq.write_table(turned, part)
    manifest = part.parent / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "rows": turned.num_rows}), "utf-8")


def test_a_folder_that_is_no_result_is_not_frozen(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        freeze(tmp_path / "rapat", tmp_path, [])
