"""Rows of provinces and governments as the page and the sheets show them: counts, money, who handed in, and how old the data are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from naungan.documents.material import NOT_JUDGED, Material, Row, grouped, province
from naungan.documents.recap import level_rows, unit_rows
from naungan.documents.submitted import missing_units, submitted_rows
from naungan.documents.trouble import gravest
from naungan.documents.words import month, say, told


@dataclass(frozen=True)
class Places:
    """The governments of a run, each with everything that is said of it; computed once for all pages."""

    material: Material

    @cached_property
    def pemda(self) -> dict[str, Row]:
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
    def _status(self) -> dict[str, list[Row]]:
        return grouped(self.material.unit_status, lambda row: row["pemda"])

    @cached_property
    def _member_dates(self) -> dict[str, list[dt.date]]:
        dated = (row for row in self.material.file if row["dataset"] == "member" and row["dipakai"] and row["posisi"])
        return {code: sorted(row["posisi"] for row in rows) for code, rows in grouped(dated, lambda row: row["pemda"]).items()}

    @cached_property
    def _absent(self) -> dict[str, list[str]]:
        return missing_units(self.material)

    def of_province(self, code: str) -> list[Row]:
        """The governments that lie in a province."""
        return [row for kode, row in self.pemda.items() if province(kode) == code]

    def _pemda(self, row: Row, sent: Row) -> Row:
        code = row["kode"]
        status, dates = self._status.get(code, []), self._member_dates.get(code, [])
        return {
            **row,
            **sent,
            "jawaban": Counter(one["anggaran"] or NOT_JUDGED[0] for one in status),
            "habis_pada": runs_out(status),
            "posisi_peserta": dates[-1] if dates else None,
            "posisi_terlama": dates[0] if dates else None,
            "unit_absen": self._absent.get(code, []),
            "sebab_pekerja": "" if row.get("pekerja") is not None else say("HAL_SEBAB_DAFTAR"),
            "sebab_uang": why_not_judged(status),
        }


def runs_out(status: list[Row]) -> str | None:
    """The earliest month that some unit cannot pay in full; None where no unit is known to run short."""
    return min((row["habis_pada"] for row in status if row["habis_pada"]), default=None)


def why_not_judged(status: list[Row]) -> str:
    """The commonest reason why units cannot be judged."""
    reasons = Counter(row["alasan"] for row in status if (row["anggaran"] or NOT_JUDGED[0]) in NOT_JUDGED and row["alasan"])
    if not reasons:
        return say("HAL_SEBAB_ANGGARAN")
    code = min(reasons, key=lambda reason: (-reasons[reason], reason))
    return told(code, None).rstrip(".")


def lasts(row: Row) -> str:
    """In words how long the money of a government or unit lasts: the month it runs out, or that it suffices; empty when not known."""
    answers = row["jawaban"] if "jawaban" in row else {row["anggaran"]: 1}
    if row["habis_pada"]:
        return month(row["habis_pada"])
    if answers.get("tidak_dianggarkan"):
        return say("HAL_TANPA_PAGU")
    return say("HAL_SAMPAI_AKHIR") if answers.get("cukup") else ""
