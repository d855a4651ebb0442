"""The explanation of an amount as one small page that needs nothing from outside and prints on A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from naungan.kernel.messages import sentence
from naungan.law.words import words
from naungan.told.law.explanation import Explanation, Programme, Value

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


def explanation_page(found: Explanation) -> str:
    """A whole HTML document; every text is escaped."""
    body = [f"<h1>{escape(found.title)}</h1>", *(f'<p class="asal">{escape(line)}</p>' for line in found.origin)]
    for one in found.programmes:
        body += [f"<h2>{escape(one.heading)}</h2>", *(_steps(one) if one.steps else _sum(one))]
    sure = escape(sentence("JELAS_KEPASTIAN", {"status": "\0"})).replace("\0", _status(found.status, found.sure))
    body += [f'<p class="jumlah">{escape(found.total)}</p>', f"<p>{sure}</p>"]
    if found.remarks:
        remarks = (f"<li>{escape(remark)}</li>" for remark in found.remarks)
        body += [f"<h2>{escape(sentence('JELAS_CATATAN'))}</h2>", "<ul>", *remarks, "</ul>"]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(found.title)}</title>'
    return "\n".join(['<!doctype html><html lang="id"><head>', head, f"<style>{_STYLE}</style></head><body>", *body, "</body></html>", ""])


def _steps(one: Programme) -> Iterator[str]:
    rows = []
    for step in one.steps:
        name = escape(step.name) + (f'<br><span class="catatan">{escape(step.remark)}</span>' if step.remark else "")
        rows.append((step.jenis, (name, escape(step.written), escape(step.where), _status(step.status, step.sure))))
    yield from _table(_heads("LANGKAH", "NILAI", "DASAR", "KEPASTIAN"), rows, numbers=(1,))


def _sum(one: Programme) -> Iterator[str]:
    for rule, article in one.rules:
        yield f"<p>{escape(rule)} <span class='catatan'>[{escape(article)}]</span></p>"
    values = [("nilai", (escape(_name(value)), _shown(value), escape(value.source))) for value in one.values]
    yield from _table(_heads("NILAI_HUKUM", "ISI", "DASAR_KEPASTIAN"), values, numbers=(1,))
    rows = [
        ("cabang", (escape(branch.name), words(branch.people, ""), branch.employer, branch.worker, str(branch.without)))
        for branch in one.branches
    ]
    yield from _table(_heads("CABANG", "ORANG", "PEMBERI_KERJA", "PEKERJA", "TANPA_JUMLAH"), rows, numbers=(1, 2, 3, 4))


def _name(value: Value) -> str:
    return sentence("JELAS_KERINGANAN", {"kode": value.name}) if value.relief else value.name


def _shown(value: Value) -> str:
    return f"× {escape(value.shown)}" if value.relief else escape(value.shown)


def _heads(*codes: str) -> list[str]:
    return [sentence(f"JELAS_K_{code}") for code in codes]


def _table(heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], *, numbers: Sequence[int]) -> Iterator[str]:
    """A table of cells that are already HTML; the columns in ``numbers`` stand to the right."""

    def cell(tag: str, index: int, text: str) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{scope}{' class=' + chr(34) + 'angka' + chr(34) if index in numbers else ''}>{text}</{tag}>"

    yield (
        '<div class="gulir" tabindex="0" role="region" aria-label="'
        + escape(sentence("JELAS_TABEL"))
        + '"><table><thead><tr>'
        + "".join(cell("th", n, escape(head)) for n, head in enumerate(heads))
        + "</tr></thead><tbody>"
    )
    for kind, cells in rows:
        yield f'<tr class="{kind}">' + "".join(cell("td", n, text) for n, text in enumerate(cells)) + "</tr>"
    yield "</tbody></table></div>"


def _status(status: str | None, sure: str) -> str:
    return f'<span class="{status}">{escape(sure)}</span>' if status else ""
