"""What is said of whole files: the FILE relation, and the problems that have no row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.intake.judging.context import lingkup_of, titles_of
from naungan.intake.layouts import layout
from naungan.intake.layouts.forms import outdated
from naungan.intake.mapping.notes import notes
from naungan.intake.shape.months import month_of_name
from naungan.intake.tables import FILE, PROBLEM
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan
from naungan.kernel.problem import Severity, problem_row
from naungan.kernel.shown import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.intake.reading.sources import Staged

# A NIK that Excel has cut ends in 0; by chance one in ten does.
_NIL_SHARE = 5
_NIL_FROM = 20
SIPP_ROWS = 10_000
_OLD_SIPP = ("sipp_tk_50", "sipp_tk_29")
# A hundred times the budget of the state in one column, or more wages than all regions pay: the columns are not what they seem, and
# a sum over several such files would leave the engine's whole numbers.
_MOST_RUPIAH = 10**17
_MOST_WAGES = 10**13
# Lists that are of one month; bills, receipts and what BPJS answers tell of several.
_OF_A_MONTH = ("roster", "recap", "mutation", "honorarium")
_COPY = re.compile(r"\(\d+\)\.\w+$")


def counts_of(engine: Engine, layouts: Sequence[ir.Table]) -> dict[int, dict[str, Any]]:
    """Per file: rows in, held, refused, the one month they name, how many NIK end in 0, and whether the sum of a column can be real."""
    if not layouts:
        return {}
    counted = [_counted(rows) for rows in layouts]
    return {row["no"]: row for row in engine.rows(ibis.union(*counted) if len(counted) > 1 else counted[0])}


def _counted(rows: ir.Table) -> ir.Table:
    digits = rows.k_digits if "k_digits" in rows.columns else rows.lembar.nullif(rows.lembar)
    month = rows.v_bulan if "v_bulan" in rows.columns else rows.f_bulan
    full = digits.re_search("^[0-9]{16}$").fill_null(False)
    return rows.group_by("no").aggregate(
        masuk=rows.count(),
        ditahan=rows.tahan.cast("int64").sum(),
        ditolak=rows.ditolak.cast("int64").sum(),
        bulan_awal=month.min(),
        bulan_akhir=month.max(),
        nik=full.cast("int64").sum(),
        nik_nol=(full & digits.endswith("0")).cast("int64").sum(),
        mustahil=_beyond(rows),
    )


def _beyond(rows: ir.Table) -> ir.BooleanScalar:
    sums = [
        rows[name].cast("decimal(38, 2)").sum() >= (_MOST_WAGES if kind.is_decimal() else _MOST_RUPIAH)
        for name, kind in rows.schema().items()
        if name.startswith("v_") and (kind.is_decimal() or kind.is_integer())
    ]
    return ibis.or_(ibis.literal(False), *(one.fill_null(False) for one in sums))


def file_rows(staged: list[Staged], counts: dict[int, dict[str, Any]]) -> pa.Table:
    """FILE, one row per source."""
    return FILE.of([_file(one, counts.get(one.no)) for one in staged])


def file_problems(staged: list[Staged], counts: dict[int, dict[str, Any]], corrected: Mapping[int, int]) -> pa.Table:
    """PROBLEM rows without a row number; ``corrected`` are the cells of each file that were judged as somebody has corrected them."""
    return PROBLEM.of([_problem(one, *found) for one in staged for found in _found(one, counts.get(one.no, {}), corrected.get(one.no, 0))])


def _file(one: Staged, counted: dict[str, Any] | None) -> dict[str, object]:
    source, titles = one.source, titles_of(one)
    known = counted or {"masuk": 0, "ditahan": 0, "ditolak": 0, "bulan_awal": None, "bulan_akhir": None}
    rows_month = known["bulan_awal"] if known["bulan_awal"] == known["bulan_akhir"] else None
    said = titles.get("posisi")
    read = one.layout is not None
    return {
        "berkas": source.berkas, "sumber": one.sumber, "pemda": source.pemda, "unit": source.unit,
        "unit_nama": source.unit_nama or titles.get("unit_nama"),
        "bulan": rows_month or source.bulan or titles.get("bulan") or source.bulan_tempat,
        "dataset": one.answer.get("dataset") or source.dataset, "layout": one.layout, "tahap": source.tahap or titles.get("tahap"),
        "lingkup": (lingkup_of(one, titles) or "own_npp") if one.answer.get("dataset") == "member" else None,
        "posisi": source.posisi or (_day(said) if said else None),
        "orang": None if read else one.params.get("orang"),
        "masuk": known["masuk"] if read else None, "ditahan": known["ditahan"] if read else None,
        "ditolak": known["ditolak"] if read else None,
        "diterima": known["masuk"] - known["ditahan"] - known["ditolak"] if read else None, "dipakai": read, "kode": one.code,
    }  # fmt: skip


def _found(one: Staged, counted: dict[str, Any], corrected: int) -> list[tuple[str, dict[str, Any]]]:
    if one.code:
        return [(one.code, one.params)]
    answer, rows = one.answer, counted.get("masuk", 0)
    old = outdated(answer["template"])
    strange = [name for name in [*answer["skipped"], *answer["hidden"]] if name]
    sipp = answer["layout"].startswith("sipp_")
    tests: list[tuple[bool, str, dict[str, Any]]] = [
        (rows == 0, "BERKAS_TANPA_BARIS", {}),
        (corrected > 0, "KOREKSI_DIPAKAI", {"jumlah": corrected}),
        (answer["lanjutan"]["jumlah"] > 0, "BARIS_LANJUTAN", answer["lanjutan"]),
        (bool(answer["lacking"]), "TATA_LETAK_KURANG", {"tata_letak": layout(answer["layout"]).nama, "kurang": _missing(answer)}),
        (one.source.renamed or _renamed(answer), "NAMA_MEMUAT_NIK", {}),
        (old is not None, "TEMPLAT_LAMA", old or {}),
        (bool(strange), "LEMBAR_LAIN", {"lembar": ", ".join(strange)}),
        (answer["empty_formulas"] > 0, "RUMUS_TANPA_HASIL", {"jumlah": answer["empty_formulas"]}),
        (_many_nil(counted), "NIK_BANYAK_NOL", {"jumlah": counted.get("nik_nol"), "dari": counted.get("nik")}),
        (
            answer["dataset"] == "member" and not lingkup_of(one, titles_of(one)) and not _has_field(one, "lingkup"),
            "LINGKUP_TIDAK_DISEBUT",
            {},
        ),
        (answer["dataset"] == "roster" and "member" in layout(answer["layout"]).juga, "KEPESERTAAN_MENURUT_OPD", {}),
        (sipp and bool(_COPY.search(one.source.berkas)), "SIPP_NAMA_BERKAS", {}),
        (sipp and rows > SIPP_ROWS, "SIPP_TERLALU_BANYAK", {"jumlah": rows, "batas": SIPP_ROWS}),
        (answer["layout"] in _OLD_SIPP, "SIPP_TEMPLAT_LAMA", {}),
        (answer["kind"] == "pdf", "TAGIHAN_PDF_NAMA", {}),
    ]
    if (month := _other_month(one)) is not None:
        tests.append((True, "BULAN_LAIN_DISEBUT", month))
    met = [(code, {"jumlah": number}) for code, number in sorted(answer["met"].items()) if number]
    return [*notes(answer), *met, *((code, params) for holds, code, params in tests if holds)]


def _other_month(one: Staged) -> dict[str, Any] | None:
    """What title, name or sheet tell of another month than the one that is asked; None where one of them tells it, or they differ."""
    asked = one.source.asked
    if asked is None or one.answer["dataset"] not in _OF_A_MONTH:
        return None
    told = {"JUDUL": {sheet["month"] for sheet in one.answer["sheets"]}, "BERKAS": {month_of_name(one.source.berkas)}}
    told["LEMBAR"] = {month_of_name(sheet["lembar"] or "") for sheet in one.answer["sheets"]}
    months = set().union(*told.values()) - {None}
    if len(months) != 1 or asked in months:
        return None
    (other,) = months
    place = next(name for name, said in told.items() if other in said)
    return {"tempat": sentence(f"BULAN_DI_{place}"), "disebut": Bulan.parse(other).nama, "diminta": Bulan.parse(asked).nama}


def _missing(answer: dict[str, Any]) -> str:
    """The headings that a layout asked for by hand needs and the file has not, by their first words."""
    chosen = layout(answer["layout"])
    first = {field: heading for heading, field in reversed(chosen.headings.items())}
    return ", ".join(" atau ".join(first[field] for field in group[:3]) for group in answer["lacking"])


def _renamed(answer: dict[str, Any]) -> bool:
    """Whether a sheet is called otherwise than it is shown."""
    return any(sheet["named"] and shown(sheet["named"]) != sheet["named"] for sheet in answer["sheets"])


def _has_field(one: Staged, name: str) -> bool:
    return any(name in sheet["headings"] for sheet in one.answer["sheets"])


def _many_nil(counted: dict[str, Any]) -> bool:
    whole = counted.get("nik") or 0
    return whole >= _NIL_FROM and counted["nik_nol"] * _NIL_SHARE > whole


def _problem(one: Staged, code: str, params: dict[str, Any]) -> dict[str, object]:
    dataset = one.answer.get("dataset") or one.source.dataset
    severity = Severity.REFUSE if one.code else Severity.NOTE
    return problem_row(code, severity, one.source.berkas, pemda=one.source.pemda, dataset=dataset, sumber=one.sumber, params=params)


def _day(text: str) -> Any:
    import datetime as dt

    return dt.date.fromisoformat(text)
