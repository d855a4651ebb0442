"""Published figures by region, with a check of what they claim: shares and gaps are computed again from their own parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan import regions
from naungan.engine import cut, decimal_in, divide, millionths, whole
from naungan.intake.rules.month import month_said, month_slot
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import date_of, is_negative, people_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_COUNTS = ("aktif", "semesta", "target", "selisih")
# The nation has no code: its figures bear its name alone.
_NATION = "^ *(nasional|indonesia|republik indonesia) *$"
_PERCENT = "^-?[0-9]{1,6}([.][0-9]{1,6})?$"
# Shares are compared in millionths of a percent.
_FINE = 1_000_000
_PLACES = (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)


def aggregate_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Figures by region → values of AGGREGATE."""
    counts = {f"v_{name}": people_of(table[name]) for name in _COUNTS}
    bare = table.persen.re_replace("[ %]", "").replace(",", ".")
    number = decimal_in(ibis.cases((bare.re_search(_PERCENT), cut(bare, 0, 14))), "decimal(18, 6)")
    places = ibis.ifelse(bare.contains("."), bare.length() - bare.find(".") - 1, 0)
    # A cell formatted as a percentage holds the fraction; no region is covered to less than one percent.
    fraction = (number <= 1) & (places > 0) & ~table.persen.contains("%")
    day = date_of(table.tanggal)
    read = table.mutate(
        **counts,
        v_persen=ibis.ifelse(fraction, number * 100, number).cast("decimal(18, 6)"),
        k_desimal=ibis.ifelse(fraction, ibis.greatest(places - 2, 0), places),
        **month_said(table),
        v_segmen=_segment(table.segmen),
        v_hitungan=_counting(ibis.coalesce(table.hitungan, table.f_hitungan)),
        v_penerbit=ibis.coalesce(table.penerbit, table.f_penerbit),
        v_penyebut=ibis.coalesce(table.penyebut, table.f_penyebut),
        k_tanggal=day,
        v_tanggal=ibis.coalesce(day, table.f_posisi),
        v_wilayah_nama=table.wilayah_nama,
    )
    read = engine.keep(_with_region(engine, read))
    known = (read.v_aktif >= 0) & (read.v_semesta > 0)
    exact = divide((read.v_aktif * (100 * _FINE)).cast("int64"), ibis.ifelse(known, read.v_semesta, 1).cast("int64"))
    share = ibis.ifelse(known, exact, ibis.null("int64"))
    return read.mutate(k_persen=share, v_persen_hitung=millionths(share))


def aggregate_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a published figure."""
    stated = whole(read.v_persen * _FINE)
    # Printed digits may be rounded or cut, both are fair.
    place = read.k_desimal.cases(*((places, _FINE // size) for places, size in enumerate(_PLACES)), else_=1)
    gap = read.v_target - read.v_aktif
    nation = ibis.coalesce(read.wilayah_nama, read.wilayah).lower().re_search(_NATION)
    return [
        Slot("wilayah_nama", first(("WILAYAH_TIDAK_DIKENAL", read.v_wilayah.isnull() & ~nation.fill_null(False)))),
        *(Slot(name, first(
            ("ANGKA_NEGATIF", is_negative(read[name])), ("ANGKA_TIDAK_TERBACA", read[name].notnull() & read[f"v_{name}"].isnull())
        )) for name in _COUNTS if name != "selisih"),
        Slot("persen", first(
            ("ANGKA_TIDAK_TERBACA", read.persen.notnull() & read.v_persen.isnull()),
            ("KLAIM_PERSEN_BEDA", (stated - read.k_persen).abs() > place),
        )),
        Slot("selisih", first(("KLAIM_SELISIH_BEDA", (read.v_selisih != gap) & (read.v_selisih != -gap)))),
        Slot("aktif", first(("KLAIM_AKTIF_LEBIH", read.v_aktif > read.v_semesta))),
        Slot("tanggal", first(("TANGGAL_TIDAK_TERBACA", read.tanggal.notnull() & read.k_tanggal.isnull()))),
        month_slot(read),
        Slot("hitungan", first(("HITUNGAN_TIDAK_DISEBUT", read.v_hitungan.isnull()))),
        Slot("penerbit", first(("PENERBIT_TIDAK_DISEBUT", read.v_penerbit.isnull()))),
    ]  # fmt: skip


def _with_region(engine: Engine, table: ir.Table) -> ir.Table:
    """Adds ``v_wilayah``; regions are few and are looked up once each, in the province of the government that sends them first."""
    said = table.mutate(k_teks=ibis.coalesce(table.wilayah, table.wilayah_nama), k_dari=cut(table.f_pemda.fill_null(""), 0, 2))
    rows = engine.rows(said.select("k_teks", "k_dari").distinct())
    found = [{**row, "v_wilayah": _region(row["k_teks"], row["k_dari"])} for row in rows if row["k_teks"]]
    schema = pa.schema([(name, pa.string()) for name in ("k_teks", "k_dari", "v_wilayah")])
    known = engine.table(pa.Table.from_pylist(found, schema))
    joined = said.left_join(known, ["k_teks", "k_dari"])
    return joined.select(*table.columns, "v_wilayah")


def _region(text: str, province: str) -> str | None:
    found = regions.resolve(text)
    near = [kode for kode in found if kode.startswith(province)] if province else found
    return (near or found)[0] if len(near or found) == 1 else None


def _segment(text: ir.StringValue) -> ir.StringValue:
    low = text.lower().re_replace("[^a-z]+", " ").re_replace("^ +| +$", "")
    return ibis.cases(
        (low.re_search("semua|total|seluruh"), "SEMUA"), (low.re_search("(^| )pu (dan |dengan |plus )?bpu"), "PU_BPU"),
        (low.re_search("jakon|konstruksi"), "JAKON"), (low.re_search("bpu|bukan penerima"), "BPU"),
        (low.re_search("(^| )pu( |$)|penerima upah"), "PU"),
    )  # fmt: skip


def _counting(text: ir.StringValue) -> ir.StringValue:
    low = text.lower()
    without = low.re_search("tanpa|tidak|non|belum|exclude")
    return ibis.cases((without, "tanpa_jakon"), (low.re_search("dengan|termasuk|ya|include|jakon|konstruksi"), "dengan_jakon"))
