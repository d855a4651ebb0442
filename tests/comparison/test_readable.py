"""A folder of another version of the program is refused where it can't be read for what is asked: nothing is taken for nothing found."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from naungan.comparison.readable import governments, readable
from naungan.engine.lake import PART
from naungan.evaluation.finished import Finished
from naungan.evaluation.record import HASIL, RESULTS
from naungan.kernel.errors import Refusal


def _run(name: str, without: str | None = None, *, otherwise: bool = False) -> Finished:
    """A run of this version but for one result, which is not there or stands in other columns."""
    there = {one: relation for one, relation in RESULTS.items() if one != without}
    return Finished(Path(name), {}, there, {}, (without,) if without and otherwise else ())


def _refused(old: Finished, new: Finished) -> dict[str, object] | None:
    try:
        readable(old, new)
    except Refusal as error:
        assert error.code == "BANDING_VERSI"
        return dict(error.params)
    return None


@pytest.mark.parametrize("name", ["ledger", "roster", "link", "member", "measure", "finding"])
def test_without_its_people_or_findings_neither_side_is_compared(name: str) -> None:
    assert _refused(_run("dulu", name), _run("kini")) == {"folder": "dulu", "relasi": name}
    assert _refused(_run("dulu"), _run("kini", name, otherwise=True)) == {"folder": "kini", "relasi": name}


@pytest.mark.parametrize("name", ["handed_in", "file", "adequacy", "unit_status"])
def test_the_newer_side_must_tell_what_became_of_accounts_and_files(name: str) -> None:
    assert _refused(_run("dulu"), _run("kini", name)) == {"folder": "kini", "relasi": name}
    assert _refused(_run("dulu", name), _run("kini")) is None


@pytest.mark.parametrize("name", ["unit", "assessment", "purse_end"])
def test_what_another_version_wrote_otherwise_is_not_nothing(name: str) -> None:
    assert _refused(_run("dulu", name, otherwise=True), _run("kini")) == {"folder": "dulu", "relasi": name}
    assert _refused(_run("dulu", name), _run("kini")) is None


def test_a_government_whose_lists_have_all_gone_missing_is_there(tmp_path: Path) -> None:
    """Its files are: what became of its findings can't be judged, and that is said instead of refusing the pair."""
    workers = [{"tingkat": "pemda", "pemda": "1671"}, {"tingkat": "provinsi", "pemda": "16"}]
    for name, rows in (("measure", workers), ("file", [{"pemda": "1801"}, {"pemda": None}])):
        (tmp_path / HASIL / name).mkdir(parents=True)
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / HASIL / name / PART)
    run = Finished(tmp_path, {}, {name: RESULTS[name] for name in ("measure", "file")}, {})
    assert governments(run) == {"1671", "1801"}
