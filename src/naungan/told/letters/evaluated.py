"""The desk of a round from its frozen evaluations, each read once; no figure comes from anywhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from naungan.evaluation.record import RESULTS
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.rounds import Book, Round, read_frozen
from naungan.told.letters.desk import Desk
from naungan.told.letters.kop import Kops
from naungan.told.letters.listed import Listed, listed, seed_of
from naungan.told.material import Material, gather, grouped
from naungan.told.strategy import sheets

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.projection.kept import Told


def desk_of(
    engine: Engine, folder: Path, book: Book, rapat: Round, kops: Kops, *, persons: bool = True, ahead: Told | None = None
) -> Desk:  # fmt: skip
    """``folder`` is that of the book. ``persons`` False leaves out what only papers of a closed round list. ``ahead``: a projection."""
    material: dict[str, Material] = {}
    lists: dict[str, Listed] = {}
    contoh, months = False, set()
    for evaluasi, frozen in grouped(rapat.beku.values(), lambda one: one.evaluasi).items():
        finished = read_frozen(folder, evaluasi).finished
        contoh = contoh or finished.contoh
        months.add(str(finished.bulan))
        results = {name: finished.table(engine, name) for name in RESULTS}
        material[evaluasi] = gather(engine, results, finished.record)
        if persons:
            lists[evaluasi] = listed(engine, results, sorted(one.pemda for one in frozen), seed_of(rapat.rapat, evaluasi))
    if ahead and ahead.summary["hasil"][-1]["bulan"] not in months:
        raise Refusal("PROYEKSI_RAPAT_LAIN", bulan=Bulan.parse(ahead.summary["hasil"][-1]["bulan"]).nama, rapat=rapat.rapat)
    strategi = {one.kode: one for one in sheets(ahead)} if ahead else {}
    return Desk(book, rapat, material, lists, contoh=contoh, buku=folder.name, kops=kops, strategi=strategi)
