"""Whoever reads a page has no terminal: what he is told to do can be done there."""

from __future__ import annotations

import re

from naungan.intake import problems
from naungan.kernel.messages import catalogue
from naungan.web.collection.problems import here

CODES = (*problems.REFUSE, *problems.HOLD, *problems.NOTE, *problems.FILE_NOTE, *problems.UNREADABLE)


def test_no_remedy_at_a_page_speaks_of_the_terminal_or_its_files() -> None:
    said = {code: here(code, catalogue()[code].langkah) for code in CODES}
    assert {code: text for code, text in said.items() if re.search(r"naungan |\w\.csv|\.yaml|--\w|[Jj]alankan", text)} == {}
    assert here("NIK_15_ANGKA", "tetap") == "tetap"
