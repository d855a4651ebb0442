"""The demo as a whole: every government's two months written by two processes, and the truth gathered beside them."""

from __future__ import annotations

import csv
import json
import multiprocessing
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from naungan.answers.forms import CONTOH
from naungan.demo import lists, stages
from naungan.demo.answered import answer_file
from naungan.demo.beside import beside
from naungan.demo.budgets import budget
from naungan.demo.fates import fate_rows
from naungan.demo.honoraria import honor_file
from naungan.demo.jobs import BULAN, Jobs, Work, jobs, people_needed, work
from naungan.demo.memberfiles import Shown, member_files
from naungan.demo.members import membership
from naungan.demo.offices import Office, offices
from naungan.demo.people import People, world
from naungan.demo.plan import Plan, plan
from naungan.demo.registers import FOLDER as REGISTERS
from naungan.demo.registers import MONEY, write_money, write_registers
from naungan.demo.riwayat import world as history
from naungan.demo.riwayat_berkas import history_papers, history_rows
from naungan.demo.rosters import Placed, mapping_rows, roster_file
from naungan.demo.sheet import Paper
from naungan.demo.state import Keadaan, Peserta, Seen, everything, split_between_payers, states, visible
from naungan.demo.tables import TRUTH_ERROR, TRUTH_FATE, TRUTH_HISTORY, TRUTH_MEMBER, TRUTH_PERSON, TRUTH_PLANTED, TRUTH_UNIT
from naungan.demo.truth import Truth, error_rows, figures, member_rows, person_rows, unit_rows
from naungan.demo.writing import require_writers, write
from naungan.kernel.aside import folder_aside
from naungan.kernel.messages import sentence
from naungan.relations import Relation

PROOF = "kebenaran"


@dataclass(frozen=True)
class Made:
    """How much was written."""

    pemda: int
    berkas: int
    baris: dict[str, int]


def make_demo(
    out: Path,
    *,
    scale: float,
    seed: int,
    replace: bool = False,
    workers: int = 2,
    riwayat: int = 0,
    only: Collection[str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Made:
    """Write ``out/berkas`` and ``out/kebenaran``: built beside ``out`` and renamed. Refusal where ``out`` exists (see ``replace``).

    Unfit without the packages of the extra ``demo``.
    ``scale`` 1 is 150,000 workers a month; ``workers`` processes write; ``only`` some governments, by code (None = all 65).
    ``riwayat``: months of published figures, the last that of the newest evaluation; none by default.
    """
    require_writers()
    every = [office for office in offices(scale, seed) if only is None or office.kode in only]
    with folder_aside(out, replace=replace, proof=PROOF, alien="DEMO_BUKAN_DEMO") as aside:
        made = _fill(aside, every, workers, progress)
        if not riwayat:
            return made
        return Made(made.pemda, made.berkas + _write_history(aside, every, riwayat, seed), made.baris)


def make_government(office: Office, folder: Path) -> tuple[dict[str, Truth], int, list[list[str]]]:
    """Write one government's files of both months; its truth per month, how many files, and lines for the covering note."""
    people = world(office, people_needed(office))
    careers = jobs(office, people)
    truths, count, notes = {}, 0, []
    for bulan in BULAN:
        truth, papers = government_month(office, people, careers, bulan)
        root = f"{office.folder}/{bulan}"
        for paper in papers:
            write(paper, folder / root)
            if paper.unit:
                notes.append([f"{root}/{paper.berkas}", office.kode, paper.unit, "roster", bulan])
        truths[bulan] = truth
        count += len(papers)
    return truths, count, notes


def government_month(office: Office, people: People, careers: Jobs, bulan: str) -> tuple[Truth, list[Paper]]:
    """All papers of one government and month, not yet written, with the truth about them."""
    root = f"{office.folder}/{bulan}"
    worked = work(office, careers, bulan)
    intent = plan(office, bulan, set(worked.unit.tolist()))
    member = membership(office, people, careers, worked)
    shown = member_files(office, people, member, intent, bulan)
    rosters = [roster_file(office, people, worked, roster) for roster in intent.rosters]
    placed = [place for _, place in rosters]
    everyone = _states(office, worked, shown)
    money = budget(office, worked, everyone, intent)
    papers = [paper for paper, _ in rosters] + _small_files(office, worked, everyone, intent) + (shown.papers if shown else [])
    papers += money.papers
    more = beside(office, people, worked, shown, intent, root)
    papers += more.papers
    truth = Truth(
        orang=person_rows(office, people, worked, placed, _seen_states(office, worked, placed, shown), shown, root),
        peserta=member_rows(office, people, shown, bulan, root) if shown else [],
        kesalahan=error_rows(office, people, worked, placed, shown, root),
        unit=unit_rows(office, worked, intent, money, shown, placed),
    )
    truth.orang += more.orang
    truth.kesalahan += more.kesalahan
    truth.tanaman += more.tanaman
    answer = answer_file(office, people, member, truth, root, bulan)
    papers += [answer] if answer else []
    honor = honor_file(office, people, truth, bulan)
    papers += [honor] if honor else []
    return truth, papers


def _fill(folder: Path, every: list[Office], workers: int, progress: Callable[[int, int], None] | None) -> Made:
    gathered = {bulan: Truth() for bulan in BULAN}
    files = 0
    notes: list[list[str]] = []
    for done, (truths, count, lines) in enumerate(_run(every, folder / "berkas", workers), start=1):
        for bulan, truth in truths.items():
            for name, rows in vars(truth).items():
                vars(gathered[bulan])[name].extend(rows)
        files, notes = files + count, notes + lines
        if progress:
            progress(done, len(every))
    columns = ("berkas", "pemda", "unit", "data", "bulan", "tahap", "lingkup", "posisi")
    _write_notes(folder / "berkas" / "isi.csv", columns, [[*note, "", "", ""] for note in notes])
    _write_notes(folder / "berkas" / "pemetaan.csv", *mapping_rows())
    _write_notes(folder / "berkas" / "kalender_anggaran.csv", stages.COLUMNS, stages.calendar_rows(every))
    write_registers(folder / REGISTERS, {office.kode for office in every})
    write_money(folder / MONEY, {office.kode for office in every})
    (folder / "berkas" / CONTOH).write_text(sentence("DEMO_CONTOH") + "\n", "utf-8")
    for bulan, truth in gathered.items():
        _write_truth(folder / PROOF / bulan, truth)
    fates = fate_rows(*(gathered[bulan].orang for bulan in BULAN))
    _write_rows(folder / PROOF / "nasib.parquet", TRUTH_FATE, fates)
    return Made(len(every), files, {bulan: len(truth.orang) for bulan, truth in gathered.items()})


def _write_history(folder: Path, every: list[Office], months: int, seed: int) -> int:
    """Published figures of many months and the planted ones beside them; how many files."""
    made = history(seed, months=months, codes=[office.kode for office in every if len(office.kode) == 4])
    papers = history_papers(made, {office.kode: f"{office.folder}/{BULAN[-1]}" for office in every})
    for place, paper in papers:
        write(paper, folder / "berkas" / place)
    _write_rows(folder / PROOF / "riwayat.parquet", TRUTH_HISTORY, history_rows(made))
    return len(papers)


def _run(every: list[Office], folder: Path, workers: int) -> Iterator[tuple[dict[str, Truth], int, list[list[str]]]]:
    one = partial(make_government, folder=folder)
    if workers < 2:
        yield from map(one, every)
        return
    # Spawned, not forked: the parent may hold threads of Arrow or an engine.
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(one, every)


def _states(office: Office, worked: Work, shown: Shown | None) -> list[Keadaan]:
    """The state of everybody, as if every list had come in and said everything."""
    return states(office, worked, _visible(shown), everything(worked))


def _seen_states(office: Office, worked: Work, placed: list[Placed], shown: Shown | None) -> list[Keadaan]:
    """The state of each row handed in, file by file, from what its file says."""
    members = _visible(shown)
    found = [state for file in placed for state in states(office, _subset(worked, file.kerja), members, _seen(worked, file))]
    # Colliding files count for nobody, so nobody has a second payer because of them.
    counted = [row if file.dihitung else None for file in placed for row in file.kerja]
    return split_between_payers(office, worked, counted, found)


def _visible(shown: Shown | None) -> dict[int, list[Peserta]]:
    return visible(shown.rows, paid_is_said=shown.paid_is_said) if shown else {}


def _seen(worked: Work, file: Placed) -> Seen:
    hidden = {stain.tempat for stain, _, _ in file.noda if stain.kolom == "upah"}

    def said(name: str, column: np.ndarray) -> list[Any]:
        return column[file.kerja].tolist() if name in file.fields else [None] * len(file.kerja)

    pay = [None if place in hidden else value for place, value in enumerate(said("upah", worked.upah))]
    return Seen(said("kategori", worked.kategori), pay, said("potongan", worked.potongan))


def _subset(worked: Work, rows: list[int]) -> Work:
    taken = np.array(rows, int)
    return Work(worked.bulan, *(column[taken] for name, column in vars(worked).items() if name != "bulan"))


def _small_files(office: Office, worked: Work, everyone: list[Keadaan], intent: Plan) -> list[Paper]:
    forms = office.rng(70 + BULAN.index(worked.bulan)).choice(["xlsx", "csv;", "csv,"], 4, p=[0.5, 0.35, 0.15])
    made = [
        lists.unit_list(office, str(forms[0])), lists.registration_list(office, str(forms[1])), lists.payer_list(office, str(forms[2])),
        lists.recap(office, worked, everyone, intent, str(forms[3])),
    ]  # fmt: skip
    return [paper for paper in made if paper]


def _write_notes(path: Path, columns: Sequence[str], rows: list[list[str]]) -> None:
    """What a person said about files: whose they are where they do not say it, and what unknown headings mean."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([columns, *rows])


def _write_truth(folder: Path, truth: Truth) -> None:
    folder.mkdir(parents=True)
    kinds = {"orang": TRUTH_PERSON, "peserta": TRUTH_MEMBER, "kesalahan": TRUTH_ERROR, "unit": TRUTH_UNIT, "tanaman": TRUTH_PLANTED}
    for name, relation in kinds.items():
        _write_rows(folder / f"{name}.parquet", relation, vars(truth)[name])
    text = json.dumps(figures(truth), indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "angka.json").write_text(text + "\n", "utf-8")


def _write_rows(path: Path, relation: Relation, rows: list[dict[str, Any]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    keys = sorted(range(len(rows)), key=lambda place: tuple(_sortable(rows[place][key]) for key in relation.key))
    pq.write_table(pa.Table.from_pylist([rows[place] for place in keys], relation.arrow_schema()), path)


def _sortable(value: Any) -> tuple[bool, Any]:
    return (value is not None, value if value is not None else 0)
