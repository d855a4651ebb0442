"""The draft budget looked at as who evaluates it does: a row a clause, with its figure and verdict, and the working days counted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from naungan.acuan import raperda as acuan
from naungan.acuan.jatuh_tempo import working_days
from naungan.acuan.kebijakan import Aturan
from naungan.acuan.peta_rekening import Peta
from naungan.acuan.rekening import keluarga_kategori
from naungan.acuan.siklus import Kalender, Langkah, last_day
from naungan.budget.chain import Place
from naungan.budget.held import held, of_offices
from naungan.budget.rows import YearCell
from naungan.budget.sums import whole_sum
from naungan.budget.tables import RAPERDA_CHECK
from naungan.budget.tahapan import Tahapan
from naungan.relations.words import NO_DUTY, Anggaran

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = dict[str, Any]
YES, NO, OPEN = "memenuhi", "tidak_memenuhi", "tidak_dapat_dinilai"
_OF_AXIS = {Anggaran.CUKUP: YES, Anggaran.KURANG: NO}
_SHARED = "non_asn"


@dataclass(frozen=True)
class Raperda:
    """The draft of one government and year, and what it is held against."""

    draft: Tahapan
    chain: Mapping[str, Row]
    cells: Sequence[YearCell]
    orang: Mapping[str, int]
    peta: Peta
    aturan: Sequence[Aturan] = field(default=())

    def money(self, cells: Sequence[YearCell], keluarga: str) -> Row:
        """The family's lines in the draft against these cells."""
        lines = [row for row in self.draft.lines if row["keluarga"] == keluarga and row["jamsostek"]]
        pagu = whole_sum(row["pagu"] for row in lines) if lines else None
        if not self.draft.lines:
            return {"putusan": OPEN, "alasan": "RAPERDA_TIDAK_DISERAHKAN"}
        if not cells:
            return {"pagu": pagu, "putusan": OPEN, "alasan": "RAPERDA_TANPA_KEBUTUHAN"}
        found = held(self.draft.lines, cells, self.peta)
        verdict = _OF_AXIS.get(Anggaran(found.setahun), OPEN) if found.setahun else OPEN
        if verdict == YES and len(of_offices(self.draft.lines, cells)) < len(cells):
            return {"pagu": pagu, "kebutuhan": found.kebutuhan, "putusan": OPEN, "alasan": "RAPERDA_SEBAGIAN_UNIT"}
        why = {YES: "RAPERDA_MENUTUP", NO: "RAPERDA_KURANG"}.get(verdict, "RAPERDA_UANG_KABUR" if lines else "RAPERDA_TANPA_REKENING")
        return {"pagu": pagu, "kebutuhan": found.kebutuhan, "kekurangan": found.kekurangan, "putusan": verdict, "alasan": why}


def received(kalender: Kalender, first: int) -> list[Place]:
    """The governments and fiscal years from ``first`` on of whose draft a government says that it was received."""
    code = "LANGKAH_EVALUASI"
    return sorted({(row.pemda, row.tahun) for row in kalender.sendiri if row.kode == code and row.usulan and row.tahun >= first})


def raperda_check(
    engine: Engine, found: Mapping[Place, list[Tahapan]], *, chain: ir.Table, cells: Mapping[Place, Sequence[YearCell]], ledger: ir.Table,
    kalender: Kalender, aturan: Sequence[Aturan] | None, peta: Peta, posisi: dt.date,
) -> ir.Table:  # fmt: skip
    """RAPERDA_CHECK of every government and year of which a draft is there, or of which the government says that it was received."""
    rows: list[Row] = []
    known: dict[Place, dict[str, Row]] = defaultdict(dict)
    for row in engine.rows(chain.order_by("pemda", "tahun", "tahap", "urutan")):
        if not (row["tahap"] in ("RKPD", "KUA_PPAS") and row["urutan"]):
            known[row["pemda"], row["tahun"]][row["tahap"]] = row
    people = _people(engine, ledger)
    for place, mine in found.items():
        draft = next(one for one in mine if one.tahap == "RAPBD")
        step = _step(kalender, place, "LANGKAH_EVALUASI")
        if draft.lines or step.usulan.status == "pemda":
            one = Raperda(draft, known[place], cells.get(place, ()), people[place[0]], peta, aturan or ())
            days = _days(kalender, place, step, posisi)
            rows += [{**_head(place, item, at), **_judged(one, item), **days} for at, item in enumerate(acuan.butir(place[1]), start=1)]
    return engine.table(RAPERDA_CHECK.of(rows))


def _people(engine: Engine, ledger: ir.Table) -> dict[str, dict[str, int]]:
    """How many of each category stand on the rosters of a government, of those it has a duty for."""
    ours = ledger.filter(~ledger.keadaan.isin(NO_DUTY) & ledger.kategori.notnull())
    counted = ours.group_by(["pemda", "kategori"]).aggregate(orang=ours.orang.nunique())
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in engine.rows(counted.order_by("pemda", "kategori")):
        found[row["pemda"]][row["kategori"]] = row["orang"]
    return found


def _head(place: Place, item: acuan.Butir, at: int) -> Row:
    guide = acuan.pedoman(place[1])
    return {
        "pemda": place[0], "tahun": place[1], "butir": item.kode, "nomor": at, "penilai": acuan.penilai(place[0]), "pedoman": guide.nomor,
        "naskah_diperiksa": guide.naskah_diperiksa, "dasar": item.dasar,
        "status": "unknown" if item.kelompok and not guide.kelompok_dibaca else item.status,
    }  # fmt: skip


def _days(kalender: Kalender, place: Place, step: Langkah, posisi: dt.date) -> Row:
    """Three working days to send, fifteen to evaluate, seven to mend: each from the day that the government itself has said."""
    agreed = _step(kalender, place, "LANGKAH_RAPBD").penetapan
    starts = {"kirim": agreed, "evaluasi": step.usulan, "perbaikan": step.penetapan}
    ends = {name: last_day(name, day.hari) for name, day in starts.items() if day.status == "pemda"}
    until, done = ends.get("evaluasi"), "perbaikan" in ends and step.penetapan.hari <= posisi
    return {
        "diterima": step.usulan.hari if until else None, "hasil": step.penetapan.hari if "perbaikan" in ends else None,
        **{f"{name}_sampai": ends[name][0] if name in ends else None for name in starts},
        "sisa_hari_kerja": working_days(max(posisi, step.usulan.hari), until[0]) if until and not done else None,
        "perkiraan": any(guess for _, guess in ends.values()) if ends else None,
    }  # fmt: skip


def _step(kalender: Kalender, place: Place, kode: str) -> Langkah:
    return next(one for one in kalender.langkah(place[1], place[0]) if one.kode == kode)


def _judged(one: Raperda, item: acuan.Butir) -> Row:
    return _group(one, item.kelompok) if item.kelompok else _CLAUSES[item.kode](one)


def _in_plan(one: Raperda) -> Row:
    row = one.chain.get("RKPD", {})
    if row.get("fasilitasi") == "tidak_memuat":
        return {"pagu": row.get("pagu"), "putusan": NO, "alasan": "RAPERDA_FASILITASI_TIDAK_MEMUAT"}
    return _there(row)


def _kept(one: Raperda) -> Row:
    return _there(one.chain.get("KUA_PPAS", {}))


def _there(row: Row) -> Row:
    if row.get("ada") == "ada":
        return {"jumlah": row["unit"], "satuan": "unit", "pagu": row["pagu"], "putusan": YES, "alasan": "RAPERDA_TERCANTUM"}
    handed = row.get("ada") == "tidak_disebut"
    return {"putusan": OPEN, "alasan": "RAPERDA_TIDAK_DISEBUT" if handed else "RAPERDA_TAHAP_TIDAK_DISERAHKAN"}


def _non_asn(one: Raperda) -> Row:
    cells = [cell for cell in one.cells if keluarga_kategori(cell["kategori"]) == _SHARED]
    return one.money(cells, _SHARED)


def _part_time(one: Raperda) -> Row:
    cells = [cell for cell in one.cells if cell["kategori"] == "pppk_paruh_waktu"]
    people = {"jumlah": one.orang.get("pppk_paruh_waktu", 0), "satuan": "orang"}
    if not people["jumlah"]:
        return {**people, "putusan": OPEN, "alasan": "RAPERDA_TANPA_ORANG"}
    return {**people, **one.money(cells, "pppk_paruh_waktu")}


def _both(one: Raperda) -> Row:
    """Offices with an account of one of the two and none of the other; an account of all programmes has both."""
    offices: dict[tuple[str | None, str | None], set[str | None]] = defaultdict(set)
    for row in one.draft.ours:
        if row["kode"]:
            offices[row["unit"], row["keluarga"]].add(row["program"])
    if not offices:
        return {"putusan": OPEN, "alasan": "RAPERDA_TANPA_REKENING" if one.draft.lines else "RAPERDA_TIDAK_DISERAHKAN"}
    lacking = {unit for (unit, _), programs in offices.items() if None not in programs and not {"jkk", "jkm"} <= programs}
    verdict = {"putusan": NO, "alasan": "RAPERDA_SATU_PROGRAM"} if lacking else {"putusan": YES, "alasan": "RAPERDA_DUA_PROGRAM"}
    return {"jumlah": len(lacking), "satuan": "unit", **verdict}


def _group(one: Raperda, kategori: str) -> Row:
    """A group whose account is shared with others can be said to be carried only where the whole of it is."""
    people = {"jumlah": one.orang.get(kategori, 0), "satuan": "orang"}
    if not people["jumlah"]:
        return {**people, "putusan": OPEN, "alasan": "RAPERDA_TANPA_ORANG"}
    cells = [cell for cell in one.cells if cell["kategori"] == kategori]
    family = keluarga_kategori(kategori)
    if family != _SHARED:
        return {**people, **one.money(cells, family)}
    whole = _non_asn(one)
    shared = {**people, "kebutuhan": sum(cell["pasti"] for cell in cells) if cells else None}
    if whole["putusan"] == YES and cells:
        return {**shared, "putusan": YES, "alasan": "RAPERDA_MENUTUP_BERSAMA"}
    return {**shared, "putusan": OPEN, "alasan": "RAPERDA_REKENING_BERSAMA" if cells else "RAPERDA_TANPA_KEBUTUHAN"}


def _regulated(one: Raperda) -> Row:
    """An instrument with its number that holds in any month of the year."""
    own = [rule for rule in one.aturan if rule.nomor and rule.pemda == one.draft.pemda]
    if any(rule.dari.tahun <= one.draft.tahun and (rule.sampai is None or rule.sampai.tahun >= one.draft.tahun) for rule in own):
        return {"putusan": YES, "alasan": "RAPERDA_ADA_PERATURAN"}
    return {"putusan": OPEN, "alasan": "RAPERDA_PERATURAN_TIDAK_DISEBUT"}


def _coverage(one: Raperda) -> Row:
    wanted = acuan.pedoman(one.draft.tahun).kenaikan
    return {"jumlah": wanted, "satuan": "poin persen", "putusan": OPEN, "alasan": "RAPERDA_CAKUPAN_TAHUN_LALU"}


_CLAUSES: dict[str, Callable[[Raperda], Row]] = {
    "PROGRAM_RKPD": _in_plan, "BERTAHAN_KUA_PPAS": _kept, "REKENING_NON_ASN": _non_asn, "JKK_DAN_JKM": _both,
    "PPPK_PARUH_WAKTU": _part_time, "REGULASI": _regulated, "KENAIKAN_CAKUPAN": _coverage,
}  # fmt: skip
