"""By what a person is known again next month, in a file that must not tell the NIK: the letters of the name, the office, and a short sign.

The sign is the beginning of a digest of NIK, name, birth date and office. It is short on purpose: who holds the file could try every NIK
of a region, and a long digest would tell which one it is; of twelve bits hundreds remain. That is enough to see that somebody is another
one, beside a name and an office that must be equal as they stand.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import ibis

from naungan.engine import cut

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Signs of four bits each, and a letter before them so that no spreadsheet takes 1e3 for a thousand.
LENGTH = 3
LEAD = "T"


def letters(text: ir.StringValue) -> ir.StringValue:
    """A name as it is compared: capital letters alone; '' where there is none."""
    return text.fill_null("").upper().re_replace("[^A-Z]", "")


def office(text: ir.StringValue) -> ir.StringValue:
    """A unit or an NPP as it is compared: capital letters and digits, noughts before them left out as spreadsheets do."""
    return text.fill_null("").upper().re_replace("[^A-Z0-9]", "").re_replace("^0+", "")


def sign(table: ir.Table, group: str) -> ir.StringValue:
    """``T4f0`` of each row; ``group`` is the column of the office: ``unit_nama`` of a roster, ``npp`` of a member file."""
    return ibis.literal(LEAD) + cut(traits(table, group).hexdigest("sha256"), 0, LENGTH)


def traits(table: ir.Table, group: str) -> ir.StringValue:
    """All by which the person of a row is told from others, as one text; the NIK as written where it can't be trusted."""
    born = table.tanggal_lahir.cast("string").fill_null("")
    number = ibis.coalesce(table.nik, table.nik_asli, "").re_replace("[^0-9]", "")
    parts = (table.pemda.fill_null(""), number, letters(table.nama), born, office(table[group]))
    text = parts[0]
    for part in parts[1:]:
        text = text + "|" + part
    return text


def sign_of(pemda: str, number: str, nama: str, born: str, group: str) -> str:
    """The same of one person in plain Python; ``born`` as ``1990-01-31``, or empty."""
    office_ = re.sub("^0+", "", re.sub("[^A-Z0-9]", "", group.upper()))
    said = "|".join((pemda, re.sub("[^0-9]", "", number), letters_of(nama), born, office_))
    return LEAD + hashlib.sha256(said.encode()).hexdigest()[:LENGTH]


def letters_of(nama: str) -> str:
    """A name as it is compared, in plain Python."""
    return re.sub("[^A-Z]", "", nama.upper())
