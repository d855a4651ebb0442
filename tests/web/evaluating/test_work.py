"""A month evaluated by the desk is the month that the command line evaluates, and counts only where nobody was quicker."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import uuid
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from naungan.answers import read_file
from naungan.answers.forms import ISI
from naungan.evaluation.record import SUMMARY
from naungan.evaluation.said import readers
from naungan.intake.corrections.file import Koreksi, read_corrections, write_corrections
from naungan.web.audit.actor import acts
from naungan.web.collection.models import Counting, Submission
from naungan.web.decisions.models import Decision
from naungan.web.decisions.store import keep as close
from naungan.web.environment import read_environment
from naungan.web.evaluating import work as evaluating
from naungan.web.evaluating.laid import lay
from naungan.web.evaluating.twins import twins
from naungan.web.jobs.models import Job
from naungan.web.jobs.running import Lost, Running
from naungan.web.results import sums
from naungan.web.results.actions import changed
from naungan.web.results.again import key_of
from naungan.web.results.models import Across, Month
from naungan.web.vault.originals import keep
from tests.command import run
from tests.evaluation.offices import BULAN, write
from tests.web.evaluating.offices import KABUPATEN, KOTA, count, handed_in, running, stored

pytestmark = pytest.mark.django_db


def equal() -> ModuleType:
    """The comparison that proves changes of the program."""
    spec = importlib.util.spec_from_file_location("equal", Path(__file__).parents[3] / "scripts" / "equal.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_desk_gets_the_rows_of_the_command_line(tmp_path: Path) -> None:
    handed_in(tmp_path / "kantor")
    count(None, pemda=KOTA, dataset="roster", unit="1.03", masa=BULAN, bentuk=Submission.Form.NIHIL)
    work = running(tmp_path, "evaluasi", pemda=KOTA, bulan=BULAN)
    evaluating.evaluate(work)
    month = Month.objects.get(pemda=KOTA, bulan=BULAN)
    lay(tmp_path / "berkas", KOTA, BULAN)
    run("evaluate", tmp_path / "berkas", "--bulan", BULAN, "--out", tmp_path / "hasil", expect=1)
    assert equal().differences(read_environment().lake / "hasil" / month.hasil, tmp_path / "hasil") == []
    assert month.ringkas == json.loads((tmp_path / "hasil" / SUMMARY).read_text("utf-8"))["pemda"][KOTA]
    assert month.ringkas["workers"]["covered"] == 1
    assert "TEMUAN_TIDAK_MENYERAHKAN" not in month.ringkas["findings"]  # who says «nihil» has handed in
    assert (month.nomor, month.basi) == (1, False)
    assert Job.objects.get(pk=work.nomor).keadaan == Job.State.SELESAI
    assert Job.objects.filter(jenis="lintas", kunci=f"lintas:{BULAN}").exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_has_been_evaluated_is_not_evaluated_again(tmp_path: Path) -> None:
    handed_in(tmp_path / "kantor")
    said = [evaluating.evaluate(running(tmp_path, "evaluasi", pemda=KABUPATEN, bulan=BULAN)) for _ in range(2)]
    assert [one["dihitung"] for one in said] == [True, False] and said[0]["hasil"] == said[1]["hasil"]
    assert Month.objects.get(pemda=KABUPATEN).nomor == 2


def test_a_month_without_a_change_has_the_files_of_the_month_before(tmp_path: Path) -> None:
    before = count(write(tmp_path / "disdik 2026-10.csv", "Nama;NIK", "Budi;1"), pemda=KOTA, dataset="roster", unit="1.01", masa=BULAN)
    count(None, pemda=KOTA, dataset="roster", unit="1.01", masa="2026-11", bentuk=Submission.Form.TETAP, dasar=before)
    (one,) = lay(tmp_path / "berkas", KOTA, "2026-11")
    assert one.bulan == "2026-11" and (tmp_path / "berkas" / one.tempat).is_file()
    assert "2026-11" in (tmp_path / "berkas" / "isi.csv").read_text("utf-8-sig")


def test_files_of_one_name_lie_apart(tmp_path: Path) -> None:
    for dataset in ("roster", "member"):
        count(write(tmp_path / dataset / "data.csv", dataset), pemda=KOTA, dataset=dataset, unit="1.01", masa=BULAN)
    files = lay(tmp_path / "berkas", KOTA, BULAN)
    assert {(tmp_path / "berkas" / one.tempat).read_text("utf-8").strip() for one in files} == {"roster", "member"}


def test_nothing_counts_any_more(tmp_path: Path, hasil: Path) -> None:
    month = stored(hasil)[KOTA]
    evaluating.evaluate(running(tmp_path, "evaluasi", pemda=KOTA, bulan=BULAN))
    month.refresh_from_db()
    assert (month.hasil, month.ringkas, month.nomor) == ("", {}, 2)


def test_a_change_meanwhile_leaves_the_month_stale_and_queued(tmp_path: Path, hasil: Path) -> None:
    month, work = stored(hasil)[KOTA], running(tmp_path, "evaluasi", pemda=KOTA, bulan=BULAN)
    with acts("sistem:uji"):
        changed(pemda=KOTA, bulan=BULAN)
    evaluating.evaluate(work)
    month.refresh_from_db()
    assert month.basi and Job.objects.filter(kunci=key_of(KOTA, BULAN), keadaan=Job.State.ANTRE).count() == 1


def test_whoever_was_quicker_stays_and_the_month_is_queued(tmp_path: Path, hasil: Path) -> None:
    month = stored(hasil)[KOTA]
    Month.objects.filter(pk=month.pk).update(nomor=7)
    with acts("sistem:uji"):
        evaluating._count(month, {"hasil": "lama"})
    month.refresh_from_db()
    assert (month.hasil, month.nomor, month.basi) == ("contoh", 7, True)
    assert Job.objects.filter(kunci=key_of(KOTA, BULAN), keadaan=Job.State.ANTRE).exists()


def test_a_job_that_is_lost_switches_nothing(tmp_path: Path, hasil: Path) -> None:
    month, work = stored(hasil)[KOTA], running(tmp_path, "lintas", bulan=BULAN)
    Job.objects.filter(pk=work.nomor).update(token=2)
    with pytest.raises(Lost):
        evaluating.gather(work)
    assert not Across.objects.exists() and month.nomor == 1


@pytest.mark.django_db(transaction=True)
def test_the_sums_are_those_of_the_whole_folder(tmp_path: Path, hasil: Path) -> None:
    stored(hasil)
    evaluating.gather(running(tmp_path, "lintas", bulan=BULAN))
    across = Across.objects.get(bulan=BULAN)
    total = json.loads((hasil / SUMMARY).read_text("utf-8"))["total"]
    nation = across.ringkas[sums.NATION]
    assert {name: nation[name] for name in total if name in nation} == {name: total[name] for name in total if name in nation}
    assert {"workers", "terlindungi", "due", "need", "findings"} <= nation.keys()
    assert across.ringkas["provinsi"] == {"16": nation} and across.ringkas["kembar"] == 0


def test_the_same_file_of_two_governments_is_told(tmp_path: Path, hasil: Path) -> None:
    stored(hasil)
    same = write(tmp_path / "daftar.csv", "Nama;NIK")
    for pemda in (KOTA, KABUPATEN):
        count(same, pemda=pemda, dataset="roster", masa=BULAN)
    assert twins(BULAN) == 1
    Counting.objects.filter(pemda=KABUPATEN).delete()
    assert twins(BULAN) == 0


def test_cells_that_were_put_right_lie_beside_the_file_they_speak_of(tmp_path: Path) -> None:
    file = write(tmp_path / "disdik.csv", "Nama;NIK;Gaji", "Budi;1;10")
    cells = tmp_path / "koreksi.csv"
    write_corrections(cells, [Koreksi("disdik.csv", 2, "Gaji", "1000000"), Koreksi("lain.csv", 2, "Gaji", "5")])
    count(file, pemda=KOTA, dataset="roster", unit="1.01", masa=BULAN, koreksi=keep(cells))
    count(write(tmp_path / "b" / "disdik.csv", "Nama;NIK;Gaji"), pemda=KOTA, dataset="roster", unit="1.02", masa=BULAN)
    laid = lay(tmp_path / "berkas", KOTA, BULAN)
    (cell,) = read_corrections(tmp_path / "berkas" / "koreksi.csv")
    assert (cell.berkas, cell.nilai) == (next(one.tempat for one in laid if one.unit == "1.01"), "1000000")


def test_what_people_answered_stands_above_what_the_desk_knows(tmp_path: Path, orang: SimpleNamespace) -> None:
    count(write(tmp_path / "daftar.csv", "Nama;NIK"), pemda=KOTA, dataset="roster", unit="1.01", masa=BULAN)
    (one,) = lay(tmp_path / "sebelum", KOTA, BULAN)
    row = dict.fromkeys(ISI.kolom, "") | {"berkas": one.tempat, "data": "roster_bebas", "pakai": "tidak"}
    about = {"pemda": KOTA, "jenis": "isi", "kunci": "k", "bulan": BULAN, "jawaban": "roster_bebas"}
    Decision.objects.create(**about, kelompok=uuid.uuid4(), sidik=close([[row]]), oleh=orang.bkpsdm)
    lay(tmp_path / "sesudah", KOTA, BULAN)
    (said,) = read_file(ISI, tmp_path / "sesudah" / ISI.berkas, readers()).rows
    assert {name: said.kata[name] for name in ("unit", "data", "pakai")} == {"unit": "1.01", "data": "roster_bebas", "pakai": "tidak"}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_all_governments_stand_at_the_newest_date_as_the_command_line_puts_them(tmp_path: Path) -> None:
    """Whoever was evaluated before a newer member file came is evaluated again; when it goes, all go back."""
    newer = tmp_path / "kantor" / "1601 Kab. Ogan Komering Ulu" / "peserta 2026-10.csv"
    write(
        newer,
        "Lingkup: nasional",
        "Posisi data: 25-11-2026",
        "NIK;Nama;NPP;Segmen;Status",
        "1601070101900001;JOKO SUSILO;16000002;PU;AKTIF",
    )
    handed_in(tmp_path / "kantor")
    for pemda in (KOTA, KABUPATEN):
        evaluating.evaluate(running(tmp_path, "evaluasi", pemda=pemda, bulan=BULAN))
    assert _standing() == {KOTA: dt.date(2026, 11, 20), KABUPATEN: dt.date(2026, 11, 25)}
    _again(tmp_path, {KOTA})
    assert set(_standing().values()) == {dt.date(2026, 11, 25)}
    run("evaluate", tmp_path / "kantor", "--bulan", BULAN, "--out", tmp_path / "hasil", expect=1)
    said = json.loads((tmp_path / "hasil" / SUMMARY).read_text("utf-8"))["pemda"]
    assert {one.pemda: one.ringkas for one in Month.objects.all()} == said
    _again(tmp_path, set())
    Counting.objects.filter(pemda=KABUPATEN, dataset="member").delete()
    evaluating.evaluate(running(tmp_path, "evaluasi", pemda=KABUPATEN, bulan=BULAN))
    _again(tmp_path, {KOTA})
    assert set(_standing().values()) == {dt.date(2026, 11, 20)}


def _standing() -> dict[str, dt.date | None]:
    return dict(Month.objects.values_list("pemda", "posisi"))


def _again(work: Path, asked: set[str]) -> None:
    """The crossing step asks for these, and a worker evaluates them."""
    Job.objects.filter(keadaan=Job.State.ANTRE).update(keadaan=Job.State.SELESAI)
    evaluating.gather(running(work, "lintas", bulan=BULAN))
    waits = Job.objects.filter(jenis="evaluasi", keadaan=Job.State.ANTRE)
    assert set(waits.values_list("pemda", flat=True)) == asked
    waits.update(keadaan=Job.State.SELESAI)
    for pemda in asked:
        evaluating.evaluate(running(work, "evaluasi", pemda=pemda, bulan=BULAN))


def test_the_rules_of_the_region_go_with_it_and_budgets_of_past_years_do_not(tmp_path: Path) -> None:
    rules = read_environment().data / "kebijakan.yaml"
    for year in ("2025", "2026", "2027"):
        count(write(tmp_path / f"anggaran {year}.csv", year), pemda=KOTA, dataset="budget_line", masa=year)
    try:
        write(rules, "kebijakan: []")
        assert [one.nama for one in lay(tmp_path / "berkas", KOTA, BULAN)] == ["anggaran 2026.csv", "anggaran 2027.csv"]
    finally:
        rules.unlink()
    assert (tmp_path / "berkas" / rules.name).read_text("utf-8") == "kebijakan: []\n"


class Overtaken(Running):
    """A job that another worker takes over as soon as it begins to count."""

    def progress(self, langkah: str, sudah: int, dari: int) -> None:
        if langkah == "Menghitung":
            Job.objects.filter(pk=self.nomor).update(token=self.token + 1)
        super().progress(langkah, sudah, dari)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_overtaken_leaves_nothing_and_the_next_does_it_whole(tmp_path: Path) -> None:
    handed_in(tmp_path / "kantor")
    work = running(tmp_path, "evaluasi", pemda=KABUPATEN, bulan=BULAN)
    home = read_environment().lake / "hasil"
    before = set(home.glob("*")) if home.exists() else set()
    Month.objects.create(pemda="1602", bulan=BULAN, posisi_berkas=dt.date(2031, 1, 1))  # a date that no other test asks for
    with pytest.raises(Lost):
        evaluating.evaluate(Overtaken(work.nomor, work.token, work.isi, work.scratch))
    assert {path for path in home.glob("*") if not path.name.startswith(".")} <= before
    assert Month.objects.get(pemda=KABUPATEN, bulan=BULAN).hasil == ""
    assert evaluating.evaluate(running(tmp_path, "evaluasi", pemda=KABUPATEN, bulan=BULAN))["dihitung"]
    assert Month.objects.get(pemda=KABUPATEN, bulan=BULAN).ringkas["workers"]["no_data"] == 1
