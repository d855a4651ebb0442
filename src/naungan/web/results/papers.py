"""The papers of a result, to whom they may go, and under which policy a page that brings its own script is shown."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from naungan.documents.everything import BOOK, CLARIFIED, GAPS, HONOR, PAGE, PROBLEMS, SIPP
from naungan.documents.lists.names import safe
from naungan.documents.page.sheet import FOLDER as SHEETS
from naungan.documents.page.sheet import sheet_name
from naungan.kernel.errors import Refusal
from naungan.web.accounts.scope import Scope
from naungan.web.results.models import Month
from naungan.web.results.stored import governments, place
from naungan.web.results.whose import figures

# What names no person (``problems.csv`` with what could name one masked), by the name it is asked for.
WHOLE = {"buku": BOOK, "masalah": PROBLEMS}
# Lists of persons that go back to the unit that wrote them, NIK and all.
LISTS = {GAPS: "daftar selisih", SIPP: "berkas SIPP pekerja baru", CLARIFIED: "iuran yang perlu diklarifikasi", HONOR: "daftar honor"}
# What runs: data that stands in a script element has an attribute that says so.
_INLINE = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)
NEW = "data_tk_baru.xlsx"
_SANDBOX = "sandbox allow-scripts allow-downloads allow-modals"


def whole(scope: Scope, month: Month, name: str) -> Path:
    """A paper about everything in a result: only for whoever may see every government that it names."""
    folder = place(month.hasil)
    if not all(figures(scope, pemda).whole for pemda in governments(folder)):
        raise Refusal("WEB_BUKU_DAERAH_LAIN")
    return _there(folder / name)


def page(scope: Scope, month: Month) -> Path:
    """``book.html``, under the same rule."""
    return whole(scope, month, PAGE)


def sheet(scope: Scope, month: Month) -> Path:
    """The sheet to sign of that government, which names no other."""
    if not figures(scope, month.pemda).whole:
        raise Refusal("WEB_TIDAK_ADA")
    return _there(place(month.hasil) / SHEETS / sheet_name(month.pemda))


def lists(month: Month, unit: str, nama: str) -> dict[str, Path]:
    """The lists of a unit that are there, by kind."""
    named, bare = safe(f"{unit}-{safe(nama)}"), safe(unit)
    home = {kind: place(month.hasil) / kind / month.pemda for kind in LISTS}
    found = {kind: home[kind] / f"{named}.xlsx" for kind in LISTS} | {SIPP: home[SIPP] / bare / NEW}
    return {kind: path for kind, path in found.items() if path.is_file()}


@lru_cache(64)
def policy(path: Path) -> str:
    """The policy of a page of ours: nothing is fetched, and only the styles and scripts that stand in it count.

    A browser hashes a script after it has made every CRLF an LF.
    """
    text = path.read_text("utf-8").replace("\r\n", "\n")
    found: dict[str, list[str]] = {"style": [], "script": []}
    for kind, body in _INLINE.findall(text):
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        found[kind].append(f"'sha256-{digest}'")
    sources = (f"{kind}-src {' '.join(hashes) or chr(39) + 'none' + chr(39)}" for kind, hashes in found.items())
    rest = ("img-src data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", _SANDBOX)
    return "; ".join(("default-src 'none'", *sources, *rest))


def _there(path: Path) -> Path:
    if not path.is_file():
        raise Refusal("WEB_TIDAK_ADA")
    return path
