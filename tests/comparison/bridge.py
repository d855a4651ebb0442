"""A referee for the bridge: the same order of replacement, person by person in plain Python, written from its description."""

from __future__ import annotations

from collections import Counter
from typing import Any

from naungan.comparison.tables import RUPIAH, UKURAN

Cell = dict[str, Any]
FREE = ("not_eligible", "other_payer")
ALIVE = ("covered", "incomplete_programmes", "arrears", "covered_elsewhere")
UNSEEN = ("no_data", "not_on_own_npp")
NOT_OURS = ("vendor", "lain", "csr", "asn", "provinsi", "kabkota")
Key = tuple[str, str | None, str, str]


def counted(keadaan: str, terlindungi: str, iuran: int | None, guess: bool | None, dampak: int | None) -> Counter[str]:
    """What one cell adds to each measure."""
    found: Counter[str] = Counter()
    if keadaan not in FREE:
        found["pekerja"] = found[f"terlindungi_{terlindungi}"] = 1
    found["iuran_perkiraan" if guess else "iuran"] = iuran or 0
    if not guess:
        found["dampak_dicek" if keadaan == "not_on_own_npp" else "dampak"] = dampak or 0
    return found


def of(cell: Cell) -> Counter[str]:
    return counted(*(cell[name] for name in ("keadaan", "terlindungi", "iuran", "perkiraan", "dampak")))


def ours(law: Cell, pembayar: str | None) -> bool:
    other = pembayar in NOT_OURS or (pembayar == "pekerja" and law["segmen"] == "BPU")
    return law["hak"] not in ("tidak_berhak", "pembayar_lain") and not other


def stages(a: Cell, b: Cell) -> list[Counter[str]]:
    """The measures of a pair after each of the five steps, the old ones first."""
    was, now = a["keadaan"] not in FREE, b["keadaan"] not in FREE
    second = a["h1"] if b["sama_sifat"] else b["h2"]
    last = {"iuran": b["iuran"], "perkiraan": b["perkiraan"], "iuran_jkk": b["p4"][0], "iuran_jkm": b["p4"][1]}
    steps = [(a["h1"], ours(a["h1"], a["pembayar"])), (second, ours(second, a["pembayar"]))]
    steps += [(money, ours(second, b["pembayar"])) for money in (second, last)]
    found = [of(a)]
    for money, mine in steps:
        side = a if was else b if now else {"keadaan": "unresolved", "terlindungi": "tidak_diketahui"}
        keadaan = side["keadaan"] if mine else "not_eligible"
        if keadaan in ("arrears", "inactive", "not_on_own_npp", "unregistered"):
            dampak = money["iuran"]
        elif keadaan == "incomplete_programmes" and was:
            lacks = sum((money[f"iuran_{p}"] or 0) - (a["p0"][at] or 0) for at, p in enumerate(("jkk", "jkm")) if a[f"kurang_{p}"])
            dampak = None if a["dampak"] is None else a["dampak"] + lacks
        else:
            dampak = b["dampak"] if keadaan == "incomplete_programmes" else 0
        found.append(counted(keadaan, side["terlindungi"], money["iuran"], money["perkiraan"], dampak))
    return [*found, of(b)]


def because(a: Cell, b: Cell) -> tuple[str, ...]:
    """The cause of each step."""
    wage = "lain" if a["upah"] == b["upah"] else "upah_diketahui" if None in (a["upah"], b["upah"]) else "upah"
    return ("hukum", "kategori" if a["kategori"] != b["kategori"] else "keterangan", "pembayar", wage, members(a, b))


def members(a: Cell, b: Cell) -> str:
    was, now, (old, new) = a["keadaan"], b["keadaan"], a["lingkup"]
    gone = was in ALIVE and now in ("inactive", "unregistered")
    rules = [
        (was in FREE or now in FREE or was == now, "lain"),
        ((old is None and was == "no_data") or (new is None and now == "no_data"), "berkas_peserta"),
        (old != new and (was in UNSEEN or now in UNSEEN), "lingkup"),
        (now in ("unresolved", *UNSEEN), "menjadi_tidak_pasti"), (was in ("unresolved", *UNSEEN), "menjadi_pasti"),
        (was == "unregistered" and now in ALIVE, "didaftarkan"), (was == "inactive" and now in ALIVE, "diaktifkan"),
        (gone and a["berakhir"], "masa_berakhir"), (gone, "gugur"),
        (was in ALIVE and now in ALIVE and "incomplete_programmes" in (was, now), "program"),
        (was in ALIVE and now in ALIVE and "arrears" in (was, now), "tunggakan"),
    ]  # fmt: skip
    return next((word for holds, word in rules if holds), "lain")


def matched(old: list[Cell], new: list[Cell]) -> tuple[list[tuple[Cell, Cell]], list[Cell], list[Cell]]:
    """Equal units first, then the others in order; and those left over."""
    there = {cell["unit"]: cell for cell in new}
    pairs = [(cell, there[cell["unit"]]) for cell in old if cell["unit"] in there]
    taken = {a["unit"] for a, _ in pairs}
    rest = [sorted((one for one in side if one["unit"] not in taken), key=lambda one: one["unit"] or "") for side in (old, new)]
    both = min(map(len, rest))
    return [*pairs, *zip(rest[0][:both], rest[1][:both], strict=True)], rest[0][both:], rest[1][both:]


class Bridge:
    """The effects of one pemda: ``told[pemda, unit or None, cause, measure]``; ``None`` alone is the pemda itself."""

    def __init__(self, pemda: str, people: list[dict[str, Any]], month: Any) -> None:
        self.told: Counter[tuple[str, Any, str, str]] = Counter()
        self.pemda, self.month = pemda, month
        self.units = [{cell["unit"] for one in people for cell in one[side]} for side in ("lama", "baru")]
        for one in people:
            self._person(one)

    def _add(self, unit: Any, cause: str, values: Counter[str], sign: int, inside: int, above: int) -> None:
        for name in UKURAN:
            self.told["unit", unit, cause, name] += sign * inside * values[name]
            self.told["pemda", None, cause, name] += sign * values[name] * (inside if name in RUPIAH else above)

    def _alone(self, cell: Cell, cause: str, sign: int, known: bool) -> None:
        """Above the unit, who is on the other side too has another row, whatever became of this one."""
        self._add(cell["unit"], cause, of(cell), sign, 1, cell["utama"] and not known)
        self._add(cell["unit"], "pindah_unit", of(cell), sign, 0, cell["utama"] and known)

    def _person(self, one: dict[str, Any]) -> None:
        known = one["sama"] and bool(one["lama"]) and bool(one["baru"])
        pairs, gone, come = matched(one["lama"], one["baru"]) if known else ([], one["lama"], one["baru"])
        for cell in gone:
            ended = cell["akhir"] is not None and cell["akhir"] < self.month
            words = [
                (cell["unit"] not in self.units[1], "daftar_tidak_ada"),
                (known, "pindah_unit"),
                (one["ragu"], "orang_ragu"),
                (ended, "kontrak_berakhir"),
            ]
            self._alone(cell, next((word for holds, word in words if holds), "keluar"), -1, known)
        for cell in come:
            words = [(cell["unit"] not in self.units[0], "daftar_baru"), (known, "pindah_unit"), (one["ragu"], "orang_ragu")]
            self._alone(cell, next((word for holds, word in words if holds), "masuk"), 1, known)
        for a, b in pairs:
            found = stages(a, b)
            if a["unit"] != b["unit"]:
                self._add(a["unit"], "pindah_unit", found[0], -1, 1, 0)
                self._add(b["unit"], "pindah_unit", found[0], 1, 1, 0)
            self._add(b["unit"], "pindah_unit", found[0], b["utama"] - a["utama"], 0, 1)
            for at, cause in enumerate(because(a, b), 1):
                change = Counter({name: found[at][name] - found[at - 1][name] for name in UKURAN})
                self._add(b["unit"], cause, change, 1, 1, b["utama"])
