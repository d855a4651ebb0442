"""Write docs/hukum/ from the law itself: its YAML, its formulas, its published cases; ``--check`` only tells whether it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hukum_tabel import MARK, cases, columns, formula, legend, reliefs, series, spoken

from naungan.kernel.period import tanggal
from naungan.law import Book, Formula, read_yaml
from naungan.regulasi import buku
from naungan.regulasi.buku import folders, rumus
from naungan.regulasi.catatan import kalender, registri, terbuka
from naungan.regulasi.keringanan import daftar_keringanan
from naungan.told.law.days import yearly

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "hukum"
LAW = ROOT / "src" / "naungan" / "regulasi"
MADE = "Halaman ini dibuat dari berkas hukum dengan `make docs`; jangan disunting dengan tangan."

Page = dict[str, Any]


def pages() -> dict[str, str]:
    """File name → content of every page."""
    book, listed = buku(), _listed()
    found = {f"{one['halaman']}.md": _page(book, one) for one in listed}
    return {"README.md": _index(book, listed), "terbuka.md": _open(), **found}


def _listed() -> list[Page]:
    """The pages of halaman.yaml, and one for each folder of the law that none of them names."""
    listed: Any = read_yaml((LAW / "halaman.yaml").read_text("utf-8"))
    found = [one for one in listed if all((LAW / folder).is_dir() for folder in one["folder"])]
    named = {folder.split("/")[0] for one in found for folder in one["folder"]}
    return [*found, *({"halaman": name, "judul": name, "folder": [name], "uraian": ""} for name in folders() if name not in named)]


def _page(book: Book, page: Page) -> str:
    kodes, rules = _content(book, page)
    lines = [
        f"# {page['judul']}",
        "",
        page["uraian"],
        "",
        f"{MADE} [Semua halaman](README.md) · [yang masih terbuka](terbuka.md)",
        "",
        *legend(),
    ]
    if "keringanan" in page["folder"]:
        lines += reliefs()
    if rules:
        lines += ["", "## Bagaimana dihitung", ""]
        for versions in rules:
            lines += formula(book, versions)
        lines += columns(book, rules)
    if kodes:
        lines += ["", "## Nilai sepanjang waktu", ""]
        for kode in kodes:
            lines += series(book.series[kode])
    published = list(_cases(page))
    if published:
        lines += ["", "## Kasus terbit", "", "Kasus ini diuji setiap kali program berubah; hasilnya harus keluar sampai rupiahnya.", ""]
        lines += cases(published)
    return "\n".join(lines).rstrip() + "\n"


def _content(book: Book, page: Page) -> tuple[list[str], list[tuple[Formula, ...]]]:
    """The series and the rules that stand directly in the folders of a page."""
    kodes: list[str] = []
    names: dict[str, None] = {}
    for folder in page["folder"]:
        for file in sorted((LAW / folder).glob("[!_]*.yaml")):
            kodes += [kode for kode in read_yaml(file.read_text("utf-8")) if kode in book.series]
        room = ".".join(["naungan.regulasi", *folder.split("/")])
        for module in (one for one in rumus() if one.__name__.rpartition(".")[0] == room):
            names |= {one.nama: None for one in vars(module).values() if isinstance(one, Formula)}
    return kodes, [book.formulas[name] for name in names]


def _cases(page: Page) -> Iterator[Page]:
    """The published cases that a page asks for."""
    wanted = dict(page.get("kasus") or {})
    for file in wanted.pop("berkas", ()):
        for one in yaml.safe_load((ROOT / "tests" / "kasus" / file).read_text("utf-8")):
            if all(one["diketahui"].get(name) in values for name, values in wanted.items()):
                yield one


def _index(book: Book, listed: list[Page]) -> str:
    lines = ["# Hukum yang dimuat program ini", "", MADE, ""]
    lines += [
        "Setiap jumlah yang dihitung program ini berasal dari nilai dan rumus di halaman-halaman ini, dengan pasal dan kepastiannya.",
        "",
    ]
    lines += [*legend(), "", "| halaman | isi | " + " | ".join(MARK.values()) + " |", "|---|---|" + "---:|" * len(MARK)]
    for page in listed:
        kodes, _ = _content(book, page)
        statuses = [
            entry.status for kode in kodes for entry in book.series[kode].entries if entry.nilai is not None or entry.status == "unknown"
        ]
        statuses += [one.status for one in daftar_keringanan()] if "keringanan" in page["folder"] else []
        counts = " | ".join(str(statuses.count(status)) for status in MARK)
        lines.append(f"| [{page['judul']}]({page['halaman']}.md) | {page['uraian']} | {counts} |")
    lines += ["", "[Yang masih terbuka](terbuka.md), dengan alasannya.", "", *_registry(), "", *_calendar()]
    return "\n".join(lines).rstrip() + "\n"


def _registry() -> Iterator[str]:
    yield "## Kelengkapan"
    yield ""
    yield "Untuk bulan-bulan ini semua nilai yang diperlukan ada. Jumlahnya dicocokkan dengan pembacaan kedua hukum yang ditulis terpisah"
    yield "(wasit), dan dengan kasus yang terbit."
    yield ""
    yield "| program | segmen | dari | sampai | kepastian terlemah | dicocokkan dengan | catatan |"
    yield "|---|---|---|---|---|---|---|"
    for one in registri():
        against = ", ".join([*(["wasit"] if one.wasit else []), *one.kasus])
        until = one.sampai.nama + (f", kecuali {', '.join(month.nama for month in one.kecuali)}" if one.kecuali else "")
        name = one.program if " " in one.program else one.program.upper()
        yield (f"| {name} | {one.segmen} | {one.dari.nama} | {until} | {MARK[one.status]} | {against} | {one.catatan} |")


def _calendar() -> Iterator[str]:
    yield "## Yang berganti setiap tahun"
    yield ""
    yield "| tanggal | apa | di mana | dicari pada |"
    yield "|---|---|---|---|"
    for one in kalender():
        yield f"| {yearly(one.tanggal)} | {one.apa} | {', '.join(f'`{name}`' for name in (*one.deret, *one.berkas))} | {one.cari} |"
    yield ""
    yield f"Deret yang paling lama tidak diperiksa: {tanggal(min(one.diperiksa for one in buku().series.values()))}."


def _open() -> str:
    lines = [
        "# Yang masih terbuka",
        "",
        MADE,
        "",
        "Yang belum diketahui atau belum dapat dipastikan, dan apa yang akan menyelesaikannya.",
        "",
    ]
    for one in terbuka():
        lines += [f"## {one.item}", ""]
        lines += [f"Program: {', '.join(spoken(name) for name in one.program)}.", ""] if one.program else []
        lines += [one.alasan, "", f"- Sumber keraguan: {one.sumber}", f"- Yang menyelesaikan: {one.penyelesaian}", ""]
    return "\n".join(lines).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` compare them."""
    made = pages()
    there = {file.name: file.read_text("utf-8") for file in PAGES.glob("*.md")} if PAGES.is_dir() else {}
    if "--check" in arguments:
        stale = sorted(name for name in {*made, *there} if made.get(name) != there.get(name))
        if stale:
            sys.stderr.write(f"docs/hukum is out of date ({', '.join(stale)}): run make docs\n")
        return 1 if stale else 0
    PAGES.mkdir(exist_ok=True)
    for name in there.keys() - made.keys():
        (PAGES / name).unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
