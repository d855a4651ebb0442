"""The NIK rules and the rest of a person's identity, set-based. The plain-Python reading in ``kernel.nik`` is their referee."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.engine import cut, day_in, number_in, padded
from naungan.intake.rules.slots import HIDDEN, NIK, SHAPE, Code, Slot, first
from naungan.intake.rules.words import date_of, sex_of, value_of
from naungan.kernel.nik import BLANKS, PROVINCES

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_KEY = ("no", "no_lembar", "baris")
# The codes that the rules of the NIK itself can yield.
NIK_CODES = (
    "NIK_KOSONG", "NIK_PENGGANTI", "NIK_ANGKA", "NIK_EKSPONEN", "NIK_HURUF", "NIK_15_ANGKA", "NIK_PANJANG", "NIK_NOL_DEPAN", "NIK_PROVINSI",
    "NIK_TANGGAL", "NIK_SERI",
)  # fmt: skip
_SEPARATORS = "[ .'’`-]"
_DECIMAL = "^([0-9]{10,})[.,]0+$"
_EXPONENT = "^[0-9]([.,][0-9]+)?[Ee][+]?1[0-9]$"
_SIXTEEN = "^[0-9]{16}$"
_SAME_DIGIT = "^(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$"
_COUNTING = ("1234567890123456", "0123456789012345", "123456789012345", "9876543210987654")


def with_identity(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Adds ``v_nik``, ``v_nik_asli``, ``v_nama``, ``v_tanggal_lahir``, ``v_jenis_kelamin`` and what the rules need (``k_…``).

    ``table`` has nik, nik_angka, nama, tanggal_lahir, jenis_kelamin as staged, and the birth window ``lahir_dari`` (exclusive) to
    ``lahir_sampai`` of a worker at the position date; ``prefixes`` has ``kode`` of every region ever valid.
    """
    asked = table.select(*_KEY, "nik", "nik_angka", "nama", "tanggal_lahir", "jenis_kelamin", "lahir_dari", "lahir_sampai")
    # Whatever the layout, these columns are the same: what is judged of them is planned once.
    return table.join(engine.again(_identified, asked, prefixes), list(_KEY))


def _identified(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """What each row says of a person, whether there is such a region, and how many rows of the file share the NIK."""
    narrow = table.mutate(k_digits=_digits(table.nik), v_tanggal_lahir=date_of(table.tanggal_lahir))
    narrow = narrow.mutate(
        k_bentuk=_form(narrow), k_lahir_19=_birth(narrow, "19"), k_lahir_20=_birth(narrow, "20"), k_nik_kelamin=_sex(narrow)
    )
    code = _code(narrow)
    # Held narrow: those who share a NIK are sought among all rows of the file before any row is looked at whole.
    judged = engine.keep(narrow.select(
        *_KEY, "k_digits", "v_tanggal_lahir", "k_lahir_19", "k_lahir_20", "k_nik_kelamin",
        k_nik_lahir=_in_window(narrow), k_nik_kode=code, v_nik=ibis.cases((code.isnull(), narrow.k_digits)),
        v_nik_asli=narrow.nik, v_nama=value_of(narrow.nama), v_jenis_kelamin=sex_of(narrow.jenis_kelamin), k_nama_asli=narrow.nama,
    ))  # fmt: skip
    known, counts = prefixes.select(k_kode=prefixes.kode).distinct(), _shared(judged)
    read = judged.left_join(known, cut(judged.v_nik, 0, 6) == known.k_kode)
    read = read.left_join(counts, [read.no == counts.k_no, read.v_nik == counts.k_nik])
    return read.drop("k_nama_asli", "k_no", "k_nik")


def _shared(judged: ir.Table) -> ir.Table:
    """How many rows of a file share a NIK (``k_baris``), and how many different names they carry (``k_nama``)."""
    shared = judged.group_by("no", "v_nik").aggregate(k_baris=judged.count())
    shared = shared.filter(shared.v_nik.notnull() & (shared.k_baris > 1))
    named = judged.join(shared, ["no", "v_nik"]).select("no", "v_nik", "k_baris", k_nama_baku=plain_name(judged.k_nama_asli))
    return named.group_by(k_no=named.no, k_nik=named.v_nik).aggregate(k_baris=named.k_baris.max(), k_nama=named.k_nama_baku.nunique())


def identity_slots(table: ir.Table, *, twice: bool = True) -> list[Slot]:
    """What can be wrong with who a person is; ``twice``: a second row of the same person is worth a note."""
    nik_birth = table.k_nik_lahir
    differs = ibis.or_(
        nik_birth.notnull() & (nik_birth != table.v_tanggal_lahir),
        nik_birth.isnull() & (table.v_tanggal_lahir != table.k_lahir_19) & (table.v_tanggal_lahir != table.k_lahir_20),
    )
    valid = table.v_nik.notnull()
    shared = first(("NIK_DIPAKAI_BERSAMA", table.k_nama > 1), *([("ORANG_GANDA", table.k_baris > 1)] if twice else []))
    nobody = table.nama.isnull() & table.nik.isnull()
    return [
        Slot("nik", Code(ibis.cases((nobody, "BARIS_TANPA_ORANG"), else_=table.k_nik_kode), ("BARIS_TANPA_ORANG", *NIK_CODES)), NIK),
        Slot("nik", shared, NIK),
        Slot("nik", first(("NIK_USIA", valid & nik_birth.isnull() & _unconfirmed(table))), NIK),
        Slot("nik", first(("NIK_WILAYAH", valid & table.k_kode.isnull())), NIK),
        Slot("nik", first(("NIK_BEDA_LAHIR", valid & differs)), NIK),
        Slot("nik", first(("NIK_BEDA_KELAMIN", valid & (table.k_nik_kelamin != table.v_jenis_kelamin))), NIK),
        Slot(
            "nama", first(("NAMA_KOSONG", table.nama.isnull() & table.nik.notnull()), ("NAMA_ANGKA", table.nama.re_search("[0-9]"))), HIDDEN
        ),
        Slot("nama", first(("NAMA_JUMLAH", table.mirip_jumlah)), HIDDEN),
        Slot("tanggal_lahir", _birth_column(table), SHAPE),
        Slot("jenis_kelamin", first(("KELAMIN_TIDAK_TERBACA", table.jenis_kelamin.notnull() & table.v_jenis_kelamin.isnull()))),
    ]


def _birth_column(table: ir.Table) -> Code:
    birth = table.v_tanggal_lahir
    return first(
        ("LAHIR_TIDAK_TERBACA", table.tanggal_lahir.notnull() & birth.isnull()),
        ("LAHIR_MASA_DEPAN", birth > table.posisi),
        ("LAHIR_USIA", (birth <= table.lahir_dari) | (birth > table.lahir_sampai)),
    )


def plain_name(name: ir.StringValue) -> ir.StringValue:
    """As ``kernel.names.plain_name``: upper case, letters only, without titles and degrees."""
    from naungan.kernel.names import TITLES

    padded = " " + name.upper().re_replace(",.*$", "").replace(".", "").re_replace(" ", "  ") + " "
    return padded.re_replace(f" ({'|'.join(TITLES)}) ", " ").re_replace("[^A-Z]", "")


def _digits(nik: ir.StringValue) -> ir.StringValue:
    """As ``kernel.nik.clean``."""
    bare = _bare_nik(nik)
    return ibis.cases((bare.re_search(_DECIMAL), bare.re_extract(_DECIMAL, 1)), else_=bare.re_replace("[.]0$", "")).re_replace(
        _SEPARATORS, ""
    )


def _bare_nik(nik: ir.StringValue) -> ir.StringValue:
    return nik.fill_null("").re_replace("^['’`]+ *", "")


def _form(table: ir.Table) -> ir.StringValue:
    """The code of the rule that the form breaks, before any digit is read as a date."""
    digits = table.k_digits
    return ibis.cases(
        (table.nik.isnull(), "NIK_KOSONG"),
        (digits.lower().isin(sorted(BLANKS)), "NIK_PENGGANTI"),
        (digits.re_search(_SAME_DIGIT) | digits.isin(_COUNTING), "NIK_PENGGANTI"),
        (table.nik_angka | _bare_nik(table.nik).re_search(_DECIMAL), "NIK_ANGKA"),
        (_bare_nik(table.nik).replace(" ", "").re_search(_EXPONENT), "NIK_EKSPONEN"),
        (~digits.re_search("^[0-9]+$"), "NIK_HURUF"),
        (digits.length() == 15, "NIK_15_ANGKA"),
        (digits.length() != 16, "NIK_PANJANG"),
        (digits.startswith("0"), "NIK_NOL_DEPAN"),
        (cut(digits, 0, 2).notin(PROVINCES), "NIK_PROVINSI"),
    )


def _birth(table: ir.Table, century: str) -> ir.DateValue:
    digits = table.k_digits
    sure = digits.re_search(_SIXTEEN)
    day = ibis.cases((sure, number_in(cut(digits, 6, 2))))
    real = padded(ibis.cases((day > 40, day - 40), else_=day).cast("string"), 2)
    return day_in(ibis.cases((sure, century + cut(digits, 10, 2) + "-" + cut(digits, 8, 2) + "-" + real)))


def _sex(table: ir.Table) -> ir.StringValue:
    day = ibis.cases((table.k_digits.re_search(_SIXTEEN), number_in(cut(table.k_digits, 6, 2))))
    return ibis.cases((day > 40, "P"), (day <= 40, "L"))


def _in_window(table: ir.Table) -> ir.DateValue:
    """The birth date in the century that makes a worker of 15–80 years at the position date."""
    return ibis.cases(
        *(
            ((birth > table.lahir_dari) & (birth <= table.lahir_sampai), birth)
            for birth in (table.k_lahir_19, table.k_lahir_20)
        )
    )  # fmt: skip


def _code(table: ir.Table) -> ir.StringValue:
    return ibis.cases(
        (table.k_bentuk.notnull(), table.k_bentuk),
        (table.k_lahir_19.isnull() & table.k_lahir_20.isnull(), "NIK_TANGGAL"),
        (table.k_digits.endswith("0000"), "NIK_SERI"),
    )


def _unconfirmed(table: ir.Table) -> ir.BooleanValue:
    """The birth-date column does not say the same date in either century."""
    same = (table.v_tanggal_lahir == table.k_lahir_19) | (table.v_tanggal_lahir == table.k_lahir_20)
    return ~same.fill_null(False)
