"""Member files: what a BPJS branch returns, or what a pemda can pull out of SIPP itself, with the scope each of them has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from naungan.demo.errors import mistype
from naungan.demo.jobs import BULAN
from naungan.demo.members import Membership
from naungan.demo.offices import POSISI, TAGIHAN_PDF, Office
from naungan.demo.people import People
from naungan.demo.plan import Plan
from naungan.demo.printed import page_of, paged
from naungan.demo.rates import share
from naungan.demo.sheet import Paper, Sheet
from naungan.demo.sipp import UPAH_HEADINGS
from naungan.kernel.period import NAMA_BULAN, Bulan, tanggal
from naungan.kernel.rupiah import half_up

_SCOPE = {"nasional": "nasional", "cabang": "cabang", "own_npp": "NPP sendiri"}


@dataclass
class Shown:
    """The membership rows that files show, where each lies, and what is wrong in them."""

    rows: Membership
    papers: list[Paper]
    berkas: list[str]
    lembar: list[str | None]
    baris: list[int]
    paid_is_said: bool
    noda: list[tuple[int, str, str]] = field(default_factory=list)  # row index, column, kind


def member_files(office: Office, people: People, rows: Membership, plan: Plan, bulan: str) -> Shown | None:
    """The member files of a month; None where the government has none."""
    if office.lingkup is None:
        return None
    rng = office.rng(50 + BULAN.index(bulan))
    rows = rows.take(_in_scope(office, rng, rows, plan.sipp_upah))
    if plan.sipp_upah and not plan.formulir_2a:
        rows.jkm[:] = True  # the file names no programme: nothing in it can show one missing
    own = sorted({str(npp) for npp in rows.npp}) if office.lingkup == "own_npp" else [None]
    order = np.concatenate([np.flatnonzero((rows.npp == npp) | (npp is None)) for npp in own]) if len(rows) else np.zeros(0, int)
    rows = rows.take(order.astype(int))
    shown = Shown(rows, [], [""] * len(rows), [None] * len(rows), [0] * len(rows), not plan.sipp_upah)
    cells = _cells(rng, people, rows, bulan, shown)
    for number, npp in enumerate(own):
        here = [place for place in range(len(rows)) if npp is None or rows.npp[place] == npp]
        if plan.formulir_2a:
            paper = _bill(office, bulan, npp, cells, here)
            once = len({cells["nik"][place] for place in here}) == len(here)  # printed, a bill that names somebody twice proves nothing
            paper = paged(paper) if office.kode == TAGIHAN_PDF and once else paper
        else:
            paper = _upah(bulan, npp, cells, here) if plan.sipp_upah else _status(office, plan, bulan, npp, cells, here, number)
        _add(shown, paper, here)
    return shown


def _in_scope(office: Office, rng: np.random.Generator, rows: Membership, active_only: bool) -> np.ndarray:
    """Own-NPP files see the pemda's own numbers; a branch sees about half of what is registered elsewhere; national sees all."""
    own = np.isin(rows.npp, [office.npp_of(unit) for unit in office.units])
    if office.lingkup == "own_npp":
        return np.flatnonzero(own & (rows.aktif | (not active_only)))
    return np.flatnonzero(own | (office.lingkup == "nasional") | (rng.random(len(rows)) < 0.5))


def _cells(rng: np.random.Generator, people: People, rows: Membership, bulan: str, shown: Shown) -> dict[str, list[Any]]:
    who = rows.orang
    niks = people.nik[who].tolist()
    for place in np.flatnonzero(rng.random(len(rows)) < share("peserta", "nik_salah_ketik")).tolist():
        niks[place] = mistype(rng, niks[place])
        shown.noda.append((place, "nik", "nik_salah_ketik"))
    paid = [Bulan(int(number) // 12, int(number) % 12 + 1) for number in rows.lunas]
    month_words = rng.integers(3)
    return {
        "nik": niks, "nama": [name.upper()[:30].strip() for name in people.nama[who]], "lahir": people.lahir[who].astype(object).tolist(),
        "kelamin": people.kelamin[who].tolist(), "npp": [npp or None for npp in rows.npp], "segmen": rows.segmen.tolist(),
        "status": ["AKTIF" if active else "NONAKTIF" for active in rows.aktif], "jkm": rows.jkm.tolist(),
        "lunas": [_month(month, int(month_words)) for month in paid], "upah": [int(pay) for pay in rows.upah],
        "mulai": rows.mulai.astype("datetime64[D]").astype(object).tolist(),
        "nonaktif": [None if active else month.last_day for active, month in zip(rows.aktif, paid, strict=True)],
        "kpj": [f"{number:011d}" for number in rng.integers(10_000_000_000, 99_999_999_999, len(rows))], "bulan": [bulan] * len(rows),
    }  # fmt: skip


def _month(month: Bulan, words: int) -> str:
    return (str(month), f"{month.bulan:02d}-{month.tahun}", f"{NAMA_BULAN[month.bulan - 1]} {month.tahun}")[words]


def _status(office: Office, plan: Plan, bulan: str, npp: str | None, cells: dict[str, list[Any]], here: list[int], number: int) -> Paper:
    """Status per member: in Parquet scope and position are columns, elsewhere title lines."""
    day = np.datetime64(POSISI[bulan]).astype(object)
    columns: dict[str, list[Any]] = {head: [cells[name][place] for place in here] for head, name in _STATUS.items()}
    programmes = [["JKK", "JKM"] if cells["jkm"][place] else ["JKK"] for place in here]
    if int(office.kode) % 2:
        columns["Program"] = [",".join(names) for names in programmes]
    else:
        columns |= {name: ["Y" if name in names else "T" for names in programmes] for name in ("JKK", "JKM", "JHT", "JP")}
    titles = [
        "DATA STATUS KEPESERTAAN PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN",
        f"Posisi data: {day:%d-%m-%Y}",
        f"Lingkup: {_SCOPE[office.lingkup or '']}",
    ]
    if npp:
        titles.append(f"NPP: {npp}")
    if plan.bentuk_peserta == "parquet":
        columns |= {"Lingkup": [_SCOPE[office.lingkup or ""]] * len(here), "Posisi": [day] * len(here)}
        titles = []
    name = f"BPJS TK status peserta per {tanggal(day)}" + (f" NPP {npp}" if npp else "")
    return Paper(name, plan.bentuk_peserta, [Sheet("Data Peserta", list(columns), list(columns.values()), titles)])


_STATUS = {
    "NIK": "nik", "Nama": "nama", "Tgl Lahir": "lahir", "Jenis Kelamin": "kelamin", "No. KPJ": "kpj", "NPP": "npp", "Segmen": "segmen",
    "Status": "status", "Lunas s.d.": "lunas", "Upah": "upah", "Tgl Kepesertaan": "mulai", "Tgl Nonaktif": "nonaktif",
}  # fmt: skip


def _upah(bulan: str, npp: str | None, cells: dict[str, list[Any]], here: list[int]) -> Paper:
    month = Bulan.parse(bulan)
    every = {
        "NIK": cells["nik"], "KPJ": cells["kpj"], "KODE_TK": cells["kpj"], "NAMA_LENGKAP": cells["nama"], "NPP": cells["npp"],
        "TGL_LAHIR": [day.strftime("%d-%m-%Y") for day in cells["lahir"]], "BLTH": [f"{month.bulan:02d}-{month.tahun}"] * len(cells["nik"]),
        "UPAH": [str(pay) for pay in cells["upah"]], "RAPEL": ["0"] * len(cells["nik"]),
    }  # fmt: skip
    return Paper(
        f"data_upah_{npp}", "xlsx", [Sheet("data_upah", UPAH_HEADINGS, [[every[head][place] for place in here] for head in UPAH_HEADINGS])]
    )


def _bill(office: Office, bulan: str, npp: str | None, cells: dict[str, list[Any]], here: list[int]) -> Paper:
    """Formulir 2a PU: JKK and JKM of group I, the sums below; nobody of a pemda is billed JHT or JP here."""
    month = Bulan.parse(bulan)
    wages = [cells["upah"][place] for place in here]
    jkk = [half_up(pay * 24, 10_000) for pay in wages]
    jkm = [half_up(pay * 30, 10_000) if cells["jkm"][place] else 0 for pay, place in zip(wages, here, strict=True)]
    amounts: dict[str, list[int]] = {"Upah": wages, "Rapel": [0] * len(here), "JKK": jkk, "JKM": jkm}
    amounts |= {f"{name} {payer}": [0] * len(here) for name in ("JHT", "JP") for payer in ("Pemberi Kerja", "Tenaga Kerja")}
    amounts["Total Iuran"] = [one + other for one, other in zip(jkk, jkm, strict=True)]
    columns: dict[str, list[Any]] = {
        "No.": [str(number + 1) for number in range(len(here))], "No. Peserta": [cells["kpj"][place] for place in here],
        "NIK": [cells["nik"][place] for place in here], "Nama Tenaga Kerja": [cells["nama"][place] for place in here],
        "Tanggal Lahir": [cells["lahir"][place].strftime("%d-%m-%Y") for place in here],
        **{head: [_dotted(amount) for amount in column] for head, column in amounts.items()},
    }  # fmt: skip
    titles = [
        "RINCIAN IURAN TENAGA KERJA (FORMULIR 2a PU)", f"NPP: {npp}", f"Nama Perusahaan: PEMERINTAH {office.nama.upper()}",
        f"Periode: {month.bulan:02d} {month.tahun}",
    ]  # fmt: skip
    sums = ["Jumlah Seluruhnya", None, None, None, None, *(_dotted(sum(column)) for column in amounts.values())]
    return Paper(f"Formulir 2a PU {npp} {bulan}", "xlsx", [Sheet("Formulir 2a", list(columns), list(columns.values()), titles, [sums])])


def _dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _add(shown: Shown, paper: Paper, here: list[int]) -> None:
    sheet = paper.sheets[0]
    numbers = range(1, len(here) + 1) if paper.bentuk in ("parquet", "pdf") else sheet.baris()
    for place, number in zip(here, numbers, strict=True):
        shown.berkas[place], shown.baris[place] = paper.berkas, number
        shown.lembar[place] = {"xlsx": sheet.nama, "pdf": page_of(number - 1)}.get(paper.bentuk)
    shown.papers.append(paper)
