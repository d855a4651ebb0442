"""Whatever hands do to a sheet: every answer that is taken may be written, every row is counted once, and all sentences are whole."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naungan.rounds.payloads import wrong
from naungan.rounds.returned.reading import Reading
from naungan.told.rapat.kembali import Back, back_text
from tests.rounds.sheets import events, filled_in, taken

NIK = "1671014509850001"
THINGS: tuple[Any, ...] = (
    None, 0, -1, 3, 3.7, 1e20, True, "ya", "=1+1", "ditolak", "selesai", "x" * 3000, NIK, int(NIK), dt.date(2027, 1, 1), dt.time(3, 4),
    dt.timedelta(days=2), "31-02-2027", "·", "A.1", "R1-0001", "<b>&amp;", "Terlindungi", "#REF!", "1.000", "Rp 5.000", "P.R1",
)  # fmt: skip


def handled(path: Path, seed: int) -> Path:
    """Some cells are overwritten; now and then a row goes, a column comes, cells are merged."""
    choose, book = random.Random(seed), openpyxl.load_workbook(path)  # not for secrets
    for _ in range(choose.randint(1, 6)):
        sheet = choose.choice(book.worksheets)
        row, column = choose.randint(3, sheet.max_row + 2), choose.randint(1, sheet.max_column + 2)
        cell = sheet.cell(row, column)
        if type(cell).__name__ != "MergedCell":
            cell.value = choose.choice(THINGS)
        if choose.random() < 0.1:
            sheet.delete_rows(choose.randint(1, sheet.max_row))
        if choose.random() < 0.05:
            sheet.insert_cols(choose.randint(1, 5))
        if choose.random() < 0.05:
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column + 1)
    book.save(path)
    return path


@pytest.mark.parametrize("seed", range(16))
def test_what_hands_did_is_taken_or_told(tmp_path: Path, seed: int) -> None:
    jenis = "lembar" if seed % 3 else "blanko"
    found = taken(handled(filled_in(tmp_path, jenis=jenis), seed), jenis=jenis, sebagian=bool(seed % 2))
    text = back_text([Back("a.xlsx", found)], 0, 0)
    assert NIK not in text and not any(part in text for part in ("{", "LEMBAR_", "ISIAN_", "JAWABAN_", "DOK_"))
    assert found.masuk == found.diterima + found.ditolak and found.ditolak >= 0
    assert [wrong(one.jenis, one.isi) for one in found.events] == [[]] * len(found.events)
    reading = Reading("R1", events(), "Ani")
    added = reading.add(found, nama="a.xlsx", sumber="ab" * 32)
    assert len(added.events) - len(found.events) in (0, 1) and not any(one["kode"] == "ISIAN_BERTENTANGAN" for one in added.problems)
