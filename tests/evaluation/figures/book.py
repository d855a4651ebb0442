"""Each sheet of ``book.xlsx`` against rows worked out from the store; a cell with a figure that nobody worked out is an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import openpyxl

from naungan import regions
from naungan.coverage.tables import SEBAB, STATE
from naungan.intake.layouts import LAYOUTS, layout
from naungan.kernel.messages import sentence
from naungan.relations.words import DATASET
from naungan.told.table import Column
from tests.evaluation.figures import asked, paid, purses
from tests.evaluation.figures.shown import UNKNOWN, bulan, figures_in, hari
from tests.evaluation.figures.stages import chain, draft, steps
from tests.evaluation.figures.stakes import assumptions, stake_states, stakes
from tests.evaluation.figures.store import Row, Store, by, office, people, plain_sum
from tests.evaluation.figures.words import Among, finding_words, literal_names, problem_words

GROUPS = {
    "lengkap": ("covered",), "kewajiban_kurang": ("incomplete_programmes", "arrears", "covered_elsewhere"), "nonaktif": ("inactive",),
    "belum_terdaftar": ("unregistered",), "perlu_dicek": ("not_on_own_npp",), "belum_pasti": ("unresolved", "no_data"),
}  # fmt: skip
PEOPLE = {
    "pekerja": "pekerja", "terlindungi_ya": "ya", "terlindungi_tidak": "tidak", "terlindungi_tidak_diketahui": "kabur",
    "batas_bawah": "bawah", "batas_atas": "atas", **{f"n_{state}": f"n_{state}" for state in STATE}, "iuran": "iuran", "dampak": "dampak",
    "dampak_dicek": "dampak_dicek",
}  # fmt: skip
# The decree of each fiscal year, from the list of regulations.
DECREES = {
    2023: "050-5889/2021", 2024: "900.1.15.5-1317/2023", 2025: "900.1.15.5-3406/2024", 2026: "900.1-2850/2025", 2027: "900.1-861/2026",
}  # fmt: skip
MONEY = ("kebutuhan", "tersedia", "kekurangan", "unit_belum_dinilai")
ROWS = ("masuk", "diterima", "ditahan", "ditolak")
Sheets = dict[str, list[list[Any]]]
Expected = list[Row]


def read_book(store: Store) -> Sheets:
    book = openpyxl.load_workbook(store.folder / "book.xlsx", read_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def book_faults(store: Store, sheets: Sheets) -> Iterator[str]:
    """All tables of all sheets; a sheet that nobody works out is an error."""
    for code, expected in TABLES.items():
        name, rows = label(f"LEMBAR_{code}"), expected(store)
        if rows or code not in paid.OPTIONAL or name in sheets:
            yield from faults(sheets[name], rows, name)
    stake = sheets[label("LEMBAR_PERTARUHAN")]
    for code, rows in (("KEADAAN", stake_states(store)), ("ANGGAPAN", assumptions(store))):
        top = next(at for at, row in enumerate(stake) if row[0] == label(f"PERTARUHAN_{code}")) + 1
        yield from faults(stake, rows, f"{label('LEMBAR_PERTARUHAN')}, {code}", top)
    beside = {label(f"LEMBAR_{code}") for code in (*TABLES, "RINGKASAN", "METODE")}
    yield from (f"{name}: nobody works out this sheet" for name in sheets if name not in beside)


def label(code: str) -> str:
    """A word of the catalogue; the figures are ours, the words are not."""
    return sentence(f"DOK_{code}")


def faults(cells: list[list[Any]], keys: Expected, name: str, top: int = 3) -> Iterator[str]:
    """What differs between the table that begins at row ``top`` and what was expected of it; a key of the catalogue is a column."""
    heads = [str(one) for one in cells[top] if one is not None]
    columns: dict[str, list[str]] = {}
    for key in dict.fromkeys(key for row in keys for key in row):
        columns.setdefault(Column(key).heading, []).append(key)
    body = [row[: len(heads)] for row in cells[top + 1 :]]
    end = next((at for at, row in enumerate(body) if all(one is None for one in row)), len(body))
    if len(body[:end]) != len(keys):
        yield f"{name}: {end} rows, {len(keys)} expected"
    for printed, wanted in zip(body[:end], keys, strict=False):
        places = Counter[str]()
        for head, cell in zip(heads, printed, strict=True):
            places[head] += 1
            # Two columns of one heading stand in the order in which they were worked out.
            key = next(iter(columns.get(head, [])[places[head] - 1 :]), "")
            if key not in wanted:
                if isinstance(cell, int | float) or figures_in(str(cell or "")):
                    yield f"{name}, {head}: nobody works out {cell!r}"
            elif not same(cell, wanted[key]):
                yield f"{name}, {head}, {printed[:3]}: {cell!r}, worked out {wanted[key]!r}"


def same(cell: Any, wanted: Any) -> bool:
    if wanted is None:
        return bool(cell == UNKNOWN)
    if isinstance(wanted, Fraction):
        return isinstance(cell, int | float) and abs(Fraction(str(cell)) - wanted) < Fraction(1, 500_000)
    if isinstance(wanted, Decimal | int):
        return isinstance(cell, int | float) and Decimal(str(cell)) == wanted
    return set(figures_in(str(cell or ""))) <= wanted if isinstance(wanted, Among) else str(cell or "") == wanted


def place_row(store: Store, wilayah: str) -> Row:
    found = store.figures(wilayah)
    return {**{key: found[name] for key, name in PEOPLE.items()}, **{name: found[name] for name in MONEY}}


def nation(store: Store) -> Expected:
    rows = [{"wilayah": label("SEMUA_WILAYAH"), **place_row(store, "")}]
    rows += [{"wilayah": str(regions.nama(code)), **place_row(store, code)} for code in store.provinces]
    for column in ("kategori", "segmen"):
        # Rows of one kind are counted in each pemda, so that a person counts once there.
        kinds = by(store.rows("ledger"), lambda row, column=column: row[column] or "")
        for _, ledger in sorted(kinds.items()):
            found = people(ledger)
            rows.append({key: found[name] for key, name in PEOPLE.items()})
    return rows


def pemda(store: Store) -> Expected:
    return [{"kode": code, "wilayah": office(code), **place_row(store, f"={code}")} for code in store.pemda]


def units(store: Store) -> Expected:
    def key(row: Row) -> tuple[str, str, str]:
        return (row["pemda"], row["unit"] or "", "" if row["unit"] else row["unit_nama"] or "")

    status, ledger = {key(row): row for row in store.rows("unit_status")}, by(store.rows("ledger"), key)
    rows = []
    for place in sorted(status.keys() | ledger.keys()):
        found, of = people(ledger.get(place, []), once=False), status.get(place, {})
        rows.append({
            "wilayah": office(place[0]), "unit": place[1] or label("TANPA_KODE"), **{key: found[name] for key, name in PEOPLE.items()},
            **{name: of.get(name) for name in ("bulan_menunggak", "kebutuhan", "pagu", "kekurangan", "bulan_tercukupi")},
            "habis_pada": bulan(of.get("habis_pada")), "lunas_sampai": bulan(of.get("lunas_sampai")),
            "alasan": sentence(of["alasan"]) if of.get("alasan") else "",
        })  # fmt: skip
    return rows


def submitted(store: Store) -> Expected:
    rows = []
    for code in store.pemda:
        files = [row for row in store.rows("file") if row["pemda"] == code]
        used = [row for row in files if row["dipakai"]]
        asked, silent = ([place for place in places if place[0] == code] for places in (store.asked, store.silent))
        seen = {unit for pemda, unit in store.sent if pemda == code}
        named = {row["unit"] for row in store.rows("unit") if row["pemda"] == code}
        listed = {row["unit"] for row in store.rows("unit") if row["pemda"] == code and row["dari_daftar"] is not False}
        rows.append({
            "wilayah": office(code), "unit_seluruh": len(asked) or None, "unit_menyerahkan": len(asked) - len(silent) if asked else len(seen),
            "unit_belum": len(silent) if asked else None, "unit_lain": len(named - listed - seen),
            "bagian_menyerahkan": Fraction(len(asked) - len(silent), len(asked)) if asked else None,
            **{f"berkas_{name}": sum(row["dataset"] == name for row in used) for name in DATASET},
            **{name: sum(row[name] or 0 for row in files) for name in ROWS}, "berkas_tidak_dipakai": len(files) - len(used),
        })  # fmt: skip
    return rows


def kinds(store: Store) -> Expected:
    known = by((row for row in store.received if row["layout"]), lambda row: row["layout"])
    unread = by((row for row in store.received if not row["layout"]), lambda row: row["kode"])
    rows = []
    for code, group in [*((code, known[code]) for code in LAYOUTS if code in known), *((None, unread[code]) for code in sorted(unread))]:
        forms = Counter(row["berkas"].rpartition(".")[2].upper() for row in group)
        rows.append({
            **({"tata_letak": named(layout(code).nama)} if code else {}),
            "bentuk": ", ".join(f"{form} {count}" for form, count in sorted(forms.items())),
            "jumlah_pemda": len({row["pemda"] for row in group if row["pemda"]}), "jumlah_berkas": len(group),
            **{name: sum(row[name] or 0 for row in group) for name in ROWS}, "berkas_tidak_dipakai": sum(not row["dipakai"] for row in group),
        })  # fmt: skip
    return rows


def named(layout_name: str) -> str:
    return layout_name if "_" in layout_name.split(maxsplit=1)[0] else layout_name[0].upper() + layout_name[1:]


def bills(store: Store) -> Expected:
    rows = []
    for row in sorted(store.rows("bill_sum"), key=lambda one: (one["pemda"], one["npp"])):
        sebab = Counter(one["sebab"] for one in store.rows("bill_check") if (one["pemda"], one["npp"]) == (row["pemda"], row["npp"]))
        billed = [one for one in store.rows("bill") if all(one[name] == row[name] for name in ("pemda", "npp", "bulan"))]
        amounts = {name: row[name] for name in row if name.startswith("iuran_")}
        assert amounts["iuran_total"] == plain_sum(one["iuran_total"] for one in billed)
        rows.append({
            "wilayah": office(row["pemda"]), "npp": row["npp"], "orang_ditagih": len(billed), "jumlah_upah": row["upah"], **amounts,
            **{f"sebab_{name}": sebab[name] for name in SEBAB},
        })  # fmt: skip
    return rows


def published(store: Store) -> Expected:
    rows = []
    for row in sorted(
        store.rows("aggregate"), key=lambda one: tuple(str(one[name] or "") for name in ("wilayah", "bulan", "segmen", "penerbit", "baris"))
    ):
        code = row["wilayah"] or "-"
        found = store.figures(code if code in store.provinces else f"={code}")
        shares = {
            f"persen_{name}": None if row[key] is None else Fraction(row[key]) / 100
            for name, key in (("tertulis", "persen"), ("hitung", "persen_hitung"))
        }
        rows.append({
            "aktif": row["aktif"], "semesta": row["semesta"], "target": row["target"], **shares, "pekerja_daftar": found["pekerja"],
            "batas_bawah_daftar": found["bawah"], "batas_atas_daftar": found["atas"],
        })  # fmt: skip
    return rows


def candidates(store: Store) -> Expected:
    names = ("penduduk", "calon", "di_daftar", "peserta", "belum_terlihat", "tanpa_nik")
    rows = sorted(store.rows("candidate_count"), key=lambda one: (one["pemda"], str(one["kelompok"] or "")))
    people_of = by(store.rows("candidate"), lambda row: row["pemda"])
    assert sum(row["penduduk"] for row in rows) == sum(map(len, people_of.values()))
    return [{name: row[name] for name in names} for row in rows]


def adequacy(store: Store) -> Expected:
    keys = ("pemda", "unit", "tahun", "tahap", "kode_rekening")
    rows = sorted(store.rows("adequacy"), key=lambda row: tuple("" if row[key] is None else str(row[key]) for key in keys))
    for row in rows:
        if row["tersedia"] is not None and row["realisasi"] is not None:
            assert row["tersedia"] == row["pagu"] - row["realisasi"]
        if row["kekurangan"] is not None:
            assert row["kekurangan"] == max(0, row["kebutuhan"] - row["tersedia"]), row
        assert row["kekurangan"] is None or row["anggaran"] != "tidak_diketahui", row
    return [
        {
            "wilayah": office(row["pemda"]), "tahun": str(row["tahun"]), "kode_rekening": row["kode_rekening"] or label("TANPA_REKENING"),
            "habis_pada": bulan(row["habis_pada"]), "keputusan": Among(figures_in(DECREES[row["tahun"]])),
            **{name: row[name] for name in ("iuran_sebulan", "bulan_menunggak", "bulan_tersisa", "tunggakan", "kebutuhan", "kebutuhan_perkiraan",
                                            "pagu", "realisasi", "tersedia", "kekurangan", "kebutuhan_setahun",
                                            "perkiraan_setahun", "kekurangan_setahun", "bulan_tercukupi")},
        }
        for row in rows
    ]  # fmt: skip


def findings(store: Store) -> Expected:
    rank = ("tinggi", "sedang", "rendah")
    rows = sorted(
        store.rows("finding"),
        key=lambda row: (rank.index(row["tingkat"]), -(row["rupiah"] or 0), row["pemda"], row["kode"], row["unit"] or ""),
    )
    return [
        {"kode_temuan": row["kode"], "temuan": finding_words(row), "langkah": finding_words(row), "dasar": row["dasar"] or UNKNOWN, "jumlah": row["jumlah"], "rupiah": row["rupiah"], "tenggat": hari(row["tenggat"]) if row["tenggat"] else label("TANPA_TENGGAT")}
        for row in rows
    ]  # fmt: skip


def problems(store: Store) -> Expected:
    worst = {"refuse": 0, "hold": 1, "note": 2}
    found = by(store.rows("problem"), lambda row: (row["kode"], row["tingkat"], row["pemda"]))
    order = sorted(found, key=lambda key: (worst.get(key[1], 9), -len(found[key]), key[0], key[2] or ""))
    return [
        {"kode_masalah": key[0], "jumlah": len(found[key]), "jumlah_berkas": len({row["berkas"] for row in found[key]})}
        | dict.fromkeys(("masalah", "perbaikan"), problem_words(found[key]))
        for key in order
    ]


def files(store: Store) -> Expected:
    rows = sorted(store.rows("file"), key=lambda row: (str(row["pemda"] or ""), row["berkas"]))
    names = Among(literal_names(store))
    return [{"berkas": row["berkas"], "unit_nama": names, "sumber": row["sumber"], **{name: row[name] for name in ROWS}} for row in rows]


def charts(store: Store) -> Expected:
    rows = []
    for wilayah in (*store.provinces, *(f"={code}" for province in store.provinces for code in store.pemda if code[:2] == province)):
        found = store.figures(wilayah)
        judged = {
            f"anggaran_{name}": found[name] or 0
            for name in ("cukup", "kurang", "tidak_dianggarkan", "belum_dapat_dinilai", "tidak_diketahui")
        }
        groups = {
            f"grup_{name}": None if found["pekerja"] is None else sum(found[f"n_{one}"] for one in states)
            for name, states in GROUPS.items()
        }
        rows.append(
            {key: found[PEOPLE[key]] for key in ("terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui")} | groups | judged
        )
    return rows


TABLES: dict[str, Callable[[Store], Expected]] = {
    "PENYERAHAN": submitted, "JENIS_BERKAS": kinds, "REKAP_PROVINSI": nation, "REKAP_PEMDA": pemda, "REKAP_OPD": units, "TAGIHAN": bills,
    "WILAYAH": published, "CALON": candidates, "KECUKUPAN": adequacy, "TEMUAN": findings, "MASALAH": problems, "BERKAS": files, "GRAFIK": charts,
    "RANTAI": chain, "RAPERDA": draft, "KALENDER": steps,
    "PERTARUHAN": stakes, "DOMPET": purses.cover, "DOMPET_BERAKHIR": purses.ends, "PINDAH_PEMBAYAR": purses.changes,
    "USULAN": purses.proposals, "TANYA": asked.asked, "PAKET": asked.packages, "HONOR": asked.honoraria, **paid.TABLES,
}  # fmt: skip
