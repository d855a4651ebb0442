"""What else lies on the stick in 2026-10: SIPP mutations, vulnerable workers, residents of a village, published figures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from naungan.demo.jobs import BULAN, Work
from naungan.demo.memberfiles import Shown
from naungan.demo.offices import BKPSDM_MEMBAYAR, NPP_PER_OPD, SATU_NPP, TERKUNCI, Office
from naungan.demo.packages import PEMILIK, packages
from naungan.demo.paid import paid, received_elsewhere
from naungan.demo.people import People, world
from naungan.demo.plan import Plan
from naungan.demo.purses import purse_papers
from naungan.demo.rosters import ASING
from naungan.demo.sheet import Paper, simple
from naungan.demo.stages import planted, stage_papers
from naungan.demo.tables import TRUTH_PERSON
from naungan.regions import list_pemda, nama
from naungan.relations.words import Jawaban, State

# Governments with a part to play; the vulnerable stand where the member file sees everything, so that their state is certain.
RENTAN, PENDUDUK, WILAYAH = NPP_PER_OPD, "1801", ("16", "18")
_VILLAGES = ("Suka Maju", "Tanjung Baru")
_TRADES = ("Petani", "Nelayan", "Buruh harian lepas", "Pedagang keliling", "Tukang ojek", "Penyadap karet")
_VULNERABLE = [
    "NO_KK",
    "NAMA KEPALA KELUARGA",
    "NAMA",
    "NIK",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "ALAMAT",
    "DESA/KELURAHAN",
    "PEKERJAAN",
    "DESIL",
    "BANTUAN",
]
_RESIDENT = [
    "alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tanggallahir", "agama_id", "pendidikan_kk_id", "pekerjaan_id",
    "status_kawin", "kk_level", "warganegara_id", "status_dasar",
]  # fmt: skip


@dataclass
class Beside:
    """Papers, and the truth about the persons, the errors and what was planted in them."""

    papers: list[Paper] = field(default_factory=list)
    orang: list[dict[str, Any]] = field(default_factory=list)
    kesalahan: list[dict[str, Any]] = field(default_factory=list)
    tanaman: list[dict[str, Any]] = field(default_factory=list)


def beside(office: Office, people: People, worked: Work, shown: Shown | None, intent: Plan, root: str) -> Beside:
    """The further files of one government and month."""
    made, bulan = Beside(), worked.bulan
    if bulan != BULAN[1]:
        return made
    if office.kode == SATU_NPP and shown:
        made.papers += [_leaving(people, worked, shown), _change(people, shown)]
        paid(office, worked, shown, made.papers, made.tanaman)
    if office.kode == BKPSDM_MEMBAYAR:
        received_elsewhere(office, made.papers, made.tanaman)
    if office.kode == RENTAN:
        _vulnerable(office, made, bulan, root)
    if office.kode == PENDUDUK:
        made.papers.append(_residents(office))
    if office.kode in WILAYAH:
        _figures(office, made, bulan, root)
    papers, purses = purse_papers(office, worked, intent, len(_VILLAGES) * _vulnerable_of_a_village(office))
    made.papers += papers
    made.tanaman += purses
    made.papers += stage_papers(office)
    made.tanaman += planted(office)
    if office.kode == PEMILIK:
        register, shown_there = packages(office, bulan)
        made.papers.append(register)
        made.tanaman += shown_there
    if intent.asing is not None:
        _strange(office, people, worked, intent.asing, made, root)
    if office.kode == TERKUNCI:
        made.papers.append(Paper("Data pegawai (rahasia)", "terkunci", []))
        _refused(office, made, root, "berkas_terkunci", "BERKAS_TERKUNCI")
    return made


def _strange(office: Office, people: People, worked: Work, unit: int, made: Beside, root: str) -> None:
    """The list of one unit under headings that nobody has explained yet: until then the unit has handed in nothing."""
    who = (worked.unit == unit).nonzero()[0].tolist()
    kept = {
        "nama": people.nama[worked.orang[who]].tolist(), "nik": people.nik[worked.orang[who]].tolist(),
        "kategori": [kind.replace("_", " ") for kind in worked.kategori[who]], "instansi": [office.units[unit].nama] * len(who),
        "upah": worked.upah[who].tolist(),
    }  # fmt: skip
    heads = [written for written, _ in ASING.values()]
    rows = [[place, *row] for place, row in enumerate(zip(*kept.values(), strict=True), start=1)]
    made.papers.append(simple("Data honor belum dijelaskan", "xlsx", ["Nomor", *heads], rows))
    _refused(office, made, root, "judul_tidak_dikenal", "TATA_LETAK_TIDAK_DIKENAL")


def _refused(office: Office, made: Beside, root: str, kind: str, code: str) -> None:
    """A file as a whole that must be told about."""
    name = made.papers[-1].berkas
    made.kesalahan.append({
        "pemda": office.kode, "bulan": BULAN[1], "berkas": f"{root}/{name}", "lembar": None, "baris": None, "kolom": None, "jenis": kind,
        "kode": code,
    })  # fmt: skip


def _leaving(people: People, worked: Work, shown: Shown) -> Paper:
    """data_tk_na: up to five who are still billed and work here no more; without any, the first who is billed."""
    gone = [person for person in shown.rows.orang.tolist() if person not in set(worked.orang.tolist())] or shown.rows.orang[:1].tolist()
    rows: list[list[Any]] = [
        [f"{19_000_000_000 + place}", people.nama[one].upper(), _day(people, one), "1", "30-09-2026", "Kontrak berakhir"]
        for place, one in enumerate(gone[:5])
    ]
    heads = ["KPJ", "NAMA_LENGKAP", "TGL_LAHIR", "SEBAB_NA", "TGL_KEJADIAN", "KETERANGAN"]
    return simple("data_tk_na", "xlsx", heads, rows, lembar="data_tk_na")


def _change(people: People, shown: Shown) -> Paper:
    rows: list[list[Any]] = [
        [str(place), str(place), people.nik[one], f"{19_100_000_000 + place}", people.nama[one].upper(), None, _day(people, one),
         people.kelamin[one], None, None, f"Jl. Contoh No. {place}", people.hp[one], None, None, None, None, None, None]
        for place, one in enumerate(shown.rows.orang[:5].tolist(), start=1)
    ]  # fmt: skip
    heads = [
        "KODE", "NOMOR_PEGAWAI", "NOMOR_IDENTITAS", "KPJ", "NAMA_TENAGA_KERJA", "TEMPAT_LAHIR", "TGL_LAHIR", "JENIS_KELAMIN",
        "NAMA_IBU_KANDUNG", "NPWP", "ALAMAT_LENGKAP_DOMISILI", "HANDPHONE", "LOKASI_PEKERJAAN", "EMAIL", "NAMA_BANK", "KODE_BANK",
        "NOMOR_REKENING", "NAMA_REKENING",
    ]  # fmt: skip
    return simple("update_data_tk", "xlsx", heads, rows, lembar="update_data_tk")


def _vulnerable(office: Office, made: Beside, bulan: str, root: str) -> None:
    """Two villages, a file each; none of these people is a participant, and the national member file would know."""
    rng = office.rng(80)
    count = _vulnerable_of_a_village(office)
    people = world(replace(office, seed=office.seed + 1), 2 * count)
    for number, village in enumerate(_VILLAGES):
        here = range(number * count, (number + 1) * count)
        rows = [_vulnerable_row(office, people, place, village, str(rng.choice(_TRADES))) for place in here]
        titles = [f"DAFTAR PEKERJA RENTAN DESA {village.upper()}", "Bulan: Oktober 2026"]
        paper = simple(f"Pekerja rentan by name by address {village}", "xlsx", _VULNERABLE, rows, titles, "BNBA")
        made.papers.append(paper)
        for place, line in zip(here, paper.sheets[0].baris(), strict=True):
            known = _vulnerable_truth(office, people, place) | {"bulan": bulan, "unit": village.upper(), "urutan": place - here.start}
            made.orang.append({**dict.fromkeys(TRUTH_PERSON.names), **known, "berkas": f"{root}/{paper.berkas}", "baris": line})


def _vulnerable_of_a_village(office: Office) -> int:
    return max(4, office.pekerja // 60)


def _vulnerable_row(office: Office, people: People, place: int, village: str, trade: str) -> list[Any]:
    head, name = (people.nama[one].upper() for one in (place // 2 * 2, place))
    return [
        _family(office, place), head, name, people.nik[place], _day(people, place), people.kelamin[place], f"Dusun {place % 3 + 1}",
        village, trade, str(place % 4 + 1), "BPNT" if place % 3 else "-",
    ]  # fmt: skip


def _vulnerable_truth(office: Office, people: People, place: int) -> dict[str, Any]:
    return {
        "pemda": office.kode, "lembar": "BNBA", "orang": f"{office.kode}-R{place:06d}", "kembar": bool(people.kembar[place]),
        "kategori": "pekerja_rentan", "kategori_tertulis": True, "upah_tertulis": False, "keadaan": State.UNREGISTERED,
        "terlindungi": Jawaban.TIDAK, "kewajiban_terpenuhi": Jawaban.TIDAK, "tanda": "", "kesalahan": "",
        "boleh_ditahan": False, "dihitung": True,
    }  # fmt: skip


def _residents(office: Office) -> Paper:
    """Forty residents as OpenSID exports them; codes of occupation and status, nobody of them on a list."""
    rng = office.rng(81)
    people = world(replace(office, seed=office.seed + 2), 40)
    trades, status = rng.choice([1, 2, 3, 5, 9, 11, 15, 19, 88], 40), rng.choice([1, 1, 1, 1, 1, 1, 2, 3], 40)
    rows: list[list[Any]] = [
        ["Dusun Satu", "Satu", "1", str(place % 5 + 1), people.nama[place].upper(), _family(office, place), people.nik[place],
         "1" if people.kelamin[place] == "L" else "2", _day(people, place), "1", "5", str(trades[place]), "2", "1", "1", str(status[place])]
        for place in range(40)
    ]  # fmt: skip
    return simple("penduduk_desa_contoh", "xlsx", _RESIDENT, rows, lembar="Data Penduduk")


def _figures(office: Office, made: Beside, bulan: str, root: str) -> None:
    """Invented figures of the regions of a province, counted without construction; one share has two digits swapped."""
    rng = office.rng(82)
    codes = [kode for kode in list_pemda(office.kode) if len(kode) == 4]
    universe = rng.integers(80_000, 400_000, len(codes))
    rows: list[list[Any]] = []
    for kode, whole, share in zip(codes, universe.tolist(), rng.uniform(0.2, 0.6, len(codes)).tolist(), strict=True):
        active = int(whole * share)
        stated = f"{active * 10_000 // whole / 100:.2f}".replace(".", ",")
        rows.append([nama(kode), "September 2026", "PU+BPU", active, whole, whole * 6 // 10, stated])
    first = next(row for row in rows if row[-1][0] != row[-1][1])
    first[-1] = first[-1][1] + first[-1][0] + first[-1][2:]
    titles = [
        f"CAKUPAN JAMSOSTEK {office.nama.upper()}", "Sumber: contoh rekaan, bukan angka BPJS", "Hitungan: tanpa jasa konstruksi",
        "Penyebut: semesta pekerja (rekaan)", "Posisi data: 30-09-2026",
    ]  # fmt: skip
    heads = ["Kabupaten/Kota", "Bulan", "Segmen", "Peserta Aktif", "Semesta", "Target", "Persentase"]
    paper = simple("Capaian UCJ per kabupaten kota", "xlsx", heads, rows, titles, "UCJ")
    paper.sheets[0].kaki.append(["JUMLAH", None, None, *(sum(row[place] for row in rows) for place in (3, 4, 5))])
    made.papers.append(paper)
    made.kesalahan.append(
        {
            "pemda": office.kode, "bulan": bulan, "berkas": f"{root}/{paper.berkas}", "lembar": "UCJ",
            "baris": paper.sheets[0].baris()[rows.index(first)], "kolom": "persen", "jenis": "angka_tertukar", "kode": "KLAIM_PERSEN_BEDA",
        }
    )  # fmt: skip


def _day(people: People, place: int) -> str:
    day: str = people.lahir[place].astype(object).strftime("%d-%m-%Y")
    return day


def _family(office: Office, place: int) -> str:
    return f"{office.kode:0<4}01010190{place // 2 + 1:04d}"
