"""The problems of a checked version as a page shows them: some of them at a time, masked, each with its sentence and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from naungan.kernel.messages import catalogue
from naungan.kernel.problem import Severity
from naungan.web.collection.kept import MASALAH, folder_of
from naungan.web.collection.models import Version
from naungan.web.site.middleware import HERE

PAGE = 50
# No sheet and no file of the size that is taken has more rows.
_LAST = 10**9
# Filter: all, or those that keep a row from counting.
SALAH = "salah"


@dataclass(frozen=True)
class Found:
    """One problem as it is shown."""

    berkas: str
    lembar: str | None
    baris: int | None
    kolom: str | None
    nilai: str | None
    kode: str
    tingkat: str
    kalimat: str
    langkah: str


@dataclass(frozen=True)
class Page:
    """The problems of one page; ``jumlah`` are all that the filter leaves."""

    rows: tuple[Found, ...]
    jumlah: int
    nomor: int

    @property
    def semua(self) -> int:
        """How many pages."""
        return max(1, -(-self.jumlah // PAGE))


def page_of(version: Version, nomor: int, *, kode: str = "", tingkat: str = "") -> Page:
    """One page; a number beyond the last is the last. Read from Parquet on one thread, only where the filter leaves anything."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    path = folder_of(version) / MASALAH
    if not path.is_file():
        return Page((), 0, 1)
    wanted = pc.scalar(True)
    if kode:
        wanted = wanted & (pc.field("kode") == kode)
    if tingkat == SALAH:
        wanted = wanted & pc.field("tingkat").isin([Severity.REFUSE.value, Severity.HOLD.value])
    elif tingkat:
        wanted = wanted & (pc.field("tingkat") == tingkat)
    names = ["berkas", "lembar", "baris", "kolom", "nilai", "kode", "tingkat", "params"]
    table = pq.read_table(path, columns=names, filters=wanted, use_threads=False)
    nomor = min(max(nomor, 1), max(1, -(-table.num_rows // PAGE)))
    rows = table.slice((nomor - 1) * PAGE, PAGE).to_pylist()
    return Page(tuple(map(_found, rows)), table.num_rows, nomor)


def here(code: str, otherwise: str) -> str:
    """What to do about a problem at a page, where nobody has a terminal and its files; else what was written down as its remedy."""
    own = catalogue().get(f"{HERE}_{code}")
    return own.langkah or own.kalimat if own else otherwise


def at_row(version: Version, berkas: str, lembar: str | None, baris: int) -> list[Found]:
    """All that is said of one row."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    path = folder_of(version) / MASALAH
    if not path.is_file() or baris > _LAST:
        return []
    wanted = (pc.field("berkas") == berkas) & (pc.field("baris") == baris)
    wanted = wanted & (pc.field("lembar") == lembar if lembar else pc.field("lembar").is_null())
    names = ["berkas", "lembar", "baris", "kolom", "nilai", "kode", "tingkat", "params"]
    return [_found(row) for row in pq.read_table(path, columns=names, filters=wanted, use_threads=False).to_pylist()]


def _found(row: dict[str, Any]) -> Found:
    from naungan.told.problems import worded

    message, remedy = worded(row)
    names = ("berkas", "lembar", "baris", "kolom", "nilai", "kode", "tingkat")
    return Found(**{name: row[name] for name in names}, kalimat=message, langkah=here(row["kode"], remedy))
