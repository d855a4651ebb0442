"""The sentences with figures that page, book and screen say, worked out from the store."""

from __future__ import annotations

from collections import Counter

from tests.evaluation.figures import book
from tests.evaluation.figures.cells import SHOWN
from tests.evaluation.figures.option import option_said
from tests.evaluation.figures.shown import bulan, num, pct, short
from tests.evaluation.figures.stakes import stake_of
from tests.evaluation.figures.store import Row, Store, added, by, office
from tests.evaluation.figures.words import told

ABSENT = 6


def unused(files: list[Row]) -> str:
    """The sentence about files that are in no figure."""
    aside = [row for row in files if not row["dipakai"]]
    clash = [row["masuk"] or 0 for row in aside if row["kode"] == "BERKAS_BERTABRAKAN"]
    people = [row["orang"] for row in aside if row["kode"] != "BERKAS_BERTABRAKAN"]
    known, parts = [one for one in people if one is not None], []
    if people:
        code = "BELUM_DIBACA" if not known else "BELUM_DIBACA_ORANG" if len(known) == len(people) else "BELUM_DIBACA_SEDIKITNYA"
        parts.append(told(code, berkas=num(len(people)), orang=num(sum(known))))
    if clash:
        parts.append(told("BELUM_DIHITUNG", berkas=num(len(clash)), baris=num(sum(clash))))
    return " ".join(parts)


def year(store: Store, wilayah: str) -> Row:
    """Ceiling, need and shortfall of the whole year, of the accounts that are judged by it, and how many are not."""
    every = [row for row in store.of("adequacy", wilayah) if row["tahun"] == store.tahun]
    asked = [row for row in every if row["setahun"]]
    names = {"pagu_setahun": "pagu", "kebutuhan_setahun": "kebutuhan_setahun", "kekurangan_setahun": "kekurangan_setahun"}
    found = {name: added(row[column] for row in asked) for name, column in names.items()}
    return {**found, "rekening_lain": len(every) - len(asked)}


def year_said(store: Store, code: str, wilayah: str) -> str:
    """The sentence about the year; nothing where no account is asked."""
    one = year(store, wilayah)
    if one["kebutuhan_setahun"] is None:
        return ""
    lacks = one["kekurangan_setahun"]
    answer = told(
        "JAWAB_SETAHUN_KABUR" if lacks is None else "JAWAB_SETAHUN_KURANG" if lacks else "JAWAB_SETAHUN_CUKUP", kekurangan=short(lacks)
    )
    if one["rekening_lain"]:
        answer = told("JAWAB_SETAHUN_SEBAGIAN", jawaban=answer, jumlah=num(one["rekening_lain"]))
    return told(code, pagu=short(one["pagu_setahun"]), kebutuhan=short(one["kebutuhan_setahun"]), jawaban=answer)


def sentences(store: Store) -> dict[str, str]:
    """The headlines by name; page, book and console say them."""
    one, stake = store.figures(""), stake_of(store.rows("stake"))
    counted = sum(store.figures(f"={code}")["pekerja"] is not None for code in store.pemda)
    people = {"pekerja": num(one["pekerja"]), "ya": num(one["ya"]), "tidak": num(one["tidak"]), "kabur": num(one["kabur"])}
    money = {"kurang": num(one["kurang"] or 0), "kosong": num(one["tidak_dianggarkan"] or 0), "kabur": num(one["unit_belum_dinilai"] or 0)}
    others = sum(row["unit_lain"] for row in book.submitted(store))
    layouts = {row["layout"] for row in store.received if row["layout"]}
    files = {
        "berkas": num(len(store.received)),
        "jenis": num(len(layouts)),
        "tidak": num(sum(not row["layout"] for row in store.received)),
    }
    return {
        "h1": told("HAL_PEMBUKA", pemda=num(counted), **people), "kartu pekerja": told("HAL_KARTU_PEKERJA", pemda=num(counted)),
        "kartu cakupan": told("HAL_KARTU_CAKUPAN", **{name: people[name] for name in ("ya", "kabur", "tidak")}),
        "cakupan": told("UTAMA_CAKUPAN", bawah=pct(one["bawah"]), atas=pct(one["atas"]), **people),
        "uang": told("UTAMA_ANGGARAN", **{name: short(one[name]) for name in ("kebutuhan", "tersedia", "kekurangan")}, **money),
        "kartu biaya": told("HAL_KARTU_BIAYA", kebutuhan=short(one["kebutuhan"]))
        + (f" {told('HAL_KARTU_PERKIRAAN', rupiah=short(one['iuran_perkiraan']))}" if one["iuran_perkiraan"] else ""),
        "kartu kekurangan": told("HAL_KARTU_KEKURANGAN", **money) + _most_end(store),
        "taruhan": told("HAL_TARUHAN", sekali=short(stake["jkk_meninggal_rata"]), bawah=short(stake["pemda_bawah"]), atas=short(stake["pemda_atas"])),
        "setahun": year_said(store, "UTAMA_SETAHUN", ""), "tawaran": option_said(store, "UTAMA_TAWARAN", ""),
        "belum dibaca": unused(store.rows("file")), "temuan": told("HAL_TEMUAN_KET", jumlah=num(len(store.rows("finding")))),
        "tabel temuan": told("HAL_T_TEMUAN", jumlah=num(min(SHOWN, len(store.rows("finding"))))),
        "berkas": told("JENIS_BERKAS_SEMUA", **files) + (f" {told('JENIS_BERKAS_TIDAK', **files)}" if files["tidak"] != "0" else ""),
        "lain": told("HAL_UNIT_LAIN", jumlah=num(others)) if others else "",
    }  # fmt: skip


def _most_end(store: Store) -> str:
    ends = Counter(row["habis_pada"] for row in store.rows("unit_status") if row["habis_pada"] and row["anggaran"] != "tidak_dianggarkan")
    if not ends:
        return ""
    month = min(ends, key=lambda one: (-ends[one], one))
    return f" {told('HAL_KARTU_HABIS', bulan=bulan(month), unit=num(ends[month]))}"


def absent(store: Store) -> dict[str, str]:
    """The first screen on who has not handed in: by heading, the figures it may name in their order."""
    silent = by(store.silent, lambda place: place[0])
    most = sorted(silent, key=lambda code: (-len(silent[code]), code))[:ABSENT]
    said = [told("HAL_BELUM_UNIT", unit=num(sum(map(len, silent.values()))), pemda=num(len(silent)))]
    asked = Counter(place[0] for place in store.asked)
    said += [told("HAL_ABSEN_PEMDA", pemda=office(code), belum=num(len(silent[code])), unit=num(asked[code])) for code in most]
    found = {told("HAL_BELUM_DAFTAR"): " ".join(said)}
    for heading, dataset in (("HAL_BELUM_PESERTA", "member"), ("HAL_BELUM_ANGGARAN", "budget_line")):
        there = {row["pemda"] for row in store.rows("file") if row["dataset"] == dataset}
        missing = [code for code in store.pemda if code not in there]
        found[told(heading)] = told("HAL_PEMDA", jumlah=num(len(missing))) if missing else ""
    return found
