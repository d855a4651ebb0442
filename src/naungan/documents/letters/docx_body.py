"""The body of a DOCX, part by part: no table but those of figures, so that a reader knows what a table is."""

from __future__ import annotations

from collections.abc import Iterator

from naungan.documents.letters.around import head, place
from naungan.documents.letters.columns import wrapped
from naungan.documents.letters.face import TEXT, Face, Signer, Table
from naungan.documents.letters.wordml import OPEN_STYLE, paragraph, run, table
from naungan.told.letters.letter import Blank, Heading, Paragraph
from naungan.told.words import say

_LABEL, _COLON, _VALUE = 0.0, 58.0, 68.0
_NUMBER = 22.0
_HALVES = (0.25, 0.75)


def letterhead(drawn: Face) -> Iterator[str]:
    """Names and address with the double line below; the logo stands above them."""
    kop = drawn.kop
    if kop.logo:
        yield paragraph("", align="center", after=2)
    for number, name in enumerate(kop.nama):
        yield paragraph(run(name, bold=True, size=15 if number == len(kop.nama) - 1 else 12.5), align="center", after=1)
    for line in (*kop.alamat, *filter(None, (kop.telepon,))):
        yield paragraph(run(line, size=9), align="center", after=0)
    if kop.nama:
        rule = '<w:bottom w:val="thickThinSmallGap" w:sz="18" w:space="1" w:color="000000"/>'
        yield paragraph(run("", size=4), after=8, border=rule)


def parts(drawn: Face) -> Iterator[str]:
    """Everything from the number to the named figures."""
    yield from _opening(drawn) if drawn.surat else _title(drawn)
    for one, after in zip(drawn.isi, (*drawn.isi[1:], None), strict=True):
        # What leads to a table, a list or the signatures does not stand apart from it.
        leads = after is None or isinstance(after, Table) or (isinstance(one, Paragraph) and one.teks.endswith(":"))
        yield from _block(one, drawn.room, leads)
    yield from _signing(drawn)
    if drawn.tembusan:
        yield paragraph(run(say("SURAT_TEMBUSAN"), size=10), before=14, after=2, together=True)
        for number, name in enumerate(drawn.tembusan, start=1):
            yield paragraph(run(f"{number}.\t{name}", size=10), after=1, indent=_NUMBER, hanging=_NUMBER)
    if drawn.angka:
        yield paragraph("", after=4)
        yield table(drawn.angka, say("SURAT_NIHIL"))
    yield paragraph("", after=0)


def _opening(drawn: Face) -> Iterator[str]:
    yield paragraph(run(place(drawn)), align="right", after=4)
    tabs = (("left", _COLON, "none"), ("left", _VALUE, "none"))
    for name, value in head(drawn):
        label = say(f"SURAT_KEPALA_{name.upper()}")
        yield paragraph(run(f"{label}\t:\t{value}"), after=2, indent=_VALUE, hanging=_VALUE, tabs=tabs)
    for number, line in enumerate(drawn.kepada):
        before = f"{say('SURAT_YTH')}\t" if number == 0 else "\t"
        yield paragraph(run(f"{before}{line}"), before=10 if number == 0 else 0, after=1, indent=26, hanging=26)
    yield paragraph("", after=2)


def _title(drawn: Face) -> Iterator[str]:
    yield paragraph(run(drawn.judul, bold=True, size=13), align="center", before=4, after=4)
    if drawn.hal:
        yield paragraph(run(drawn.hal), align="center", after=4)
    yield paragraph(run(drawn.nomor or say("SURAT_NOMOR_KOSONG")), align="center", after=12)


def _block(one: Paragraph | Heading | Blank | Table, room: float, leads: bool) -> Iterator[str]:
    if isinstance(one, Table):
        yield table(one, say("SURAT_NIHIL"))
        yield paragraph("", after=4)
    elif isinstance(one, Heading):
        yield paragraph(run(one.teks, bold=True), before=10, after=5, together=True)
    elif isinstance(one, Blank):
        yield paragraph(run(one.label), after=2, together=True)
        for _ in range(one.baris):
            yield paragraph(run("\t"), tabs=(("right", room, "dot"),), after=4, style=OPEN_STYLE)
    elif one.nomor:
        yield paragraph(run(f"{one.nomor}.\t{one.teks}"), align="both", after=5, indent=_NUMBER, hanging=_NUMBER, line=1.1, together=leads)
    else:
        yield paragraph(run(one.teks), align="both", after=8, line=1.1, together=leads)


def _signing(drawn: Face) -> Iterator[str]:
    """One or two side by side on centred stops, more one below the other."""
    signers = drawn.tanda_tangan
    if not signers:
        return
    if len(signers) > len(_HALVES):
        if not drawn.surat:
            yield paragraph(run(place(drawn)), align="right", before=10)
        for number, one in enumerate(signers, start=1):
            yield from _listed(number, one, drawn.room)
        return
    stops = _HALVES[-len(signers) :]
    tabs = tuple(("center", drawn.room * part, "none") for part in stops)
    columns = [_lines(one, drawn.room * 0.46) for one in signers]
    if not drawn.surat:
        yield paragraph(run(f"\t{place(drawn)}"), tabs=tabs[-1:], before=10, after=2, together=True)
    for number in range(max(len(above) for above, _ in columns)):
        texts = [above[number] if number < len(above) else "" for above, _ in columns]
        yield paragraph(run("".join(f"\t{text}" for text in texts)), tabs=tabs, before=10 if number == 0 else 0, after=1, together=True)
    yield paragraph("", after=50, together=True)
    for number in range(max(len(below) for _, below in columns)):
        texts = [below[number] if number < len(below) else "" for _, below in columns]
        yield paragraph(run("".join(f"\t{text}" for text in texts), bold=number == 0), tabs=tabs, after=1, together=True)


def _lines(one: Signer, room: float) -> tuple[list[str], list[str]]:
    above = [line for part in one.jabatan for line in wrapped(part, room, TEXT)]
    return above, [*wrapped(one.nama or say("SURAT_NAMA_KOSONG"), room, TEXT), *([say("SURAT_NIP", nip=one.nip)] if one.nip else [])]


def _listed(number: int, one: Signer, room: float) -> Iterator[str]:
    name = one.nama or say("SURAT_NAMA_KOSONG")
    yield paragraph(run(f"{number}.\t{' '.join(one.jabatan)}"), before=8, after=1, indent=_NUMBER, hanging=_NUMBER, together=True)
    stops = (("left", room * 0.66, "none"), ("right", room, "dot"))
    yield paragraph(run(name, bold=True) + run("\t\t"), tabs=stops, after=1, indent=_NUMBER, together=bool(one.nip))
    if one.nip:
        yield paragraph(run(say("SURAT_NIP", nip=one.nip)), after=4, indent=_NUMBER)
