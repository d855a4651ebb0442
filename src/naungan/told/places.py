"""Everything that is said of each government: counts, money, who handed in, how old the data are, and how long the money lasts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from naungan.budget.sums import told_year
from naungan.coverage import answered
from naungan.relations.words import NOT_JUDGED, Anggaran
from naungan.told.findings import gravest
from naungan.told.government import WITHOUT, Government
from naungan.told.material import Material, Row, grouped, province
from naungan.told.recap import level_rows, unit_rows
from naungan.told.submitted import missing_units, submitted_rows
from naungan.told.unread import unread_sentence
from naungan.told.words import month, said, say
from naungan.told.year import year_sentence

# What a government has from its measures, its money, and what it handed in; a measure that is missing is not known.
_MERGED = (
    "kode", "wilayah", "provinsi", "pekerja", "terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui", "batas_bawah",
    "batas_atas", "iuran", "iuran_perkiraan", "kebutuhan", "tersedia", "kekurangan", "unit_seluruh", "unit_menyerahkan", "unit_lain",
    "masuk_daftar", "masuk_member", "masuk_budget_line", "lingkup",
)  # fmt: skip


@dataclass(frozen=True)
class Places:
    """The governments of a run, each with everything that is said of it; computed once for all pages."""

    material: Material

    @cached_property
    def pemda(self) -> dict[str, Government]:
        """By code, in the order of codes."""
        counted = level_rows(self.material, "pemda", self.material.pemda, lambda row: row["pemda"])
        handed_in = submitted_rows(self.material)
        return {row["kode"]: self._pemda(row, sent) for row, sent in zip(counted, handed_in, strict=True)}

    @cached_property
    def units(self) -> dict[str, list[Row]]:
        """The units of each government, as the recap of offices has them."""
        return grouped(unit_rows(self.material), lambda row: row["pemda"])

    @cached_property
    def findings(self) -> dict[str, list[Row]]:
        """The findings of each government, gravest and dearest first."""
        return grouped(sorted(self.material.finding, key=gravest), lambda row: row["pemda"])

    @cached_property
    def _year(self) -> dict[str, Row]:
        return self.material.year(lambda row: row["pemda"])

    @cached_property
    def _status(self) -> dict[str, list[Row]]:
        return grouped(self.material.unit_status, lambda row: row["pemda"])

    @cached_property
    def came(self) -> set[tuple[str, str]]:
        """The units of which a list has come in, whether it could be used or not."""
        return answered(self.material.handed_in)

    @cached_property
    def _files(self) -> dict[str, list[Row]]:
        return grouped(self.material.file, lambda row: row["pemda"])

    @cached_property
    def _member_dates(self) -> dict[str, list[dt.date]]:
        dated = (row for row in self.material.file if row["dataset"] == "member" and row["dipakai"] and row["posisi"])
        return {code: sorted(row["posisi"] for row in rows) for code, rows in grouped(dated, lambda row: row["pemda"]).items()}

    @cached_property
    def _absent(self) -> dict[str, list[str]]:
        return missing_units(self.material)

    def of_province(self, code: str) -> list[Government]:
        """The governments that lie in a province."""
        return [row for kode, row in self.pemda.items() if province(kode) == code]

    def _pemda(self, row: Row, sent: Row) -> Government:
        code = row["kode"]
        status, dates = self._status.get(code, []), self._member_dates.get(code, [])
        merged: dict[str, Any] = {**row, **sent}
        known: dict[str, Any] = {name: merged.get(name) for name in _MERGED}
        return Government(
            **known,
            jawaban=Counter(one["anggaran"] or NOT_JUDGED[0] for one in status),
            habis_pada=runs_out(status),
            posisi_peserta=dates[-1] if dates else None,
            posisi_terlama=dates[0] if dates else None,
            unit_absen=self._absent.get(code, []),
            sebab_pekerja="" if row.get("pekerja") is not None else say(f"HAL_SEBAB_DAFTAR{'_MASUK' if sent['masuk_daftar'] else ''}"),
            belum_dibaca=unread_sentence(self._files.get(code, [])),
            sebab_uang=why_not_judged(status),
            kalimat_setahun=year_sentence("UTAMA_SETAHUN", self._year.get(code, told_year([]))),
            sebab_posisi=say("HAL_SEBAB_POSISI" if sent["masuk_member"] else "HAL_SEBAB_PESERTA"),
        )


def runs_out(status: list[Row]) -> str | None:
    """The earliest month that some unit cannot pay in full; None where no unit is known to run short."""
    return min((month for month in map(ends_in, status) if month), default=None)


def ends_in(unit: Row) -> str | None:
    """The month that the money of a unit runs out; where nothing was budgeted there is nothing to run out."""
    return None if unit["anggaran"] == WITHOUT else unit["habis_pada"]


def why_not_judged(status: list[Row]) -> str:
    """The commonest reason why units cannot be judged."""
    reasons = Counter(row["alasan"] for row in status if (row["anggaran"] or NOT_JUDGED[0]) in NOT_JUDGED and row["alasan"])
    if not reasons:
        return say("HAL_SEBAB_ANGGARAN")
    code = min(reasons, key=lambda reason: (-reasons[reason], reason))
    return said(code, None).rstrip(".")


def unit_lasts(unit: Row) -> str:
    """The same of one unit."""
    if unit["anggaran"] == WITHOUT:
        return say("HAL_TANPA_PAGU")
    if unit["habis_pada"]:
        return month(unit["habis_pada"])
    return say("HAL_SAMPAI_AKHIR") if unit["anggaran"] == Anggaran.CUKUP else ""
