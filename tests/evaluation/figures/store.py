"""The stored relations of a run as rows, and what is counted from them in the plainest way."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from naungan import regions
from naungan.coverage.tables import STATE
from naungan.engine.lake import PART

Row = dict[str, Any]
NOT_OURS = ("not_eligible", "other_payer")
NOT_JUDGED = ("tidak_diketahui", "belum_dapat_dinilai")
AMOUNTS = ("kebutuhan", "tersedia", "kekurangan")


@dataclass(frozen=True)
class Store:
    """One finished folder; ``rows`` of each relation, read once."""

    folder: Path

    def __post_init__(self) -> None:
        object.__setattr__(self, "_read", {})

    def rows(self, name: str) -> list[Row]:
        if name not in self._read:  # type: ignore[attr-defined]
            self._read[name] = pq.read_table(self.folder / "hasil" / name / PART).to_pylist()  # type: ignore[attr-defined]
        return self._read[name]  # type: ignore[attr-defined, no-any-return]

    @cached_property
    def received(self) -> list[Row]:
        """The files that offices sent; answer files are listed beside them."""
        return [row for row in self.rows("file") if row["dataset"] != "jawaban"]

    @cached_property
    def run(self) -> Row:
        return json.loads((self.folder / "run.json").read_text("utf-8"))  # type: ignore[no-any-return]

    @cached_property
    def summary(self) -> Row:
        return json.loads((self.folder / "summary.json").read_text("utf-8"))  # type: ignore[no-any-return]

    @cached_property
    def posisi(self) -> dt.date:
        return dt.date.fromisoformat(self.run["posisi"])

    @property
    def tahun(self) -> int:
        return int(self.run["bulan"][:4])

    @cached_property
    def pemda(self) -> list[str]:
        return sorted(self.summary["pemda"])

    @property
    def provinces(self) -> list[str]:
        return sorted({code[:2] for code in self.pemda})

    def of(self, name: str, wilayah: str) -> list[Row]:
        """Rows of a relation that lie in a place: "" everything, two digits a province, ``=15`` the government of a province."""
        rows = self.rows(name)
        if wilayah.startswith("=") or len(wilayah) == 4:
            return [row for row in rows if row["pemda"] == wilayah.removeprefix("=")]
        return [row for row in rows if (row["pemda"] or "").startswith(wilayah)]

    def figures(self, wilayah: str) -> Row:
        """Everything that stands in a row of a place: people, dues, money, units by their budget."""
        money = [row for row in self.of("adequacy", wilayah) if row["tahun"] == self.tahun]
        status = [row["anggaran"] or NOT_JUDGED[0] for row in self.of("unit_status", wilayah)]
        judged = {answer: status.count(answer) for answer in ("cukup", "kurang", "tidak_dianggarkan", *NOT_JUDGED)}
        clear = judged if status else dict.fromkeys(judged)
        return {
            **people(self.of("ledger", wilayah)), **{name: added(row[name] for row in money) for name in AMOUNTS}, **clear,
            "unit_belum_dinilai": sum(judged[one] for one in NOT_JUDGED) if status else None,
            "unit_kurang": judged["kurang"] + judged["tidak_dianggarkan"] if status else None,
        }  # fmt: skip

    @cached_property
    def asked(self) -> dict[tuple[str, str], Row]:
        """Units whose own pemda names them for the month."""
        day = dt.date.fromisoformat(f"{self.run['bulan']}-01")
        last = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1) - dt.timedelta(days=1)
        return {
            (row["pemda"], row["unit"]): row
            for row in sorted(self.rows("unit"), key=lambda one: (one["pemda"], one["unit"], str(one["berlaku_dari"] or "")))
            if row["dari_daftar"] is not False and row["jenis"] not in ("vendor", "wadah")
            and (row["berlaku_dari"] is None or row["berlaku_dari"] <= last) and (row["berlaku_sampai"] is None or row["berlaku_sampai"] > day)
        }  # fmt: skip

    @cached_property
    def sent(self) -> set[tuple[str, str]]:
        """Units of which a person, a recap, or a file that names them has come in."""
        lists = {(row["pemda"], row["unit"]) for row in self.rows("handed_in") if row["dataset"] in ("roster", "recap", None)}
        return {place for place in lists | {(row["pemda"], row["unit"]) for row in self.rows("ledger")} if place[1]}

    @cached_property
    def silent(self) -> dict[tuple[str, str], Row]:
        return {
            place: row
            for place, row in self.asked.items()
            if place not in self.sent and (place[0], row["induk"] or place[1]) not in self.sent
        }


def added(amounts: Iterable[int | None]) -> int | None:
    """What is known of a sum; nothing known, or only 0 known beside something unknown, is not known."""
    parts = list(amounts)
    known = [one for one in parts if one is not None]
    return None if not known or (sum(known) == 0 and len(known) < len(parts)) else sum(known)


def plain_sum(amounts: Iterable[int | None]) -> int | None:
    known = [one for one in amounts if one is not None]
    return sum(known) if known else None


def people(ledger: list[Row], once: bool = True) -> Row:
    """Persons once (``once``), else once a unit; rupiah of every row, exact and estimated apart."""
    if not ledger:
        names = ("pekerja", "ya", "tidak", "kabur", "bawah", "atas", "iuran", "iuran_perkiraan", "dampak", "dampak_dicek")
        return dict.fromkeys((*names, *(f"n_{state}" for state in STATE)))
    counted = [row for row in ledger if row["utama"] or not once]
    ours = [row for row in counted if row["keadaan"] not in NOT_OURS]
    yes, no, open_ = (sum(row["terlindungi"] == word for row in ours) for word in ("ya", "tidak", "tidak_diketahui"))
    return {
        "pekerja": len(ours), "ya": yes, "tidak": no, "kabur": open_,
        "bawah": Fraction(yes, len(ours)) if ours else None, "atas": Fraction(yes + open_, len(ours)) if ours else None,
        **{f"n_{state}": sum(row["keadaan"] == state for row in counted) for state in STATE},
        "iuran": plain_sum(row["iuran"] for row in ledger if not row["perkiraan"]),
        "iuran_perkiraan": plain_sum(row["iuran"] for row in ledger if row["perkiraan"]),
        # What an own-NPP file can't prove stands apart.
        "dampak": plain_sum(row["dampak"] for row in ledger if not row["perkiraan"] and row["keadaan"] != "not_on_own_npp"),
        "dampak_dicek": plain_sum(row["dampak"] for row in ledger if not row["perkiraan"] and row["keadaan"] == "not_on_own_npp"),
    }  # fmt: skip


def by(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def office(code: str) -> str:
    return f"Pemprov {regions.nama(code)}" if len(code) == 2 else str(regions.nama(code) or code)
