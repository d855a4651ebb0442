"""``naungan taruhan``: what is at stake by region and state, read from a finished folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from naungan.cli.main import cli
from naungan.kernel.errors import Refusal


def asked(*args: object) -> str:
    result = CliRunner().invoke(cli, ["taruhan", *map(str, args)])
    if result.exception:
        raise result.exception
    return result.output


def test_regions_and_states_add_up_to_the_summary(hasil: Path) -> None:
    found = json.loads(asked(hasil, "--json"))
    total = json.loads((hasil / "summary.json").read_text("utf-8"))["total"]["stake"]
    nation, *others = found["wilayah"]
    assert {name: nation[name] for name in total} == total
    for rows in (found["keadaan"], [row for row in others if len(row["kode"]) == 4]):
        for name in ("orang_terbukti", "orang_belum_pasti", "pemda_bawah", "pemda_atas", "iuran_setahun"):
            assert sum(row[name] or 0 for row in rows) == total[name], name
    assert {one["peristiwa"] for one in found["anggapan"]} == {"jkk_meninggal", "jkk_cacat_total", "jkm"}


def test_it_reads_as_sentences_with_range_and_assumptions(hasil: Path) -> None:
    text = asked(hasil)
    assert "terbukti tidak terlindungi" in text and "terbukti tanpa JKK" in text
    assert "harapan setahun, kewajiban pemberi kerja: Rp" in text
    assert "bukan ramalan dan bukan tagihan" in text
    assert "(anggapan)" in text


def test_one_region_stands_alone(hasil: Path) -> None:
    whole = json.loads(asked(hasil, "--json"))["wilayah"]
    code = next(row["kode"] for row in whole if len(row["kode"] or "") == 4)
    found = json.loads(asked(hasil, "--json", "--wilayah", f"{code[:2]}.{code[2:]}"))
    assert [row["kode"] for row in found["wilayah"]] == [code]
    assert found["wilayah"][0] == next(row for row in whole if row["kode"] == code)


def test_what_cannot_be_answered_is_told(hasil: Path, tmp_path: Path) -> None:
    for args, said in (((hasil, "--wilayah", "9999"), "«9999»"), ((tmp_path,), tmp_path.name)):
        with pytest.raises(Refusal, match=said) as error:
            asked(*args)
        assert error.value.exit_code == 2
