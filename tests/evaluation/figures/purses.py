"""Sheets about purses, worked out from the cells: what is needed is carried or open, to the rupiah."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from naungan.kernel.messages import sentence
from tests.evaluation.figures.shown import bulan
from tests.evaluation.figures.store import Row, Store, office

# A table without rows says so in one.
NOTHING: list[Row] = [{}]
_GROUP = ("pemda", "unit", "kategori", "segmen", "perkiraan")


def cover(store: Store) -> list[Row]:
    rows = store.rows("purse_cover")
    sums: dict[tuple[object, ...], dict[str, int]] = defaultdict(lambda: dict.fromkeys(("kebutuhan", "ditanggung", "terbuka"), 0))
    for row in rows:
        sums[*(row[name] for name in _GROUP), row["bulan"]][row["jenis"]] += row["rupiah"]
    assert all(one["kebutuhan"] == one["ditanggung"] + one["terbuka"] for one in sums.values())
    told: list[Row] = []
    for row in sorted((row for row in rows if row["orang"] or row["jenis"] == "kebutuhan"), key=_order):
        last = told[-1] if told else None
        if last and last["_run"] == _order(row)[:-1] and last["_next"] == row["bulan"] and last["_same"] == (row["orang"], row["rupiah"]):
            last |= {"sampai_bulan": bulan(row["bulan"]), "rupiah": last["rupiah"] + row["rupiah"], "_next": _after(row["bulan"])}
            continue
        part = (
            Fraction(1000 if row["bagian"] is None else row["bagian"], 1000)
            if row["jenis"] == "ditanggung"
            else sentence("DOK_TIDAK_BERLAKU")
        )
        told.append({
            "_run": _order(row)[:-1], "_next": _after(row["bulan"]), "_same": (row["orang"], row["rupiah"]), "wilayah": office(row["pemda"]),
            "dari_bulan": bulan(row["bulan"]), "sampai_bulan": bulan(row["bulan"]), "orang": row["orang"], "rupiah_sebulan": row["rupiah"],
            "rupiah": row["rupiah"], "bagian_dompet": part,
        })  # fmt: skip
    return [{name: value for name, value in row.items() if name[0] != "_"} for row in told] or NOTHING


def _order(row: Row) -> tuple[str, ...]:
    names = (
        *_GROUP,
        "tahun",
        "jenis",
        "giliran",
        "pemda_pembayar",
        "unit_pembayar",
        "pembayar",
        "dompet",
        "dana",
        "bagian",
        "boleh",
        "bulan",
    )
    said = {"jenis": str(("kebutuhan", "ditanggung", "terbuka").index(row["jenis"])), "giliran": f"{row['giliran'] or '':>6}"}
    return tuple(said.get(name, "" if row[name] is None else str(row[name])) for name in names)


def _after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12}-{number % 12 + 1:02d}"


def ends(store: Store) -> list[Row]:
    keys = ("pemda", "bulan", "unit", "kategori", "segmen", "perkiraan")
    rows = sorted(store.rows("purse_end"), key=lambda row: tuple("" if row[key] is None else str(row[key]) for key in keys))
    return [
        {"wilayah": office(row["pemda"]), "berakhir_pada": bulan(row["bulan"]), "orang": row["orang"], "rupiah": row["rupiah"],
         "kurang_dompet": sentence("DOK_TIDAK_BERLAKU") if row["kurang"] is None else row["kurang"]}
        for row in rows
    ] or NOTHING  # fmt: skip


def changes(store: Store) -> list[Row]:
    keys = ("pemda", "unit", "kategori", "segmen")
    rows = sorted(store.rows("payer_change"), key=lambda row: tuple("" if row[key] is None else str(row[key]) for key in keys))
    names = ("orang", "kebutuhan_setahun", "perkiraan_setahun", "pagu_lama", "pagu_lama_berikut", "pagu_baru")
    return [
        {"wilayah": office(row["pemda"]), "mulai_bulan": bulan(row["mulai"]), "arah": sentence(f"DOK_ARAH_PEMBAYAR_{row['arah'].upper()}"),
         **{name: row[name] for name in names}}
        for row in rows
    ] or NOTHING  # fmt: skip


def proposals(store: Store) -> list[Row]:
    """Lines added up to unit, part and account; each multiplies out."""
    rows = store.rows("budget_proposal")
    assert all(row["rupiah"] is None or row["rupiah"] == row["volume"] * row["harga"] for row in rows)
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        part = 4 if row["jenis"] == "APBD_P" else 3 if row["pilihan"] else 2 if row["kode_rekening"] is None else 1 if row["alasan"] else 0
        found[row["pemda"], row["unit"] or "", part, row["kode_rekening"] or "~", row["program"] or "", row["perkiraan"], row["alasan"] or "",
              row["rekening_mungkin"] or "", row["tahun"], row["terhadap"] or ""].append(row)  # fmt: skip
    return [
        {
            "wilayah": office(str(key[0])), "tahun": str(key[8]), "baris_usulan": len(mine),
            "orang": max(row["orang"] or 0 for row in mine) if key[2] == 4 else sum(row["orang"] for row in mine),
            "jumlah_usulan": None if all(row["rupiah"] is None for row in mine) else sum(row["rupiah"] or 0 for row in mine),
            "kode_rekening": mine[0]["kode_rekening"] or mine[0]["rekening_mungkin"] or sentence("DOK_TANPA_REKENING"),
            "bagian_usulan": sentence(f"DOK_USULAN_BAGIAN_{('RKA', 'STATUS', 'TANPA', 'PILIHAN', 'APBD_P')[int(str(key[2]))]}", {"tahun": key[8]}),
        }
        for key, mine in sorted(found.items(), key=lambda one: one[0])
    ] or NOTHING  # fmt: skip
