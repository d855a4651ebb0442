"""Who asked whom about whom and when: lines that are only ever added, in ``tanya.csv``.

A person stands there as a mark made from NIK and name, by which he is known again and nobody is read. It could be guessed by whoever holds
a list of names and numbers, so the register is as confidential as the rosters it came from.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from naungan.engine import cut
from naungan.kernel.aside import file_aside
from naungan.kernel.errors import Unreadable
from naungan.kernel.shown import shown

if TYPE_CHECKING:
    import ibis.expr.types as ir

NAME = "tanya.csv"
COLUMNS = ("waktu", "oleh", "cabang", "pemda", "jumlah", "sidik_daftar", "sidik_orang")
_LENGTH = 24
_SCHEMA = pa.schema([("sidik_orang", pa.string()), ("menunggu", pa.date32())])
_MARK = "\ufeff"


def mark_of(rows: ir.Table) -> ir.StringValue:
    """The mark of a person of a pemda: NIK and name, the same in every month in which both are."""
    name = rows.nama.fill_null("").upper().re_replace("[^A-Z]", "")
    return cut((rows.pemda.fill_null("") + "|" + rows.nik.fill_null("") + "|" + name).hexdigest("sha256"), 0, _LENGTH)


def waiting_since(path: Path) -> pa.Table:
    """Mark → the day on which the person was first asked about; empty where nobody was. Unreadable for a file that is no register."""
    import datetime as dt

    if not path.is_file():
        return _SCHEMA.empty_table()
    try:
        lines = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
        since: dict[str, dt.date] = {}
        for line in lines:
            day = dt.datetime.fromisoformat(line["waktu"]).date()
            since[line["sidik_orang"]] = min(day, since.get(line["sidik_orang"], day))
    except (KeyError, TypeError, ValueError):
        raise Unreadable("TANYA_CATATAN_RUSAK", berkas=shown(path.name)) from None
    return pa.table({"sidik_orang": list(since), "menunggu": list(since.values())}, _SCHEMA)


def append(path: Path, lines: Iterable[tuple[str, ...]]) -> None:
    """Add lines (``COLUMNS``) to the register, all of them or none: the file with them takes the place of the one without.

    What stood there stays as it is, byte for byte.
    """
    waiting_since(path)
    with file_aside(path) as made:
        old = path.read_bytes() if path.is_file() else (_MARK + ";".join(COLUMNS) + "\n").encode()
        text = io.StringIO()
        csv.writer(text, delimiter=";", lineterminator="\n").writerows(lines)
        made.write_bytes(old + (b"" if old.endswith(b"\n") else b"\n") + text.getvalue().encode())
