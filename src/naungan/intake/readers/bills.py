"""Formulir 2a PU: who stands on the bill of one NPP, and whether each amount follows from the wage and the rates of its month."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.engine import half_up, number_in
from naungan.intake.readers.members import active_with_wage
from naungan.intake.readers.people import wage_code
from naungan.intake.rules.identity import identity_slots, with_identity
from naungan.intake.rules.month import month_slot
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import MOST, is_negative, rupiah_of, wage_of
from naungan.kernel.period import Bulan
from naungan.regulasi import BULAN_PERTAMA, buku, sen
from naungan.regulasi.bulat import PER_JUTA
from naungan.regulasi.keringanan import daftar_keringanan
from naungan.regulasi.upah import SEN

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Column of the bill → the series of its rate.
TARIF = {
    "iuran_jkm": "tarif_jkm", "iuran_jht_pemberi_kerja": "tarif_jht_pemberi_kerja", "iuran_jht_pekerja": "tarif_jht_pekerja",
    "iuran_jp_pemberi_kerja": "tarif_jp_pemberi_kerja", "iuran_jp_pekerja": "tarif_jp_pekerja",
}  # fmt: skip
# Column of the bill → the programme whose relief may have changed it.
RINGAN = {"iuran_jkk": "jkk", "iuran_jkm": "jkm"}
RISIKO = ("I", "II", "III", "IV", "V")
PARTS = ("iuran_jkk", *TARIF, "iuran_jkp")
# How SIPP rounds is not published: one rupiah up or down is no difference.
_ROUNDING = 1
# A month beyond is a slip of the pen, and no rate is sought for it.
_LAST_YEAR = 2199


def bill_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Formulir 2a → values of MEMBER (billed = active, own NPP, segment PU) and of BILL."""
    read = with_identity(engine, table.mutate(jenis_kelamin=ibis.null("string")), prefixes)
    read = active_with_wage(read, "bulan").mutate(
        v_rapel=wage_of(read.rapel), **{f"v_{name}": rupiah_of(read[name]) for name in (*PARTS, "iuran_total")}
    )
    return _judged(engine, engine.keep(_with_programmes(read)))


def bill_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a line of the bill."""
    amounts = (*PARTS, "iuran_total")
    return [
        *identity_slots(read, twice=False),
        Slot("upah", wage_code(read)),
        Slot("rapel", first(("ANGKA_TIDAK_TERBACA", read.rapel.notnull() & read.v_rapel.isnull()))),
        *(Slot(name, first(
            ("ANGKA_NEGATIF", is_negative(read[name])), ("ANGKA_TIDAK_TERBACA", read[name].notnull() & read[f"v_{name}"].isnull())
        )) for name in amounts),
        *(Slot(name, first(("TAGIHAN_TARIF_BEDA", ~read[f"k_{name}"]))) for name in PARTS[:-1]),
        Slot("iuran_total", first(("TAGIHAN_JUMLAH_BEDA", ~read.v_jumlah_sesuai))),
        month_slot(read),
        Slot("npp", first(("NPP_KOSONG", read.v_npp.isnull()))),
    ]  # fmt: skip


def _with_programmes(read: ir.Table) -> ir.Table:
    """A programme with an amount is taken part in, one with 0 is not; a blank says nothing."""
    jht = ibis.coalesce(read.v_iuran_jht_pemberi_kerja, read.v_iuran_jht_pekerja)
    jp = ibis.coalesce(read.v_iuran_jp_pemberi_kerja, read.v_iuran_jp_pekerja)
    return read.mutate(v_jkk=read.v_iuran_jkk > 0, v_jkm=read.v_iuran_jkm > 0, v_jht=jht > 0, v_jp=jp > 0)


def _judged(engine: Engine, read: ir.Table) -> ir.Table:
    """Adds ``k_<part>`` (does the amount follow? NULL = can't be said), ``v_tarif_sesuai`` and ``v_jumlah_sesuai``."""
    law = engine.table(_rates(_months(engine, read)))
    read = read.left_join(law, read.v_bulan == law.t_bulan)
    # With a JKP column the funds are split, and what JKK and JKM must then show is not published.
    whole = read.v_iuran_jkp.fill_null(0) == 0
    wage, arrears = (amount.cast("decimal(20, 2)") for amount in (read.k_upah, read.v_rapel.fill_null(0)))
    both = wage + arrears
    bases = [sen(read.k_upah), sen(ibis.cases((both.abs() < MOST, both)))]
    ceiling = read.t_pagu_jp * SEN
    right = {name: _follows(read, name, _capped(bases, name, ceiling), [f"t_{tarif}"]) for name, tarif in TARIF.items()}
    right["iuran_jkk"] = _follows(read, "iuran_jkk", bases, [f"t_jkk_{group}" for group in RISIKO])
    known = {name: ibis.ifelse(whole | ibis.literal(name not in RINGAN), value, None) for name, value in right.items()}
    read = read.mutate(**{f"k_{name}": value for name, value in known.items()})
    parts = [read[f"v_{name}"] for name in PARTS]
    some = ibis.or_(*(part.notnull() for part in parts))
    added = reduce(add, (part.fill_null(0) for part in parts))
    wrong = ibis.or_(*(~read[f"k_{name}"].fill_null(True) for name in known))
    judged = ibis.or_(*(read[f"k_{name}"].notnull() for name in known))
    return read.mutate(
        v_tarif_sesuai=ibis.ifelse(judged, ~wrong, None),
        v_jumlah_sesuai=ibis.ifelse(some & read.v_iuran_total.notnull(), _close(added, read.v_iuran_total, len(PARTS)), None),
    )


def _months(engine: Engine, read: ir.Table) -> list[Bulan]:
    """The months from the first to the last that is billed and has a law; asked as numbers, so that the step can be run again."""
    number = number_in(read.v_bulan.replace("-", ""))
    real = number.between(BULAN_PERTAMA.tahun * 100 + BULAN_PERTAMA.bulan, _LAST_YEAR * 100 + 12)
    (asked,) = engine.rows(read.aggregate(awal=number.min(where=real), akhir=number.max(where=real)))
    if asked["awal"] is None:
        return []
    earliest, latest = (Bulan(*divmod(asked[name], 100)) for name in ("awal", "akhir"))
    return list(earliest.until(latest))


def _capped(bases: list[ir.IntegerValue], name: str, ceiling: ir.IntegerValue) -> list[ir.IntegerValue]:
    return [ibis.least(base, ceiling) for base in bases] if name.startswith("iuran_jp_") else bases


def _follows(read: ir.Table, name: str, bases: list[ir.IntegerValue], rates: list[str]) -> ir.BooleanValue:
    """Is the amount nothing, or a base × one of the rates, with or without the relief of the month? NULL where one is not known."""
    amount, per = read[f"v_{name}"], ibis.literal(SEN * PER_JUTA, "int64")
    due = [half_up(base * read[rate], SEN * PER_JUTA) for base in bases for rate in rates]
    if name in RINGAN:
        top, bottom = read[f"t_{RINGAN[name]}_atas"], read[f"t_{RINGAN[name]}_bawah"]
        due += [half_up(base * read[rate] * top, bottom * per) for base in bases for rate in rates]
    fits = ibis.or_(*(_close(amount, one, _ROUNDING).fill_null(False) for one in due))
    known = amount.notnull() & bases[0].notnull() & read[rates[0]].notnull()
    return ibis.ifelse(known, fits | (amount == 0), None)


def _close(one: ir.IntegerValue, other: ir.IntegerValue, most: int) -> ir.BooleanValue:
    return (one - other).abs() <= most


def _rates(months: list[Bulan]) -> pa.Table:
    """The rates (per million), the JP ceiling and the relief of PU in each month."""
    rows = [_month(month) for month in months]
    numbers = [f"t_{name}" for name in (*TARIF.values(), "pagu_jp", *(f"jkk_{group}" for group in RISIKO))]
    numbers += [f"t_{program}_{part}" for program in RINGAN.values() for part in ("atas", "bawah")]
    schema = pa.schema([("t_bulan", pa.string()), *((name, pa.int64()) for name in numbers)])
    return pa.Table.from_pylist(rows, schema)


def _month(month: Bulan) -> dict[str, object]:
    values = {f"t_{name}": buku().entry(name, month).nilai for name in (*TARIF.values(), "pagu_jp")}
    groups = buku().entry("tarif_jkk", month).nilai
    reliefs = [one for one in daftar_keringanan() if one.segmen == "PU" and one.dari <= month <= one.sampai]
    factors = {program: next((one.program[program] for one in reliefs if program in one.program), (1, 1)) for program in RINGAN.values()}
    for program, (top, bottom) in factors.items():
        values |= {f"t_{program}_atas": top, f"t_{program}_bawah": bottom}
    return {"t_bulan": str(month), **values, **{f"t_jkk_{group}": groups[group] for group in RISIKO}}
