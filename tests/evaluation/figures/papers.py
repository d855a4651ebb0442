"""The sheet of each government, ``summary.json``, the words on the screen, and the first sheet of the book."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from naungan import regions
from naungan.coverage.tables import STATE
from naungan.kernel.messages import catalogue
from naungan.relations.words import PROGRAM
from tests.documents.reader import Element, read
from tests.evaluation.figures import book
from tests.evaluation.figures.cells import bounds, kind_figures, lasts, member_day, ranked
from tests.evaluation.figures.option import option, option_said
from tests.evaluation.figures.page import differs
from tests.evaluation.figures.said import sentences, unused, year, year_said
from tests.evaluation.figures.shown import bulan, figures_in, hari, num, pct, rp, short
from tests.evaluation.figures.stakes import stake_of
from tests.evaluation.figures.store import Row, Store, added, by, office
from tests.evaluation.figures.words import Among, finding_words, literal, literal_names, told

KINDS, ABSENT = 6, 6
OPENING = ("cakupan", "uang", "setahun", "tawaran", "belum dibaca")


def sheet_faults(store: Store) -> Iterator[str]:
    """``lembar/``: the six figures on top, the table of findings, and every sentence around them."""
    paths = {path.name.partition("-")[0]: path for path in (store.folder / "lembar").iterdir()}
    if sorted(paths) != store.pemda:
        yield f"sheets: {sorted(paths)}"
    handed_in = dict(zip(store.pemda, book.submitted(store), strict=True))
    findings, silent = by(ranked(store), lambda row: row["pemda"]), by(store.silent.values(), lambda row: row["pemda"])
    for code, path in sorted(paths.items()):
        for fault in _sheet(store, read(path.read_text("utf-8")), code, handed_in[code], findings.get(code, []), silent.get(code, [])):
            yield f"sheet {code}, {fault}"


def _sheet(store: Store, page: Element, code: str, sent: Row, findings: list[Row], silent: list[Row]) -> Iterator[str]:
    one = store.figures(f"={code}")
    cards = {div.all("dt")[0].text: div.all("dd")[0] for div in page.all("dl")[0].all("div")}
    wanted = {
        "KOLOM_PEKERJA": [num(one["pekerja"]), f"{num(sent['unit_menyerahkan'])} / {num(sent['unit_seluruh'])}"],
        "HAL_CAKUPAN": [bounds(one) or "tidak tersedia", *([told("HAL_KARTU_CAKUPAN", **{name: num(one[name]) for name in ("ya", "kabur", "tidak")})] if bounds(one) else [])],
        "KOLOM_IURAN": [num(one["iuran"]), *([told("HAL_KARTU_PERKIRAAN", rupiah=rp(one["iuran_perkiraan"]))] if one["iuran_perkiraan"] else [])],
        "KOLOM_KEBUTUHAN": [num(one["kebutuhan"])],
        "KOLOM_KEKURANGAN": [num(one["kekurangan"]), *([num(one["tersedia"])] if one["tersedia"] is not None else [])],
        "KOLOM_HABIS_PADA": [lasts(store, code)],
    }  # fmt: skip
    for key, parts in wanted.items():
        printed = _without_drawing(cards[told(key)])
        expected = [figure for part in parts for figure in figures_in(part)]
        if figures_in(printed) != expected or not printed.startswith(parts[0]):
            yield f"{key}: {printed!r}, worked out {parts}"
    kinds = list(by(findings, lambda row: row["kode"]).items())
    body = [row for row in page.all("tbody")[0].all("tr") if row.all("th")]
    for (kode, rows), row in zip(kinds[:KINDS], body, strict=False):
        figures, cells = kind_figures(rows), [cell.text for cell in row.parts if isinstance(cell, Element)]
        units = num(figures["unit"])
        brief = figures["jumlah"] if figures["jumlah"] == f"{units} unit" else told("HAL_S_RINGKAS", unit=units, jumlah=figures["jumlah"])
        words = Among(figure for one_row in rows for figure in finding_words(one_row))
        name = catalogue()[f"DOK_HAL_JENIS_{kode.removeprefix('TEMUAN_')}"].kalimat
        if cells[0] != f"{name} {brief}" or differs(cells[1], num(figures["rupiah"])) or differs(cells[2], words):
            yield f"{kode}: {cells}, worked out {brief} {figures['rupiah']}"
    if len(body) != max(1, min(KINDS, len(kinds))):
        yield f"{len(body)} kinds of findings, {len(kinds)} expected"
    around = [
        *([told("HAL_S_LAGI", jumlah=num(len(kinds) - KINDS))] if len(kinds) > KINDS else []), unused([r for r in store.rows("file") if r["pemda"] == code]),
        year_said(store, "UTAMA_SETAHUN", f"={code}"), option_said(store, "HAL_S_TAWARAN", f"={code}", rp),
        *([told("HAL_DAN_LAGI", jumlah=num(len(silent) - ABSENT))] if len(silent) > ABSENT else []), hari(member_day(store, code)),
    ]  # fmt: skip
    text = " ".join(one.text for one in page.all("p"))
    if any(part not in text for part in around if part and part != "tidak tersedia"):
        yield f"words: {text!r}, worked out {around}"
    if not set(figures_in(text)) <= {figure for part in around for figure in figures_in(part)} | literal_names(store):
        yield f"words: nobody works out all of {text!r}"


def _without_drawing(element: Element) -> str:
    return " ".join(
        part if isinstance(part, str) else _without_drawing(part) for part in element.parts if isinstance(part, str) or part.tag != "svg"
    ).strip()


def summary_faults(store: Store) -> Iterator[str]:
    """Every number at every path of ``summary.json``."""
    worked_out = {"bulan": store.run["bulan"], "posisi": store.run["posisi"], "hukum": store.run["hukum"]}
    worked_out |= {"pemda": {code: _entry(store, f"={code}") for code in store.pemda}, "total": _entry(store, "")}
    found, wanted = dict(_paths(store.summary)), dict(_paths(worked_out))
    for path in sorted(found.keys() | wanted.keys()):
        if found.get(path, "nothing") != wanted.get(path, "nothing"):
            yield f"summary.json, {path}: {found.get(path, 'nothing')!r}, worked out {wanted.get(path, 'nobody works it out')!r}"


def _entry(store: Store, wilayah: str) -> Row:
    one, ledger = store.figures(wilayah), store.of("ledger", wilayah)
    files, stake = store.of("file", wilayah), stake_of(store.of("stake", wilayah)) if ledger else None
    aside = [row for row in files if not row["dipakai"]]
    clash = [row for row in aside if row["kode"] == "BERKAS_BERTABRAKAN"]
    people = [row["orang"] for row in aside if row not in clash]
    known = [number for number in people if number is not None]
    jkm = sum(row["orang"] for row in store.of("stake", wilayah) if row["terbukti"] and row["peristiwa"] == "jkm")
    biggest = {
        f"{event}_terbesar": max((row["terbesar"] for row in store.of("stake", wilayah) if row["terbukti"] and row["peristiwa"] == event
                                  and row["tanggungan"] == "pemberi_kerja" and row["orang_pasti"]), default=None)
        for event in ("jkk_cacat_total", "jkm")
    }  # fmt: skip
    return {
        "workers": {state: one[f"n_{state}"] for state in STATE},
        "terlindungi": {"ya": one["ya"], "tidak": one["tidak"], "tidak_diketahui": one["kabur"]},
        **{name: _due(store, wilayah, guess) if ledger else dict.fromkeys(PROGRAM) for name, guess in (("due", False), ("due_perkiraan", True))},
        "need": one["kebutuhan"], "line": one["tersedia"], "shortfall": one["kekurangan"], "months_covered": _months(store, wilayah),
        "stake": {**stake, "orang_terbukti_jkm": jkm, **biggest} if stake else None,
        "setahun": year(store, wilayah), "option": option(store, wilayah),
        **_followed(store, wilayah),
        "findings": dict(Counter(row["kode"] for row in store.of("finding", wilayah))),
        "unused_files": {
            "belum_dibaca": len(people), "orang": sum(known) if known else None, "orang_pasti": len(known) == len(people),
            "bertabrakan": len(clash), "baris": sum(row["masuk"] or 0 for row in clash),
        },
    }  # fmt: skip


def _followed(store: Store, wilayah: str) -> Row:
    """Payments against bills, purses that end, and questions to BPJS; nothing where there is none of them."""
    names = ("reconciliation", "suspense", "overpayment", "purse_end", "branch_sum")
    match, waiting, over, ends, branches = (store.of(name, wilayah) for name in names)
    bills, ended = [row for row in match if row["orang_tagihan"] is not None and row["tagihan"] is not None], [row["bulan"] for row in ends]
    first = min((one for one in ended if one > store.run["bulan"]), default=max(ended, default=None))
    asked = sum(row["menunggu"] for row in branches)
    return {
        "payments": {
            "bills": len(bills), "billed": sum(row["tagihan"] for row in bills), "received": sum(row["diterima"] or 0 for row in bills),
            "suspense": len(waiting), "suspense_rupiah": sum(row["rupiah"] or 0 for row in waiting),
            "to_clarify": len(over), "to_clarify_rupiah": sum(row["rupiah"] or 0 for row in over),
        } if bills or waiting or over else None,
        "purse_ends": {
            "month": first, "people": sum(row["orang"] for row in ends if row["bulan"] == first), "rupiah": sum(row["rupiah"] for row in ends),
        } if ends else None,
        "questions": {
            "waiting": asked, "branches": len({row["cabang"] for row in branches if row["menunggu"] and row["cabang"]}),
            "without_branch": sum(row["menunggu"] for row in branches if not row["cabang"]), "closed": sum(row["tertutup"] for row in branches),
        } if asked or any(row["tertutup"] for row in branches) else None,
    }  # fmt: skip


def _due(store: Store, wilayah: str, guess: bool) -> Row:
    found: Row = dict.fromkeys(PROGRAM, 0)
    for row in store.of("assessment", wilayah):
        if bool(row["perkiraan"]) == guess:
            amounts = (found[row["program"]], row["pemberi_kerja"], row["pekerja"])
            found[row["program"]] = None if None in amounts else sum(amounts)
    return found


def _months(store: Store, wilayah: str) -> float | None:
    """The programme that lasts shortest over all its accounts: arrears first, then month by month, cut to hundredths."""
    rows = [
        row for row in store.of("adequacy", wilayah) if row["tahun"] == store.tahun and row["tersedia"] is not None and row["iuran_sebulan"]
    ]
    lasting = []
    for mine in by(rows, lambda row: row["program"]).values():
        money, owed = max(0, sum(row["tersedia"] for row in mine)), sum(row["tunggakan"] for row in mine)
        late, ahead, rest = (max(row[name] for row in mine) for name in ("bulan_menunggak", "bulan_tersisa", "bulan_tersisa"))
        need = sum(row["kebutuhan"] for row in mine) - owed
        if owed and money < owed:
            lasting.append(100 * money * late // owed)
        else:
            lasting.append(100 * late + min(100 * ahead, 100 * (money - owed) * rest // need if need else 100 * ahead))
    return min(lasting) / 100 if lasting else None


def _paths(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _paths(one, f"{path}/{name}")
    else:
        yield path, value


def _followed_said(said: Row) -> Iterator[str]:
    if paid := said["payments"]:
        counts = {name: num(paid[name]) for name in ("bills", "suspense", "to_clarify")}
        amounts = {name: short(paid[name]) for name in ("billed", "received", "suspense_rupiah", "to_clarify_rupiah")}
        yield told("RINGKAS_PEMBAYARAN", **counts, **amounts)
    if ends := said["purse_ends"]:
        yield told("RINGKAS_DOMPET", bulan=bulan(ends["month"]), orang=num(ends["people"]), rupiah=short(ends["rupiah"]))
    if asked := said["questions"]:
        yield told("RINGKAS_TANYA" + "_TANPA_CABANG" * (asked["without_branch"] > 0), **{name: num(one) for name, one in asked.items()})


def console_faults(store: Store, printed: str) -> Iterator[str]:
    """The lines with figures, as they must read."""
    one, stake = store.figures(""), stake_of(store.rows("stake"))
    counted = sum(store.figures(f"={code}")["pekerja"] is not None for code in store.pemda)
    wanted = [
        told("RINGKAS_CAKUPAN", pekerja=num(one["pekerja"]), pemda=num(counted), ya=num(one["ya"]), tidak=num(one["tidak"]), kabur=num(one["kabur"]),
             bawah=pct(one["bawah"]), atas=pct(one["atas"])),
        told("RINGKAS_ANGGARAN", **{name: short(one[name]) for name in ("kebutuhan", "tersedia", "kekurangan")}),
        told("RINGKAS_PERTARUHAN", sekali=short(stake["jkk_meninggal_rata"]), bawah=short(stake["pemda_bawah"]), atas=short(stake["pemda_atas"])),
        *_followed_said(_followed(store, "")),
        told("RINGKAS_TEMUAN", jumlah=num(len(store.rows("finding")))),
        *filter(None, [year_said(store, "RINGKAS_SETAHUN", ""), option_said(store, "RINGKAS_TAWARAN", "")]),
        *([told("RINGKAS_BERKAS", kalimat=unused(store.rows("file")))] if unused(store.rows("file")) else []),
    ]  # fmt: skip
    figures = printed.partition(told("RINGKAS_BUKA"))[0].splitlines()[1:]
    for line in figures:
        if line not in wanted and figures_in(line):
            yield f"console: nobody works out {line!r}"
    yield from (f"console: {line!r} is not said" for line in wanted if line not in figures)


def opening_faults(store: Store, sheets: book.Sheets) -> Iterator[str]:
    """``Ringkasan``: cards, headlines, provinces and the dearest findings."""
    cells = sheets[told("LEMBAR_RINGKASAN")]
    one = store.figures("")
    money = [num(one[name]) for name in ("pekerja", "ya", "tidak", "kabur")] + [short(one["kekurangan"])]
    if [cell for cell in cells[6] if cell is not None] != money:
        yield f"opening: {cells[6]}, worked out {money}"
    top = next(at for at, row in enumerate(cells) if row[0] == told("KOLOM_WILAYAH"))
    columns = (
        "pekerja",
        "ya",
        "tidak",
        "kabur",
        "bawah",
        "atas",
        "kebutuhan",
        "tersedia",
        "kekurangan",
        "unit_kurang",
        "unit_belum_dinilai",
    )
    places = [*((str(regions.nama(code)), store.figures(code)) for code in store.provinces), (told("SEMUA_WILAYAH"), one)]
    for at, (name, found) in enumerate(places, top + 1):
        if cells[at][0] != name or not all(book.same(cell, found[key]) for cell, key in zip(cells[at][1:12], columns, strict=True)):
            yield f"opening, {name}: {cells[at]}, worked out {found}"
    yield from _opening_words(store, cells, {6, *range(top + 1, top + len(places) + 1)})


def _opening_words(store: Store, cells: list[list[Any]], done: set[int]) -> Iterator[str]:
    """The rows beside cards and provinces: headlines, and the dearest findings with their amounts."""
    said, dearest = sentences(store), _priced(store)
    scope = told(
        "BUKU_LINGKUP",
        pemda=num(len(store.pemda)),
        provinsi=num(len(store.provinces)),
        nama=", ".join(str(regions.nama(c)) for c in store.provinces),
    )
    lines = {
        said["cakupan"],
        said["uang"],
        said["setahun"],
        said["tawaran"],
        said["belum dibaca"],
        scope,
        told("KARTU_YA", persen=pct(store.figures("")["bawah"])),
    }
    yield from (f"opening: {said[name]!r} is not said" for name in OPENING if said[name] and [said[name]] not in _alone(cells))
    for at, row in enumerate(cells):
        if at in done:
            continue
        amount = next((cell for cell in row if isinstance(cell, int | float)), None)
        where = str(row[1] or "").rpartition(" · ")[2]
        words = dearest.get((where, amount), set())
        for cell in row:
            if cell is None or cell in lines or (cell == amount and (where, amount) in dearest):
                continue
            if not set(figures_in(str(cell))) <= words | literal_names(store) | literal("DOK_UTAMA_LINGKUP", "DOK_BUKU_UNTUK_SIAPA"):
                yield f"opening: nobody works out {cell!r}"


def _alone(cells: list[list[Any]]) -> list[list[Any]]:
    return [[cell for cell in row if cell is not None] for row in cells]


def _priced(store: Store) -> dict[tuple[str, int], set[str]]:
    """By government and amount the figures that findings of it may say."""
    found: dict[tuple[str, int], set[str]] = {}
    for row in store.rows("finding"):
        if row["rupiah"]:
            found.setdefault((office(row["pemda"]), row["rupiah"]), set()).update(finding_words(row))
    return found


def of_pemda(store: Store) -> Iterator[str]:
    """Sums of tables equal their headline, at every level."""
    total = store.figures("")
    for name in ("pekerja", "ya", "tidak", "kabur", "iuran", "kebutuhan", "tersedia", "kekurangan", "unit_belum_dinilai"):
        for level, codes in (("pemda", [f"={code}" for code in store.pemda]), ("provinsi", store.provinces)):
            if added(store.figures(code)[name] or 0 for code in codes) != total[name]:
                yield f"{name} of every {level} is not that of everything"
    units = added(row["kekurangan"] or 0 for row in store.rows("unit_status"))
    if units != total["kekurangan"]:
        yield f"the shortfall of units is {units}, that of everything {total['kekurangan']}"
    parsed = [json.loads(row["params"] or "{}") for row in store.rows("finding")]
    if any(row["jumlah"] != one.get("jumlah") for row, one in zip(store.rows("finding"), parsed, strict=True)):
        yield "a finding says another count than it has"
