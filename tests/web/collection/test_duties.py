"""What is due for whom: the calendar of each role, states and days left by hand-made days, and completeness as it is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from naungan.answers.forms import KALENDER
from naungan.kernel.period import Bulan
from naungan.web.accounts.models import Unit, User
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.collection import home
from naungan.web.collection.completeness import of_governments, of_provinces, of_units, total
from naungan.web.collection.duties import Duty, duties
from naungan.web.collection.models import Submission
from naungan.web.environment import read_environment
from tests.web.collection.handed import BULAN, submission
from tests.web.collection.test_flow import STEPS, walk
from tests.web.people import KESEHATAN, PEMDA, PEMDA_LAIN, PENDIDIKAN, SOSIAL, masuk

pytestmark = pytest.mark.django_db
NOVEMBER = Bulan(2026, 11)
DECEMBER = (Bulan(2026, 12).first_day, Bulan(2026, 12).last_day)
# The tenth of November, noon in Palembang: the fifth has passed, the twentieth has not.
NOON = dt.datetime(2026, 11, 10, 5, 0, tzinfo=dt.UTC)


def due(user: User, now: dt.datetime = NOON, month: Bulan = NOVEMBER, **said: Any) -> list[Duty]:
    return duties(scope_of(user), month.first_day, month.last_day, now=now, **said)


def titles(found: list[Duty]) -> list[str]:
    return [f"{one.kantor.unit or one.kantor.pemda} {one.aturan.dataset} {one.waktu.masa}".strip() for one in found]


ALL_UNITS = [f"{unit} roster {BULAN}" for unit in (PENDIDIKAN, KESEHATAN, SOSIAL)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("operator", [ALL_UNITS[0]]),
        ("kepala", [ALL_UNITS[0]]),
        ("operator_lain", [ALL_UNITS[1]]),
        ("bkpsdm", [*ALL_UNITS, f"{PEMDA} unit"]),
        ("bpkad", [*ALL_UNITS, f"{PEMDA} treasury {BULAN}", f"{PEMDA} receipt {BULAN}", f"{PEMDA} payer", f"{PEMDA} registration"]),
        ("penyetuju", [*ALL_UNITS, f"{PEMDA} member {BULAN}", f"{PEMDA} treasury {BULAN}", f"{PEMDA} receipt {BULAN}", f"{PEMDA} payer", f"{PEMDA} registration", f"{PEMDA} unit"]),
        ("cabang", [f"1601 member {BULAN}", f"{PEMDA} member {BULAN}"]),
        ("asing", [f"{PENDIDIKAN} roster {BULAN}"]),
        ("bappeda", []), ("pimpinan", []), ("pengawas", []), ("kementerian", []), ("auditor", []), ("admin", []), ("tanpa_peran", []),
    ],
)  # fmt: skip
def test_each_role_has_its_own_calendar(orang: SimpleNamespace, name: str, expected: list[str]) -> None:
    assert titles(due(getattr(orang, name))) == expected


@pytest.fixture
def own_dates() -> Iterator[None]:
    """One government has said when its draft budget is agreed, beside the data of the front office."""
    path = read_environment().data / KALENDER.berkas
    path.write_text(f"pemda;tahun;langkah;usulan;penetapan;sumber\n{PEMDA};2027;RAPBD;2026-11-06;2026-11-13;Jadwal Banmus\n", "utf-8")
    yield
    path.unlink()


def drafts(user: User) -> list[Duty]:
    found = duties(scope_of(user), NOVEMBER.first_day, Bulan(2026, 12).last_day, now=NOON)
    return [one for one in found if one.waktu.tahap == "RAPBD"]


@pytest.mark.usefixtures("own_dates")
def test_who_has_dates_of_his_own_is_asked_by_them(orang: SimpleNamespace, client: Client) -> None:
    (one,) = drafts(orang.bpkad)
    assert (one.waktu.tenggat, one.waktu.sumber, one.sisa) == (dt.date(2026, 11, 20), "Jadwal Banmus", 10)
    page = masuk(client, orang.bpkad).get("/setoran/kalender/?bulan=2026-11").content.decode()
    assert "tenggat 20 November 2026 menurut kalender pemda" in " ".join(page.split())
    setoran = submission(orang.bpkad, unit="", dataset="budget_line", masa="2027", tahap="RAPBD")
    page = client.get(f"/setoran/{setoran.pk}/").content.decode()
    assert "Menurut kalender anggaran pemda (Jadwal Banmus), 5 hari kerja sesudah tahap ditetapkan." in page
    assert of_units(PEMDA, *DECEMBER)[0].wajib == of_units(PEMDA_LAIN, *DECEMBER)[0].wajib - 1


def test_who_has_none_is_asked_by_those_of_the_rules(orang: SimpleNamespace, client: Client) -> None:
    (one,) = drafts(orang.bpkad)
    assert (one.waktu.tenggat, one.waktu.sumber) == (dt.date(2026, 12, 7), "")
    page = masuk(client, orang.bpkad).get("/setoran/kalender/?bulan=2026-12").content.decode()
    assert "tenggat 7 Desember 2026 menurut kalender bawaan" in " ".join(page.split())


def test_stages_are_due_to_whom_makes_them(orang: SimpleNamespace) -> None:
    july, december = Bulan(2026, 7), Bulan(2026, 12)
    assert [one.judul for one in due(orang.bappeda, month=july)] == ["Rencana anggaran iuran RKPD 2027"]
    assert "Anggaran iuran RAPBD 2027" in [one.judul for one in due(orang.bpkad, month=december)]


def test_what_has_no_deadline_is_left_out_of_other_months(orang: SimpleNamespace) -> None:
    assert titles(due(orang.bkpsdm, lasting=False)) == ALL_UNITS


@pytest.mark.parametrize(
    ("now", "sisa", "cap", "kata"),
    [
        (dt.datetime(2026, 10, 20, 5, tzinfo=dt.UTC), 16, "Belum disetor", "16 hari lagi"),
        (dt.datetime(2026, 11, 5, 16, 59, tzinfo=dt.UTC), 0, "Belum disetor", "hari ini"),  # 23.59 WIB
        (dt.datetime(2026, 11, 5, 17, 1, tzinfo=dt.UTC), -1, "Terlambat, belum disetor", "lewat 1 hari"),
    ],
)
def test_days_left_are_those_of_the_office(orang: SimpleNamespace, now: dt.datetime, sisa: int, cap: str, kata: str) -> None:
    one = due(orang.operator, now)[0]
    assert (one.sisa, one.cap[0], one.kata_sisa) == (sisa, cap, kata)


def test_each_state_in_words_and_whose_turn_it_is(orang: SimpleNamespace) -> None:
    one = submission(orang.operator)
    seen = []
    for step in ("serah", "sah", "status", "uang"):
        here = due(orang.penyetuju)[0]
        seen.append(here.cap[0])
        one = walk(orang, one, step)
    seen.append(due(orang.penyetuju)[0].cap[0])
    assert seen == [
        "Disiapkan, terlambat",
        "Menunggu tanda tangan kepala",
        "Menunggu verifikasi status dan verifikasi uang",
        "Menunggu verifikasi uang",
        "Terkunci",
    ]


def test_who_may_act_now(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah")
    turns = {name: set(due(getattr(orang, name))[0].boleh) for name in ("operator", "kepala", "bkpsdm", "penyetuju")}
    assert turns == {"operator": set(), "kepala": {"sah"}, "bkpsdm": set(), "penyetuju": set()}
    walk(orang, one, "sah")
    assert set(due(orang.bkpsdm)[0].boleh) == {"status"} and set(due(orang.bpkad)[0].boleh) == {"uang"}


def test_an_inactive_unit_is_asked_for_nothing(orang: SimpleNamespace) -> None:
    with acts("sistem:uji"):
        Unit.objects.filter(pemda=PEMDA, kode=SOSIAL).update(aktif=False)
    assert ALL_UNITS[2] not in titles(due(orang.bkpsdm))
    assert [one.kode for one in of_units(PEMDA, NOVEMBER.first_day, NOVEMBER.last_day)] == ["", PENDIDIKAN, KESEHATAN]


def test_the_calendar_costs_the_same_for_many_units(orang: SimpleNamespace, django_assert_num_queries: Any) -> None:
    scope = scope_of(orang.bkpsdm)
    with acts("sistem:uji"):
        Unit.objects.bulk_create([Unit(pemda=PEMDA, kode=f"2.{number:02d}", nama=f"Kelurahan {number}") for number in range(60)])
    for unit in ("2.01", "2.02", "2.03"):
        submission(orang.operator, unit=unit)
    with django_assert_num_queries(4):
        assert len(duties(scope, NOVEMBER.first_day, NOVEMBER.last_day)) == 64


def at(one: Submission, moment: dt.datetime) -> None:
    with acts("sistem:uji"):
        Submission.objects.filter(pk=one.pk).update(diserahkan=moment)


def test_completeness_and_timeliness_by_unit_and_government(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah", "status", "uang")
    at(one, dt.datetime(2026, 11, 5, 16, 59, tzinfo=dt.UTC))
    other = submission(orang.operator_lain, unit=KESEHATAN)
    other = STEPS["serah"](orang.operator_lain, other)
    at(other, dt.datetime(2026, 11, 5, 17, 0, tzinfo=dt.UTC))
    submission(orang.operator, unit=SOSIAL)
    span = NOVEMBER.first_day, NOVEMBER.last_day
    rows = {row.kode: (row.wajib, row.masuk, row.tepat, row.terkunci) for row in of_units(PEMDA, *span)}
    assert rows == {"": (3, 0, 0, 0), PENDIDIKAN: (1, 1, 1, 1), KESEHATAN: (1, 1, 0, 0), SOSIAL: (1, 0, 0, 0)}
    shares = of_governments([PEMDA, "1601"], *span)
    assert [(row.wajib, row.masuk, row.tepat, row.terkunci) for row in shares] == [(6, 2, 1, 1), (4, 0, 0, 0)]
    assert (shares[0].lengkap, shares[0].tepat_waktu) == ("33%", "17%")
    province = of_provinces(shares)
    assert [(row.kode, row.wajib, row.masuk) for row in province] == [("16", 10, 2)] and total(province, "Jumlah").masuk == 2


def test_what_came_back_or_was_withdrawn_is_not_handed_in(orang: SimpleNamespace) -> None:
    one = STEPS["kembali"](orang.kepala, walk(orang, submission(orang.operator), "serah"))
    other = walk(orang, submission(orang.operator, masa="2026-09"), "serah", "tarik")
    for month in (NOVEMBER, Bulan(2026, 10)):
        assert of_governments([PEMDA], month.first_day, month.last_day)[0].masuk == 0
    assert (one.keadaan, other.keadaan) == ("dikembalikan", "ditarik")


def test_the_nation_is_counted_in_three_queries(orang: SimpleNamespace, django_assert_num_queries: Any) -> None:
    from naungan import regions
    from naungan.regions.codes import current_names

    every = [code for one in sorted(current_names()) if len(one) == 2 for code in regions.list_pemda(one)]
    with django_assert_num_queries(3):
        shares = of_governments(every, NOVEMBER.first_day, NOVEMBER.last_day)
    assert len(shares) == len(every) > 540 and sum(one.wajib for one in shares) == 3 * len(every) + 5


@pytest.mark.parametrize(("name", "page"), [("operator", "kalender"), ("kepala", "kalender"), ("bkpsdm", "kalender"), ("cabang", "kalender"),
                                            ("pengawas", "kelengkapan"), ("kementerian", "kelengkapan"), ("pimpinan", "kelengkapan")])  # fmt: skip
def test_each_role_opens_its_page(client: Client, orang: SimpleNamespace, name: str, page: str) -> None:
    answer = masuk(client, getattr(orang, name)).get("/setoran/kalender/", follow=True)
    assert answer.status_code == 200 and f"/setoran/{page}/" in (answer.redirect_chain or [("/setoran/kalender/", 0)])[-1][0]


@pytest.mark.parametrize(
    ("name", "query", "status"),
    [
        ("operator", "", 403), ("cabang", "", 403), ("admin", "", 403), ("penyetuju", "", 200), ("penyetuju", "?tingkat=pemda&wilayah=1601", 404),
        ("penyetuju", "?tingkat=provinsi&wilayah=16", 404), ("pengawas", "?tingkat=pemda&wilayah=1601", 200), ("pengawas", "?tingkat=pemda&wilayah=16", 200),
        ("pengawas", "?tingkat=provinsi&wilayah=32", 404), ("pengawas", "?tingkat=nasional", 404), ("pengawas", "?tingkat=pemda&wilayah=9999", 404),
        ("kementerian", "?tingkat=pemda&wilayah=3273", 200), ("kementerian", "?tingkat=unit&wilayah=1", 404), ("kementerian", "?tingkat=pemda&wilayah=x", 404),
    ],
)  # fmt: skip
def test_figures_are_those_of_ones_own_area(client: Client, orang: SimpleNamespace, name: str, query: str, status: int) -> None:
    assert masuk(client, getattr(orang, name)).get(f"/setoran/kelengkapan/{query}").status_code == status


def test_the_first_page_says_what_to_do(orang: SimpleNamespace, django_assert_max_num_queries: Any) -> None:
    one = walk(orang, submission(orang.operator, masa="2026-10"), "serah")
    scope = scope_of(orang.kepala)
    with django_assert_max_num_queries(4):
        said = home.told(scope, NOON)
    assert [item.judul for item in said.berikut if str(one.pk) in item.tautan] == ["Tanda tangani: Daftar pekerja Oktober 2026"]
    assert home.told(scope_of(orang.pengawas), NOON).berikut == ()


def test_many_of_one_kind_are_one_line(orang: SimpleNamespace) -> None:
    with acts("sistem:uji"):
        for number in range(8):
            Unit.objects.create(pemda=PEMDA, kode=f"3.{number}", nama=f"Kecamatan {number}")
            Submission.objects.create(pemda=PEMDA, unit=f"3.{number}", dataset="roster", masa=BULAN, keadaan="disahkan", diserahkan=NOON)
    lines = [item.judul for item in home.told(scope_of(orang.bkpsdm), NOON).berikut]
    assert lines == ["Verifikasi status: Daftar pekerja Oktober 2026, 8 perangkat daerah"]


def test_what_nobody_has_to_hand_in_waits_for_its_approver_once_it_is_there(orang: SimpleNamespace) -> None:
    answers = f"{PEMDA} bpjs_answer {BULAN}"
    assert answers not in titles(due(orang.penyetuju))
    with acts("sistem:uji"):
        Submission.objects.create(pemda=PEMDA, cabang="M01", dataset="bpjs_answer", masa=BULAN, keadaan=Submission.State.DISAHKAN)
    assert answers in titles(due(orang.penyetuju))
    assert answers in titles(due(orang.cabang))
    assert answers not in titles(due(orang.bpkad))
    said = home.told(scope_of(orang.penyetuju), NOON)
    assert [one.judul for one in said.berikut if "Jawaban BPJS" in one.judul] == ["Kunci: Jawaban BPJS atas daftar pertanyaan Oktober 2026"]
