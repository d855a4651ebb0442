"""Purses of a plan from a finished evaluation: what the accounts of a unit still hold, and purses whose line names a sum.

Accounts of two programmes never lend to each other. Since a plan buys JKK and JKM together, the money of both is what the poorer one allows
at the dearest share that any worker of theirs gives it: so no account is overdrawn. Money that nobody knows is no purse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import bulan_tahun_anggaran, tahun_anggaran
from naungan.acuan.dompet import kind_of
from naungan.acuan.kebijakan import LAINNYA
from naungan.acuan.loading import load
from naungan.acuan.peta_rekening import default_peta
from naungan.acuan.rekening import dompet, keluarga_kategori
from naungan.budget.purses import payer_lines, whose
from naungan.kernel.messages import sentence
from naungan.projection.plan_groups import dues
from naungan.relations.joins import WORKER, keyed, left

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

Row = dict[str, Any]
Key = tuple[str, str | None, int, str]
# Stages whose money may be spent; what stands in an earlier one waits for the next open step.
TERSEDIA = ("APBD", "PERGESERAN", "APBD_P")
MINIMAL = ("jkk", "jkm")


def purses_of(engine: Engine, finished: Finished) -> list[Row]:
    """Rows of PLAN_PURSE in the order of their key.

    ``uang`` of accounts is ceiling − realised at the newest stage (ADEQUACY), of both programmes together; where a stage is not yet law,
    ``jendela``, ``usulan`` and ``penetapan`` are the open step of the budget cycle of its year. ``uang`` of a line of the payer list is
    its ``pagu``, less what it has carried up to the evaluated month (PURSE_COVER). See ``unknown_purses`` for what is left out.
    """
    rows = [row for row in _all(engine, finished) if row["uang"] is not None]
    return sorted(rows, key=lambda row: (row["pemda"], row["dompet"]))


def unknown_purses(engine: Engine, finished: Finished) -> list[tuple[str, str]]:
    """Pemda and name of purses whose money nobody knows: they pay for nobody in a plan, which has to be told."""
    return sorted((row["pemda"], row["dompet"]) for row in _all(engine, finished) if row["uang"] is None)


def _all(engine: Engine, finished: Finished) -> list[Row]:
    return [*_accounts(engine, finished), *_lines(engine, finished)]


def _accounts(engine: Engine, finished: Finished) -> list[Row]:
    rows = finished.table(engine, "adequacy")
    rows = rows.filter(rows.kode_rekening.notnull() & (rows.program.isnull() | rows.program.isin(MINIMAL)))
    names = ["pemda", "unit", "tahun", "tahap", "kode_rekening", "program", "tersedia"]
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in engine.rows(rows.select(*names).order_by([ibis.asc(name, nulls_first=True) for name in names])):
        found[row["pemda"], row["unit"], row["tahun"], _family(row)].append(row)
    shares, steps = _shares(engine, finished), _steps(engine, finished)
    return [_account(key, mine, shares, steps) for key, mine in found.items()]


def _family(row: Mapping[str, Any]) -> str:
    """The family of an account as ADEQUACY shows it: by its code, or by the first of a range of codes."""
    kode = row["kode_rekening"].partition("–")[0].partition(",")[0]
    named = default_peta().keluarga(kode)
    every = load("rekening.yaml")["keluarga"]
    return named or next((one for one in every if dompet(one, row["program"], row["tahun"]).label == row["kode_rekening"]), "non_asn")


def _account(key: Key, mine: Sequence[Row], shares: Mapping[Any, Row], steps: Mapping[Any, Row]) -> Row:
    pemda, unit, tahun, family = key
    months = [month for segmen in load("rekening.yaml")["keluarga"][family]["segmen"] for month in bulan_tahun_anggaran(tahun, segmen)]
    boleh = set(load("rekening.yaml")["keluarga"][family]["kategori"]) | ({LAINNYA} if family == "non_asn" else set())
    law = all(row["tahap"] in TERSEDIA for row in mine)
    text = "Pagu − realisasi; JKK dan JKM bersama, sebesar yang diizinkan rekening yang lebih sempit"
    return {
        "pemda": pemda, "dompet": _named(family, tahun, unit), "jenis": "apbdes" if family == "desa" else "apbd",
        "uang": _money(mine, shares.get((pemda, unit, family))), "boleh": ",".join(sorted(boleh)), "unit": unit, "untuk": pemda,
        "dari": str(min(months)), "sampai": str(max(months)), "sumber": text, **({} if law else steps.get((pemda, tahun), {})),
    }  # fmt: skip


def _named(family: str, tahun: int, unit: str | None) -> str:
    """The accounts of a unit in a year, as an office calls them."""
    book = "APBDes" if family == "desa" else "APBD"
    return f"{book} {tahun} bagi {sentence(f'DOK_KELUARGA_{family.upper()}')}" + (f", {unit}" if unit else "")


def _money(mine: Sequence[Row], share: Row | None) -> int | None:
    """Rupiah for JKK and JKM together; None where a sum or the share of it isn't known."""
    sums: dict[str | None, int] = defaultdict(int)
    for row in mine:
        if row["tersedia"] is None:
            return None
        sums[row["program"]] += row["tersedia"]
    whole = sums.pop(None, 0)
    if not sums:
        return max(0, whole)
    if set(sums) != set(MINIMAL) or share is None:
        return None
    # No one of theirs takes more than ``share`` millionths of a rupiah from the account of that programme.
    return max(0, whole + min(rupiah * 1_000_000 // int(share[str(program)]) for program, rupiah in sums.items()))


def _shares(engine: Engine, finished: Finished) -> dict[tuple[Any, ...], Row]:
    """Pemda, paying unit and family → the most that JKK, and JKM, are of a worker's dues, in millionths, rounded up."""
    ledger = keyed(finished.table(engine, "ledger")).select(*WORKER, "pemda", "unit_pembayar", "kategori")
    rows = left(ledger, engine.keep(dues(finished.table(engine, "assessment"))), WORKER)
    rows = rows.filter(rows.harga > 0)
    part = {name: ((rows[name] * 1_000_000 + rows.harga - 1) // rows.harga).cast("int64").max() for name in MINIMAL}
    cells = rows.group_by(["pemda", "unit_pembayar", "kategori"]).aggregate(**part)
    found: dict[tuple[Any, ...], Row] = {}
    for cell in engine.rows(cells):
        place = found.setdefault((cell["pemda"], cell["unit_pembayar"], keluarga_kategori(cell["kategori"])), dict.fromkeys(MINIMAL, 1))
        for name in MINIMAL:
            place[name] = max(place[name], cell[name])
    return found


def _steps(engine: Engine, finished: Finished) -> dict[tuple[str, int], Row]:
    """Pemda and year → the step to which the next proposal of that year goes, with both dates."""
    rows = finished.table(engine, "budget_step")
    rows = rows.filter(rows.berikut.fill_null(False)).order_by(["pemda", "tahun", ibis.desc("ke")])
    return {
        (row["pemda"], row["tahun"]): {"jendela": row["langkah"], "usulan": row["usulan"], "penetapan": row["penetapan"]}
        for row in engine.rows(rows)
    }


def _lines(engine: Engine, finished: Finished) -> list[Row]:
    """Lines of the payer lists that name a sum, or a purse of their own whose sum nobody has named."""
    tahun = tahun_anggaran(finished.bulan)
    months = bulan_tahun_anggaran(tahun, "BPU")
    carried = _carried(engine, finished)
    found: dict[tuple[str, str], Row] = {}
    for at, line in enumerate(payer_lines(engine, finished.table(engine, "payer")), start=1):
        kind = kind_of(line["dana"], line["pembayar"], tahun)
        dari, sampai = max(line["dari"] or "", str(months[0])), min(line["sampai"] or "9999-12", str(months[-1]))
        if kind is None or dari > sampai or (line["pagu"] is None and kind.kode == "apbd"):
            continue
        boleh = {line["kategori"]} if line["kategori"] else set(kind.boleh or ())
        taken = carried.get((line["pemda"], line["unit_pembayar"], line["dana"], line["kategori"]), 0)
        name = f"{tahun} {line['dana'] or kind.nama} {line['unit_pembayar'] or ''} {at}".replace("  ", " ")
        found[line["pemda"], name] = {
            "pemda": line["pemda"], "dompet": name, "jenis": kind.kode, "boleh": ",".join(sorted(boleh)) or None, "unit": line["unit"],
            "uang": None if line["pagu"] is None else max(0, line["pagu"] - taken), "untuk": whose(line), "dari": dari, "sampai": sampai,
            "sumber": "Pagu pada daftar pembayar − yang ditanggung sampai bulan evaluasi (anggapan: sudah dibayar)",
        }  # fmt: skip
    return list(found.values())


def _carried(engine: Engine, finished: Finished) -> dict[tuple[Any, ...], int]:
    """Owner, unit, fund and category → rupiah that PURSE_COVER hands to a purse up to the evaluated month."""
    rows = finished.table(engine, "purse_cover")
    rows = rows.filter((rows.jenis == "ditanggung") & (rows.bulan <= str(finished.bulan)))
    cells = rows.group_by(["pemda_pembayar", "unit_pembayar", "dana", "kategori"]).aggregate(rupiah=rows.rupiah.sum().cast("int64"))
    names = ("pemda_pembayar", "unit_pembayar", "dana", "kategori")
    return {tuple(cell[name] for name in names): cell["rupiah"] for cell in engine.rows(cells)}
