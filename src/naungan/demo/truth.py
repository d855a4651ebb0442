"""Writing down the truth of one government and month, as plain rows of the declared relations."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from naungan.demo.budgets import Budget
from naungan.demo.jobs import Work
from naungan.demo.memberfiles import Shown
from naungan.demo.members import JATUH_TEMPO, month_number, paid_until
from naungan.demo.offices import KODE_BPS, Office, Unit
from naungan.demo.people import People
from naungan.demo.plan import Plan
from naungan.demo.rosters import Placed
from naungan.demo.state import Keadaan
from naungan.kernel.period import Bulan
from naungan.kernel.rupiah import half_up
from naungan.regions.codes import current_names
from naungan.relations.words import NO_DUTY, STANDING

Row = dict[str, Any]


@dataclass
class Truth:
    """Rows of the truth relations."""

    orang: list[Row] = field(default_factory=list)
    peserta: list[Row] = field(default_factory=list)
    kesalahan: list[Row] = field(default_factory=list)
    unit: list[Row] = field(default_factory=list)
    tanaman: list[Row] = field(default_factory=list)


def person_rows(
    office: Office, people: People, worked: Work, placed: list[Placed], found: list[Keadaan], shown: Shown | None, root: str
) -> list[Row]:
    """One per roster row handed in; ``found`` follows the order of the files and their rows."""
    made, states = [], iter(found)
    for file in placed:
        spoiled = _by_row(file)
        times = Counter(worked.orang[file.kerja].tolist())
        for place, row in enumerate(file.kerja):
            state, wrong = next(states), [*spoiled.get(place, []), *_row_kinds(people, worked, row, file.fields)]
            person = int(worked.orang[row])
            partner = int(people.pasangan[person])
            made.append(
                {
                    "pemda": office.kode, "bulan": worked.bulan, "unit": office.units[int(worked.unit[row])].kode,
                    "berkas": f"{root}/{file.berkas}",
                    "lembar": file.lembar[place], "baris": file.baris[place], "urutan": file.urutan[place], "orang": people.orang[person],
                    "pasangan": people.orang[partner] if partner >= 0 else None, "kembar": bool(people.kembar[person]),
                    "kategori": worked.kategori[row], "kategori_tertulis": "kategori" in file.fields, "upah": int(worked.upah[row]),
                    "upah_tertulis": "upah" in file.fields and not {"upah_kosong", "upah_mendua"} & set(wrong), "keadaan": state.keadaan,
                    "terlindungi": state.terlindungi, "kewajiban_terpenuhi": state.kewajiban, "tanda": ",".join(state.tanda),
                    "kesalahan": ",".join(wrong),
                    "boleh_ditahan": bool(set(wrong) & _DOUBTFUL) or times[person] > 1, "dihitung": file.dihitung,
                    **_member_place(shown, state, root),
                }
            )  # fmt: skip
    return made


_DOUBTFUL = {
    "kosong",
    "pengganti",
    "hilang_satu_angka",
    "salah_ketik",
    "tertukar",
    "angka_15",
    "eksponen",
    "tanggal_mustahil",
    "upah_mendua",
}


def member_rows(office: Office, people: People, shown: Shown, bulan: str, root: str) -> list[Row]:
    """One per row of the member files."""
    places = zip(shown.berkas, shown.lembar, shown.baris, people.orang[shown.rows.orang], strict=True)
    return [
        {"pemda": office.kode, "bulan": bulan, "berkas": f"{root}/{name}", "lembar": sheet, "baris": row, "orang": person}
        for name, sheet, row, person in places
    ]


def error_rows(office: Office, people: People, worked: Work, placed: list[Placed], shown: Shown | None, root: str) -> list[Row]:
    """Every planted error with its place and the code that should appear."""
    found = [(file.berkas, *one) for file in placed for one in _file_errors(office, people, worked, file)]
    if shown:
        found += [(shown.berkas[place], shown.lembar[place], shown.baris[place], column, kind, None) for place, column, kind in shown.noda]
    names = ("lembar", "baris", "kolom", "jenis", "kode")
    return [
        {"pemda": office.kode, "bulan": worked.bulan, "berkas": f"{root}/{name}", **dict(zip(names, rest, strict=True))}
        for name, *rest in found
    ]


def _file_errors(
    office: Office, people: People, worked: Work, file: Placed
) -> list[tuple[str | None, int | None, str | None, str, str | None]]:
    """Sheet, row, field, kind, expected code of each error of one roster file."""
    made: list[tuple[str | None, int | None, str | None, str, str | None]] = []
    made += [(sheet, row, stain.kolom, stain.jenis, stain.kode) for stain, sheet, row in file.noda]
    made += [(sheet, row, None, kind, None) for kind, sheet, row in file.catatan]
    for place, row in enumerate(file.kerja):
        made += [(file.lembar[place], file.baris[place], None, kind, None) for kind in _row_kinds(people, worked, row, file.fields)]
    if office.kode == KODE_BPS[0]:
        made.append((None, None, None, "kode_bps", None))
    if not file.dihitung:
        made.append((None, None, None, "berkas_bertabrakan", "BERKAS_BERTABRAKAN"))
    return made


def unit_rows(office: Office, worked: Work, plan: Plan, money: Budget, shown: Shown | None, placed: list[Placed]) -> list[Row]:
    """One per unit: what it handed in, its two axes, and whether the files say enough to judge its budget."""
    judged = _judged_units(worked, placed)
    paid = paid_until(office, worked.bulan)
    due = month_number(JATUH_TEMPO[worked.bulan])
    made = []
    for place, unit in enumerate(office.units):
        behind = max(0, due - int(paid[place]))
        said = shown is not None and shown.paid_is_said
        made.append(
            {
                "pemda": office.kode, "bulan": worked.bulan, "unit": unit.kode, "nama": unit.nama, "npp": office.npp_of(unit),
                "unit_pembayar": office.payer_unit(unit).kode, "cara": plan.cara[place],
                "pekerja": len(np.unique(worked.orang[worked.unit == place])), "anggaran": money.anggaran.get(place),
                "pembayaran": ("menunggak" if behind else "lunas") if said else None,
                "lunas_sampai": _month(int(paid[place])) if said else None,
                "dapat_dinilai": _can_judge(office, unit, judged, set(worked.unit.tolist())),
                "bulan_menunggak": behind if said else None, "rkpd": money.rkpd.get(place) if plan.anggaran else None,
                "kua_ppas": money.kua_ppas.get(place) if plan.anggaran else None, "pagu": money.pagu.get(place) if plan.anggaran else None,
            }
        )  # fmt: skip
    return made


def figures(rows: Truth) -> dict[str, Row]:
    """Totals per pemda: persons by the best state they have, monthly dues from the wages written, units, planted errors by kind."""
    made: dict[str, Row] = {}
    for unit in rows.unit:
        here = made.setdefault(unit["pemda"], {"unit": 0, "cara": Counter(), "anggaran": Counter(), "kesalahan": Counter()})
        here["unit"] += 1
        here["cara"][unit["cara"]] += 1
        here["anggaran"][unit["anggaran"] or "bukan_pembayar"] += 1
    for error in rows.kesalahan:
        made[error["pemda"]]["kesalahan"][error["jenis"]] += 1
    by_pemda: dict[str, list[Row]] = defaultdict(list)
    for row in rows.orang:
        if row["dihitung"]:
            by_pemda[row["pemda"]].append(row)
    for kode, here in made.items():
        states = _best_states(by_pemda[kode])
        here |= {"orang": len(states), "keadaan": Counter(states.values()), "iuran": _dues(by_pemda[kode])}
    return made


def _best_states(rows: list[Row]) -> dict[str, str]:
    """A person on several lists is counted once, at the state that stands highest."""
    found: dict[str, str] = {}
    for row in rows:
        held = found.setdefault(row["orang"], row["keadaan"])
        found[row["orang"]] = min(held, row["keadaan"], key=STANDING.index)
    return found


def _dues(rows: list[Row]) -> dict[str, int]:
    """JKK (group I, 0.24 %) and JKM (0.30 %) of one month, once per person and unit, where the pemda has the duty and the file a wage."""
    pay: dict[tuple[str, str], int] = {}
    for row in rows:
        if row["upah_tertulis"] and row["keadaan"] not in NO_DUTY:
            pay[row["orang"], row["unit"]] = row["upah"]
    return {"jkk": sum(half_up(one * 24, 10_000) for one in pay.values()), "jkm": sum(half_up(one * 30, 10_000) for one in pay.values())}


def _by_row(file: Placed) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for stain, _, _ in file.noda:
        found[stain.tempat].append(stain.jenis)
    return found


def _member_place(shown: Shown | None, state: Keadaan, root: str) -> Row:
    if shown is None or state.peserta is None:
        return {"member_berkas": None, "member_lembar": None, "member_baris": None}
    place = state.peserta
    return {"member_berkas": f"{root}/{shown.berkas[place]}", "member_lembar": shown.lembar[place], "member_baris": shown.baris[place]}


def _row_kinds(people: People, worked: Work, row: int, fields: tuple[str, ...]) -> list[str]:
    kinds = [str(worked.ulang[row])] if worked.ulang[row] else []
    if "mulai" in fields and worked.mulai[row] > np.datetime64(worked.bulan).astype("datetime64[D]"):
        kinds.append("masuk_tengah_bulan")
    if "potongan" in fields and worked.potongan[row]:
        kinds.append("dipotong_dari_upah")
    if people.nik[worked.orang[row]][:6] not in current_names():
        kinds.append("kode_wilayah_lama")
    return kinds


def _judged_units(worked: Work, placed: list[Placed]) -> set[int]:
    """Units whose counted list names category and wage."""
    full = [file for file in placed if file.dihitung and {"kategori", "upah"} <= set(file.fields)]
    return {int(worked.unit[row]) for file in full for row in file.kerja}


def _can_judge(office: Office, payer: Unit, judged: set[int], staffed: set[int]) -> bool:
    """Every unit it pays for, and that has workers, is judged."""
    paid_for = {place for place, unit in enumerate(office.units) if office.payer_unit(unit) == payer} & staffed
    return bool(paid_for) and paid_for <= judged


def _month(number: int) -> str:
    return str(Bulan(number // 12, number % 12 + 1))
