"""Whatever lies in the files of a book: a state, or one sentence; and whatever people write comes back as it was."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.kernel.errors import Failure, Refusal, Unreadable
from naungan.rounds import read_book
from naungan.rounds.chained import NOTHING, linked
from tests.rounds.events import frozen, item, opened, said, write

TMP = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def book(folder: Path) -> Path:
    write(folder, opened(), frozen("1671"), item(), item("R1-0002"))
    write(folder, said("dikerjakan"))
    return folder


@given(st.integers(0, 10**6))
@TMP
def test_a_book_with_any_byte_changed_ends_in_a_sentence(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / str(seed)
    if folder.exists():
        return
    path = book(folder) / "peristiwa" / "000001.jsonl"
    whole, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(whole))
        whole[place : place + chance.randrange(3)] = bytes([chance.randrange(256)])
    if bytes(whole) == path.read_bytes():
        return
    path.write_bytes(bytes(whole))
    try:
        read_book(folder)
    except Failure as told:
        assert "{" not in told.sentence()
    else:  # only what JSON does not mean: a blank between two values
        assert json.loads(whole.split(b"\n")[0]) is not None


@pytest.mark.parametrize(
    "isi",
    [
        {}, {"butir": 7, "asal": "diisi"}, {"butir": "R1-9", "pemda": "1671", "status": "entah"}, {"butir": "x", "pemda": "1671", "tenggat": "besok"},
        {"butir": "x", "pemda": "1671", "bukti": "a.pdf"}, {"butir": "x", "pemda": "1671", "bukti": [{"nama": "a"}]}, {"butir": [], "pemda": "1671"},
    ],
)  # fmt: skip
def test_an_event_that_nobody_of_us_wrote_is_told_though_its_chain_holds(tmp_path: Path, isi: dict[str, Any]) -> None:
    path = book(tmp_path / "rapat") / "peristiwa" / "000001.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    rows[2] = {**rows[2], "isi": isi}
    path.write_text(
        "\n".join(json.dumps(row) for row in linked(({k: v for k, v in row.items() if k != "sidik"} for row in rows), NOTHING)), "utf-8"
    )
    (path.parent / "000002.jsonl").unlink()
    with pytest.raises((Unreadable, Refusal)):
        read_book(tmp_path / "rapat")


@given(st.text(max_size=40))
@TMP
def test_texts_come_back_as_they_were_written_or_are_refused(tmp_path: Path, text: str) -> None:
    folder = tmp_path / f"t{abs(hash(text))}"
    try:
        after = write(folder, opened(), item(kondisi=text))
    except Refusal as refused:
        assert refused.code == "RAPAT_PERISTIWA_SALAH"
        return
    assert read_book(folder) == after and after.rapat["R1"].butir["R1-0001"].kondisi == text


def test_signs_that_end_lines_elsewhere_are_part_of_a_text(tmp_path: Path) -> None:
    text = "satu\u2028dua\x85tiga\x0bempat\x1clima"
    write(tmp_path / "rapat", opened(), item(kondisi=text))
    assert read_book(tmp_path / "rapat").rapat["R1"].butir["R1-0001"].kondisi == text
