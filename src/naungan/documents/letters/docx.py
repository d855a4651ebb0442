"""The same paper as DOCX, for a registry that still edits it: same words and figures, same paper, the check code at three places."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

from naungan.documents.letters import docx_body, qr
from naungan.documents.letters.around import PROPERTY, Footer, footer
from naungan.documents.letters.face import ABOVE, BELOW, LEFT, RIGHT, Face
from naungan.documents.letters.wordml import NAMESPACE, OPEN_STYLE, field, paragraph, run
from naungan.told.words import say

_STAMP = (1980, 1, 1, 0, 0, 0)
_CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-'
    '101B-9397-08002B2CF9AE}}" pid="2" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>'
)
_QR_POINTS, _LOGO_POINTS = 53.86, 62.0
_FONT = "Arial"
# No property of a document may be longer.
_LONGEST = 255


def write_docx(path: Path, drawn: Face) -> None:
    """Write the paper; equal papers are equal files."""
    import docx

    document = docx.Document()
    foot = footer(drawn)
    _page(document, drawn)
    _styles(document)
    _properties(document, drawn, foot)
    body = document.element.body
    last = body.sectPr
    for part in docx_body.parts(drawn):
        last.addprevious(_xml(part))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    _head(section.first_page_header, drawn, foot, first=True)
    _head(section.header, drawn, foot, first=False)
    for place in (section.footer, section.first_page_footer):
        _foot(place, drawn, foot)
    made = io.BytesIO()
    document.save(made)
    path.write_bytes(_packed(made))


def _page(document: Any, drawn: Face) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    section = document.sections[0]
    section.page_width, section.page_height = (Pt(side) for side in drawn.size)
    section.orientation = WD_ORIENT.LANDSCAPE if drawn.mendatar else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (Pt(one) for one in (LEFT, RIGHT, ABOVE, BELOW))
    section.header_distance, section.footer_distance = Pt(22), Pt(30)


def _styles(document: Any) -> None:
    """One letter for the whole paper, in Indonesian, and the style of lines to be filled in."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    fonts = normal.element.rPr.rFonts
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), _FONT)
    normal.element.rPr.append(_xml(f'<w:lang {NAMESPACE} w:val="id-ID"/>'))
    made = document.styles.add_style(OPEN_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = normal


def _properties(document: Any, drawn: Face, foot: Footer) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    core = document.core_properties
    named = (drawn.judul, drawn.hal, " ".join(drawn.kop.nama))
    core.title, core.subject, core.author = (text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…" for text in named)
    core.last_modified_by = ""
    core.keywords, core.comments, core.identifier, core.language, core.revision = foot.kunci, "", foot.qr, "id-ID", 1
    core.created = core.modified = dt.datetime.combine(drawn.hari, dt.time())
    core.last_printed = core.created
    package = document.part.package
    for name in [name for name, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        del package.rels[name]  # the library's picture of an empty page
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    made = Part(PackURI("/docProps/custom.xml"), kind, _CUSTOM.format(name=PROPERTY, value=drawn.kode).encode(), package)
    package.relate_to(made, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties")


def _head(place: Any, drawn: Face, foot: Footer, *, first: bool) -> None:
    """The mark of invented data on every page, the letterhead on the first."""
    place.is_linked_to_previous = False
    element = place._element  # python-docx offers no other way to hang finished XML into a header
    for old in list(element):
        element.remove(old)
    if foot.contoh:
        element.append(_xml(paragraph(run(foot.contoh, bold=True, size=9, colour="A40000"), align="center", after=4)))
    if first:
        for part in docx_body.letterhead(drawn):
            element.append(_xml(part))
        if drawn.kop.logo:
            _picture(place.paragraphs[1 if foot.contoh else 0], drawn.kop.logo, _LOGO_POINTS, say("SURAT_LOGO"))
    if not len(element):
        element.append(_xml(paragraph("", after=0)))


def _foot(place: Any, drawn: Face, foot: Footer) -> None:
    """The square code, what it stands for, and the number of the page."""
    place.is_linked_to_previous = False
    element = place._element
    for old in list(element):
        element.remove(old)
    rule = '<w:top w:val="single" w:sz="4" w:space="4" w:color="787878"/>'
    first = run(f"{foot.kode}. {foot.arti}\t", bold=True, size=8) + _numbered(foot.halaman)
    element.append(_xml(paragraph(first, tabs=(("right", drawn.room, "none"),), after=1, border=rule)))
    element.append(_xml(paragraph(run(f"{foot.asal}. {foot.periksa}", size=7.5), after=1)))
    element.append(_xml(paragraph("", after=0)))
    _picture(place.paragraphs[-1], qr.png(foot.qr), _QR_POINTS, foot.kunci)


def _numbered(text: str) -> str:
    """``Halaman {x} dari {y}`` with fields in its places."""
    before, rest = text.split("{x}")
    between, after = rest.split("{y}")
    return run(before, size=7.5) + field("PAGE", 7.5) + run(between, size=7.5) + field("NUMPAGES", 7.5) + run(after, size=7.5)


def _picture(place: Any, picture: bytes, high: float, alt: str) -> None:
    from docx.shared import Pt

    shape = place.add_run().add_picture(io.BytesIO(picture), height=Pt(high))
    shape._inline.docPr.set("descr", alt)


def _xml(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)


def _packed(made: io.BytesIO) -> bytes:
    """The same parts in a fixed order and with a fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist()):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            after.writestr(info, before.read(name))
    return out.getvalue()
