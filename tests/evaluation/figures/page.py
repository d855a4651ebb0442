"""``book.html``: every table, card, sentence, tile and embedded figure against the store."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from naungan.kernel.messages import catalogue
from tests.documents.reader import Element, read
from tests.evaluation.figures import book
from tests.evaluation.figures.cells import bounds, handed_in, lasts, ranked, tables
from tests.evaluation.figures.said import absent, sentences
from tests.evaluation.figures.shown import figures_in, num, pct, short
from tests.evaluation.figures.store import Store, by, office
from tests.evaluation.figures.words import Among, Cell, finding_words, literal, told


def differs(cell: str, wanted: Cell) -> bool:
    """An exact figure stands first in its cell; why it is not known may follow."""
    if isinstance(wanted, Among):
        return not set(figures_in(cell)) <= wanted
    return bool(figures_in(cell)) if wanted is None else not (cell == wanted or (wanted == "tidak tersedia" and cell.startswith(wanted)))


def table_faults(table: Element, rows: list[list[Cell]], name: str) -> Iterator[str]:
    body = [[cell.text for cell in row.parts if isinstance(cell, Element)] for row in table.all("tbody")[0].all("tr")]
    if len(body) != len(rows):
        yield f"{name}: {len(body)} rows, {len(rows)} expected"
    for printed, wanted in zip(body, rows, strict=False):
        # A heading over several rows stands in the first of them.
        for cell, one in zip(printed, wanted[-len(printed) :], strict=True):
            if differs(cell, one):
                yield f"{name}, {printed[:2]}: {cell!r}, worked out {one!r}"


def page_faults(store: Store) -> Iterator[str]:
    page = read((store.folder / "book.html").read_text("utf-8"))
    wanted = tables(store)
    method = next(one for one in page.all("section") if one.attributes.get("id") == "metode")
    for table, (name, rows) in zip([one for one in page.all("table") if one not in method.all("table")], wanted.items(), strict=True):
        yield from table_faults(table, rows, f"page, {name}")
    said, text = sentences(store), page.text
    yield from _first_screen(store, page.all("header")[0], said)
    yield from (f"page: {one!r} is not said" for one in said.values() if one not in text)
    claimed = set(said.values())
    claimed |= {"0–19%", "20–39%", "40–59%", "60–79%", "80–100%", f"Naungan {store.run['program_version']}"}
    claimed |= {told("HAL_UMUR_SATU", terbaru="", posisi="")} | {
        told("HAL_PEMDA", jumlah=num(count)) for count in Counter(c[:2] for c in store.pemda).values()
    }
    for block in _blocks(page, skip=("table", "script", "style", "title", "header", "dl", "svg", "option")):
        rest = block
        for sentence in sorted(claimed, key=len, reverse=True):
            rest = rest.replace(sentence, "") if sentence else rest
        law = literal("DOK_METODE_JUDUL") | {
            one for code, entry in catalogue().items() if code.startswith("DOK_") for one in figures_in(entry.kalimat)
        }
        if not set(figures_in(rest)) <= law:
            yield f"page: nobody works out {rest!r}"
    yield from _panels(store, page)
    yield from _tiles(store, page)
    yield from _provinces(store, page)


def _blocks(element: Element, skip: tuple[str, ...]) -> Iterator[str]:
    """Text of the smallest elements that hold text of their own."""
    if element.tag in skip or (element.tag == "section" and element.attributes.get("id") == "metode"):
        return
    if any(isinstance(part, str) and part.strip() for part in element.parts):
        yield element.text
        return
    for part in element.parts:
        if isinstance(part, Element):
            yield from _blocks(part, skip)


def _first_screen(store: Store, head: Element, said: dict[str, str]) -> Iterator[str]:
    one = store.figures("")
    cards = {card.all("h2")[0].text: (card.all("strong")[0].text, card.all("p")[0].text) for card in head.all("li") if card.all("strong")}
    wanted = {
        told("KOLOM_PEKERJA"): (num(one["pekerja"]), said["kartu pekerja"]),
        told("HAL_CAKUPAN"): (f"{pct(one['bawah'])} {told('HAL_SAMPAI')} {pct(one['atas'])}", said["kartu cakupan"]),
        told("HAL_BIAYA"): (f"{short(one['iuran'])} {told('HAL_SEBULAN')}", said["kartu biaya"]),
        told("HAL_KEKURANGAN"): (short(one["kekurangan"]), said["kartu kekurangan"]),
    }
    if cards != wanted:
        yield f"page, cards: {cards}, worked out {wanted}"
    if head.all("h1")[0].text != said["h1"]:
        yield f"page, headline: {head.all('h1')[0].text}, worked out {said['h1']}"
    beside = [one.text for one in head.all("p") if one.attributes.get("class") == "belum"]
    if beside != ([said["belum dibaca"]] if said["belum dibaca"] else []):
        yield f"page: unread files {beside}, worked out {said['belum dibaca']!r}"
    listed = dict(zip([one.text for one in head.all("dt")], [one.text for one in head.all("dd")], strict=True))
    for heading, wanted_text in absent(store).items():
        # Names of governments follow; "dan N lagi" counts those that do not fit.
        got, expected = figures_in(listed[heading].partition(" dan ")[0]), figures_in(wanted_text)
        if got != expected:
            yield f"page, not handed in, {heading}: {listed[heading]!r}, worked out {wanted_text!r}"


def _panels(store: Store, page: Element) -> Iterator[str]:
    """What the page unfolds: the figures of each government, of its units, and its findings."""
    data = json.loads(next(one for one in page.all("script") if one.attributes.get("id") == "data").parts[0])  # type: ignore[arg-type]
    text, units = data["teks"], by(book.units(store), lambda row: row["wilayah"])
    findings = by(ranked(store), lambda row: row["pemda"])
    for code in store.pemda:
        it, one, sent = data["pemda"][code], store.figures(f"={code}"), book.submitted(store)[store.pemda.index(code)]
        got = [*it["a"][:8], it["a"][11], it["a"][12]]
        names = ("pekerja", "ya", "tidak", "kabur", "iuran", "kebutuhan", "tersedia", "kekurangan")
        if got != [*(one[name] for name in names), sent["unit_menyerahkan"], sent["unit_seluruh"]]:
            yield f"panel of {code}: {got}"
        if (text[it["a"][8]] or "tidak tersedia") != lasts(store, code):
            yield f"panel of {code}: {text[it['a'][8]]!r}, worked out {lasts(store, code)!r}"
        columns = ("pekerja", "terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui")
        mine = [[row[name] for name in (*columns, "iuran", "kebutuhan", "kekurangan")] for row in units.get(office(code), [])]
        if [[*unit[2:6], *unit[9:12]] for unit in it["u"]] != mine:
            yield f"panel of {code}: units {[[*unit[2:6], *unit[9:12]] for unit in it['u']]}, worked out {mine}"
        if sum(unit[11] or 0 for unit in it["u"]) != (it["a"][7] or 0):
            yield f"panel of {code}: the shortfall of its units is not that of the government"
        for told_one, row in zip(it["t"], findings.get(code, []), strict=False):
            if (
                told_one[4] != row["rupiah"]
                or differs(text[told_one[3]], finding_words(row))
                or differs(text[told_one[5]], finding_words(row))
            ):
                yield f"panel of {code}: {row['kode']} {text[told_one[3]]!r} {told_one[4]}"
        if len(it["t"]) + it["lagi"] != len(findings.get(code, [])):
            yield f"panel of {code}: {len(it['t'])} findings and {it['lagi']} more"


def _tiles(store: Store, page: Element) -> Iterator[str]:
    for tile in [one for one in page.all("a") if one.attributes.get("class", "").startswith("petak")]:
        link = tile.attributes["href"]
        found = store.figures(link[2:] if link.startswith("#p") else f"={link[2:]}")
        whole = [f"{int(found[name] * 100 + Fraction(1, 2))}" for name in ("bawah", "atas") if found[name] is not None]
        said = [one.rstrip("%") for one in ([pct(found["bawah"]), pct(found["atas"])] if whole else [])]
        if figures_in(tile.attributes["aria-label"]) != said or figures_in(tile.all("text")[-1].text) != whole:
            yield f"tile {link}: {tile.attributes['aria-label']}"


def _provinces(store: Store, page: Element) -> Iterator[str]:
    folds = [one for one in page.all("details") if one.attributes.get("class") == "provinsi"]
    for code, fold in zip(store.provinces, folds, strict=True):
        one, sent = store.figures(code), handed_in(store, code)
        wanted = [
            num(one["pekerja"]),
            bounds(one),
            f"{sent[2]} / {sent[3]}",
            *(num(one[name]) for name in ("iuran", "kebutuhan", "tersedia", "kekurangan")),
        ]
        got = [cell.text for cell in fold.all("dd")]
        if got != wanted:
            yield f"province {code}: {got}, worked out {wanted}"
