"""The answer to one event: parts, sources, certainty and remarks, from the same formulas that run over tables of people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from naungan.benefit.case import TERDAFTAR, UPAH_KURANG, Case
from naungan.benefit.savings import balances, check_balance, returns
from naungan.benefit.steps import Run, run
from naungan.engine import Engine
from naungan.kernel.period import Bulan
from naungan.law import Step, weakest
from naungan.regulasi import buku


@dataclass(frozen=True)
class Answer:
    """``rincian`` is part → whole rupiah, None where unknown; ``lain`` further amounts; ``langkah`` the values and rules taken."""

    case: Case
    rincian: dict[str, int | None]
    langkah: list[Step]
    lain: dict[str, Any] = field(default_factory=dict)

    @property
    def total(self) -> int | None:
        """The sum of the parts; None when one of them is unknown."""
        amounts = [amount for amount in self.rincian.values() if amount is not None]
        return sum(amounts) if len(amounts) == len(self.rincian) else None

    @property
    def dasar(self) -> list[dict[str, str]]:
        """Regulation, article and certainty of each value taken."""
        program = self.case.anak[0]["program"] if self.case.anak and not self.case.rincian else self.case.peristiwa.program
        found = dict.fromkeys((step.aturan, step.pasal, step.status or "") for step in self.langkah if step.jenis == "nilai")
        return [{"program": program, "aturan": rule, "pasal": article, "status": status} for rule, article, status in found]

    @property
    def status(self) -> str:
        """The weakest certainty of the values and rules taken."""
        unknown = ["unknown"] if self.total is None or self.lain.get("anggapan") else []
        derived = ["recalled"] if self.case.turunan else []
        return weakest([*(step.status for step in self.langkah if step.status), *derived, *unknown])


def answer(engine: Engine, case: Case) -> Answer:
    """Evaluate one event."""
    if case.peristiwa.kode == "jht":
        return _old_age(engine, case)
    if case.peristiwa.kode == "jp":
        return _pension(engine, case)
    runs: list[Run] = []
    rincian = _parts(engine, case, case.kolom, runs)
    lain = _monthly(runs) if case.peristiwa.kode == "jkp" else {}
    if case.kehilangan:
        lain["persen_cacat_per_juta"] = sum(row["persen_kehilangan"] for row in runs[0].rows)
    found = Answer(case, rincian, _steps(runs), lain)
    return _with_payers(engine, found) if case.peristiwa.program in ("jkk", "jkm") else found


def _parts(engine: Engine, case: Case, kolom: dict[str, Any], runs: list[Run]) -> dict[str, int | None]:
    """The parts of the benefit; each evaluation is added to ``runs``."""
    if case.kehilangan:
        lost = run(engine, case.kehilangan, ["persen_kehilangan"], case.hari, case.diketahui)
        runs.append(lost)
        kolom = {**kolom, "persen_cacat": sum(lost.amount("persen_kehilangan", n) or 0 for n in range(len(lost.rows)))}
    rincian: dict[str, int | None] = {}
    if case.rincian:
        main = run(engine, [kolom], list(case.rincian.values()), case.hari, case.diketahui)
        runs.append(main)
        rincian = {part: main.amount(formula) for part, formula in case.rincian.items()}
    if case.anak:
        school = run(engine, case.anak, ["beasiswa_anak"], case.hari, case.diketahui)
        runs.append(school)
        rincian |= {f"beasiswa_anak_{row['anak_ke']}": school.amount("beasiswa_anak", n) for n, row in enumerate(school.rows)}
    return rincian | dict.fromkeys(case.tanpa_jumlah)


def _with_payers(engine: Engine, found: Answer) -> Answer:
    """Who pays: BPJS, or the employer where he failed in his duty."""
    case, total = found.case, found.total
    if case.keadaan == TERDAFTAR:
        return Answer(case, found.rincian, found.langkah, {**found.lain, "penanggung": {"bpjs": total, "pemberi_kerja": 0}})
    row: dict[str, Any] = {"manfaat": total, "manfaat_dilaporkan": None}
    if case.keadaan == UPAH_KURANG:
        reported = {**case.kolom, **dict.fromkeys(_wage_columns(case), case.upah_dilaporkan_sen)}
        amounts = [amount for amount in _parts(engine, case, reported, []).values() if amount is not None]
        row["manfaat_dilaporkan"] = sum(amounts)
    duty = f"kewajiban_{case.keadaan}"
    owed = run(engine, [row], [duty], case.hari, case.diketahui)
    own = owed.amount(duty)
    payers = {"bpjs": None if own is None or total is None else total - own, "pemberi_kerja": own}
    return Answer(case, found.rincian, [*found.langkah, *owed.steps], {**found.lain, "penanggung": payers})


def _wage_columns(case: Case) -> list[str]:
    return [name for name in ("upah_sen", "penghasilan_sen") if case.kolom.get(name) is not None]


def _old_age(engine: Engine, case: Case) -> Answer:
    known = returns((one.tahun for one in case.tahun), case.asumsi, case.diketahui)
    check_balance(case.kolom["saldo"], case.tahun, known)
    columns = ("kasus", "tahun", "iuran_tahun", "iuran_berjalan", "bulan_berjalan", "hasil_setahun")
    rows = pa.Table.from_pylist([one.row(0, known) for one in case.tahun], pa.schema([pa.field(name, pa.int64()) for name in columns]))
    opening = engine.table(pa.table({"kasus": [0], "saldo": [case.kolom["saldo"]]}))
    (grown,) = engine.rows(balances(engine, opening, engine.table(rows), known))
    main = run(
        engine, [{"saldo_jht": grown["saldo_jht"], "klaim": case.kolom["klaim"]}], ["jht_bruto", "pajak_jht"], case.hari, case.diketahui
    )
    tax, gross = main.amount("pajak_jht"), main.amount("jht_bruto")
    balance: dict[str, int | None] = {"saldo_awal": case.kolom["saldo"], "iuran": sum(one.iuran_tahun for one in case.tahun)}
    balance |= {f"hasil_{year}": grown[f"hasil_{year}"] for year in known}
    rincian: dict[str, int | None] = balance if case.kolom["klaim"] == "penuh" else {f"klaim_{case.kolom['klaim']}": gross}
    lain = {
        "saldo": grown["saldo_jht"], "pajak": tax, "diterima": None if tax is None or gross is None else gross - tax,
        "anggapan": {str(year): case.asumsi[year] for year in known if year in case.asumsi and _not_found(year)},
        "tidak_diketahui": [str(year) for year, rate in known.items() if rate is None],
    }  # fmt: skip
    sources = [step for year, rate in known.items() if rate is not None and not _not_found(year) for step in _return_step(year)]
    return Answer(case, rincian, [*sources, *main.steps], lain)


def _not_found(year: int) -> bool:
    return buku().series["hasil_jht"].at(dt.date(year, 12, 31)) is None


def _return_step(year: int) -> list[Step]:
    series = buku().series["hasil_jht"]
    entry = buku().entry("hasil_jht", dt.date(year, 12, 31))
    return [
        Step(
            "hasil_jht", "nilai", entry.nilai, series.satuan, f"{series.nama['id']} {year}",
            entry.dasar.aturan, entry.dasar.pasal, entry.status, entry.catatan,
            entry.sandaran,
        )
    ]  # fmt: skip


def _pension(engine: Engine, case: Case) -> Answer:
    main = run(engine, [case.kolom], list(case.rincian.values()), case.hari, case.diketahui)
    runs, amount, path = [main], main.amount("pensiun_sebulan"), {str(case.hari): main.amount("pensiun_sebulan")}
    for day in _adjustments(case):
        if amount is None:
            break
        later = run(engine, [{"pensiun_lalu": amount}], ["pensiun_disesuaikan"], day, case.diketahui)
        runs.append(later)
        amount = path[str(day)] = later.amount("pensiun_disesuaikan")
    lain = {"penyesuaian": path, "bulanan": bool(main.rows[0]["jp_bulanan"]), "masa_iur_dihitung": main.rows[0]["masa_iur_dihitung"]}
    return Answer(case, {"pensiun_sebulan": amount}, _steps(runs), lain)


def _adjustments(case: Case) -> list[dt.date]:
    """Each 1 March after the event, until the month that is asked for."""
    if case.dibayar_pada is None:
        return []
    marches = (Bulan(year, 3).first_day for year in range(case.hari.year, case.dibayar_pada.year + 1))
    return [day for day in marches if case.hari < day <= case.dibayar_pada]


def _monthly(runs: list[Run]) -> dict[str, Any]:
    row = runs[0].rows[0]
    return {"sebulan": [row["jkp_sebulan_awal"], row["jkp_sebulan_lanjut"]], "berhak": row["jkp_berhak"]}


def _steps(runs: list[Run]) -> list[Step]:
    """All steps, each once."""
    return list({(step.nama, str(step.nilai)): step for one in runs for step in one.steps}.values())
