"""What the page unfolds on demand, from government to unit: numbers and a table of texts, each text once, no persons."""

from __future__ import annotations

from typing import Any

from naungan.documents.page.sheet import sheet_link
from naungan.told.findings import finding
from naungan.told.government import Government
from naungan.told.material import Row, province
from naungan.told.places import Places, unit_lasts
from naungan.told.provinces import ANSWERS
from naungan.told.words import day, label, say

MOST = 80  # findings of one government on the page; the rest stand in the workbook


class Texts:
    """Each text once; a text is named by its place."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._places: dict[str, int] = {}

    def at(self, text: str) -> int:
        """The place of a text."""
        if text not in self._places:
            self._places[text] = len(self.all)
            self.all.append(text)
        return self._places[text]


def drill_data(places: Places) -> dict[str, Any]:
    """``teks`` and, by code of the government, its figures, units and findings; page.js names the positions."""
    texts = Texts()
    pemda = {code: _pemda(places, code, row, texts) for code, row in places.pemda.items()}
    return {"pemda": pemda, "teks": texts.all}


def _pemda(places: Places, code: str, row: Government, texts: Texts) -> dict[str, Any]:
    units = places.units.get(code, [])
    position = {unit["unit"]: at for at, unit in enumerate(units)}
    findings = places.findings.get(code, [])
    return {
        "n": row.wilayah, "p": row.provinsi, "l": sheet_link(code), "kp": province(code),
        "a": [row.pekerja, *(getattr(row, name) for name in ANSWERS), row.iuran, row.kebutuhan, row.tersedia,
              row.kekurangan, texts.at(row.cukup), texts.at(row.sebab_pekerja), texts.at(row.sebab_uang),
              row.unit_menyerahkan, row.unit_seluruh, texts.at(day(row.posisi_peserta) if row.posisi_peserta else ""),
              texts.at(row.lingkup), texts.at(row.sebab_posisi)],
        "u": [_unit(unit, (code, unit["unit"]) in places.came, texts) for unit in units],
        "t": [_finding(one, position, texts) for one in findings[:MOST]],
        "lagi": max(len(findings) - MOST, 0),
    }  # fmt: skip


def _unit(unit: Row, came: bool, texts: Texts) -> list[Any]:
    return [
        texts.at(unit["unit_nama"]), texts.at(unit["unit"]), unit.get("pekerja"), *(unit.get(name) for name in ANSWERS),
        texts.at(_word("ANGGARAN", unit["anggaran"])), texts.at(_word("PEMBAYARAN", unit["pembayaran"])), texts.at(unit_lasts(unit)),
        unit.get("iuran"), unit.get("kebutuhan"), unit.get("kekurangan"), texts.at(unit["alasan"]),
        texts.at(say(f"HAL_SEBAB_DAFTAR{'_MASUK' if came else ''}")),
    ]  # fmt: skip


def _finding(row: Row, position: dict[str, int], texts: Texts) -> list[Any]:
    said = finding(row)
    where = position.get(row["unit"] or "", -1)
    return [
        where, texts.at(said.unit_nama), texts.at(_word("TINGKAT_TEMUAN", said.tingkat_temuan)), texts.at(said.temuan), said.rupiah,
        texts.at(said.langkah), texts.at(said.tenggat), texts.at(said.dasar),
    ]  # fmt: skip


def _word(group: str, word: str | None) -> str:
    return label(group, word or "tidak_diketahui")
