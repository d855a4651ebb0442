"""The example for a first start: five provinces as ``make demo`` has left them, handed in, locked and evaluated, and one person a role."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from naungan.engine import Means, opened
from naungan.evaluation.finished import Finished
from naungan.evaluation.record import SUMMARY
from naungan.kernel.aside import folder_aside
from naungan.web.accounts.models import Branch, BranchNpp, Unit
from naungan.web.audit.actor import acts
from naungan.web.decisions.asked import prepare_all
from naungan.web.decisions.putting import Asked, put
from naungan.web.environment import read_environment
from naungan.web.evaluating.laid import RULES
from naungan.web.jobs.queue import enqueue
from naungan.web.results import stored
from naungan.web.results.chosen import units_of
from naungan.web.results.models import Month
from naungan.web.serve.example_files import hand_in
from naungan.web.serve.example_folder import Example
from naungan.web.serve.example_people import people
from naungan.web.serve.first import Newcomer

ACTOR = "sistem:contoh"


def load(folder: Path) -> list[Newcomer]:
    """Load all of it, or nothing; who may sign in. Refusal where the folder is no finished example."""
    example = Example(folder)
    names = {month.folder: _laid_up(month) for month in example.months}
    asked = {str(month.bulan): _asked(month) for month in example.months}
    for name in (name for name in RULES if (example.inputs / name).is_file()):
        shutil.copyfile(example.inputs / name, read_environment().data / name)
    with acts(ACTOR):
        _offices(example)
        hand_in(example)
        Month.objects.bulk_create(one for month in example.months for one in _months(month, names[month.folder]))
        for bulan, governments in asked.items():
            for pemda, questions in governments.items():
                put(pemda=pemda, bulan=bulan, asked=questions)
        for month in example.months:
            enqueue("lintas", kunci=f"lintas:{month.bulan}", isi={"bulan": str(month.bulan)})
        return people()


def _asked(month: Finished) -> dict[str, list[Asked]]:
    """What the evaluation asks of each government."""
    governments = list(json.loads((month.folder / SUMMARY).read_text("utf-8"))["pemda"])
    with opened(Means(threads=1, work=read_environment().scratch), beside=read_environment().scratch) as (engine, _):
        return prepare_all(engine, month.folder, governments)


def _laid_up(month: Finished) -> str:
    """The evaluation in the lake, linked where that can be; the name under which it stands there."""
    name = f"contoh-{month.bulan}"
    place = read_environment().lake / "hasil" / name
    if not place.exists():
        with folder_aside(place, replace=False, proof=SUMMARY) as aside:
            shutil.copytree(month.folder, aside, dirs_exist_ok=True, copy_function=_linked)
    return name


def _linked(source: str, target: str) -> str:
    """One file, once on the disk where both lie on one file system."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    return target


def _offices(example: Example) -> None:
    newest = example.months[-1]
    Unit.objects.bulk_create(
        Unit(pemda=row["pemda"], kode=row["unit"], nama=row["nama"][:200], jenis=row["jenis"] or "")
        for row in example.rows(newest, "unit")
        if row["unit"]
    )
    served = {row["npp"]: row for row in example.rows(newest, "registration") if row["npp"] and row["cabang"]}
    codes = sorted({row["cabang"] for row in served.values()})
    branches = Branch.objects.bulk_create(Branch(kode=code[:20], nama=code.title()) for code in codes)
    by_code = dict(zip(codes, branches, strict=True))
    BranchNpp.objects.bulk_create(BranchNpp(cabang=by_code[row["cabang"]], npp=npp, pemda=row["pemda"]) for npp, row in served.items())


def _months(month: Finished, name: str) -> Iterator[Month]:
    said = json.loads((month.folder / SUMMARY).read_text("utf-8"))
    about = {"bulan": str(month.bulan), "hasil": name, "posisi": dt.date.fromisoformat(said["posisi"]), "dihitung": timezone.now()}
    for pemda, figures in said["pemda"].items():
        yield Month(pemda=pemda, **about, ringkas=figures, nomor=1, **_of_files(stored.place(name), pemda))


def _of_files(folder: Path, pemda: str) -> dict[str, object]:
    return units_of(folder, pemda) | {"posisi_berkas": stored.member_date(folder, pemda)}
