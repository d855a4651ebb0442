"""Problems whose remedy is certain: what a cell must say follows from what it says. Of two possible readings none is proposed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.engine import cut, number_in
from naungan.intake.layouts import layout
from naungan.intake.rules.words import date_of, sex_of, wage_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.intake.judging.checking import Checked

CERTAIN = ("HP_ANGKA", "SIPP_TANGGAL", "SIPP_PILIHAN", "NIK_HURUF", "UPAH_TIDAK_TERBACA")
# Which column a code is about; only there its remedy is known.
_FIELDS = {
    "HP_ANGKA": ("hp",), "SIPP_TANGGAL": ("tanggal_lahir", "mulai", "akhir"), "SIPP_PILIHAN": ("jenis_kelamin",), "NIK_HURUF": ("nik",),
    "UPAH_TIDAK_TERBACA": ("upah",),
}  # fmt: skip
COLUMNS = ("kode", "berkas", "sumber", "lembar", "baris", "kolom", "lama", "nilai")
_PLACE = pa.schema([(name, pa.int64()) for name in ("no", "no_lembar")] + [(name, pa.string()) for name in ("berkas", "lembar", "kolom")])
_EMPTY = pa.schema([(name, pa.int64() if name == "baris" else pa.string()) for name in COLUMNS])
_EACH_MONTH = " *(/|per)? *(bulan|bln|sebulan|orang|org)[.]?$"
_MILLIONS = "^(?:rp[.]? *)?([0-9]{1,2})(?:[,.]([0-9]{1,2}))? *(?:jt|juta)[.]?$"


def certain(engine: Engine, checked: Checked) -> ir.Table:
    """The cells of ``CERTAIN`` problems that can be put right without asking: the columns of ``COLUMNS``, ``lama`` as the cell was read."""
    found = [
        _remedies(engine, checked, code, name)
        for code in sorted({one.layout for one in checked.staged if one.layout})
        for name in dict.fromkeys(name for names in _FIELDS.values() for name in names)
        if name in layout(code).fields
    ]
    if not found:
        return engine.table(_EMPTY.empty_table())
    return ibis.union(*found) if len(found) > 1 else found[0]


def _remedies(engine: Engine, checked: Checked, code: str, name: str) -> ir.Table:
    """Of one field of one layout."""
    staged = [one for one in checked.staged if one.layout == code]
    kinds = [kode for kode, names in _FIELDS.items() if name in names]
    places = [
        {"no": one.no, "no_lembar": number, "berkas": one.source.berkas, "lembar": sheet["lembar"], "kolom": sheet["headings"][name]}
        for one in staged for number, sheet in enumerate(one.answer["sheets"]) if name in sheet["headings"]
    ]  # fmt: skip
    where = engine.table(pa.Table.from_pylist(places, _PLACE))
    problem = checked.problem.filter(checked.problem.kode.isin(kinds) & checked.problem.baris.notnull())
    problem = problem.mutate(lembar=problem.lembar.fill_null(""))
    wrong = problem.join(where.mutate(lembar=where.lembar.fill_null("")), ["berkas", "lembar", "kolom"])
    wrong = wrong.select("kode", "berkas", "sumber", "lembar", "kolom", "no", "no_lembar", "baris").distinct()
    raw = engine.read(list(dict.fromkeys(one.part for one in staged)))
    cells = wrong.join(raw.select("no", "no_lembar", "baris", lama=raw[name], lahir=_birth(raw)), ["no", "no_lembar", "baris"])
    new = ibis.cases(*((cells.kode == kode, _RULES[kode](cells)) for kode in kinds))
    told = cells.mutate(nilai=new, lembar=cells.lembar.nullif(""))
    return told.filter(told.nilai.notnull() & (told.nilai != told.lama) | (told.kode == "HP_ANGKA") & told.nilai.notnull()).select(*COLUMNS)


def _birth(raw: ir.Table) -> ir.Value:
    return raw.tanggal_lahir if "tanggal_lahir" in raw.columns else ibis.null("string")


def _phone(cells: ir.Table) -> ir.StringValue:
    """A number of a telephone that lost its nought as a number of a spreadsheet."""
    digits = cells.lama.re_replace("[^0-9]", "").re_replace("^(0062|62)", "0")
    phone = ibis.cases((digits.startswith("8"), "0" + digits), else_=digits)
    return ibis.cases((phone.re_search("^0[0-9]{8,13}$"), phone))


def _day(cells: ir.Table) -> ir.StringValue:
    """A day that can be read, as SIPP wants it written."""
    text = date_of(cells.lama).cast("string")
    return cut(text, 8, 2) + "-" + cut(text, 5, 2) + "-" + cut(text, 0, 4)


def _letters(cells: ir.Table) -> ir.StringValue:
    """Letters in a NIK that look like digits, where the number then names the birth date of the row."""
    digits = cells.lama.re_replace("[ .'’`-]", "").re_replace("[Oo]", "0").re_replace("[Il|]", "1")
    born = date_of(cells.lahir).cast("string")
    day, month, year = cut(born, 8, 2), cut(born, 5, 2), cut(born, 2, 2)
    man, woman = day + month + year, (number_in(day) + 40).cast("string") + month + year
    written = cut(digits, 6, 6)
    return ibis.cases((digits.re_search("^[1-9][0-9]{15}$") & ((written == man) | (written == woman)), digits))


def _wage(cells: ir.Table) -> ir.StringValue:
    """An amount with words behind it that say nothing new (``1.500.000/bulan``), or in millions (``1,5 juta``)."""
    low = cells.lama.lower()
    whole, part = low.re_extract(_MILLIONS, 1), low.re_extract(_MILLIONS, 2)
    tenths = number_in((part + "0").re_extract("^[0-9]{2}", 0)).fill_null(0) * 10_000
    millions = (number_in(whole) * 1_000_000 + tenths).cast("string")
    bare = low.re_replace(_EACH_MONTH, "").re_replace("[.,]-$", "")
    return ibis.cases((low.re_search(_MILLIONS), millions), (wage_of(bare).notnull(), bare))


_RULES: dict[str, Callable[[ir.Table], ir.StringValue]] = {
    "HP_ANGKA": _phone,
    "SIPP_TANGGAL": _day,
    "SIPP_PILIHAN": lambda cells: sex_of(cells.lama),
    "NIK_HURUF": _letters,
    "UPAH_TIDAK_TERBACA": _wage,
}
