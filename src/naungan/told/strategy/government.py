"""One government's page: where it goes, and its three steps with people, rupiah, the day until which, and who decides."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naungan.kernel.period import Bulan
from naungan.projection.kept import Told
from naungan.projection.plan_tables import SIFAT
from naungan.projection.plan_world import PILIHAN
from naungan.told.strategy.front import ending_sentences, right_sentences, where_sentences
from naungan.told.strategy.plan import bound_sentence, group_name, groups, purse_of
from naungan.told.strategy.purse_names import decides
from naungan.told.table import Table, amounts, columns, counts
from naungan.told.words import day, month, number, office, rupiah_short, say

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
    """``keadaan``: where it goes; ``benar``: how often such statements were right; ``akhir``: what ends on a known date; ``asal``: from
    which evaluation."""

    kode: str
    nama: str
    asal: str
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
    ends, taken, bound, short = (_of(told.rows(name), "pemda") for name in ("dated_end", "plan_step", "plan_bound", "plan_short"))
    known, purses = groups(told), {(row["pemda"], row["dompet"]): row for row in told.rows("plan_purse")}
    right, posisi = right_sentences(told, "pemda"), dt.date.fromisoformat(told.summary["posisi"])
    made = []
    for kode in governments(told):
        where = where_sentences(told, ahead.get(kode, []))
        steps = _three(taken.get(kode, []), known, purses, posisi)
        made.append(
            Sheet(
                kode, office(kode), origin(told), where, right if any(row["nilai"] is not None for row in ahead.get(kode, [])) else (),
                ending_sentences(told, ends.get(kode, [])), steps,
                [*_unpaid(short.get(kode, [])), *(bound_sentence(row) for row in bound.get(kode, []))],
            )
        )  # fmt: skip
    return made


def origin(told: Told) -> str:
    """From which evaluations it is said, and of which day their newest figures are."""
    newest = told.summary["hasil"][-1]
    posisi = dt.date.fromisoformat(told.summary["posisi"])
    return say("STRATEGI_ASAL", bulan=month(newest["bulan"]), posisi=day(posisi), jumlah=number(len(told.summary["hasil"])))


def governments(told: Told) -> list[str]:
    """The governments of the newest evaluation."""
    return sorted(set(told.tables["scenario_cover"]["pemda"].to_pylist()))


def _of(rows: Sequence[dict[str, Any]], name: str, level: str | None = None) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row[name] and (level is None or row["tingkat"] == level):
            found.setdefault(row[name], []).append(row)
    return found


def _unpaid(short: Sequence[Row]) -> list[str]:
    """What of its duties no purse pays."""
    rupiah = sum(row["rupiah"] or 0 for row in short if row["sifat"])
    return [say("STRATEGI_KURANG_PEMDA", rupiah=rupiah_short(rupiah))] if rupiah else []


def _three(taken: Sequence[Row], known: Mapping[Any, Row], purses: Mapping[Any, Row], posisi: dt.date) -> list[Step]:
    """Duties first, of each kind the dearest; the last is for what was chosen, where anything was.

    What one kind of purse pays in one fiscal year is one step.
    """
    parts: dict[tuple[str, str, str, str], list[Row]] = {}
    for row in taken:
        purse = purses[row["pemda_dompet"], row["dompet"]]
        parts.setdefault((row["sifat"], row["pemda_dompet"], purse["jenis"] or row["dompet"], row["mulai"][:4]), []).append(row)
    ranked = sorted(parts.items(), key=lambda one: (SIFAT.index(one[0][0]), -sum(row["rupiah"] for row in one[1]), one[0]))
    chosen = [one for one in ranked[ASKED:] if one[0][0] == PILIHAN]
    told = [*ranked[: ASKED - 1], *chosen[:1]] if chosen and PILIHAN not in {one[0][0] for one in ranked[:ASKED]} else ranked[:ASKED]
    return [_step(key, rows, known, [purses[row["pemda_dompet"], row["dompet"]] for row in rows], posisi) for key, rows in told]


def _step(key: tuple[str, str, str, str], rows: Sequence[Row], known: Mapping[Any, Row], purses: Sequence[Row], posisi: dt.date) -> Step:
    """People of a group are those of the group at most: who is carried in two stretches of months is one."""
    sifat, owner, jenis, _ = key
    by_group: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        by_group[row["pemda"], row["kelompok"], sifat] += row["orang"]
    named: Counter[str] = Counter()
    for group, people in by_group.items():
        named[group_name(known[group])] += min(people, known[group]["orang"])
    first = min(row["mulai"] for row in rows)
    last = max(str(Bulan.parse(row["mulai"]).plus(row["lama"] - 1)) for row in rows)
    kalimat = say(
        f"LANGKAH_{sifat.upper()}", kelompok=", ".join(f"{name} {number(people)}" for name, people in named.most_common()),
        dompet=purse_of({"dompet": jenis, "pemda_dompet": owner, "pemda": rows[0]["pemda"]}), mulai=month(first), sampai=month(last),
    )  # fmt: skip
    return Step(
        kalimat, named.total(), sum(row["rupiah"] for row in rows), _until(purses, Bulan.parse(first), posisi), decides(jenis, owner)
    )


def _until(purses: Sequence[Row], first: Bulan, posisi: dt.date) -> dt.date:
    """The last day on which money that a step of the budget opens can be asked for; else the day before the first month. What has passed
    by the day of the figures is due at the end of that month."""
    asked = [day for one in purses if (day := one["usulan"] or one["penetapan"]) and day >= posisi]
    before = first.first_day - dt.timedelta(days=1)
    return min(asked, default=before if before >= posisi else Bulan.of(posisi).last_day)


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
