"""The stamp of a workbook is looked for in whatever comes: what is damaged carries none, and is told of by its reader."""

from __future__ import annotations

import zipfile
from pathlib import Path

from naungan.sheets.marked.stamp import read_stamp


def test_a_workbook_whose_properties_are_damaged_carries_no_stamp(tmp_path: Path) -> None:
    path = tmp_path / "honorer.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("docProps/custom.xml", "<Properties/>" * 100)
    with zipfile.ZipFile(path) as made:
        begins = 30 + len(made.infolist()[0].filename)
    damaged = bytearray(path.read_bytes())
    damaged[begins : begins + 8] = b"\xff" * 8
    path.write_bytes(damaged)
    assert read_stamp(path) is None
