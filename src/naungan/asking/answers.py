"""The answers of BPJS beside what the member files say: which of them decides the state of a person, and why the others do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan import matching
from naungan.asking.outcomes import outcome
from naungan.asking.problems import answer_problems
from naungan.asking.standing import as_members, stands
from naungan.asking.sums import branch_sum
from naungan.asking.tables import ANSWER_CHECK, FOLLOWED
from naungan.asking.unknown import with_branch
from naungan.intake.tables import PROBLEM
from naungan.kernel.period import Bulan
from naungan.matching.tables import MEMBER_NOMOR, MEMBER_PERSON
from naungan.relations import NOMOR
from naungan.relations.joins import left, on_row
from naungan.relations.words import DAFTAR_OPD, Answer, Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PERSON = ("k_pemda", "orang")
_STATE = ("unit", "cabang", "keadaan_berkas", "sebab_berkas")


@dataclass(frozen=True)
class Followed:
    """``check`` is ANSWER_CHECK; ``member`` and ``linked`` are those of the files with the answers that are followed in them."""

    check: ir.Table
    member: ir.Table
    linked: matching.Linked
    some: bool


def followed(engine: Engine, found: Mapping[str, ir.Table], ledger: ir.Table, bulan: str) -> Followed | None:
    """What becomes of each answer; None where there is none. ``ledger`` is that of the member files alone.

    Answers are matched with the rosters apart from the member files: a copy of our own list agrees with the roster in every letter, and
    would push the row of a file out of its link. Where the two say different things the later stands, and both are told.
    """
    answers = found["bpjs_answer"]
    if not engine.some(answers):
        return None
    asked = as_members(answers.filter(~answers.tahan), bulan)
    second = engine.again(matching.link, found["roster"], asked)
    rows = engine.keep(_beside(engine, found, answers, second, ledger, bulan))
    judged = engine.keep(rows.mutate(hasil=outcome(rows)))
    check = engine.keep(ANSWER_CHECK.conform(judged.mutate(bulan=ibis.literal(bulan))))
    chosen = engine.keep(judged.filter(judged.hasil.isin(FOLLOWED)).select(NOMOR, *_PERSON, "k_peserta"))
    some = engine.some(chosen)
    return Followed(check, *_with_answers(found, asked, chosen), some)


def _beside(
    engine: Engine, found: Mapping[str, ir.Table], answers: ir.Table, second: matching.Linked, ledger: ir.Table, bulan: str
) -> ir.Table:
    """Every answer with its person, what the files say of him, and how it stands among the answers about him."""
    rows = answers.mutate(k_pemda=answers.pemda.fill_null(""), berlaku=stands(answers, bulan))
    ours = found["registration"].filter(found["registration"].npp.notnull())
    ours = ours.select(k_pemda=ours.pemda.fill_null(""), npp=ours.npp, tercatat=True).distinct()
    rows = left(rows, ours, ("k_pemda", "npp"))
    rows = left(
        rows.mutate(kita=ibis.coalesce(rows.npp_pemda, rows.tercatat)), second.member_person.select(NOMOR, k_peserta="peserta"), NOMOR
    )
    rows = engine.keep(left(rows, matching.workers_of(second.link), ("k_pemda", "k_peserta")))
    judged = with_branch(ledger.filter(ledger.utama), found["unit"], found["registration"], bulan)
    state = judged.select(*_PERSON, "unit", "cabang", keadaan_berkas=judged.keadaan, sebab_berkas=judged.sebab)
    rows = left(left(rows, state, _PERSON), _told_by_files(engine, found, bulan), _PERSON)
    rows = left(rows, _newest_files(found["member"], bulan), ("k_pemda",))
    rows = engine.keep(rows.mutate(posisi_berkas=ibis.coalesce(rows.posisi_orang, rows.posisi_pemda)))
    return _among(engine, rows)


def _told_by_files(engine: Engine, found: Mapping[str, ir.Table], bulan: str) -> ir.Table:
    """k_pemda × orang → the newest member file that names him, and its day."""
    link, person, member = found["link"], found["member_person"], found["member"]
    linked = link.filter(link.peserta.notnull()).select("orang", "peserta", k_pemda=link.pemda.fill_null("")).distinct()
    named = on_row(member.select(NOMOR, "berkas", "posisi"), person.select(NOMOR, "peserta", k_pemda=person.pemda.fill_null("")))
    both = linked.inner_join(named, ["k_pemda", "peserta"])
    both = both.mutate(hari=both.posisi.fill_null(ibis.literal(Bulan.parse(bulan).last_day)))
    return engine.keep(both.group_by(list(_PERSON)).aggregate(posisi_orang=both.hari.max(), berkas_lain=both.berkas.max()))


def _newest_files(member: ir.Table, bulan: str) -> ir.Table:
    """k_pemda → the day of its newest member file; a file without a day speaks of the end of the month."""
    files = member.filter(member.lingkup.fill_null("own_npp") != DAFTAR_OPD)
    files = files.select(k_pemda=files.pemda.fill_null(""), hari=files.posisi.fill_null(ibis.literal(Bulan.parse(bulan).last_day)))
    return files.group_by("k_pemda").aggregate(posisi_pemda=files.hari.max())


def _among(engine: Engine, rows: ir.Table) -> ir.Table:
    """Adds ``terbaru`` (no later answer about the person stands), ``beda`` (others of that day differ), ``pertama``, ``terjawab``.

    Rows of one day that name an NPP each are memberships of one person, of which the strongest speaks; only "registered nowhere" denies
    them all.
    """
    speaks = rows.berlaku & rows.orang.notnull() & rows.pasti.fill_null(False) & rows.jawaban.notnull()
    said = rows.filter(speaks).select(NOMOR, *_PERSON, "jawaban", "npp", "kita", "posisi", "sumber", "lembar", "baris")
    text = said.jawaban + "/" + said.kita.cast("string").fill_null("")
    several = said.npp.notnull().all() & (said.npp.nunique() == (text + "/" + said.npp).nunique())
    denied = (said.jawaban == Answer.TIDAK_TERDAFTAR).any()
    day = said.group_by([*_PERSON, "posisi"]).aggregate(beda=(text.nunique() > 1) & (denied | ~several))
    rank = ibis.cases((said.kita.fill_null(False) & (said.jawaban == Answer.AKTIF), 0), (said.jawaban == Answer.AKTIF, 1), else_=2)
    order = ibis.window(
        group_by=[*_PERSON, "posisi"], order_by=[rank, said.npp.isnull(), said.sumber, said.lembar.fill_null(""), said.baris]
    )
    latest = said.posisi == said.posisi.max().over(ibis.window(group_by=list(_PERSON)))
    said = left(said.mutate(terbaru=latest, pertama=ibis.row_number().over(order) == 0), day, (*_PERSON, "posisi"))
    said = engine.keep(said.select(NOMOR, *_PERSON, "terbaru", "beda", "pertama"))
    rows = left(rows, said.select(*_PERSON, terjawab=True).distinct(), _PERSON)
    return left(rows, said.drop(*_PERSON), NOMOR)


def _with_answers(found: Mapping[str, ir.Table], asked: ir.Table, chosen: ir.Table) -> tuple[ir.Table, matching.Linked]:
    """Member rows, persons and links in which each person whose answer is followed has that answer, and it alone."""
    rows = asked.semi_join(chosen, NOMOR)
    persons = chosen.mutate(pemda=chosen.k_pemda.nullif(""), peserta=chosen.k_peserta, sendiri=ibis.literal(True))
    link = found["link"]
    told = chosen.select(*_PERSON, "k_peserta", nomor_jawaban=NOMOR)
    both = left(link.mutate(k_pemda=link.pemda.fill_null("")), told, _PERSON)
    holds = both.k_peserta.notnull()
    both = both.mutate(
        peserta=ibis.coalesce(both.k_peserta, both.peserta),
        decision=ibis.ifelse(holds, ibis.literal(Decision.SAME), both.decision),
        **{MEMBER_NOMOR: ibis.ifelse(holds, both.nomor_jawaban, both[MEMBER_NOMOR])},
    )
    linked = matching.Linked(both.select(*link.columns), ibis.union(found["member_person"], MEMBER_PERSON.conform(persons)))
    return ibis.union(found["member"], rows), linked


def with_answers(
    engine: Engine, found: Mapping[str, ir.Table], judged: Callable[[ir.Table, matching.Linked], ir.Table], bulan: str
) -> tuple[ir.Table, dict[str, ir.Table]]:
    """The ledger with the answers of BPJS in it, and the results that come of asking.

    ``judged`` makes a ledger of member rows and links. Beside ANSWER_CHECK and BRANCH_SUM there stand member rows, persons and links with
    the answers that are followed; who has none is judged once.
    """
    before = judged(found["member"], matching.Linked(found["link"], found["member_person"]))
    offices = {"unit": found["unit"], "registration": found["registration"], "bulan": bulan}
    told = followed(engine, found, before, bulan)
    if told is None:
        check = engine.table(ANSWER_CHECK.empty())
        return before, {"answer_check": check, "branch_sum": engine.keep(branch_sum(before, before, check, **offices))}
    after = judged(told.member, told.linked) if told.some else before
    problem = ibis.union(PROBLEM.conform(found["problem"]), answer_problems(told.check, found["bpjs_answer"]))
    results = {
        "answer_check": told.check,
        "problem": engine.keep(problem),
        "branch_sum": engine.keep(branch_sum(before, after, told.check, **offices)),
    }
    merged = {"member": told.member, "link": told.linked.link, "member_person": told.linked.member_person} if told.some else {}
    return after, results | {name: engine.keep(table) for name, table in merged.items()}
