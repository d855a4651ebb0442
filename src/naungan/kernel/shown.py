"""Text that other people wrote, as the program shows it: the one masker, which every way in and every way out goes through.

A name (of a file, folder, sheet or heading) and a cell of text are made so where they enter; what is written or printed passes once more.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from naungan.kernel.nik import mask, reads_as_nik

# Thirteen digits in a row are a NIK, also one cut short, a KPJ, an account or a card number; sixteen may stand in groups, with up
# to three signs between two of them. Both in the words of RE2 too, so that a column is looked through before Python reads a cell of it.
SUSPECT = r"\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){12}"
SUSPECTED = re.compile(r"\d(?:[\W_]{0,3}\d){12}")
_RUN = re.compile(r"\d+")
_GAP = re.compile(r"[\W_]{0,3}")
LONG, _WHOLE = 13, 16
_BARE = re.compile(r"[\w./\\:~+,@%•-]+")
_READ = re.compile(r"[\"$`!]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What has many digits and is no part of a NIK. Each is a whole chain: no digit joined to either end.
_OTHERS = re.compile(
    r"""(?<!\d)(?<!\d[.,\-/])(?:
      \d\.\d\.\d\d\.\d\d\.\d\d(?:\.\d{4,5})?                                            # kode rekening: 5.1.02.02.02.0006
    | \d\.\d\d\.\d\.\d\d\.\d\.\d\d\.\d\d(?:\.\d{4})?                                    # kode SKPD: 1.02.0.00.0.00.01.0000
    | \d\.\d\d\.\d\d\.\d\.\d\d(?:\.\d{2,4})?                                            # subkegiatan: 1.02.02.2.02.0001
    | \d{1,3}(?P<ribu>[.,])\d{3}(?:(?P=ribu)\d{3}){1,3}(?:(?!(?P=ribu))[.,]\d{1,2})?    # an amount below a quadrillion
    | (?:0?[1-9]|[12]\d|3[01])(?P<hari>[-/.])(?:0?[1-9]|1[0-2])(?P=hari)(?:19|20)\d\d   # 31-10-2026
    | (?:19|20)\d\d(?P<iso>[-/.])(?:0?[1-9]|1[0-2])(?P=iso)(?:[12]\d|3[01]|0?[1-9])     # 2026-10-31
    )(?![.,\-/]?\d)
    | (?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{40,64}(?![0-9A-Za-z])                     # the fingerprint of a file""",
    re.VERBOSE,
)
# Thirteen digits or more that are a telephone, a time, or the NIP of a civil servant.
_DAY = r"(?:19[4-9]\d|20[01]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_TIME = r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"
_KNOWN = re.compile(rf"08[1-9]\d{{10,11}}|628[1-9]\d{{9,11}}|{_TIME}|{_DAY}(?:19|20)\d\d(?:0[1-9]|1[0-2]|21)[12]\d{{3}}")


def shown(text: str, *, figures: bool = False) -> str:
    """``SK 1671••••••••••17 Siti.xlsx``; what is shown already stays as it is, and so do codes, amounts, dates, NIP and telephones.

    ``figures``: the text has bare amounts and counts in it, as JSON; there only what reads as a NIK is masked.
    """
    text = legible(text)
    if not SUSPECTED.search(text):
        return text
    parts, end = [], 0
    for start, stop in _merged(_found(text, figures)):
        parts += [text[end:start], mask(text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]])


def legible(text: str) -> str:
    """The text with what is no UTF-8 in it escaped (``daftar\\xe9.csv``): names of files may hold any bytes, and no output takes them."""
    return text if text.isascii() else _SURROGATE.sub(lambda found: _escaped(ord(found[0])), text)


def _escaped(code: int) -> str:
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def shown_in(data: Any) -> Any:
    """The same for every text inside lists and records; numbers stay numbers."""
    if isinstance(data, str):
        return shown(data)
    if isinstance(data, dict):
        return {shown_in(name): shown_in(value) for name, value in data.items()}
    return [shown_in(value) for value in data] if isinstance(data, (list, tuple)) else data


def _found(text: str, figures: bool) -> Iterator[tuple[int, int]]:
    """Where a number of a person stands: a long run of digits, or runs side by side that make up a NIK."""
    others = [found.span() for found in _OTHERS.finditer(text)]
    runs = [run.span() for run in _RUN.finditer(text) if not any(start <= run.start() and run.end() <= stop for start, stop in others)]
    for place, (start, stop) in enumerate(runs):
        if stop - start >= LONG:
            if _personal(text[start:stop], figures):
                yield start, stop
            continue
        end = _grouped(text, runs[place:])
        if end:
            yield start, end


def _personal(digits: str, figures: bool) -> bool:
    return len(digits) == _WHOLE and reads_as_nik(digits) if figures else not _KNOWN.fullmatch(digits)


def _grouped(text: str, runs: Sequence[tuple[int, int]]) -> int:
    """Where a NIK ends that begins with the first of the runs; 0 where none does."""
    digits, before = "", runs[0][0]
    for start, stop in runs:
        if not _GAP.fullmatch(text, before, start):
            return 0
        digits, before = digits + text[start:stop], stop
        if len(digits) >= _WHOLE:
            return stop if len(digits) == _WHOLE and reads_as_nik(digits) else 0
    return 0


def _merged(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, stop in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def pasted(path: PurePath | str) -> str:
    """A path as it can be pasted behind a command: in quotes where it holds a space or a sign that a shell reads.

    Double quotes do for every shell, that of Windows too; only what they don't hide stands in single ones.
    """
    text = shown(str(path))
    if _BARE.fullmatch(text):
        return text
    return shlex.quote(text) if _READ.search(text) else f'"{text}"'


def told_apart(names: Sequence[str]) -> list[str]:
    """Each name as it is shown, in the same order and no two alike: the second of a kind is ``SK 1671••••••••••17 Siti~2.xlsx``."""
    kept = {name for name in names if shown(name) == name}
    given: set[str] = set()
    result = []
    for name in names:
        text, twin = shown(name), 1
        while text in given or (text in kept and text != name):
            twin += 1
            text = _numbered(shown(name), twin)
        given.add(text)
        result.append(text)
    return result


def _numbered(name: str, twin: int) -> str:
    """The number stands before the ending of a file, else last."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}~{twin}.{ending}" if dot and "/" not in ending else f"{name}~{twin}"
