"""The styles of a workbook: each marked cell keeps its own style but for the fill; and the few looks of the sheet of problems."""

from __future__ import annotations

from naungan.kernel.problem import Severity
from naungan.sheets.marked.sign import CORRECTED
from naungan.sheets.marked.splice import Edits, Node, tree, with_attributes

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Told apart under every common colour blindness, and by the word beside them in comment and list. No office picks just these,
# so a workbook that comes back a second time is known by them, and its old marks are taken off.
COLOURS = {Severity.REFUSE: "FFFBD5C3", Severity.HOLD: "FFFFF0C7", Severity.NOTE: "FFDDEAF6"}
FILLS: dict[str, str] = {**{str(one): colour for one, colour in COLOURS.items()}, CORRECTED: "FFD9EAD3"}
EMPTY = (
    f'<styleSheet xmlns="{NS}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/>'
    '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'
)
_WRAP = '<{p}alignment vertical="top" wrapText="1"/>'


class Styles:
    """Cell styles by number. Numbers given out stay valid; ``done`` yields the new part."""

    def __init__(self, data: bytes) -> None:
        self._edits = Edits(data)
        root = tree(data)
        self._p = root.prefix
        self._fonts, self._fills, self._xfs = (_needed(root, name) for name in ("fonts", "fills", "cellXfs"))
        self._new: dict[str, list[str]] = {"fonts": [], "fills": [], "cellXfs": []}
        self._old = [data[node.start : node.end].decode() for node in self._xfs.children]
        self._fill = self._our_fills()
        self._unmark()
        self._made: dict[tuple[int, str], int] = {}

    def marked(self, style: int, severity: str) -> int:
        """The style of this number with the fill of the severity."""
        style = style if 0 <= style < len(self._old) else 0
        if (style, severity) not in self._made:
            first, rest = _split(self._old[style])
            written = with_attributes(first.encode(), fillId=self._fill[severity], applyFill=1) + rest
            self._made[style, severity] = self._add("cellXfs", self._xfs, written)
        return self._made[style, severity]

    def looks(self) -> dict[str, int]:
        """The styles of the sheet of problems: text, title, heading, link and one for each severity."""
        p = self._p
        fonts = {
            "text": self._font('<{p}sz val="11"/><{p}color rgb="FF222222"/>'),
            "title": self._font('<{p}b/><{p}sz val="18"/><{p}color rgb="FF1F3A5F"/>'),
            "heading": self._font('<{p}b/><{p}sz val="11"/><{p}color rgb="FFFFFFFF"/>'),
            "link": self._font('<{p}u/><{p}sz val="11"/><{p}color rgb="FF0072B2"/>'),
        }
        fills = {"heading": self._solid("FF1F3A5F"), **self._fill}
        wrap = _WRAP.replace("{p}", p)
        found = {}
        for name in (*fonts, *FILLS):
            look = f'numFmtId="49" fontId="{fonts.get(name, fonts["text"])}" fillId="{fills.get(name, 0)}" borderId="0" xfId="0"'
            used = "".join(f' apply{what}="1"' for what in ("NumberFormat", "Font", "Fill", "Alignment"))
            found[name] = self._add("cellXfs", self._xfs, f"<{p}xf {look}{used}>{'' if name == 'title' else wrap}</{p}xf>")
        return found

    def done(self) -> bytes:
        """The part with everything that was added."""
        for name, node in (("fonts", self._fonts), ("fills", self._fills)):
            self._edits.append(node, "".join(self._new[name]), count=len(node.children) + len(self._new[name]))
        whole = [*self._old, *self._new["cellXfs"]]
        tag = with_attributes(self._edits.data[self._xfs.start : self._xfs.inner], count=len(whole)).rstrip("/>").rstrip()
        self._edits.replace(self._xfs.start, self._xfs.end, f"{tag}>{''.join(whole)}</{self._xfs.tag}>")
        return self._edits.done()

    def _our_fills(self) -> dict[str, int]:
        ours: dict[str, int] = {}
        for severity, colour in FILLS.items():
            known = [number for number, node in enumerate(self._fills.children) if _colour(node) == colour]
            ours[severity] = known[0] if known else self._solid(colour)
        return ours

    def _unmark(self) -> None:
        """Styles that carry a mark of an earlier time lose it, and with them every cell that has them."""
        ours = {str(number) for number in self._fill.values()}
        for number, node in enumerate(self._xfs.children):
            if node.attributes.get("fillId") in ours:
                first, rest = _split(self._old[number])
                self._old[number] = with_attributes(first.encode(), fillId=0) + rest

    def _font(self, inside: str) -> int:
        written = f'<{{p}}font>{inside}<{{p}}name val="Calibri"/><{{p}}family val="2"/></{{p}}font>'
        return self._add("fonts", self._fonts, written.replace("{p}", self._p))

    def _solid(self, colour: str) -> int:
        p = self._p
        pattern = f'<{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/><{p}bgColor indexed="64"/></{p}patternFill>'
        return self._add("fills", self._fills, f"<{p}fill>{pattern}</{p}fill>")

    def _add(self, name: str, node: Node, written: str) -> int:
        self._new[name].append(written)
        return len(node.children) + len(self._new[name]) - 1


def _needed(root: Node, name: str) -> Node:
    from naungan.kernel.errors import Unreadable

    found = root.first(name)
    if found is None:
        raise Unreadable("BERKAS_RUSAK")
    return found


def _colour(fill: Node) -> str | None:
    pattern = fill.first("patternFill")
    colour = pattern.first("fgColor") if pattern else None
    return colour.attributes.get("rgb") if colour else None


def _split(xf: str) -> tuple[str, str]:
    """The start tag and the rest; alignment and protection stand inside."""
    end = xf.index(">") + 1
    return xf[:end], xf[end:]
