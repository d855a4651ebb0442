"""What a pair of persons agrees on: NIK, name, birth date and sex, each as one word or number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.engine import cut, edits, number_in

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# How far two names agree. Twins share everything but the given name, so below DEPAN no tier joins anybody.
SAMA, TERPOTONG, MIRIP, DEPAN, BEDA = 4, 3, 2, 1, 0

# Serials further apart than this are not those of twins, who are entered one after the other.
FAR_SERIAL = 10
# Birth years so far apart are those of a father and a son, who may have one name.
GENERATION = 15


def evidence(engine: Engine, pairs: ir.Table, left: ir.Table, right: ir.Table) -> ir.Table:
    """One row per pair ``orang`` × ``peserta``.

    ``nik``: sama · mirip (at most two typing errors, a swap counts as two) · kosong (missing or untrusted on a side) · lain;
    ``jarak`` the edit distance, ``hilang`` last digits lost, ``tetangga`` the serials may be neighbours, as those of twins are,
    ``pangkal`` region and birth date, or region and serial, agree;
    ``nama``: 4 same key · 3 cut at a word or by length · 2 one error, abbreviated or same sound · 1 only the given name · 0 different;
    ``tanggal``: sama · dekat (day and month swapped, one digit, or only the NIK knows) · kosong · beda; ``tertukar``; ``segenerasi``;
    ``sejalan`` each side's column and NIK tell one date, so that a date that differs is no slip but another person;
    ``kelamin_beda``: both known and different; ``tegas``: both columns filled and different; ``satu_kata``.
    """
    other = right.rename({f"{name}_m": name for name in right.columns if name not in ("orang", "pemda")})
    other = other.rename(peserta="orang").drop("pemda")
    joined = pairs.inner_join(left, "orang").inner_join(other, "peserta")
    measured = joined.mutate(**_nik(joined), nama_tingkat=_name(joined), **_date(joined), **_sex(joined))
    measured = measured.mutate(
        satu_kata=(measured.jumlah_kata.fill_null(0) < 2) | (measured.jumlah_kata_m.fill_null(0) < 2),
        hari_lazim=cut(measured.lahir_tahu, 2, 4).isin(["0101", "0701", "1231"]).fill_null(False),
    )
    kept = (
        "orang", "peserta", "pemda", "nik_bukti", "jarak", "hilang", "tetangga", "pangkal", "segenerasi", "sejalan",
        "nama_tingkat", "tanggal", "tertukar", "hanya_nik",
        "kelamin_beda", "kelamin_tegas", "satu_kata", "hari_lazim", "bunyi", "bunyi_m", "kunci", "kunci_m",
        "depan", "depan_m", "bunyi_depan",
    )  # fmt: skip
    return engine.keep(measured.select(*kept))


def _nik(t: ir.Table) -> dict[str, ir.Value]:
    both = t.angka.notnull() & t.angka_m.notnull()
    distance = both.ifelse(edits(t.angka, t.angka_m), ibis.null("int64"))
    trusted = t.nik.notnull() & t.nik_m.notnull()
    same = (trusted & (t.nik == t.nik_m)).fill_null(False)
    near = (distance <= 2).fill_null(False)
    lost = (cut(t.angka, 0, 15) == cut(t.angka_m, 0, 15)) & (_cut(t.angka) | _cut(t.angka_m))
    kecamatan = cut(t.angka, 0, 6) == cut(t.angka_m, 0, 6)
    apart = (number_in(_serial(t.angka)) - number_in(_serial(t.angka_m))).abs()
    return {
        "nik_bukti": ibis.cases((same, "sama"), (near, "mirip"), (trusted, "lain"), else_="kosong"),
        "jarak": distance.fill_null(9),
        "hilang": (near & ~same & lost).fill_null(False),
        "pangkal": ((kecamatan & (cut(t.angka, 6, 6) == cut(t.angka_m, 6, 6))) | (kecamatan & (apart == 0))).fill_null(False),
        "tetangga": ~((apart == 0) | (apart >= FAR_SERIAL)).fill_null(False),
    }


def _cut(digits: ir.StringValue) -> ir.BooleanValue:
    return (digits.length() == 15) | (cut(digits, 15, 1) == "0")


def _serial(digits: ir.StringValue) -> ir.StringValue:
    return (digits.length() == 16).ifelse(cut(digits, 12, 4), ibis.null("string"))


def _name(t: ir.Table) -> ir.IntegerValue:
    """The level, by the constants of this file; NULL where a side has no name."""
    fewest = ibis.least(t.jumlah_kata, t.jumlah_kata_m)
    same = (t.kunci == t.kunci_m) | ((t.urut == t.urut_m) & (fewest > 1))
    given, heard = t.depan == t.depan_m, t.bunyi_depan == t.bunyi_depan_m
    telling = ibis.least(t.jumlah_pokok, t.jumlah_pokok_m) > 1
    cut = given & telling & (_word_prefix(t.kata, t.kata_m) | _word_prefix(t.kata_m, t.kata) | _long_prefix(t))
    named = t.kunci.notnull() & t.kunci_m.notnull()
    level = ibis.cases(
        (same, SAMA), (cut, TERPOTONG), (_alike(t, fewest, heard), MIRIP), (heard | _slip_anywhere(t) | _begins_alike(t), DEPAN), else_=BEDA
    )
    return named.ifelse(level, ibis.null("int64")).cast("int64")


def _word_prefix(short: ir.StringValue, long: ir.StringValue) -> ir.BooleanValue:
    return (long + " ").startswith(short + " ")


def _long_prefix(t: ir.Table) -> ir.BooleanValue:
    """One is the other cut off by a form with too few boxes."""
    first = (t.kunci.length() >= 15) & t.kunci_m.startswith(t.kunci)
    return first | ((t.kunci_m.length() >= 15) & t.kunci.startswith(t.kunci_m))


def _alike(t: ir.Table, fewest: ir.IntegerValue, heard: ir.BooleanValue) -> ir.BooleanValue:
    apart = edits(t.bunyi, t.bunyi_m)
    short = ibis.least(t.bunyi.length(), t.bunyi_m.length())
    given_short = ibis.least(t.depan.length(), t.depan_m.length())
    sound = (t.bunyi == t.bunyi_m) & ((t.depan == t.depan_m) | (given_short >= 5))
    slip = heard & (((apart <= 1) & (short >= 6)) | ((apart <= 2) & (short >= 11)))
    tail_cut = heard & (t.bunyi.startswith(t.bunyi_m) | t.bunyi_m.startswith(t.bunyi))
    middle_cut = heard & (fewest == 2) & (t.bunyi_akhir == t.bunyi_akhir_m)
    head_cut = (fewest > 1) & (t.kata.endswith(ibis.literal(" ") + t.kata_m) | t.kata_m.endswith(ibis.literal(" ") + t.kata))
    slip_given = (given_short >= 6) & _slip(t) & (apart <= 2)
    initial = (given_short == 1) & (cut(t.depan, 0, 1) == cut(t.depan_m, 0, 1)) & (t.bunyi_akhir == t.bunyi_akhir_m) & (fewest > 1)
    return sound | slip | tail_cut | middle_cut | head_cut | slip_given | (initial & (t.akhir.length() > 2))


def _slip(t: ir.Table) -> ir.BooleanValue:
    """One typing error in the given word, or two neighbouring letters swapped."""
    distance = edits(t.depan, t.depan_m)
    return (distance == 1) | ((distance == 2) & (t.huruf_depan == t.huruf_depan_m))


def _slip_anywhere(t: ir.Table) -> ir.BooleanValue:
    """One typing error or swap somewhere in the name, or two outside the given word; but another first or last letter of the
    given word is how twins are named (Rina, Rini, Dina), so that is no typing error."""
    distance, given = edits(t.kunci, t.kunci_m), edits(t.depan, t.depan_m)
    short = ibis.least(t.kunci.length(), t.kunci_m.length())
    swapped = (distance == 2) & (t.huruf == t.huruf_m)
    slip = ((distance <= 1) & (short >= 3)) | (swapped & (short >= 4)) | ((distance <= 2) & (given <= 1) & (short >= 9))
    ends = (cut(t.depan, 0, 1) != cut(t.depan_m, 0, 1)) | (t.depan.re_extract(".$", 0) != t.depan_m.re_extract(".$", 0))
    like_twins = (given == 1) & (t.depan.length() == t.depan_m.length()) & ends
    return slip & ~like_twins


def _begins_alike(t: ir.Table) -> ir.BooleanValue:
    """One name is the beginning of the other once the spaces are gone, at least eight letters or down to an initial (SITI A)."""
    long_enough = ibis.least(t.kunci.length(), t.kunci_m.length()) >= 8
    run = long_enough & (t.kunci.startswith(t.kunci_m) | t.kunci_m.startswith(t.kunci))
    initial = ((t.depan.length() == 1) | (t.depan_m.length() == 1)) & (t.jumlah_kata > 1) & (t.jumlah_kata_m > 1)
    return run | (initial & (t.kata.startswith(t.kata_m) | t.kata_m.startswith(t.kata)))


def _date(t: ir.Table) -> dict[str, ir.Value]:
    same = t.lahir_tahu == t.lahir_tahu_m
    swapped = ~same & (t.hari == t.hari_m)
    columns = t.lahir.notnull() & t.lahir_m.notnull()
    one_digit = (edits(t.lahir_tahu, t.lahir_tahu_m) <= 1) | (t.lahir_nik == t.lahir_nik_m)
    word = ibis.cases(
        (same.isnull(), "kosong"), (same, "sama"), (swapped | one_digit.fill_null(False), "dekat"), else_="beda"
    )  # fmt: skip
    years = (number_in(cut(t.lahir_tahu, 0, 2)) - number_in(cut(t.lahir_tahu_m, 0, 2))).abs()
    generation = years.between(GENERATION, 100 - GENERATION).fill_null(False)
    sure = _consistent(t.lahir, t.lahir_nik) & _consistent(t.lahir_m, t.lahir_nik_m)
    return {"sejalan": sure, "segenerasi": ~generation, "tanggal": word, "tertukar": swapped.fill_null(False), "hanya_nik": ~columns}


def _consistent(column: ir.StringValue, nik: ir.StringValue) -> ir.BooleanValue:
    return (column == nik).fill_null(False)


def _sex(t: ir.Table) -> dict[str, ir.Value]:
    return {
        "kelamin_beda": (t.kelamin_tahu != t.kelamin_tahu_m).fill_null(False),
        "kelamin_tegas": (t.kelamin != t.kelamin_m).fill_null(False),
    }
