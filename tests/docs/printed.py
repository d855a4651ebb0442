"""The commands that README and the pages print, as a reader would paste them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

from tests.repository.files import ROOT, name

# What was so once may be otherwise now: the changelog is no page to follow.
PAGES = [
    *sorted(one for one in ROOT.glob("*.md") if one.name != "CHANGELOG.md"),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / ".github").rglob("*.md")),
]
_OURS = re.compile(r"^(?:\$ )?(?:\.venv/bin/)?(naungan|make|pytest|python|bash|scripts/\S+|\.ci/\S+)(?= |$)")
_INLINE = re.compile(r"`([^`]+)`")
# A stand-in for what the reader puts there: FOLDER, [--opsi], <pemda>, HASIL.xlsx, the dots of an omission.
_STAND_IN = re.compile(r"…|\.\.\.|\[|<|(?<![\w-])[A-Z]{2,}\b(?!\d)|(?<![\w-])[A-Z](?![\w-])")
_VALUES = ("PU", "BPU", "JAKON", "PMI", "SD", "SMP", "SMA", "PT")


class Printed(NamedTuple):
    """One command: where it is printed, its words, and whether it stands in a block of its own and is complete."""

    place: str
    words: tuple[str, ...]
    runnable: bool

    @property
    def tool(self) -> str:
        """The program that is called, without its folder."""
        return self.words[0].removeprefix(".venv/bin/")


def printed() -> Iterator[Printed]:
    """Every command of ours, in the order of the pages."""
    for page in PAGES:
        fenced = False
        for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
            if line.lstrip().startswith("```"):
                fenced = not fenced
                continue
            block = fenced or line.startswith("    ")
            for text in [line.strip()] if block else _INLINE.findall(line):
                if _OURS.match(text):
                    yield _read(f"{name(page)}:{number}", text.removeprefix("$ "), block)


def _read(place: str, text: str, block: bool) -> Printed:
    # What a page says about a command stands behind a # or some blanks.
    text = re.split(r" +# |   +", text)[0]
    whole = not any(found[0] not in _VALUES for found in _STAND_IN.finditer(text))
    return Printed(place, tuple(shlex.split(re.sub(r"[\[\]]", " ", text))), block and whole)
