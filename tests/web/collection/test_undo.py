"""Opening, undoing and withdrawing: the effect is told first, and what counts after is what counted before."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from naungan.kernel.errors import Refusal
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.flow import hand_over, withdraw
from naungan.web.collection.actions.undo import reopen, undo
from naungan.web.collection.counting import before, counted
from naungan.web.collection.effects import effect
from naungan.web.collection.models import Counting, Step, Submission
from naungan.web.jobs.models import Job
from naungan.web.results.models import Month
from tests.web.collection.handed import BULAN, submission, version
from tests.web.collection.test_flow import walk
from tests.web.people import PEMDA

pytestmark = pytest.mark.django_db
WAY = ("serah", "sah", "status", "uang")
BATAL, TARIK, BUKA = Step.Kind.BATAL, Step.Kind.TARIK, Step.Kind.BUKA


def undone(by: object, one: Submission) -> Submission:
    return undo(by=by, nomor=one.pk, versi=one.versi, alasan="Salah unit", dampak=effect(one, BATAL).sidik)  # type: ignore[arg-type]


def opened(by: object, one: Submission) -> Submission:
    return reopen(by=by, nomor=one.pk, versi=one.versi, alasan="Upah keliru")  # type: ignore[arg-type]


def test_undoing_the_only_one_leaves_nothing(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), *WAY)
    found = effect(one, BATAL)
    assert (found.orang, found.upah, found.bulan) == ((115, 0), (250_000_000, 0), (BULAN,))
    assert (found.beda_orang, found.beda_upah) == (-115, -250_000_000)
    assert found.tidak_diketahui == ("iuran", "anggaran")
    one = undone(orang.penyetuju, one)
    assert one.keadaan == "dikembalikan" and counted(PEMDA) == []


def test_undoing_marks_the_month_stale_and_evaluates_again(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), *WAY)
    with acts("sistem:uji"):
        Month.objects.update(basi=False)
        Job.objects.all().delete()
    undone(orang.penyetuju, one)
    assert Month.objects.get().basi and Job.objects.filter(jenis="evaluasi").count() == 1


def test_what_is_opened_counts_until_its_successor_is_locked(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), *WAY)
    first = Counting.objects.get().versi
    assert not effect(one, BUKA).berubah
    one = opened(orang.penyetuju, one)
    version(one, orang.operator, diterima=80, upah=200_000_000)
    assert Counting.objects.get().versi == first
    one = walk(orang, one, *WAY)
    assert Counting.objects.get().versi.diterima == 80 and Counting.objects.get().nomor == 2
    found = effect(one, BATAL)
    assert (found.orang, found.upah) == ((95, 115), (200_000_000, 250_000_000)) and before(one) == first
    undone(orang.penyetuju, one)
    assert Counting.objects.get().versi == first


def test_undoing_twice_leaves_nothing_and_a_third_time_is_refused(orang: SimpleNamespace) -> None:
    one = opened(orang.penyetuju, walk(orang, submission(orang.operator), *WAY))
    version(one, orang.operator, diterima=80)
    one = undone(orang.penyetuju, walk(orang, one, *WAY))
    one = undone(orang.penyetuju, one)
    assert not Counting.objects.exists()
    with pytest.raises(Refusal) as said:
        undone(orang.penyetuju, one)
    assert said.value.code == "WEB_ALUR_BELUM_DAPAT"


def test_the_same_version_locked_again_is_no_predecessor_of_itself(orang: SimpleNamespace) -> None:
    one = opened(orang.penyetuju, walk(orang, submission(orang.operator), *WAY))
    one = walk(orang, one, *WAY)
    assert before(one) is None
    undone(orang.penyetuju, one)
    assert not Counting.objects.exists()


def test_an_effect_that_is_no_longer_true_is_not_confirmed(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), *WAY)
    with pytest.raises(Refusal) as said:
        undo(by=orang.penyetuju, nomor=one.pk, versi=one.versi, alasan="Salah", dampak="0" * 16)
    assert said.value.code == "WEB_ALUR_DAMPAK" and Counting.objects.exists()


@pytest.mark.parametrize("name", ["operator", "kepala", "bkpsdm", "bpkad", "pengawas", "kementerian"])
def test_only_the_approver_opens_or_undoes(orang: SimpleNamespace, name: str) -> None:
    one = walk(orang, submission(orang.operator), *WAY)
    for act in (opened, undone):
        with pytest.raises(Refusal) as said:
            act(getattr(orang, name), one)
        assert said.value.code == "WEB_TIDAK_BERHAK"
    assert Counting.objects.exists()


def test_the_effect_names_what_was_evaluated_and_what_leans_on_it(orang: SimpleNamespace) -> None:
    from naungan.web.collection.actions.declare import declare

    one = walk(orang, submission(orang.operator), *WAY)
    later = declare(by=orang.operator, pemda=PEMDA, unit=one.unit, dataset="roster", masa="2026-11", bentuk="tetap")
    walk(orang, later, *WAY)
    found = effect(one, BATAL)
    assert found.sandaran == ("November 2026",) and found.taruhan is None


def test_the_effect_tells_what_was_due_as_last_evaluated(orang: SimpleNamespace) -> None:
    one = submission(orang.bpkad, unit="", dataset="treasury")
    one = walk(orang, hand_over(by=orang.bpkad, nomor=one.pk, versi=1), "kunci")
    with acts("sistem:uji"):
        Month.objects.filter(bulan=BULAN).update(hasil="x", ringkas={"due": {"jkk": 1000, "jkm": 250}, "months_covered": 7.32})
    found = effect(one, BATAL)
    assert found.taruhan and (found.taruhan.iuran, str(found.taruhan.anggaran), found.taruhan.perkiraan) == (1250, "7.32", None)
    assert "iuran" not in found.tidak_diketahui and "anggaran" not in found.tidak_diketahui


def test_a_withdrawal_before_the_lock_changes_nothing_that_counts(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah")
    found = effect(one, TARIK)
    assert not found.berubah and found.bulan == () and found.tidak_diketahui == ()


def test_what_still_counts_is_not_withdrawn(orang: SimpleNamespace) -> None:
    one = opened(orang.penyetuju, walk(orang, submission(orang.operator), *WAY))
    with pytest.raises(Refusal) as said:
        withdraw(by=orang.operator, nomor=one.pk, versi=one.versi, alasan="Salah")
    assert said.value.code == "WEB_ALUR_MASIH_BERLAKU"
    one = undone(orang.penyetuju, one)
    assert withdraw(by=orang.operator, nomor=one.pk, versi=one.versi, alasan="Salah").keadaan == "ditarik"


def test_a_year_stale_in_the_months_that_were_evaluated(orang: SimpleNamespace) -> None:
    with acts("sistem:uji"):
        for bulan in ("2025-12", "2026-03", "2026-04"):
            Month.objects.create(pemda=PEMDA, bulan=bulan)
    one = submission(orang.bpkad, unit="", dataset="budget_line", masa="2026", tahap="APBD")
    walk(orang, hand_over(by=orang.bpkad, nomor=one.pk, versi=1), "kunci")
    assert list(Month.objects.filter(basi=True).values_list("bulan", flat=True)) == ["2026-04", "2026-03"]
    assert Job.objects.filter(jenis="evaluasi").count() == 2
