"""The same CSV leaves and comes back: taking in what was taken out changes nothing, and both ways of working link alike."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from naungan.answers import read_file, write
from naungan.answers.forms import KEPUTUSAN
from naungan.engine import Engine
from naungan.evaluation.finished import read_finished
from naungan.kernel.errors import Refusal
from naungan.web.audit.models import Deed
from naungan.web.decisions.actions import decide, import_csv, taken_out, undo
from naungan.web.decisions.exporting import export_csv
from naungan.web.decisions.models import Decision, Question
from naungan.web.decisions.store import look_all
from tests.command import run
from tests.evaluation.offices import BULAN
from tests.web.decisions.conftest import decided
from tests.web.decisions.offices import PENDIDIK
from tests.web.people import PEMDA, PEMDA_LAIN

pytestmark = pytest.mark.django_db


def links(engine: Engine, folder: Path) -> list[dict[str, Any]]:
    table = read_finished(folder).table(engine, "link")
    return engine.rows(table.order_by("sumber", "lembar", "baris"))


@pytest.mark.chain
@pytest.mark.slow
def test_an_evaluation_with_the_export_links_as_one_with_the_answered_csv(
    orang: SimpleNamespace, antrean: list[Question], bertanya: Path, duck: Engine, tmp_path: Path
) -> None:  # fmt: skip
    words = decided(orang, antrean)
    for name in ("halaman", "tangan"):
        shutil.copytree(bertanya / "berkas", tmp_path / name)
    export_csv(tmp_path / "halaman", PEMDA)
    rows = [dict(row.kata) for row in read_file(KEPUTUSAN, bertanya / "hasil" / KEPUTUSAN.berkas).rows]
    write(KEPUTUSAN, tmp_path / "tangan" / KEPUTUSAN.berkas, [{**row, "keputusan": words[row["nama"]]} for row in rows])
    for name in ("halaman", "tangan"):
        run("evaluate", tmp_path / name, "--bulan", BULAN, "--out", tmp_path / f"hasil-{name}")
    assert links(duck, tmp_path / "hasil-halaman") == links(duck, tmp_path / "hasil-tangan")
    assert {row["tier"] for row in links(duck, tmp_path / "hasil-halaman")} >= {"keputusan"}
    assert [row for row in read_file(KEPUTUSAN, tmp_path / "hasil-halaman" / KEPUTUSAN.berkas).rows if not row.kata["keputusan"]] == []


def test_taking_in_what_was_taken_out_changes_nothing(orang: SimpleNamespace, antrean: list[Question], tmp_path: Path) -> None:
    decided(orang, antrean)
    kinds = {"keputusan": orang.bkpsdm, "jawaban_unit": orang.bkpsdm, "pemetaan": orang.bkpsdm, "usulan_rekening": orang.bpkad}
    kinds |= {"alokasi_bayar": orang.bpkad}
    before = [taken_out(by=who, pemda=PEMDA, jenis=jenis) for jenis, who in kinds.items()]
    again = [
        import_csv(by=who, pemda=PEMDA, jenis=jenis, content=content)
        for (jenis, who), (_, content) in zip(kinds.items(), before, strict=True)
    ]
    assert all((one.baru, one.bertentangan, one.masalah) == (0, (), ()) and one.sama for one in again)
    Decision.objects.all().delete()
    for (jenis, who), (_, content) in zip(kinds.items(), before, strict=True):
        assert import_csv(by=who, pemda=PEMDA, jenis=jenis, content=content).baru
    assert [taken_out(by=who, pemda=PEMDA, jenis=jenis) for jenis, who in kinds.items()] == before
    assert {one.asal for one in Decision.objects.all()} == {"impor"}
    assert {one.unit for one in Decision.objects.filter(jenis="keputusan")} == {"1.01", "1.02"}, "the question knows the office"
    noted = Deed.objects.filter(jenis="putusan_unduh", tentang="keputusan.csv", pemda=PEMDA)
    assert [one.isi for one in noted] == [{"jumlah": 7}] * 2


def test_what_contradicts_is_shown_and_never_written_over(orang: SimpleNamespace, antrean: list[Question], tmp_path: Path) -> None:
    words = decided(orang, antrean)
    _, content = taken_out(by=orang.bkpsdm, pemda=PEMDA, jenis="keputusan")
    one = next(row for row in Decision.objects.filter(jenis="keputusan") if look_all([row])[0][0]["nama"] == PENDIDIK[0])
    undo(by=orang.bkpsdm, decision=one.pk, alasan="salah")
    question = Question.objects.get(jenis="keputusan", kunci=one.kunci)
    other = "bukan" if words[PENDIDIK[0]] == "sama" else "sama"
    decide(by=orang.bkpsdm, questions=[question.pk], said={"keputusan": [other]})
    found = import_csv(by=orang.bkpsdm, pemda=PEMDA, jenis="keputusan", content=content)
    assert (found.baru, found.sama, [clash.jawaban for clash in found.bertentangan]) == (0, 6, [words[PENDIDIK[0]]])
    assert Decision.objects.get(kunci=one.kunci, dicabut__isnull=True).jawaban == other


def test_rows_of_others_and_files_that_are_none_are_told(orang: SimpleNamespace, antrean: list[Question], tmp_path: Path) -> None:
    row = look_all([one for one in antrean if one.jenis == "keputusan"])[0]["baris"][0]
    write(
        KEPUTUSAN, tmp_path / "a.csv", [{**row, "pemda": PEMDA_LAIN, "keputusan": "sama"}, row, {**row, "nama": "X", "keputusan": "entah"}]
    )
    found = import_csv(by=orang.bkpsdm, pemda=PEMDA, jenis="keputusan", content=(tmp_path / "a.csv").read_bytes())
    assert (found.baru, found.lain, found.menunggu, len(found.masalah)) == (0, 1, 1, 1)
    with pytest.raises(Refusal, match="tidak terbaca"):
        import_csv(by=orang.bkpsdm, pemda=PEMDA, jenis="keputusan", content=b"PK\x03\x04;\x00\nab\x00")
    for who in (orang.operator, orang.cabang, orang.bpkad, orang.bkpsdm_1601, orang.kementerian):
        with pytest.raises(Refusal, match="wilayah"):
            import_csv(by=who, pemda=PEMDA, jenis="keputusan", content=b"")
        with pytest.raises(Refusal, match="wilayah"):
            taken_out(by=who, pemda=PEMDA, jenis="keputusan")


def test_an_empty_answer_file_is_not_written(orang: SimpleNamespace, antrean: list[Question], tmp_path: Path) -> None:
    assert export_csv(tmp_path, PEMDA) == [] and not list(tmp_path.iterdir())
    decided(orang, antrean)
    assert set(export_csv(tmp_path, PEMDA)) == {path.name for path in tmp_path.iterdir()}
    assert export_csv(tmp_path / "lain", PEMDA_LAIN) == []
