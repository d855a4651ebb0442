"""The money a region names itself: read whole or refused by place; of one name it stands before what an evaluation knows."""

import pytest

from naungan.demo.registers import write_money
from naungan.kernel.errors import Refusal
from naungan.projection.plan_tables import PLAN_PURSE
from naungan.projection.purse_read import beside, read_purses

HEAD = "pemda;dompet;jenis;uang;boleh;untuk;dari;sampai;penetapan;sumber"
GOOD = "1801;DBH sawit 2027;dbh_sawit;250.000.000;pekerja_rentan;;2027-01;2027-12;2026-12-31;Rancangan APBD 2027"


def written(folder, *rows, head=HEAD):
    path = folder / "dompet.csv"
    path.write_text("\n".join((head, *rows)), "utf-8")
    return path


def test_a_purse_is_read_as_it_is_written(tmp_path):
    rows = read_purses(written(tmp_path, GOOD, "1802;APBD;;1000000;;;2026-12;2027-12;;anggapan: janji bupati"))
    assert PLAN_PURSE.of(rows).num_rows == 2
    assert rows[0]["uang"] == 250_000_000 and rows[0]["boleh"] == "pekerja_rentan" and str(rows[0]["penetapan"]) == "2026-12-31"
    assert rows[1]["jenis"] is None and rows[1]["terpakai"] is None and rows[1]["dari"] == "2026-12"


@pytest.mark.parametrize(("row", "said"), [
    (GOOD.replace("250.000.000", "banyak"), "uang"), (GOOD.replace("dbh_sawit", "celengan"), "jenis"),
    (GOOD.replace("pekerja_rentan", "tetangga"), "boleh"), (GOOD.replace("1801", "9999"), "pemda"),
    (GOOD.replace("2027-12", "2026-12"), "lebih awal"), (GOOD.replace("Rancangan APBD 2027", ""), "sumber"),
    (GOOD.replace("2027-12;2026-12-31", "2027-12;2027-13-31"), "penetapan"),
])  # fmt: skip
def test_what_can_not_be_followed_is_refused_by_its_place(tmp_path, row, said):
    with pytest.raises(Refusal) as refused:
        read_purses(written(tmp_path, GOOD.replace("DBH sawit 2027", "Lain"), row))
    assert refused.value.code == "PROYEKSI_DOMPET" and said in str(refused.value) and "3" in str(refused.value)


def test_a_file_without_a_purse_and_one_that_is_asked_for_after_its_day_are_refused(tmp_path):
    with pytest.raises(Refusal) as refused:
        read_purses(written(tmp_path))
    assert refused.value.code == "PROYEKSI_DOMPET_KOSONG"
    with pytest.raises(Refusal, match="sesudah hari penetapannya"):
        read_purses(written(tmp_path, GOOD.replace("2026-12-31", "2026-11-27;2026-11-30").replace("2026-11-27", "2026-12-01"),
                            head=HEAD.replace("penetapan", "usulan;penetapan")))  # fmt: skip


def test_of_one_name_the_purse_of_the_file_stands(tmp_path):
    entered = read_purses(written(tmp_path, GOOD))
    known = [{**entered[0], "uang": 1, "sumber": "evaluasi"}, {**entered[0], "dompet": "APBD", "uang": 2}]
    assert [(row["dompet"], row["uang"]) for row in beside(known, entered)] == [("APBD", 2), ("DBH sawit 2027", 250_000_000)]


def test_the_money_of_the_example_is_such_a_file(tmp_path):
    write_money(tmp_path / "proyeksi", {"18", "1801"})
    rows = read_purses(tmp_path / "proyeksi" / "dompet.csv")
    assert [(row["pemda"], row["untuk"]) for row in rows] == [("18", "1801, 1871"), ("1801", None)]
