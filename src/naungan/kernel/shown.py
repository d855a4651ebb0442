"""Names that other people gave (of files, folders, sheets, headings) as the program shows them: without numbers of persons.

A name is made so where it enters, and goes by that everywhere; what reads the file keeps its true path.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from pathlib import PurePath

from naungan.kernel.log import NUMBER
from naungan.kernel.nik import mask

_BARE = re.compile(r"[\w./\\:~+,@%•-]+")
_READ = re.compile(r"[\"$`!]")


def shown(name: str) -> str:
    """``SK 1671••••••••••17 Siti.xlsx``; a name that is shown already stays as it is."""
    return NUMBER.sub(lambda found: mask(found[0]), name)


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
