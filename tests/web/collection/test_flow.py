"""The way of a submission on the database: who takes which step, who is refused, and what counts in the end."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from naungan.kernel.errors import Refusal
from naungan.web.accounts.roles import Level, Role
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.declare import declare
from naungan.web.collection.actions.flow import hand_over, lock, send_back, verify, withdraw
from naungan.web.collection.actions.sign import sign
from naungan.web.collection.counting import counted, digest_of, figures
from naungan.web.collection.models import Counting, Paper, Register, Step, Submission, Version
from naungan.web.collection.steps import told, way_of
from naungan.web.jobs.models import Job
from naungan.web.results.models import Month
from tests.web.collection.handed import BULAN, submission, version
from tests.web.people import PEMDA, PENDIDIKAN, PERSONAS, assign

pytestmark = pytest.mark.django_db
STEPS = {
    "serah": lambda by, one: hand_over(by=by, nomor=one.pk, versi=one.versi),
    "sah": lambda by, one: sign(by=by, nomor=one.pk, versi=one.versi),
    "status": lambda by, one: verify(by=by, nomor=one.pk, versi=one.versi, jenis="status"),
    "uang": lambda by, one: verify(by=by, nomor=one.pk, versi=one.versi, jenis="uang"),
    "kunci": lambda by, one: lock(by=by, nomor=one.pk, versi=one.versi),
    "kembali": lambda by, one: send_back(by=by, nomor=one.pk, versi=one.versi, alasan="Upah Januari"),
    "tarik": lambda by, one: withdraw(by=by, nomor=one.pk, versi=one.versi, alasan="Salah bulan"),
}


def walk(orang: SimpleNamespace, one: Submission, *names: str) -> Submission:
    """Take steps, each by the person of the office that takes it."""
    who = {"serah": "operator", "sah": "kepala", "status": "bkpsdm", "uang": "bpkad", "kunci": "penyetuju", "tarik": "operator"}
    for name in names:
        one = STEPS[name](getattr(orang, who[name]), one)
    return one


def refused(code: str, step: str, by: object, one: Submission) -> None:
    with pytest.raises(Refusal) as said:
        STEPS[step](by, one)
    assert said.value.code == code
    assert code in said.value.sentence() or said.value.sentence() != code


def test_a_roster_goes_from_hand_to_hand_and_counts(orang: SimpleNamespace) -> None:
    one = submission(orang.operator)
    one = walk(orang, one, "serah", "sah", "status")
    assert one.keadaan == "disahkan" and not Counting.objects.exists()
    one = walk(orang, one, "uang")
    assert one.keadaan == "terkunci"
    assert [step.jenis for step in one.steps.all()] == ["serah", "sah", "status", "uang", "kunci"]
    now = Counting.objects.get()
    assert (now.pemda, now.unit, now.dataset, now.masa, now.versi) == (PEMDA, PENDIDIKAN, "roster", BULAN, one.versions.first())
    assert Month.objects.get().basi and {"pemda": PEMDA, "bulan": BULAN}.items() <= Job.objects.get(jenis="evaluasi").isi.items()


def test_the_other_check_may_come_first(orang: SimpleNamespace) -> None:
    assert walk(orang, submission(orang.operator), "serah", "sah", "uang", "status").keadaan == "terkunci"


def test_what_the_government_hands_in_needs_no_head(orang: SimpleNamespace) -> None:
    one = submission(orang.bpkad, unit="", dataset="treasury")
    one = hand_over(by=orang.bpkad, nomor=one.pk, versi=one.versi)
    assert one.keadaan == "disahkan"
    assert walk(orang, one, "kunci").keadaan == "terkunci"


@pytest.mark.parametrize("step", ["serah", "sah", "status", "uang", "kunci", "kembali", "tarik"])
def test_only_the_office_that_takes_a_step_may(orang: SimpleNamespace, step: str) -> None:
    """Every person × every step at the place where it could be taken: others of the area are told so, strangers that there is nothing."""
    before = {
        "serah": (),
        "sah": ("serah",),
        "status": ("serah", "sah"),
        "uang": ("serah", "sah"),
        "kunci": ("serah",),
        "kembali": ("serah", "sah"),
        "tarik": ("serah",),
    }
    allowed = {"serah": {"operator"}, "sah": {"kepala"}, "status": {"bkpsdm"}, "uang": {"bpkad"}, "kunci": {"penyetuju"},
               "kembali": {"bkpsdm", "bpkad", "penyetuju"}, "tarik": {"operator"}}  # fmt: skip
    unseen = {
        "operator_lain",
        "kepala_lain",
        "operator_1601",
        "bkpsdm_1601",
        "asing",
        "cabang_asing",
        "admin",
        "admin_provinsi",
        "admin_nasional",
        "admin_asing",
        "tanpa_peran",
    }
    if step == "kunci":
        one = submission(orang.bpkad, unit="", dataset="treasury")
        one = hand_over(by=orang.bpkad, nomor=one.pk, versi=one.versi)
        unseen |= {"operator", "kepala"}
    else:
        one = walk(orang, submission(orang.operator), *before[step])
    for name in (*PERSONAS, "tanpa_peran"):
        if name not in allowed[step]:
            refused("WEB_TIDAK_ADA" if name in unseen else "WEB_TIDAK_BERHAK", step, getattr(orang, name), one)
    one.refresh_from_db()
    STEPS[step](getattr(orang, sorted(allowed[step])[0]), one)


def test_nobody_takes_two_steps_of_one_version_even_with_two_roles(orang: SimpleNamespace) -> None:
    one = submission(orang.operator)
    for role, level, area in ((Role.KEPALA_OPD, Level.UNIT, f"{PEMDA}/{PENDIDIKAN}"), (Role.BKPSDM, Level.PEMDA, PEMDA)):
        assign(orang.operator, role, level, area)
    one = walk(orang, one, "serah")
    refused("WEB_ALUR_ORANG_SAMA", "sah", orang.operator, one)
    refused("WEB_ALUR_ORANG_SAMA", "kembali", orang.operator, one)
    one = walk(orang, one, "sah")
    refused("WEB_ALUR_ORANG_SAMA", "status", orang.operator, one)
    assign(orang.kepala, Role.BPKAD, Level.PEMDA, PEMDA)
    refused("WEB_ALUR_ORANG_SAMA", "uang", orang.kepala, one)


def test_who_made_the_version_does_not_sign_it_though_another_handed_it_over(orang: SimpleNamespace) -> None:
    one = submission(orang.kepala)
    refused("WEB_ALUR_ORANG_SAMA", "sah", orang.kepala, walk(orang, one, "serah"))


def test_who_made_an_earlier_version_does_not_check_what_another_corrected(orang: SimpleNamespace) -> None:
    """His files are still in it."""
    assign(orang.sektoral, Role.BKPSDM, Level.PEMDA, PEMDA)
    assign(orang.tanpa_peran, Role.SEKTORAL, Level.PEMDA, PEMDA)
    one = submission(orang.sektoral, unit="", dataset="candidate")
    version(one, orang.tanpa_peran)
    one = hand_over(by=orang.tanpa_peran, nomor=one.pk, versi=one.versi)
    refused("WEB_ALUR_ORANG_SAMA", "status", orang.sektoral, one)
    assert "status" not in {action["tautan"].split("/")[-2] for action in told(way_of(one), orang.sektoral)["tindakan"]}
    assert walk(orang, one, "status", "kunci").keadaan == "terkunci"


def test_whoever_saw_an_older_state_is_told_what_changed(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah")
    walk(orang, one, "status")
    with pytest.raises(Refusal) as said:
        STEPS["kembali"](orang.bpkad, one)
    assert said.value.code == "WEB_DIDAHULUI" and "status diverifikasi bkpsdm (Jabatan Bkpsdm (BKPSDM))" in said.value.sentence()


def test_returned_with_a_reason_and_handed_over_again(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah", "status")
    with pytest.raises(Refusal, match="Alasannya"):
        send_back(by=orang.bpkad, nomor=one.pk, versi=one.versi, alasan="  ")
    nomor, when = one.nomor, one.diserahkan
    one = STEPS["kembali"](orang.bpkad, one)
    assert one.keadaan == "dikembalikan" and one.steps.last().alasan == "Upah Januari"
    version(one, orang.operator, diterima=90)
    one = walk(orang, one, "serah", "sah", "status", "uang")
    assert one.keadaan == "terkunci" and (one.nomor, one.diserahkan) == (nomor, when)
    assert Counting.objects.get().versi.diterima == 90


def test_a_check_before_the_return_counts_no_more(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah", "status")
    one = walk(orang, STEPS["kembali"](orang.bpkad, one), "serah", "sah", "uang")
    assert one.keadaan == "disahkan"


def test_a_reason_shows_no_number_of_a_person(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah")
    one = send_back(by=orang.kepala, nomor=one.pk, versi=one.versi, alasan="NIK 1671014101900001\nganda")
    assert "1671014101900001" not in one.steps.last().alasan and one.steps.last().alasan.endswith("ganda")


@pytest.mark.parametrize(
    ("made", "code"), [({"checked": False}, "WEB_ALUR_BELUM_DIPERIKSA"), ({"kode": "BERKAS_RUSAK"}, "WEB_ALUR_TIDAK_TERBACA")]
)
def test_what_is_not_checked_or_not_read_is_not_handed_over(orang: SimpleNamespace, made: dict[str, object], code: str) -> None:
    one = submission(orang.operator)
    version(one, orang.operator, **made)
    refused(code, "serah", orang.operator, one)


def test_a_withdrawn_one_makes_room_for_another(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "tarik")
    assert one.keadaan == "ditarik"
    refused("WEB_ALUR_BELUM_DAPAT", "serah", orang.operator, one)
    assert walk(orang, submission(orang.operator), "serah").nomor.startswith("0002/")


def test_a_step_keeps_the_title_of_that_day(orang: SimpleNamespace) -> None:
    one = submission(orang.operator)
    other = orang.tanpa_peran
    held = assign(other, Role.KEPALA_OPD, Level.UNIT, f"{PEMDA}/{PENDIDIKAN}")
    with acts("sistem:uji"):
        type(held).objects.filter(pk=held.pk).update(sifat="plt", nomor_surat="800/12/2026")
    one = walk(orang, one, "serah")
    one = sign(by=other, nomor=one.pk, versi=one.versi)
    assert one.steps.last().sebagai == "Plt. Jabatan Tanpa Peran (Kepala OPD, surat 800/12/2026)"


def test_the_signed_statement_is_kept_with_its_step(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah")
    step = one.steps.get(jenis="sah")
    assert step.sidik == digest_of(one.versions.first()) and Paper.objects.get(langkah=step).jenis == "surat"


def test_nihil_and_no_change_are_complete_without_a_file(orang: SimpleNamespace) -> None:
    one = declare(by=orang.operator, pemda=PEMDA, unit=PENDIDIKAN, dataset="roster", masa=BULAN, bentuk="nihil")
    assert walk(orang, one, "serah", "sah", "status", "uang").keadaan == "terkunci"
    assert figures(Counting.objects.get().versi).orang == 0
    with pytest.raises(Refusal, match="sudah ada"):
        declare(by=orang.operator, pemda=PEMDA, unit=PENDIDIKAN, dataset="roster", masa=BULAN, bentuk="nihil")


def test_no_change_goes_on_from_what_counts_for_the_month_before(orang: SimpleNamespace) -> None:
    with pytest.raises(Refusal, match="September 2026"):
        declare(by=orang.operator, pemda=PEMDA, unit=PENDIDIKAN, dataset="roster", masa=BULAN, bentuk="tetap")
    september = walk(orang, submission(orang.operator, masa="2026-09"), "serah", "sah", "status", "uang")
    for masa in (BULAN, "2026-11"):
        one = declare(by=orang.operator, pemda=PEMDA, unit=PENDIDIKAN, dataset="roster", masa=masa, bentuk="tetap")
        assert figures(one.versions.first()).orang == 115
        walk(orang, one, "serah", "sah", "status", "uang")
    found = counted(PEMDA)
    assert [(one.masa, one.bentuk, len(one.files)) for one in found] == [
        ("2026-09", "penuh", 1),
        ("2026-10", "tetap", 1),
        ("2026-11", "tetap", 1),
    ]
    assert {one.files[0].versi for one in found} == {september.versions.first()}


def test_what_goes_on_from_a_list_that_was_replaced_is_not_locked(orang: SimpleNamespace) -> None:
    september = walk(orang, submission(orang.operator, masa="2026-09"), "serah", "sah", "status", "uang")
    one = declare(by=orang.operator, pemda=PEMDA, unit=PENDIDIKAN, dataset="roster", masa=BULAN, bentuk="tetap")
    one = walk(orang, one, "serah")
    with acts("sistem:uji"):
        other = Version.objects.create(setoran=september, urut=9)
        Counting.objects.filter(masa="2026-09").update(versi=other)
    refused("WEB_ALUR_DASAR_BERGANTI", "sah", orang.kepala, one)


@pytest.mark.parametrize(("dataset", "unit", "bentuk", "by", "code"), [
    ("roster", PENDIDIKAN, "penuh", "operator", "WEB_ALUR_BENTUK"), ("honorarium", PENDIDIKAN, "tetap", "operator", "WEB_ALUR_BENTUK"),
    ("roster", PENDIDIKAN, "nihil", "kepala", "WEB_TIDAK_BERHAK"), ("roster", PENDIDIKAN, "nihil", "bkpsdm", "WEB_TIDAK_BERHAK"),
    ("roster", PENDIDIKAN, "nihil", "operator_lain", "WEB_TIDAK_BERHAK"), ("gaji", PENDIDIKAN, "nihil", "operator", "SETORAN_TIDAK_DIMINTA"),
    ("treasury", "", "nihil", "bappeda", "WEB_TIDAK_BERHAK"),
])  # fmt: skip
def test_what_cannot_be_declared(orang: SimpleNamespace, dataset: str, unit: str, bentuk: str, by: str, code: str) -> None:
    with pytest.raises(Refusal) as said:
        declare(by=getattr(orang, by), pemda=PEMDA, unit=unit, dataset=dataset, masa=BULAN, bentuk=bentuk)
    assert said.value.code == code and not Submission.objects.exists()


def test_receipts_run_without_a_gap_by_government(orang: SimpleNamespace) -> None:
    numbers = []
    for unit, by in ((PENDIDIKAN, orang.operator), ("1.02", orang.operator_lain)):
        one = submission(by, unit=unit)
        with pytest.raises(Refusal):
            hand_over(by=by, nomor=one.pk, versi=9)
        numbers.append(hand_over(by=by, nomor=one.pk, versi=one.versi).nomor.split("/")[0])
    other = submission(orang.operator_1601, pemda="1601")
    assert hand_over(by=orang.operator_1601, nomor=other.pk, versi=1).nomor.startswith("0001/TT/16.01/")
    assert numbers == ["0001", "0002"] and {row.terakhir for row in Register.objects.filter(pemda=PEMDA)} == {2}


def test_what_counts_is_read_in_as_many_queries_for_one_as_for_many(orang: SimpleNamespace, django_assert_max_num_queries: object) -> None:
    for masa in ("2026-08", "2026-09", BULAN):
        walk(orang, submission(orang.operator, masa=masa), "serah", "sah", "status", "uang")
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        assert len(counted(PEMDA)) == 3


def test_steps_have_their_order(orang: SimpleNamespace) -> None:
    one = submission(orang.operator)
    refused("WEB_ALUR_BELUM_DAPAT", "sah", orang.kepala, one)
    one = walk(orang, one, "serah")
    refused("WEB_ALUR_BELUM_DAPAT", "status", orang.bkpsdm, one)
    assert Step.objects.count() == 1
