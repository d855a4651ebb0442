"""The explanation of an amount as one small page that needs nothing from outside and prints on A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from naungan.documents.penjelasan import branch_words, heading, origin, source, title
from naungan.kernel.rupiah import rp
from naungan.law.words import certainty, words

Document = dict[str, Any]

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: .25rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0; } .asal { color: #444; }
.gulir { overflow-x: auto; margin: .75rem 0; } table { border-collapse: collapse; width: 100%; min-width: 34rem; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #ccc; }
th { border-bottom: 2px solid #555; } .angka { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.rumus td { background: #f3f6fa; font-weight: 600; } .catatan { color: #444; font-weight: 400; font-size: .9rem; }
.recalled, .unknown { font-weight: 600; border-left: .3rem solid #b35c00; padding-left: .4rem; } .unknown { border-color: #a40000; }
.jumlah { font-size: 1.15rem; font-weight: 600; margin-top: 1.5rem; }
@media print { body { margin: 0; font-size: 11pt; } table { min-width: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
"""


def explanation_page(found: Document) -> str:
    """A whole HTML document in Indonesian; every text is escaped."""
    body = [f"<h1>{escape(title(found))}</h1>", *(f'<p class="asal">{escape(line)}</p>' for line in origin(found))]
    for one in found["program"]:
        body += [f"<h2>{escape(heading(one))}</h2>", *(_steps(one) if "langkah" in one else _branches(one))]
    body += [f'<p class="jumlah">Jumlah {rp(found["total"])}</p>', f"<p>Kepastian hukum yang dipakai: {_status(found['status'])}</p>"]
    if found.get("catatan"):
        body += ["<h2>Catatan</h2>", "<ul>", *(f"<li>{escape(sentence)}</li>" for sentence in found["catatan"]), "</ul>"]
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title(found))}</title>'
    )
    return "\n".join(['<!doctype html><html lang="id"><head>', head, f"<style>{_STYLE}</style></head><body>", *body, "</body></html>", ""])


def _steps(one: Document) -> Iterator[str]:
    rows = []
    for step in one["langkah"]:
        name = escape(step["uraian"] or step["nama"])
        if step["catatan"]:
            name += f'<br><span class="catatan">{escape(step["catatan"])}</span>'
        source_ = escape(" ".join(part for part in (step["aturan"], step["pasal"]) if part))
        rows.append((step["jenis"], (name, escape(step["tertulis"]), source_, _status(step["status"], step.get("sandaran")))))
    yield from _table(("Langkah", "Nilai", "Dasar", "Kepastian"), rows, numbers=(1,))


def _branches(one: Document) -> Iterator[str]:
    for rule in one["rumus"]:
        yield f"<p>{escape(rule['rumus'])} <span class='catatan'>[{escape(rule['pasal'])}]</span></p>"
    values = [("nilai", (escape(one_["nama"]), escape(_shown(one_)), escape(source(one_)))) for one_ in one["nilai"]]
    values += [("nilai", (f"Keringanan {escape(r['kode'])}", f"× {escape(r['kali'])}", escape(source(r)))) for r in one["keringanan"]]
    yield from _table(("Nilai hukum", "Isi", "Dasar dan kepastian"), values, numbers=(1,))
    rows = [
        (
            "cabang",
            (escape(branch_words(row)), words(row["orang"], ""), rp(row["pemberi_kerja"]), rp(row["pekerja"]), str(row["tanpa_jumlah"])),
        )
        for row in one["cabang"]
    ]
    yield from _table(("Cabang", "Orang", "Pemberi kerja", "Pekerja", "Tanpa jumlah"), rows, numbers=(1, 2, 3, 4))


def _shown(value: Document) -> str:
    return f"{len(value['nilai'])} pita" if isinstance(value["nilai"], list) else words(value["nilai"], value["satuan"])


def _table(heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], *, numbers: Sequence[int]) -> Iterator[str]:
    """A table of cells that are already HTML; the columns in ``numbers`` stand to the right."""

    def cell(tag: str, index: int, text: str) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{scope}{' class=' + chr(34) + 'angka' + chr(34) if index in numbers else ''}>{text}</{tag}>"

    yield (
        '<div class="gulir" tabindex="0" role="region" aria-label="Tabel"><table><thead><tr>'
        + "".join(cell("th", n, escape(head)) for n, head in enumerate(heads))
        + "</tr></thead><tbody>"
    )
    for kind, cells in rows:
        yield f'<tr class="{kind}">' + "".join(cell("td", n, text) for n, text in enumerate(cells)) + "</tr>"
    yield "</tbody></table></div>"


def _status(status: str | None, sandaran: str | None = None) -> str:
    return f'<span class="{status}">{escape(certainty(status, sandaran))}</span>' if status else ""
