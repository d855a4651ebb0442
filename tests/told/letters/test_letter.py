"""The figures that the check code of a paper stands for."""

from __future__ import annotations

from naungan.told.letters.letter import Blank, Cells, Heading, figures


def test_figures_are_named_by_table_row_and_heading_and_unknown_ones_are_none() -> None:
    table = Cells(
        "Angka pokok", ("Uraian", "Orang", "Rupiah", "Cakupan"), ("text", "count", "rupiah", "percent"),
        [("Terdaftar", "1.234", "Rp5.678.900", "69,3%"), ("Belum", "12", "tidak tersedia", "30,7%"), ("Lebih", "0", "-Rp1.000", "0,0%")],
    )  # fmt: skip
    assert figures([Heading("Keadaan"), table, Blank("Nomor")]) == {
        "Angka pokok/Terdaftar/Orang": 1234, "Angka pokok/Terdaftar/Rupiah": 5_678_900,
        "Angka pokok/Belum/Orang": 12, "Angka pokok/Lebih/Orang": 0, "Angka pokok/Lebih/Rupiah": -1000,
    }  # fmt: skip
