"""Bills of two earlier months, the register of SP2D and receipts of one government, and what is planted in them; receipts of another.

The earlier bills ask for the people of the newest one. August was never paid; of September the treasury paid all and BPJS received a
part; October arrived whole. A bill asks for one person twice and for one who has died, and one payment is of nothing that was billed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from naungan.demo.jobs import BULAN, Work
from naungan.demo.memberfiles import Shown
from naungan.demo.offices import Office
from naungan.demo.people import People, world
from naungan.demo.receipts import HEADS
from naungan.demo.sheet import Paper, simple

AGUSTUS, SEPTEMBER, OKTOBER = "2026-08", "2026-09", BULAN[1]
_ACCOUNTS = {"JKK": "5.1.02.02.02.0006", "JKM": "5.1.02.02.02.0007"}
_REGISTER = ["Nomor SP2D", "Tanggal SP2D", "Jenis", "Kode Rekening", "Nama SKPD", "Keperluan", "Nilai"]
_DEAD, _STRAY, _ELSEWHERE = 2_000_000, 1_234_567, 5_400_000
SEPTEMBER_NUMBER, OCTOBER_NUMBER, STRAY_NUMBER = "90001/SP2D-LS/2026", "90002/SP2D-LS/2026", "90003/SP2D-LS/2026"
Rows = list[list[Any]]


def paid(office: Office, worked: Work, shown: Shown, made: list[Paper], planted: list[dict[str, Any]]) -> None:
    """Add the papers, and what must be found in them, of the government whose bills are read."""
    newest = shown.papers[0].sheets[0]
    npp = newest.judul[1].removeprefix("NPP: ")
    rows = [list(row) for row in zip(*newest.kolom, strict=True)]
    dead = world(replace(office, seed=office.seed + 5), 1)
    ghost = ["", "29000000001", dead.nik[0], dead.nama[0].upper(), _day(dead, 0), *_billed(_DEAD)]
    twice = _settled(rows, shown, worked)
    september = [*rows, *([[*rows[twice]]] if twice is not None else []), ghost]
    bills = {AGUSTUS: rows, SEPTEMBER: september, OKTOBER: rows}
    made += [_bill(newest.kepala, newest.judul, npp, bulan, bills[bulan]) for bulan in (AGUSTUS, SEPTEMBER)]
    made.append(_death(dead))
    sums = {bulan: {name: _sum(newest.kepala, mine, name) for name in (*_ACCOUNTS, "Total Iuran")} for bulan, mine in bills.items()}
    short = sums[SEPTEMBER]["Total Iuran"] // 3
    made += [_orders(office, sums), _received(npp, sums, short)]
    gone = [number for number, one in enumerate(shown.rows.orang.tolist()) if one not in set(worked.orang.tolist())]
    total = newest.kepala.index("Total Iuran")
    left = [_plain(rows[number][total]) for number in gone if shown.rows.orang[number] in _reported(shown, worked)]
    plant = _Planter(office.kode, planted)
    if twice is not None:
        plant("dibayar_dua_kali", f"{npp} {SEPTEMBER}", 1, _plain(rows[twice][total]))
    plant("dibayar_meninggal", f"{npp} {SEPTEMBER}", 1, _plain(ghost[total]))
    if left:
        plant("dibayar_keluar", f"{npp} {OKTOBER}", len(left), sum(left))
    plant("uang_belum_sampai", f"{npp} {SEPTEMBER}", 1, short)
    plant("tunggakan_2-3", npp, 1, short)
    plant("suspens_sp2d", STRAY_NUMBER, 1, _STRAY)
    plant("utang_31_desember", f"{npp} {AGUSTUS}", 1, sums[AGUSTUS]["Total Iuran"])


def received_elsewhere(office: Office, made: list[Paper], planted: list[dict[str, Any]]) -> None:
    """A government whose register pays nothing of what BPJS has received of it."""
    npp = office.npp_of(office.units[0])
    register = _refills(office)
    titles = [f"REGISTER SP2D {office.nama.upper()}", "Tahun Anggaran: 2026"]
    made.append(simple("Register SP2D", "xlsx", _REGISTER, register, titles, "SP2D"))
    made.append(simple("Bukti bayar", "xlsx", HEADS, [["BB2026-7", npp, "09-2026", "14-10-2026", _ELSEWHERE, 0, _ELSEWHERE, None]]))
    _Planter(office.kode, planted)("diterima_tanpa_sp2d", f"{npp} {SEPTEMBER}", 1, _ELSEWHERE)


class _Planter:
    def __init__(self, pemda: str, planted: list[dict[str, Any]]) -> None:
        self.pemda, self.planted = pemda, planted

    def __call__(self, jenis: str, kunci: str, jumlah: int, rupiah: int) -> None:
        self.planted.append(
            {"pemda": self.pemda, "bulan": OKTOBER, "jenis": jenis, "unit": None, "kunci": kunci, "jumlah": jumlah, "rupiah": rupiah}
        )


def _settled(rows: Rows, shown: Shown, worked: Work) -> int | None:
    """A line of somebody who works here and whose NIK is right, so that two of them are one person."""
    wrong = {place for place, _, _ in shown.noda}
    here = set(worked.orang.tolist())
    numbers = range(len(rows))
    return next((number for number in numbers if number not in wrong and shown.rows.orang[number] in here), None)


def _reported(shown: Shown, worked: Work) -> set[int]:
    """Whom ``data_tk_na`` of this month says to have left: the first five of those who work here no more."""
    here = set(worked.orang.tolist())
    return set([one for one in shown.rows.orang.tolist() if one not in here][:5])


def _bill(heads: list[str], titles: list[str], npp: str, bulan: str, rows: Rows) -> Paper:
    numbered = [[str(number), *row[1:]] for number, row in enumerate(rows, start=1)]
    said = [*titles[:-1], f"Periode: {bulan[5:]} {bulan[:4]}"]
    paper = simple(f"Formulir 2a PU {npp} bulan {bulan[5:]}", "xlsx", heads, numbered, said, "Formulir 2a")
    first = heads.index("Upah")
    sums = [_dotted(_sum(heads, rows, name)) for name in heads[first:]]
    paper.sheets[0].kaki.append(["Jumlah Seluruhnya", *[None] * (first - 1), *sums])
    return paper


def _death(dead: People) -> Paper:
    heads = ["KPJ", "NAMA_LENGKAP", "TGL_LAHIR", "SEBAB_NA", "TGL_KEJADIAN", "KETERANGAN"]
    row: list[Any] = ["29000000001", dead.nama[0].upper(), _day(dead, 0), "2", "15-08-2026", "Meninggal dunia"]
    return simple("data_tk_na meninggal", "xlsx", heads, [row], lembar="data_tk_na")


def _orders(office: Office, sums: dict[str, dict[str, int]]) -> Paper:
    """September and October whole, each programme on its account, and a payment that equals no bill."""
    unit = office.units[0].nama
    rows: Rows = []
    for number, day, bulan in ((SEPTEMBER_NUMBER, "12-10-2026", SEPTEMBER), (OCTOBER_NUMBER, "10-11-2026", OKTOBER)):
        rows += [[number, day, "LS", code, unit, f"Iuran {name}", sums[bulan][name]] for name, code in _ACCOUNTS.items()]
    rows += [[STRAY_NUMBER, "30-09-2026", "LS", _ACCOUNTS["JKK"], unit, "Iuran JKK", _STRAY], *_refills(office)]
    titles = [f"REGISTER SP2D {office.nama.upper()}", "Tahun Anggaran: 2026"]
    return simple("Register SP2D iuran", "xlsx", _REGISTER, rows, titles, "SP2D")


def _refills(office: Office) -> Rows:
    """Petty cash of two offices: the register is that of the treasury, which sees them all."""
    return [
        [f"9100{number}/SP2D-GU/2026", "20-10-2026", "GU", None, unit.nama, "Ganti uang persediaan", 25_000_000]
        for number, unit in enumerate(office.units[:2], start=1)
    ]


def _received(npp: str, sums: dict[str, dict[str, int]], short: int) -> Paper:
    part, whole = sums[SEPTEMBER]["Total Iuran"] - short, sums[OKTOBER]["Total Iuran"]
    rows = [
        ["BB2026-1", npp, "09-2026", "14-10-2026", part, 0, part, None],
        ["BB2026-2", npp, "10-2026", "12-11-2026", whole, 0, whole, OCTOBER_NUMBER],
    ]
    return simple("Bukti bayar iuran", "xlsx", HEADS, rows)


def _billed(wage: int) -> list[str]:
    """The amounts of a line: JKK of group I and JKM, nothing else."""
    jkk, jkm = wage * 24 // 10_000, wage * 30 // 10_000
    return [_dotted(one) for one in (wage, 0, jkk, jkm, 0, 0, 0, 0, jkk + jkm)]


def _sum(heads: list[str], rows: Rows, name: str) -> int:
    return sum(_plain(row[heads.index(name)]) for row in rows)


def _plain(amount: str) -> int:
    return int(amount.replace(".", ""))


def _dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _day(people: People, place: int) -> str:
    day: str = people.lahir[place].astype(object).strftime("%d-%m-%Y")
    return day
