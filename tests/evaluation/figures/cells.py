"""The cells of every table of the page, worked out from the store."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from naungan import regions
from naungan.kernel.messages import catalogue
from tests.evaluation.figures import book
from tests.evaluation.figures.shown import bulan, figures_in, hari, num, pct
from tests.evaluation.figures.store import NOT_JUDGED, Row, Store, added, by, office
from tests.evaluation.figures.words import Among, Cell, finding_words, literal_names, told

RANK = ("tinggi", "sedang", "rendah")
SHOWN, DEAREST = 25, 3


def bounds(found: Row) -> str:
    return f"{pct(found['bawah'])} – {pct(found['atas'])}" if found["bawah"] is not None else ""


def bar(found: Row) -> Among:
    return Among(pct(Fraction(found[one], found["pekerja"])).rstrip("%") for one in ("ya", "kabur", "tidak") if found["pekerja"])


def budget_bar(found: Row) -> Among:
    counts = [found[one] or 0 for one in ("cukup", "kurang", "tidak_dianggarkan", "unit_belum_dinilai")]
    return Among(pct(Fraction(one, sum(counts))).rstrip("%") for one in counts if one)


def with_rest(known: int | None, rest: int) -> str:
    """An amount, and how many are not in it."""
    return num(known) + (f" {told('HAL_TANPA_NILAI', jumlah=num(rest))}" if rest and known is not None else "")


def tables(store: Store) -> dict[str, list[list[Cell]]]:
    """Every table of the page outside the method, by the order they stand in."""
    of = {code: store.figures(code) for code in ("", *store.provinces)}
    found = [(str(regions.nama(code)), of[code]) for code in store.provinces]
    rekap = [*found, (told("SEMUA_WILAYAH"), of[""])]
    made: dict[str, list[list[Cell]]] = {
        "penyerahan": [handed_in(store, code) for code in store.provinces],
        "jenis berkas": [[row.get("tata_letak"), row["bentuk"],
                          *(num(row[name]) for name in ("jumlah_pemda", "jumlah_berkas", "masuk", "ditahan", "ditolak"))] for row in book.kinds(store)],
        "cakupan": [[name, bar(one), bounds(one), *(num(one[key]) for key in ("pekerja", "ya", "kabur", "tidak"))] for name, one in rekap],
        "habis": _ends(store),
        "anggaran": [[name, budget_bar(one), *(num(one[key] or 0) for key in ("cukup", "kurang", "tidak_dianggarkan")),
                      num(one["unit_belum_dinilai"] or 0)] for name, one in found],
        "uang": [[name, *(num(one[key]) for key in ("iuran", "kebutuhan", "tersedia", "kekurangan", "unit_belum_dinilai"))] for name, one in rekap],
        "termahal": _dearest(store), "jenis": _kinds(store), "temuan": [_finding(row) for row in ranked(store)[:SHOWN]],
    }  # fmt: skip
    for code in store.provinces:
        made[f"pemda {code}"] = [_pemda(store, one) for one in store.pemda if one[:2] == code]
    return made


def handed_in(store: Store, code: str) -> list[Cell]:
    asked, silent = ([place for place in places if place[0][:2] == code] for places in (store.asked, store.silent))
    sent = [row["unit_menyerahkan"] for row, pemda in zip(book.submitted(store), store.pemda, strict=True) if pemda[:2] == code]
    names = literal_names(store)
    return [str(regions.nama(code)), num(sum(one[:2] == code for one in store.pemda)), num(sum(sent)), num(len(asked) or None),
            Among({num(len(silent)), num(len({pemda for pemda, _ in silent}))} | names)]  # fmt: skip


def _ends(store: Store) -> list[list[Cell]]:
    dated = by(
        (row for row in store.rows("unit_status") if row["habis_pada"] and row["anggaran"] != "tidak_dianggarkan"),
        lambda row: row["habis_pada"],
    )
    none = [row for row in store.rows("unit_status") if row["anggaran"] == "tidak_dianggarkan"]
    rows: list[list[Cell]] = []
    for name, group in [*((bulan(month), dated[month]) for month in sorted(dated)), *([(told("HAL_TANPA_PAGU"), none)] if none else [])]:
        short_of = [row["kekurangan"] for row in group]
        rows.append(
            [name, Among(), num(len(group)), num(len({row["pemda"] for row in group})), with_rest(added(short_of), short_of.count(None))]
        )
    reasons = Counter(row["alasan"] for row in store.rows("unit_status") if row["anggaran"] in (*NOT_JUDGED, None))
    enough = sum(row["anggaran"] == "cukup" for row in store.rows("unit_status"))
    return [
        *rows,
        [told("HAL_SAMPAI_AKHIR"), None, num(enough), None, "0"],
        *([None, None, num(count), None, None] for _, count in reasons.most_common()),
    ]


def ranked(store: Store) -> list[Row]:
    return sorted(
        store.rows("finding"),
        key=lambda row: (RANK.index(row["tingkat"]), -(row["rupiah"] or 0), row["pemda"], row["kode"], row["unit"] or ""),
    )


def _finding(row: Row) -> list[Cell]:
    return [office(row["pemda"]), Among(figures_in(row["unit_nama"] or "")), None, finding_words(row), num(row["rupiah"]), finding_words(row),
            hari(row["tenggat"]) if row["tenggat"] else told("TANPA_TENGGAT"), Among(figures_in(row["dasar"] or ""))]  # fmt: skip


def _dearest(store: Store) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for _, group in sorted(by((row for row in store.rows("finding") if row["rupiah"]), lambda row: row["pemda"][:2]).items()):
        for row in sorted(group, key=lambda one: (-one["rupiah"], one["pemda"], one["kode"], one["unit"] or ""))[:DEAREST]:
            _, unit, _, words, amount, step, day, _ = _finding(row)
            rows.append([None, unit, words, amount, step, day])
    return rows


def kind_figures(rows: list[Row]) -> Row:
    counted = Counter[str]()
    for row in rows:
        counted[row["satuan"] or ""] += row["jumlah"] or 0
    return {
        "pemda": len({row["pemda"] for row in rows}), "unit": len({(row["pemda"], row["unit"]) for row in rows}),
        "jumlah": ", ".join(f"{num(count)} {unit}" for unit, count in sorted(counted.items()) if count and unit),
        "rupiah": added(row["rupiah"] for row in rows), "tanpa": sum(row["rupiah"] is None for row in rows),
    }  # fmt: skip


def _kinds(store: Store) -> list[list[Cell]]:
    made = []
    for kode, rows in by(ranked(store), lambda row: row["kode"]).items():
        one, words = kind_figures(rows), Among(figure for row in rows for figure in finding_words(row))
        name = catalogue()[f"DOK_HAL_JENIS_{kode.removeprefix('TEMUAN_')}"].kalimat
        cells = [name, None, num(one["pemda"]), num(one["unit"]), one["jumlah"], with_rest(one["rupiah"], one["tanpa"]), words]
        made.append((-(one["rupiah"] or 0), name, cells))
    return [cells for _, _, cells in sorted(made, key=lambda row: row[:2])]


def _pemda(store: Store, code: str) -> list[Cell]:
    one, sent = store.figures(f"={code}"), book.submitted(store)[store.pemda.index(code)]
    return [office(code), num(one["pekerja"]), bar(one), bounds(one) or "tidak tersedia", f"{num(sent['unit_menyerahkan'])} / {num(sent['unit_seluruh'])}",
            num(one["kekurangan"]), lasts(store, code), hari(member_day(store, code)), None]  # fmt: skip


def lasts(store: Store, code: str) -> str:
    status = [row for row in store.rows("unit_status") if row["pemda"] == code]
    ends = [row["habis_pada"] for row in status if row["habis_pada"] and row["anggaran"] != "tidak_dianggarkan"]
    one = Counter(row["anggaran"] or NOT_JUDGED[0] for row in status)
    if ends:
        return bulan(min(ends))
    if one["tidak_dianggarkan"]:
        return told("HAL_UNIT_TANPA_PAGU", unit=num(one["tidak_dianggarkan"]))
    unclear = sum(one[word] for word in NOT_JUDGED)
    if one["cukup"] and unclear:
        return told("HAL_CUKUP_SEBAGIAN", cukup=num(one["cukup"]), kabur=num(unclear))
    return told("HAL_SAMPAI_AKHIR") if one["cukup"] else "tidak tersedia"


def member_day(store: Store, code: str) -> Any:
    return max(
        (
            row["posisi"]
            for row in store.rows("file")
            if row["pemda"] == code and row["dataset"] == "member" and row["dipakai"] and row["posisi"]
        ),
        default=None,
    )
