"""Answers: who may give them, one at a time and many at once, undone singly, and of two at once one wins."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import connection

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import Branch, BranchNpp, User
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.decisions.actions import ask, decide, undo
from naungan.web.decisions.area import may, visible
from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.inbox import still_open
from naungan.web.decisions.models import Decision, Inquiry, Question
from naungan.web.decisions.store import look, look_all
from naungan.web.jobs.models import Job
from naungan.web.results.models import Month
from tests.evaluation.offices import BULAN
from tests.web.decisions.offices import PENDIDIK, PERAWAT
from tests.web.people import PEMDA, PEMDA_ASING, PENDIDIKAN

pytestmark = pytest.mark.django_db
SAMA, BUKAN = {"keputusan": ["sama"]}, {"keputusan": ["bukan"]}


def of(antrean: list[Question], *names: str) -> list[Question]:
    """The matches about these workers."""
    found = {isi["baris"][0]["nama"]: one for one, isi in zip(antrean, look_all(antrean), strict=True) if one.jenis == "keputusan"}
    return [found[name] for name in names]


def names_seen(user: User) -> set[str]:
    rows = visible(scope_of(user), Question.objects.filter(jenis="keputusan"))
    return {isi["baris"][0]["nama"] for isi in look_all(rows)}


def test_each_sees_the_questions_of_his_area_alone(orang: SimpleNamespace, antrean: list[Question]) -> None:
    assert names_seen(orang.operator) == set(PENDIDIK)
    assert names_seen(orang.operator_lain) == set(PERAWAT)
    assert names_seen(orang.bkpsdm) == {*PENDIDIK, *PERAWAT}
    assert names_seen(orang.cabang) == {*PENDIDIK, PERAWAT[0]}, "the other number is of another branch"
    seen = {name: {one.jenis for one in visible(scope_of(user), Question.objects.all())} for name, user in vars(orang).items()}
    mine = {"keputusan", "jawaban_unit", "pemetaan"}
    some = {"operator": {"keputusan"}, "operator_lain": {"keputusan"}, "cabang": {"keputusan"}, "bkpsdm": mine}
    assert {name: kinds for name, kinds in seen.items() if kinds} == {**some, "bpkad": {"usulan_rekening", "alokasi_bayar"}}


def test_an_answer_closes_the_question_and_asks_for_one_evaluation(orang: SimpleNamespace, antrean: list[Question]) -> None:
    first, second = of(antrean, *PENDIDIK[:2])
    decide(by=orang.operator, questions=[first.pk], said=SAMA)
    decide(by=orang.operator, questions=[second.pk], said=BUKAN)
    assert not still_open(Question.objects.filter(pk__in=[first.pk, second.pk])).exists()
    assert Month.objects.get(pemda=PEMDA, bulan=BULAN).basi
    assert Job.objects.filter(jenis="evaluasi", keadaan="antre").count() == 1, "two answers, one evaluation"
    made = Decision.objects.get(kunci=first.kunci)
    assert (made.jawaban, made.unit, made.oleh, made.npp) == ("sama", PENDIDIKAN, orang.operator, "16000001")
    assert look_all([made])[0][0]["nama"] == PENDIDIK[0]


def test_a_number_that_another_government_has_claimed_opens_nothing(orang: SimpleNamespace, antrean: list[Question]) -> None:
    """Its administrator may write down any number for a branch of his own."""
    npp = {one.npp for one in Question.objects.exclude(npp="")}
    with acts("sistem:uji"):
        BranchNpp.objects.filter(npp__in=npp).delete()
        for number in npp:
            BranchNpp.objects.create(cabang=Branch.objects.get(kode="J01"), npp=number, pemda=PEMDA_ASING)
    assert names_seen(orang.cabang_asing) == set()
    first = next((one for one in antrean if one.npp), None)
    assert first is not None
    assert not may(scope_of(orang.cabang_asing), KINDS[first.jenis].right, first.pemda, first.unit, first.npp)


@pytest.mark.parametrize(
    "who", ["kepala", "bpkad", "penyetuju", "pimpinan", "kementerian", "asing", "cabang_asing", "admin", "operator_lain"]
)
def test_nobody_else_answers(orang: SimpleNamespace, antrean: list[Question], who: str) -> None:
    first = of(antrean, PENDIDIK[0])[0]
    with pytest.raises(Refusal, match="wilayah"):
        decide(by=getattr(orang, who), questions=[first.pk], said=SAMA)
    assert not Decision.objects.exists()


def test_a_group_is_answered_at_once_and_undone_singly(orang: SimpleNamespace, antrean: list[Question]) -> None:
    questions = of(antrean, *PENDIDIK)
    kelompok = decide(by=orang.operator, questions=[one.pk for one in questions], said=BUKAN)
    made = list(Decision.objects.filter(kelompok=kelompok))
    assert len(made) == len(PENDIDIK) and len({one.sidik for one in made}) == 1
    gone = next(one for one in made if one.kunci == questions[2].kunci)
    undo(by=orang.bkpsdm, decision=gone.pk, alasan="KTP-nya sudah dilihat: orang yang sama")
    assert [one.pk for one in still_open(Question.objects.filter(jenis="keputusan", unit=PENDIDIKAN))] == [questions[2].pk]
    gone.refresh_from_db()
    assert gone.dicabut_oleh == orang.bkpsdm and gone.alasan_cabut
    decide(by=orang.operator, questions=[questions[2].pk], said=SAMA)
    assert Decision.objects.filter(kunci=gone.kunci).count() == 2


def test_a_group_with_one_that_is_not_his_changes_nothing(orang: SimpleNamespace, antrean: list[Question]) -> None:
    mixed = [*of(antrean, PENDIDIK[0]), *of(antrean, PERAWAT[0])]
    with pytest.raises(Refusal):
        decide(by=orang.operator, questions=[one.pk for one in mixed], said=SAMA)
    assert not Decision.objects.exists() and not Job.objects.exists()


def test_the_second_is_told_who_was_first(orang: SimpleNamespace, antrean: list[Question]) -> None:
    first, second = of(antrean, *PENDIDIK[:2])
    decide(by=orang.bkpsdm, questions=[first.pk], said=SAMA)
    with pytest.raises(Refusal) as told:
        decide(by=orang.operator, questions=[second.pk, first.pk], said=BUKAN)
    assert told.value.code == "WEB_DIDAHULUI" and orang.bkpsdm.nama in told.value.sentence() and "sama" in told.value.sentence()
    assert [one.kunci for one in Decision.objects.all()] == [first.kunci], "nothing half"


def test_undoing_twice_tells_who_was_first(orang: SimpleNamespace, antrean: list[Question]) -> None:
    first = of(antrean, PENDIDIK[0])[0]
    decide(by=orang.operator, questions=[first.pk], said=SAMA)
    made = Decision.objects.get()
    undo(by=orang.operator, decision=made.pk, alasan="salah tekan")
    with pytest.raises(Refusal, match=orang.operator.nama):
        undo(by=orang.bkpsdm, decision=made.pk, alasan="salah")
    with pytest.raises(Refusal, match="Alasan"):
        undo(by=orang.bkpsdm, decision=made.pk, alasan="  ")


def test_what_an_evaluation_asks_again_is_answered_again(orang: SimpleNamespace, antrean: list[Question]) -> None:
    first = of(antrean, PENDIDIK[0])[0]
    decide(by=orang.operator, questions=[first.pk], said=SAMA)
    Question.objects.filter(pk=first.pk).update(lama="sama", dibuat=Decision.objects.get().waktu.replace(year=2100))
    assert still_open(Question.objects.filter(pk=first.pk)).exists()
    decide(by=orang.operator, questions=[first.pk], said=BUKAN)
    assert [one.jawaban for one in Decision.objects.filter(dicabut__isnull=True)] == ["bukan"]


def test_asking_leaves_the_question_open_and_the_note_closed(orang: SimpleNamespace, antrean: list[Question]) -> None:
    first = of(antrean, PENDIDIK[0])[0]
    made = ask(by=orang.bkpsdm, question=first.pk, kepada="cabang", catatan="Mohon kartu Bagas diperiksa")
    assert still_open(Question.objects.filter(pk=first.pk)).exists()
    assert look(made.sidik)[0]["catatan"] == "Mohon kartu Bagas diperiksa"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Inquiry._meta.db_table}")
        assert not any("Bagas" in str(cell) for row in cursor.fetchall() for cell in row)
    with pytest.raises(Refusal):
        ask(by=orang.bkpsdm, question=first.pk, kepada="tetangga", catatan="?")
    with pytest.raises(Refusal):
        ask(by=orang.asing, question=first.pk, kepada="unit", catatan="?")


def test_the_other_kinds_are_answered_by_the_reader_of_their_file(orang: SimpleNamespace, antrean: list[Question]) -> None:
    by_kind = {one.jenis: one for one in antrean if one.jenis != "keputusan"}
    decide(by=orang.bkpsdm, questions=[by_kind["jawaban_unit"].pk], said={"unit": ["1.01"]})
    decide(by=orang.bkpsdm, questions=[by_kind["pemetaan"].pk], said={"setuju": ["ya"], "bidang": ["nama", "nik", "-"]})
    decide(by=orang.bpkad, questions=[by_kind["usulan_rekening"].pk], said={"terima": ["ya"], "program": ["jkk"], "dari": ["2026"]})
    parts = {"npp": ["16000001", ""], "bulan": ["2026-05", ""], "rupiah": ["59.328", ""]}
    decide(by=orang.bpkad, questions=[by_kind["alokasi_bayar"].pk], said=parts)
    assert {one.jenis: one.jawaban for one in Decision.objects.all()} == {
        "jawaban_unit": "1.01", "pemetaan": "ya", "usulan_rekening": "ya", "alokasi_bayar": "1 bagian",
    }  # fmt: skip
    mapped = look_all([Decision.objects.get(jenis="pemetaan")])[0]
    assert [(row["bidang"], row["setuju"]) for row in mapped] == [("nama", "ya"), ("nik", ""), ("-", "")]


@pytest.mark.parametrize(
    ("jenis", "said", "about"),
    [
        ("pemetaan", {"setuju": ["ya"], "bidang": ["nama", "gaji buta", "kategori"]}, "bidang"),
        ("usulan_rekening", {"terima": ["mungkin"]}, "terima"),
        ("usulan_rekening", {"terima": ["ya"], "dari": ["kemarin"]}, "dari"),
        ("alokasi_bayar", {"npp": ["16000001"], "bulan": ["Mei"], "rupiah": ["1000"]}, "bulan"),
        ("alokasi_bayar", {"npp": [""], "bulan": [""], "rupiah": [""]}, "belum diisi"),
        ("jawaban_unit", {"unit": [""]}, "belum diisi"),
        ("pemetaan", {"setuju": ["ya"], "bidang": ["nama"]}, "belum diisi"),
        ("alokasi_bayar", {}, "belum diisi"),
        ("usulan_rekening", {"kode_rekening": ["5.1.02.02.02.0026"]}, "belum diisi"),
    ],
)
def test_what_the_reader_does_not_follow_is_refused(
    orang: SimpleNamespace, antrean: list[Question], jenis: str, said: dict[str, list[str]], about: str
) -> None:  # fmt: skip
    one = next(one for one in antrean if one.jenis == jenis)
    with pytest.raises(Refusal) as told:
        decide(by=orang.bpkad if one.jenis in ("usulan_rekening", "alokasi_bayar") else orang.bkpsdm, questions=[one.pk], said=said)
    assert told.value.code == "PUTUSAN_TIDAK_DIPAHAMI" and about in told.value.sentence()
    assert not Decision.objects.exists()
