"""A projection from finished evaluations: whole or not at all, the same again from the same inputs, and no person in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from naungan.documents.strategi import BOOK, PAGE, write_strategy
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.period import Bulan
from naungan.projection.kept import RELATIONS, SUMMARY, Told, read_projection
from naungan.projection.run import Asked, run
from naungan.rounds import Event, New
from tests.command import run as naungan
from tests.evaluation.offices import nik
from tests.rounds.events import opened, write

pytestmark = pytest.mark.chain

PEOPLE = [nik(number) for number in (1, 2, 5, 6)]


def _no_papers(folder: Path, told: Told) -> None:
    (folder / "kertas").write_text(told.summary["sidik"], "utf-8")


@pytest.fixture(scope="module")
def made(finished: Path, kemudian: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the command, and what was printed beside it."""
    home = tmp_path_factory.mktemp("proyeksi")
    done = naungan("proyeksi", finished / "hasil", kemudian / "hasil", "--out", home / "strategi", expect=0)
    (home / "layar.txt").write_text(done.stdout, "utf-8")
    return home / "strategi"


def test_the_folder_holds_every_relation_and_its_papers(made: Path) -> None:
    told = read_projection(made)
    assert set(told.summary["baris"]) == set(RELATIONS)
    assert {one.name for one in made.iterdir()} == {"hasil", SUMMARY, BOOK, PAGE}
    for name, relation in RELATIONS.items():
        stored = pq.read_table(made / "hasil" / name / "part-0.parquet")
        assert stored.num_rows == told.summary["baris"][name]
        assert set(stored.column_names) == set(relation.names)


def test_the_same_inputs_give_the_same_digest_and_rows(made: Path, finished: Path, kemudian: Path, tmp_path: Path) -> None:
    before = read_projection(made)
    again = run(Asked((kemudian / "hasil", finished / "hasil")), tmp_path / "lagi", papers=_no_papers)
    assert again.summary == before.summary
    assert (tmp_path / "lagi" / "kertas").read_text("utf-8") == before.summary["sidik"]
    assert all(again.rows(name) == before.rows(name) for name in RELATIONS)
    assert again.rows("scenario_cover") and again.rows("series")
    other = run(Asked((kemudian / "hasil", finished / "hasil"), sampai=Bulan(2027, 6)), tmp_path / "lain", papers=_no_papers)
    assert other.summary["sidik"] != before.summary["sidik"]


def test_a_folder_that_can_not_be_compared_still_gives_its_figures(kemudian: Path, finished: Path, tmp_path: Path) -> None:
    older = tmp_path / "lama"
    shutil.copytree(finished / "hasil", older)
    shutil.rmtree(older / "hasil" / "finding")
    told = run(Asked((older, kemudian / "hasil")), tmp_path / "out", papers=_no_papers)
    assert not told.rows("flow") and len({row["bulan"] for row in told.rows("series") if row["asal"] == "evaluasi"}) == 2
    assert "ANGGAPAN_TANPA_ALUR" in {one["hal"] for one in told.summary["anggapan"]}


def test_the_targets_of_a_book_of_rounds_are_those_it_holds_now(finished: Path, tmp_path: Path) -> None:
    book = tmp_path / "rapat"
    said = {"wilayah": "1671", "deret": "sendiri", "tahun": 2027, "orang": 3, "lingkup": "semua", "penerbit": "Wali kota",
            "dokumen": "Perwal 1/2026", "status": "confirmed"}  # fmt: skip
    write(book, opened(), New("R1", Event.SASARAN, said))
    first = run(Asked((finished / "hasil",), buku=book), tmp_path / "satu", papers=_no_papers)
    write(book, New("R1", Event.SASARAN, {**said, "orang": 4}))
    second = run(Asked((finished / "hasil",), buku=book), tmp_path / "dua", papers=_no_papers)
    wanted = [[row["dibutuhkan"] for row in told.rows("target_outlook") if row["dokumen"] == "Perwal 1/2026"] for told in (first, second)]
    assert wanted == [[3], [4]] and first.summary["sidik"] != second.summary["sidik"]


def test_of_one_evaluation_it_says_that_there_is_no_trend(finished: Path, tmp_path: Path) -> None:
    done = naungan("proyeksi", finished / "hasil", "--out", tmp_path / "satu", "--sampai", "2027-03", "--json", expect=0)
    summary = json.loads(done.stdout)
    assert summary["tren"] is False and summary["sampai"] == "2027-03"
    assert "Dari satu evaluasi tidak ada tren" in (tmp_path / "satu" / PAGE).read_text("utf-8")
    assert all(row["nilai"] is None for row in read_projection(tmp_path / "satu").rows("forecast"))


def test_no_person_stands_in_what_is_written(made: Path) -> None:
    book = openpyxl.load_workbook(made / BOOK)
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    stored = [str(row) for name in RELATIONS for row in read_projection(made).rows(name)]
    screen = (made.parent / "layar.txt").read_text("utf-8")
    texts = " ".join([*cells, *stored, screen, (made / PAGE).read_text("utf-8"), (made / SUMMARY).read_text("utf-8")])
    assert not any(number in texts for number in PEOPLE) and "Agus " not in texts
    assert "DOK_" not in texts


def test_the_book_says_what_the_relations_say(made: Path) -> None:
    told = read_projection(made)
    book = openpyxl.load_workbook(made / BOOK)
    heads, *rows = [row for row in book["Skenario"].iter_rows(min_row=4, values_only=True) if row[0]]
    said = {(row[0], row[1]): dict(zip(heads, row, strict=True)) for row in rows}
    names = {one["kode"]: one["nama"] for one in told.summary["skenario_dimainkan"]}
    for row in told.sums("scenario_cover", ("skenario", "bulan", "segmen"), ("pekerja", "terlindungi_bawah", "terlindungi_atas")):
        if row["segmen"] is None:
            line = said[names[row["skenario"]], Bulan.parse(row["bulan"]).nama]
            assert [line[head] for head in ("Pekerja", "Pasti terlindungi", "Mungkin terlindungi")] == [
                row[name] for name in ("pekerja", "terlindungi_bawah", "terlindungi_atas")
            ]
    money = sum(row["rupiah"] for row in told.rows("scenario_dues"))
    assert money == sum(line[head] for line in said.values() for head in ("Iuran sebulan (Rp)", "Iuran sebulan, perkiraan (Rp)"))
    ends = [row for row in book["Akhir bertanggal"].iter_rows(min_row=5, values_only=True) if row[1]]
    assert sorted(row[6] for row in ends) == sorted(row["orang"] for row in told.rows("dated_end"))


def test_a_folder_is_there_whole_or_not_at_all(finished: Path, tmp_path: Path) -> None:
    def _dies(folder: Path, told: Told) -> None:
        write_strategy(folder, told)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(Asked((finished / "hasil",)), tmp_path / "out", papers=_dies)
    assert not any(tmp_path.iterdir())


def test_what_can_not_be_asked_is_refused(finished: Path, tmp_path: Path) -> None:
    one = finished / "hasil"
    for asked, code in (
        (Asked((one, one)), "PROYEKSI_BULAN_GANDA"),
        (Asked((one,), sampai=Bulan(2026, 10)), "PROYEKSI_SAMPAI_LAMPAU"),
        (Asked((finished / "berkas",)), "HASIL_BUKAN"),
    ):
        with pytest.raises(Refusal) as refused:
            run(asked, tmp_path / "out", papers=_no_papers)
        assert refused.value.code == code
    broken = tmp_path / "sasaran.csv"
    broken.write_text("wilayah;deret;tahun;persen;penerbit;dokumen;status\nAtlantis;rkp;2027;50;Bappenas;RKP;confirmed\n", "utf-8")
    done = naungan("proyeksi", one, "--sasaran", broken, "--out", tmp_path / "out", expect=2)
    assert "baris 2" in done.stderr and "wilayah" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_damaged_projection_is_told_of(made: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_projection(tmp_path)
    assert refused.value.code == "PROYEKSI_BUKAN"
    (tmp_path / SUMMARY).write_text((made / SUMMARY).read_text("utf-8"), "utf-8")
    with pytest.raises(Unreadable) as unread:
        read_projection(tmp_path)
    assert unread.value.code == "PROYEKSI_RUSAK"
