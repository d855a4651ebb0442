"""What is laid down for an evaluation has the corrections of its cells beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from naungan.evaluation.inputs import read_inputs
from naungan.intake.corrections.file import Koreksi
from naungan.kernel.digest import digest
from naungan.web.collection.cells import close_corrections
from naungan.web.evaluating.laid import lay
from tests.evaluation.offices import BULAN, nik, write
from tests.web.evaluating.offices import KOTA, count

pytestmark = pytest.mark.django_db


def test_cells_that_were_put_right_are_so_in_the_evaluation(tmp_path: Path) -> None:
    file = write(tmp_path / "honorer.csv", "Nama;NIK;Gaji", "Budi Santoso;;1000000")
    other = write(tmp_path / "lain.csv", "Nama;NIK;Gaji", "Agus Wijaya;;1000000")
    said = Koreksi("nama dahulu.csv", 2, "NIK", nik(1), sumber=digest(file))
    count(file, pemda=KOTA, dataset="roster", unit="1.01", masa=BULAN, koreksi=close_corrections([said]))
    count(other, pemda=KOTA, dataset="roster", unit="1.02", masa=BULAN)
    folder = tmp_path / "folder"
    (laid, _) = lay(folder, KOTA, BULAN)
    (found,) = read_inputs(folder, bulan=BULAN).koreksi
    assert (found.berkas, found.baris, found.kolom, found.nilai) == (laid.tempat, 2, "NIK", nik(1))
    assert list(folder.glob("*.koreksi.csv")) == []
