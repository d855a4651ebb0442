"""What becomes of each answer of BPJS, and which state the person then has."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from naungan import asking, coverage, matching
from naungan.engine import Engine
from naungan.intake.tables import BPJS_ANSWER, MEMBER, PROBLEM, ROSTER
from naungan.kernel import nik
from naungan.relations import NOMOR
from tests.coverage.world import BULAN, PEMDA, POSISI, World, world

# Neither names nor numbers are near one another: nobody is taken for somebody else.
NAMES = (
    "Agus Salim", "Bambang Widodo", "Citra Lestari", "Dewi Kartika", "Eko Prasetyo", "Fajar Nugroho", "Gita Puspita", "Hendra Gunawan",
    "Intan Permata", "Joko Susilo", "Kurnia Ramadhan", "Lukman Hakim", "Mega Utami", "Nanda Saputra", "Oki Setiawan", "Putri Maharani",
    "Qori Aisyah", "Rudi Hartono", "Sari Wulandari", "Tono Subagyo", "Umar Bakri", "Vina Oktaviani",
    "Wahyu Nugraha", "Yanti Kusuma", "Zulkifli Hasan", "Arif Budiman",
)  # fmt: skip
NOV, OCT = dt.date(2026, 11, 20), dt.date(2026, 10, 31)
AKTIF: dict[str, Any] = {"jawaban": "aktif", "posisi": NOV}
KITA, LAIN = AKTIF | {"npp_pemda": True}, AKTIF | {"npp_pemda": False}
MATI, TIADA = {"jawaban": "nonaktif", "posisi": NOV}, {"jawaban": "tidak_terdaftar", "posisi": NOV}
LAMA, DEPAN = {"posisi": dt.date(2026, 6, 30)}, {"posisi": dt.date(2027, 2, 1)}
FILE = {"posisi": OCT, "lingkup": "own_npp"}
# Unit (the member file looks at A alone), what a member file says of the person, the answers, the state, and what becomes of the answers.
CASES: list[tuple[str, dict[str, Any] | None, list[dict[str, Any]], str, tuple[str, ...]]] = [
    ("A", FILE, [], "covered", ()),
    ("B", None, [], "no_data", ()),
    ("B", None, [KITA], "covered", ("menutup",)),
    ("B", None, [AKTIF | {"npp": "N2"}], "covered", ("menutup",)),
    ("B", None, [LAIN], "covered_elsewhere", ("menutup",)),
    ("B", None, [MATI], "inactive", ("menutup",)),
    ("B", None, [TIADA], "unregistered", ("menutup",)),
    ("A", None, [TIADA], "unregistered", ("menutup",)),
    ("B", None, [{}], "no_data", ("kosong",)),
    ("B", None, [TIADA | LAMA], "no_data", ("tidak_berlaku",)),
    ("B", None, [TIADA | DEPAN], "unregistered", ("menutup",)),
    ("B", None, [AKTIF | DEPAN], "no_data", ("tidak_berlaku",)),
    ("B", None, [KITA | {"mulai": dt.date(2026, 1, 1)} | DEPAN], "covered", ("menutup",)),
    ("B", None, [TIADA, KITA], "no_data", ("ganda_beda", "ganda_beda")),
    ("B", None, [TIADA | {"posisi": dt.date(2026, 11, 3)}, MATI], "inactive", ("diganti", "menutup")),
    ("A", FILE, [TIADA], "unregistered", ("bertentangan_berlaku",)),
    ("A", FILE, [TIADA | {"posisi": dt.date(2026, 10, 5)}], "covered", ("bertentangan_kalah",)),
    ("A", FILE, [KITA], "covered", ("sejalan",)),
    ("A", FILE | {"aktif": None}, [MATI], "inactive", ("menutup",)),
    ("B", None, [KITA | {"tahan": True}], "no_data", ("ditahan",)),
    ("B", None, [TIADA | LAMA, KITA], "covered", ("diganti", "menutup")),
    ("A", FILE, [MATI | LAMA], "covered", ("diganti",)),
    ("B", None, [MATI | {"npp": "X9"}, AKTIF | {"npp": "X8"}, AKTIF | {"npp": "N2"}], "covered", ("diganti", "diganti", "menutup")),
    ("B", None, [MATI | {"npp": "X9"}, LAIN | {"npp": "X8"}], "covered_elsewhere", ("diganti", "menutup")),
    ("B", None, [MATI | {"npp": "X8"}, AKTIF | {"npp": "X8"}], "no_data", ("ganda_beda", "ganda_beda")),
    ("B", None, [KITA, AKTIF | {"npp": "N2"}], "covered", ("diganti", "menutup")),
]  # fmt: skip


def a_nik(place: int) -> str:
    return nik.build("167101", dt.date(1970 + place, place % 12 + 1, 3 + place), "L", 37 * place + 1)


def _world() -> tuple[World, list[dict[str, Any]]]:
    made, answers = world(), []
    for place, (unit, member, said, _, _) in enumerate(CASES):
        who = {"nik": a_nik(place), "nama": NAMES[place]}
        made.worker(f"{PEMDA}-r-{place}", unit, **who)
        if member is not None:
            made.participant("", "N1", **who, **member)
            made.member[-1]["sumber"] = "m"
        for one in said:
            number = 1000 + len(answers)
            provenance = {NOMOR: number, "sumber": "j", "berkas": "jawaban.xlsx", "baris": number, "urutan": number}
            answers.append({**provenance, "pemda": PEMDA, "tahan": False, **who, **one})
    return made, answers


def asked(engine: Engine, made: World, answers: list[dict[str, Any]]) -> tuple[Any, dict[str, Any]]:
    found = {name: made.table(engine, name) for name in ("unit", "registration", "payer")}
    for name, relation in (("roster", ROSTER), ("member", MEMBER)):
        rows = [{k: v for k, v in row.items() if k in relation.schema().names} for row in getattr(made, name)]
        found[name] = engine.table(relation.of(rows))
    found["problem"] = engine.table(PROBLEM.empty())
    found["bpjs_answer"] = engine.table(BPJS_ANSWER.of(answers))
    linked = matching.link(engine, found["roster"], found["member"])
    found |= {"link": linked.link, "member_person": linked.member_person}
    offices = {name: found[name] for name in ("roster", "unit", "registration", "payer")}

    def judged(member: Any, links: matching.Linked) -> Any:
        owed = made.owed(engine)
        return engine.keep(coverage.ledger(engine, **offices, member=member, linked=links, owed=owed, bulan=BULAN, posisi=POSISI))

    return asking.with_answers(engine, found, judged, BULAN)


def test_each_answer_closes_what_it_may_and_nothing_else(engine: Engine) -> None:
    ledger, results = asked(engine, *_world())
    state = {row["orang"]: row["keadaan"] for row in engine.rows(ledger)}
    check = sorted(engine.rows(results["answer_check"]), key=lambda row: row[NOMOR])
    told = iter([row["hasil"] for row in check])
    got = [(unit, state[f"{PEMDA}-r-{place}"], tuple(next(told) for _ in said)) for place, (unit, _, said, _, _) in enumerate(CASES)]
    assert got == [(unit, wanted, outcome) for unit, _, _, wanted, outcome in CASES]
    (row,) = engine.rows(results["branch_sum"])
    closed = sum(outcome.count("menutup") for *_, outcome in CASES)
    unknown = sum(wanted in ("no_data", "not_on_own_npp") for *_, wanted, _ in CASES)
    assert (row["tertutup"], row["menunggu"], row["perlu"]) == (closed, unknown, closed + unknown)
    assert (row["bertentangan"], row["tidak_dipakai"]) == (2, 7)
    noted = Counter(row["kode"] for row in engine.rows(results["problem"]))
    assert noted == {"JAWABAN_TIDAK_BERLAKU": 2, "JAWABAN_GANDA_BEDA": 4, "JAWABAN_MENANG": 1, "JAWABAN_KALAH": 1}
    against = [row for row in check if row["hasil"].startswith("bertentangan")]
    assert [(row["berkas_lain"], row["posisi_berkas"], row["keadaan_berkas"]) for row in against] == [("peserta.xlsx", OCT, "covered")] * 2


def test_an_answer_about_nobody_on_the_rosters_is_told(duck: Engine) -> None:
    made, _ = _world()
    stranger = {
        "nik": a_nik(27),
        "nama": "Zainal Abidin",
        "sumber": "j",
        "berkas": "j.xlsx",
        "baris": 2,
        "urutan": 0,
        NOMOR: 1,
        "tahan": False,
    }
    _, results = asked(duck, made, [{**stranger, "pemda": PEMDA, **KITA}])
    (row,) = duck.rows(results["answer_check"])
    assert (row["hasil"], row["orang"]) == ("tidak_di_daftar", None)


@pytest.mark.parametrize(("bulan", "stands"), [("2027-02", True), ("2027-03", False)])
def test_an_answer_stands_for_three_months(duck: Engine, bulan: str, stands: bool) -> None:
    from naungan.asking.standing import stands as holds

    rows = duck.table(BPJS_ANSWER.of([{"sumber": "j", "berkas": "j", "baris": 1, "urutan": 0, **MATI}]))
    assert duck.rows(rows.select(ya=holds(rows, bulan))) == [{"ya": stands}]
