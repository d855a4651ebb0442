"""What a unit asks for: next year's RKA lines by equal dues, the option of JHT apart, and what this year's budget lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import bulan_tahun_anggaran, choice, tahun_anggaran
from naungan.acuan.peta_rekening import Peta, default_peta
from naungan.acuan.rekening import dompet, keluarga_kategori
from naungan.budget.needs import DI_LUAR_APBD, share_of
from naungan.budget.orang import Orang, law_dues, option_dues, works
from naungan.budget.purse_tables import BUDGET_PROPOSAL
from naungan.budget.setahun import renewed
from naungan.contribution import PERSON, alike
from naungan.coverage.payers import KEYS, payer_of
from naungan.kernel.period import Bulan
from naungan.regulasi import IURAN, buku
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import BUKAN_PEMDA, SEGMEN, SHORT, State

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from naungan.engine import Engine

Row = dict[str, Any]
_CELL = (
    "pemda",
    "unit_pembayar",
    "kategori",
    "segmen",
    "program",
    "kode_rekening",
    "status_bkn",
    "kira",
    "dasar_upah",
    "jumlah",
    "bulan",
    "perpanjangan",
    "luar_kuota",
)
# What of it decides the account and the article.
_PLACE = ("pemda", "kategori", "segmen", "program", "kode_rekening", "status_bkn", "luar_kuota")
# A line of the list of payers.
_LINE = ("p_unit", "p_segmen", "p_kategori", "unit_pembayar", "pembayar", "dana", "kode_rekening", "kuota")
_YEAR = 12
_PERSON = (*WORKER, "program", "segmen", "jumlah", "kira", "dasar_upah")


def budget_proposal(
    engine: Engine, orang: Orang, *, ledger: ir.Table, payer: ir.Table, adequacy: ir.Table, bulan: str, peta: Peta | None = None
) -> ir.Table:
    """BUDGET_PROPOSAL: the lines of the next fiscal year for the people of the roster, each month by its law and by who pays then; and
    what the purses of this year lack: of what is left, or of the whole year where nobody knows what is left. Rupiah = volume × price in
    every row."""
    tahun, book = tahun_anggaran(Bulan.parse(bulan)), peta or default_peta()
    again = renewed(orang.daftar.select(*PERSON), tahun + 1)
    said = engine.rows(payer.select("dari", "sampai", "kuota").distinct())
    spans, quota = _spans(said, tahun + 1), any(row["kuota"] is not None for row in said)
    who = _paid_for(ledger, payer, spans, quota).inner_join(keyed(again).select(*WORKER, "perpanjangan"), list(WORKER))
    who, orang = engine.keep(who), orang.of(again)
    both = (_cells(_months(engine, orang, tahun + 1, spans, option=option), who, spans, option=option) for option in (False, True))
    lines = _lines(engine, engine.keep(ibis.union(*both)), tahun + 1, book, orang)
    short = [row for one in engine.rows(adequacy.filter(adequacy.tahun == tahun)) for row in lacking(one)]
    return engine.keep(ibis.union(BUDGET_PROPOSAL.conform(lines), engine.table(BUDGET_PROPOSAL.of(_added(short)))))


def _spans(rows: Sequence[Mapping[str, Any]], tahun: int) -> list[list[Bulan]]:
    """The months of a fiscal year, parted where a line of the lists of payers begins or has ended."""
    begins = {row["dari"] for row in rows} | {str(Bulan.parse(row["sampai"]).plus(1)) for row in rows if row["sampai"]}
    spans: list[list[Bulan]] = []
    for month in sorted({month for segmen in SEGMEN for month in bulan_tahun_anggaran(tahun, segmen)}):
        if not spans or str(month) in begins:
            spans.append([])
        spans[-1].append(month)
    return spans


def _paid_for(ledger: ir.Table, payer: ir.Table, spans: Sequence[Sequence[Bulan]], quota: bool) -> ir.Table:
    """Each worker and span (``masa``) with who pays then, from which account, which share, and whether BKN's register knows him where that
    is asked."""
    rows = [_payers(ledger, payer, span[0], quota).mutate(masa=ibis.literal(masa, "int64")) for masa, span in enumerate(spans)]
    return ibis.union(*rows) if len(rows) > 1 else rows[0]


def _payers(ledger: ir.Table, payer: ir.Table, month: Bulan, quota: bool) -> ir.Table:
    ours = keyed(ledger.filter(ledger.keadaan != State.NOT_ELIGIBLE))
    ours = ours.select(*WORKER, "pemda", "unit", "kategori", "database_bkn", k_segmen=ours.segmen.fill_null(""),
                       k_kategori=ours.kategori.fill_null(""))  # fmt: skip
    line = payer_of(ours.select(*KEYS).distinct(), payer, str(month))
    ours = left(ours, line.select(*KEYS, *_LINE, "bagian"), KEYS)
    others = ours.pembayar.isin([*BUKAN_PEMDA]).fill_null(False) | ((ours.pembayar == "pekerja") & (ours.k_segmen == "BPU")).fill_null(
        False
    )
    elsewhere = ours.pembayar.isin(DI_LUAR_APBD).fill_null(False) & ours.kode_rekening.isnull()
    asked = ours.kategori.isin(choice("hanya_dalam_database", month) or [])
    known = ibis.cases((ours.database_bkn.isnull(), "belum_diketahui"), (ours.database_bkn, "terdata"), else_="di_luar")
    status = ibis.ifelse(asked.fill_null(False), known, "tidak_ditanya")
    rows = _beyond_quota(ours) if quota else ours.mutate(luar_kuota=ibis.literal(False))
    rows = rows.mutate(unit_pembayar=ibis.coalesce(ours.unit_pembayar, ours.unit), status_bkn=status)
    return rows.filter(~others & ~elsewhere).select(
        *WORKER, "pemda", "unit_pembayar", "kategori", "kode_rekening", "bagian", "status_bkn", "luar_kuota"
    )


def _beyond_quota(rows: ir.Table) -> ir.Table:
    """Who is more than a purse carries (``luar_kuota``): in an order that is always the same."""
    place = ibis.row_number().over(group_by=["pemda", *_LINE], order_by=[rows[name] for name in WORKER])
    return rows.mutate(luar_kuota=(place >= rows.kuota).fill_null(False))


def _months(engine: Engine, orang: Orang, tahun: int, spans: Sequence[Sequence[Bulan]], *, option: bool) -> ir.Table:
    """A row a person, unit, programme, due and span of the year, with its months (``bulan``); the option instead where asked."""
    found = []
    for group in alike([month for span in spans for month in span], orang.aturan, orang.known):
        owed = option_dues(engine, orang, group[0]) if option else law_dues(engine, orang, group[0])
        for masa, span in enumerate(spans):
            if both := [month for month in group if month in span]:
                paid = {one: [month for month in both if month in bulan_tahun_anggaran(tahun, one)] for one in SEGMEN}
                counts = [(owed.segmen == one, _count(owed, paid[one])) for one in SEGMEN]
                found.append(owed.mutate(bulan=ibis.cases(*counts), masa=ibis.literal(masa, "int64")).select(*_PERSON, "masa", "bulan"))
    rows = ibis.union(*found) if len(found) > 1 else found[0]
    return rows.group_by([*_PERSON, "masa"]).aggregate(bulan=rows.bulan.sum().cast("int64")).filter(lambda one: one.bulan > 0)


def _count(owed: ir.Table, months: Sequence[Bulan]) -> ir.IntegerValue:
    total: ir.IntegerValue = ibis.literal(0, "int64")
    for month in months:
        total = total + works(owed, ibis.literal(month.first_day), ibis.literal(month.last_day)).cast("int64")
    return total


def _cells(months: ir.Table, who: ir.Table, spans: Sequence[Sequence[Bulan]], *, option: bool) -> ir.Table:
    """People counted by who pays and what is equal, the months of all spans in one."""
    rows = months.inner_join(who, [*WORKER, "masa"])
    rows = rows.mutate(jumlah=share_of(rows.jumlah, rows.bagian))
    if len(spans) > 1:
        keys = dict.fromkeys((*WORKER, *(name for name in _CELL if name != "bulan")))
        rows = rows.group_by(list(keys)).aggregate(bulan=rows.bulan.sum().cast("int64"))
    return rows.group_by(list(_CELL)).aggregate(orang=rows.count()).mutate(pilihan=ibis.literal(option))


def _lines(engine: Engine, cells: ir.Table, tahun: int, peta: Peta, orang: Orang) -> ir.Table:
    """Cells as lines of the RKA: people × months × due of each. Of equal lines the first tells account and article."""
    said = engine.rows(cells.select(*_PLACE).distinct().order_by([ibis.asc(name, nulls_first=True) for name in _PLACE]))
    places = engine.table(_places(said, tahun, peta, orang))
    rows = cells.inner_join(places, [cells[name].identical_to(places[name]) for name in _PLACE])
    rows = rows.select(cells, places.tempat, places.keluarga, places.rekening, places.alasan)
    rows = rows.mutate(
        unit=rows.unit_pembayar, tahun=ibis.literal(tahun, "int64"), jenis=ibis.literal("RKA"), perkiraan=rows.kira, harga=rows.jumlah,
        volume=rows.orang * rows.bulan, kode_rekening=ibis.ifelse(rows.jumlah.notnull(), rows.rekening, ibis.null("string")),
        alasan=ibis.ifelse(rows.jumlah.notnull(), rows.alasan, ibis.literal("USULAN_TIDAK_DAPAT_DIHITUNG")),
    )  # fmt: skip
    # Categories of one family stand in one line.
    rows = rows.group_by(list(BUDGET_PROPOSAL.key)).aggregate(orang=rows.orang.sum(), volume=rows.volume.sum(), tempat=rows.tempat.min())
    rows = rows.mutate(rupiah=rows.volume * rows.harga, terhadap=ibis.null("string"))
    return left(rows, places.select("tempat", "rekening_mungkin", "dasar"), "tempat")


def _places(said: Sequence[Mapping[str, Any]], tahun: int, peta: Peta, orang: Orang) -> pa.Table:
    """What decides account and article (``_PLACE``), each with its number (``tempat``) and with what they are."""
    import pyarrow as pa

    rows = [
        {
            **cell, **_account(cell, family := keluarga_kategori(cell["kategori"]), tahun, peta), "tempat": number, "keluarga": family,
            "dasar": _article(cell, tahun, orang),
        }
        for number, cell in enumerate(said)
    ]  # fmt: skip
    texts = [(name, pa.string()) for name in (*_PLACE[:-1], "keluarga", "rekening", "rekening_mungkin", "alasan", "dasar")]
    return pa.Table.from_pylist(rows, pa.schema([*texts, ("luar_kuota", pa.bool_()), ("tempat", pa.int64())]))


def _account(cell: Mapping[str, Any], family: str, tahun: int, peta: Peta) -> Row:
    """The one account to type, or why there is none; who stands outside BKN's register, or beyond what a purse carries, has no line,
    whatever account is known."""
    if cell["status_bkn"] == "di_luar":
        return {"alasan": "USULAN_LUAR_DATABASE"}
    if cell["luar_kuota"]:
        return {"alasan": "USULAN_DI_LUAR_KUOTA"}
    named = (cell["kode_rekening"],) if cell["kode_rekening"] else dompet(family, cell["program"], tahun, peta, cell["pemda"]).kode
    waits = "USULAN_STATUS_BELUM" if cell["status_bkn"] == "belum_diketahui" else None
    if len(named) == 1:
        return {"rekening": named[0], "alasan": waits}
    return {"rekening_mungkin": ", ".join(named) or None, "alasan": "USULAN_BANYAK_REKENING" if named else "USULAN_TANPA_REKENING"}


def _article(cell: Mapping[str, Any], tahun: int, orang: Orang) -> str | None:
    payers = IURAN.get(cell["segmen"] or "", {}).get(cell["program"], {})
    name = payers.get("pemberi_kerja") or payers.get("pekerja")
    return buku().version(name, Bulan(tahun, 1), orang.known).pasal if name else None


def _short(row: Mapping[str, Any]) -> tuple[str, int] | None:
    """What a purse lacks: of what is left; of the whole year only where what is left is not known."""
    if row["anggaran"] in SHORT and row["kekurangan"]:
        return "sisa", row["kekurangan"]
    if row["realisasi"] is None and row["setahun"] in SHORT and row["kekurangan_setahun"]:
        return "setahun", row["kekurangan_setahun"]
    return None


def lacking(row: Mapping[str, Any]) -> list[Row]:
    """What one purse lacks this year as lines that multiply out: whole months of all its people, and the rest as one amount."""
    if (short := _short(row)) is None:
        return []
    terhadap, missing = short
    shown = row["kode_rekening"]
    # A verdict shows a purse of several accounts as a range or a list.
    several = shown is not None and any(sign in shown for sign in "–,")
    place: Row = {"kode_rekening": shown, "alasan": None}
    if several or shown is None:
        place = {"rekening_mungkin": shown, "alasan": "USULAN_BANYAK_REKENING" if several else "USULAN_TANPA_REKENING"}
    said = {
        **{name: row[name] for name in ("pemda", "unit", "tahun", "program", "orang")}, "jenis": "APBD_P", "pilihan": False,
        "status_bkn": "tidak_ditanya", "perkiraan": False, "perpanjangan": False, **place,
        "terhadap": terhadap,
    }  # fmt: skip
    monthly = row["iuran_sebulan"] or 0
    most = (row["bulan_tersisa"] or 0) if terhadap == "sisa" else _YEAR
    months = min(missing // monthly, most) if monthly else 0
    rest = missing - months * monthly
    found = [{**said, "bulan": months, "harga": monthly, "volume": months, "rupiah": months * monthly}] if months else []
    return found + ([{**said, "bulan": None, "harga": rest, "volume": 1, "rupiah": rest}] if rest else [])


def _added(rows: Iterable[Row]) -> list[Row]:
    """Rows of one key in one: purses without an account are not told apart."""
    found: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = tuple(row.get(name) for name in BUDGET_PROPOSAL.key)
        if key not in found:
            found[key] = dict(row)
            continue
        mine = found[key]
        for name in ("orang", "volume", "rupiah"):
            mine[name] = None if mine[name] is None or row[name] is None else mine[name] + row[name]
    return list(found.values())
