"""The sheet of what BPJS was asked, worked out person by person from the stored rows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.evaluation.figures.store import Store, office

BULAN = "2026-10"


def asked(store: Store) -> list[dict[str, Any]]:
    waiting, noted = Counter[tuple[str, str]](), Counter[tuple[str, str, str]]()
    parents = {(one["pemda"], one["unit"]): one["induk"] for one in store.rows("unit")}
    for row in store.rows("ledger"):
        if row["utama"] and (row["keadaan"] in ("no_data", "not_on_own_npp") or row["sebab"] == "status"):
            near = (row["unit"], row["unit_pembayar"], parents.get((row["pemda"], row["unit"])), None)
            waiting[row["pemda"], _branch(store, row["pemda"], near)] += 1
    for row in store.rows("answer_check"):
        noted[row["pemda"], row["cabang"] or "", row["hasil"]] += 1
    places = sorted({*waiting, *((pemda, branch) for pemda, branch, _ in noted)})
    return [
        {
            "wilayah": office(pemda), "perlu_tanya": waiting[pemda, branch] + noted[pemda, branch, "menutup"],
            "tertutup": noted[pemda, branch, "menutup"], "menunggu": waiting[pemda, branch],
            "bertentangan": sum(noted[pemda, branch, f"bertentangan_{word}"] for word in ("berlaku", "kalah")),
            "tidak_dipakai": sum(
                noted[pemda, branch, word] for word in ("ditahan", "tidak_di_daftar", "belum_pasti", "tidak_berlaku", "ganda_beda")
            ),
        }
        for pemda, branch in places
    ]  # fmt: skip


def _branch(store: Store, pemda: str, near: tuple[str | None, ...]) -> str:
    own = [one for one in store.rows("registration") if one["pemda"] == pemda]
    own = [one for one in own if (one["dari"] or BULAN) <= BULAN <= (one["sampai"] or BULAN)]
    for unit in near:
        found = {one["cabang"] for one in own if one["unit"] == unit}
        if found:
            return (next(iter(found)) or "") if len(found) == 1 else ""
    return ""


def packages(store: Store) -> list[dict[str, Any]]:
    rows = sorted(
        store.rows("package_check"),
        key=lambda one: tuple(str(one[name] or "") for name in ("pemda", "unit", "kode", "nama", "nilai_kontrak")),
    )
    return [
        {
            "wilayah": office(row["pemda"]), "paket": f"{row['kode']} · {row['nama']}", "penyedia": row["penyedia"], "nilai_kontrak": row["nilai_kontrak"], "iuran_seharusnya": row["iuran_seharusnya"],
            "iuran_dibayar": row["iuran_dibayar"],
            "selisih_iuran": None if None in (row["iuran_dibayar"], row["iuran_seharusnya"]) else row["iuran_dibayar"] - row["iuran_seharusnya"],
        }
        for row in rows
    ]  # fmt: skip


def _place(row: dict[str, Any]) -> tuple[str, str, str]:
    return (row["pemda"] or "", row["unit"] or "", "" if row["unit"] else row["unit_nama"] or "")


def honoraria(store: Store) -> list[dict[str, Any]]:
    places = sorted({_place(row) for row in store.rows("honorarium_check")})
    told = []
    for place in places:
        here = [row for row in store.rows("honorarium_check") if _place(row) == place]
        counted = Counter(row["hasil"] for row in here)
        money = {name: sum(row["bruto"] or 0 for row in here if row["hasil"] == name) for name in ("tidak_di_daftar", "bukan_peserta")}
        words = ("cocok", "tidak_di_daftar", "tidak_dibayar", "bukan_peserta", "kepesertaan_belum_diketahui", "tanpa_daftar", "belum_pasti")
        told.append({"wilayah": office(place[0]), **{f"jumlah_{one}": counted[one] for one in words},
                     **{f"rupiah_{one}": amount for one, amount in money.items()}})  # fmt: skip
    return told
