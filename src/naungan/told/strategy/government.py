"""One government's page: where it goes, and its three steps with people, rupiah, the day until which, and who decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naungan.kernel.period import Bulan
from naungan.projection.kept import Told
from naungan.projection.plan_tables import SIFAT
from naungan.told.strategy.front import ending_sentences, right_sentences, where_sentences
from naungan.told.strategy.plan import bound_sentence, group_name, groups, purse_of
from naungan.told.strategy.purse_names import decides
from naungan.told.table import Table, amounts, columns, counts
from naungan.told.words import month, office, say

Row = Mapping[str, Any]
ASKED = 3
_STEPS = (
    *columns("wilayah", "urutan_langkah", "langkah_strategi"), *counts(("orang",)), *amounts(("rupiah_rencana",)),
    *columns("paling_lambat", "siapa_memutuskan", paling_lambat="date"),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One thing to decide: what, for how many, for how much, until which day, and by whom."""

    kalimat: str
    orang: int
    rupiah: int
    sampai: dt.date
    pemutus: str


@dataclass(frozen=True)
class Sheet:
    """``keadaan``: where it goes; ``benar``: how often such statements were right; ``akhir``: what ends on a known date."""

    kode: str
    nama: str
    keadaan: Sequence[str]
    benar: Sequence[str]
    akhir: Sequence[str]
    langkah: Sequence[Step]
    mengikat: Sequence[str]

    @property
    def kalimat(self) -> list[str]:
        """All that is said of it before its steps."""
        return [*self.keadaan, *self.akhir, *self.benar]


def sheets(told: Told) -> list[Sheet]:
    """A page for each government that the newest evaluation knows, in the order of codes."""
    ahead = _of(told.rows("forecast"), "wilayah", level="pemda")
    ends, taken, bound = (_of(told.rows(name), "pemda") for name in ("dated_end", "plan_step", "plan_bound"))
    known, purses = groups(told), {(row["pemda"], row["dompet"]): row for row in told.rows("plan_purse")}
    right = right_sentences(told, "pemda")
    made = []
    for kode in governments(told):
        where = where_sentences(told, ahead.get(kode, []))
        steps = _three(taken.get(kode, []), known, purses)
        made.append(
            Sheet(
                kode, office(kode), where, right if any(row["nilai"] is not None for row in ahead.get(kode, [])) else (),
                ending_sentences(told, ends.get(kode, [])), steps, [bound_sentence(row) for row in bound.get(kode, [])],
            )
        )  # fmt: skip
    return made


def governments(told: Told) -> list[str]:
    """The governments of the newest evaluation."""
    return sorted(set(told.tables["scenario_cover"]["pemda"].to_pylist()))


def _of(rows: Sequence[dict[str, Any]], name: str, level: str | None = None) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row[name] and (level is None or row["tingkat"] == level):
            found.setdefault(row[name], []).append(row)
    return found


def _three(taken: Sequence[Row], known: Mapping[Any, Row], purses: Mapping[Any, Row]) -> list[Step]:
    """Duties first, then what was chosen; of each the dearest. A group that a purse carries in parts is one step."""
    parts: dict[tuple[str, str, str, str], list[Row]] = {}
    for row in taken:
        parts.setdefault((row["sifat"], row["kelompok"], row["pemda_dompet"], row["dompet"]), []).append(row)
    ranked = sorted(parts.items(), key=lambda one: (SIFAT.index(one[0][0]), -sum(row["rupiah"] for row in one[1]), one[0]))
    return [
        _step(rows, known[rows[0]["pemda"], kelompok, sifat], purses[owner, purse])
        for (sifat, kelompok, owner, purse), rows in ranked[:ASKED]
    ]


def _step(rows: Sequence[Row], group: Row, purse: Row) -> Step:
    """People are those of the group at most: who is carried in two stretches of months is one."""
    first = min(row["mulai"] for row in rows)
    last = max(str(Bulan.parse(row["mulai"]).plus(row["lama"] - 1)) for row in rows)
    kalimat = say(
        f"LANGKAH_{group['sifat'].upper()}", kelompok=group_name(group), dompet=purse_of(rows[0]), mulai=month(first), sampai=month(last)
    )
    day = purse["usulan"] or purse["penetapan"] or Bulan.parse(first).first_day - dt.timedelta(days=1)
    people = min(sum(row["orang"] for row in rows), group["orang"])
    return Step(kalimat, people, sum(row["rupiah"] for row in rows), day, decides(purse["jenis"], purse["pemda"]))


def steps_table(pages: Sequence[Sheet]) -> Table:
    """The three steps of every government, one below the other."""
    rows = [
        {
            "wilayah": one.nama, "urutan_langkah": str(at), "langkah_strategi": step.kalimat, "orang": step.orang,
            "rupiah_rencana": step.rupiah, "paling_lambat": step.sampai, "siapa_memutuskan": step.pemutus,
        }
        for one in pages for at, step in enumerate(one.langkah, 1)
    ]  # fmt: skip
    return Table("STRATEGI_PEMDA", _STEPS, rows)
