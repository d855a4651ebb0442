"""One roster and one member file of a single large government, with the true link between their rows: to score a matching."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from naungan.demo.jobs import BULAN, jobs, people_needed, work
from naungan.demo.memberfiles import Shown, member_files
from naungan.demo.members import membership
from naungan.demo.offices import NPP_PER_OPD, Office, offices
from naungan.demo.people import world
from naungan.demo.plan import Plan, Roster
from naungan.demo.rosters import Placed, roster_file
from naungan.demo.state import visible
from naungan.demo.writing import write


def write_pair(folder: Path, *, people: int, seed: int) -> tuple[Path, Path, Path]:
    """Write ``daftar.parquet``, ``peserta.parquet`` and ``kebenaran.parquet``; about ``people`` persons stand in one file or both.

    The truth has one row per data row of the roster: ``roster_row`` (from 0), ``orang`` (true person), ``member_row`` (the best true
    row of the member file, from 0, or NULL), ``member_rows`` (all true ones) and ``kembar`` (has a twin or sibling).
    """
    office = _one_office(people, seed)
    world_people = world(office, people_needed(office))
    careers = jobs(office, world_people)
    worked = work(office, careers, BULAN[1])
    every = tuple(range(len(office.units)))
    hand = Roster(every, "lengkap", "parquet", False, "iso", "angka", seed * 3 + 1, False, False)
    plan = Plan(("roster",) * len(every), None, (hand,), "parquet", False, False, False, "titik")
    shown = member_files(office, world_people, membership(office, world_people, careers, worked), plan, BULAN[1])
    if shown is None:
        raise ValueError("this government has no member file")
    roster, placed = roster_file(office, world_people, worked, hand)
    folder.mkdir(parents=True, exist_ok=True)
    for paper, name in ((roster, "daftar"), (shown.papers[0], "peserta")):
        paper.nama = name
        write(paper, folder)
    paths = tuple(folder / f"{name}.parquet" for name in ("daftar", "peserta", "kebenaran"))
    _write_links(paths[2], world_people.pasangan, worked.orang[placed.kerja], placed, shown)
    return paths[0], paths[1], paths[2]


def _one_office(people: int, seed: int) -> Office:
    every = {office.kode: office for office in offices(0.05, seed)}
    return Office(**{**vars(every[NPP_PER_OPD]), "pekerja": round(people / 1.28)})


def _write_links(path: Path, partner: np.ndarray, who: np.ndarray, placed: Placed, shown: Shown) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    members = visible(shown.rows, paid_is_said=True)
    best = [
        max(members[person], key=lambda row: (row.aktif, row.lunas or 0, -row.baris)).baris if person in members else None
        for person in who.tolist()
    ]
    rows = {
        "roster_row": placed.urutan,
        "orang": [f"{person:07d}" for person in who.tolist()],
        "member_row": pa.array(best, pa.int64()),
        "member_rows": pa.array([[row.baris for row in members.get(person, [])] for person in who.tolist()], pa.list_(pa.int64())),
        "kembar": (partner[who] >= 0).tolist(),
    }
    pq.write_table(pa.table(rows).sort_by("roster_row"), path)
