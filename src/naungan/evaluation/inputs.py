"""Everything a run takes, read once at the door: what was handed in, what people answered, the rules of the region, and how to compute.

No step behind the door goes back to the folder. Whoever holds the files elsewhere (an office that hands in one file after the other) makes
the same value from them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

from naungan.acuan.asumsi import Asumsi
from naungan.acuan.jawaban_rekening import Jawaban
from naungan.acuan.kebijakan import Aturan, decided_by
from naungan.acuan.peta_rekening import Peta
from naungan.acuan.siklus import Kalender
from naungan.answers import Answers
from naungan.answers.forms import BESIDE
from naungan.engine import Means
from naungan.evaluation.inventory import Inventory, take_inventory
from naungan.evaluation.said import read_said
from naungan.intake.corrections.file import Koreksi
from naungan.kernel.digest import digest


@dataclass(frozen=True)
class Inputs:
    """What is evaluated, for which month, under which rules and answers.

    ``posisi`` None takes the date of the member file; ``diketahui`` asks for the law as it was known on that day; ``pemda`` asks for one
    government alone, whose rows are those that a run over all of them gives it. ``koreksi`` are cells as they should be. ``answers`` are
    the files that people filled in, as they were understood; ``peta``, ``jawaban``, ``asumsi``, ``kalender`` and ``aturan`` (None: the
    rules of the house) what follows from them. ``beside`` are these files by name and SHA-256.
    """

    bulan: str
    inventory: Inventory
    answers: Answers
    peta: Peta
    jawaban: Jawaban
    asumsi: tuple[Asumsi, ...]
    aturan: tuple[Aturan, ...] | None = None
    kalender: Kalender = field(default_factory=Kalender)
    posisi: dt.date | None = None
    diketahui: dt.date | None = None
    pemda: str | None = None
    koreksi: tuple[Koreksi, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    means: Means = field(default_factory=Means)

    @property
    def asked(self) -> list[str]:
        """The governments that are asked, those without any file too."""
        return [self.pemda] if self.pemda else self.inventory.pemda

    def of(self, pemda: str) -> Inputs:
        """The same for one government; with the position date of the whole, its rows are those of the whole."""
        return replace(self, pemda=pemda)


def read_inputs(
    folder: Path, *, bulan: str, posisi: dt.date | None = None, diketahui: dt.date | None = None, means: Means | None = None
) -> Inputs:
    """The inputs that lie in a folder. Refusal where it holds no pemda, or a rule or answer file that can't be understood at all."""
    said = read_said(folder)
    return Inputs(
        bulan=bulan,
        inventory=take_inventory(folder, bulan, said.answers.isi, said.pemetaan),
        answers=said.answers,
        peta=said.peta,
        jawaban=said.jawaban,
        asumsi=said.asumsi,
        kalender=said.kalender,
        aturan=None if said.aturan is None else decided_by(said.aturan, diketahui),
        posisi=posisi,
        diketahui=diketahui,
        koreksi=said.koreksi,
        beside=tuple((name, digest(folder / name)) for name in BESIDE if (folder / name).is_file()),
        means=means or Means(),
    )
