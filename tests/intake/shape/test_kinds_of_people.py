"""What a table of people is: each kind's own words weighed against the others'; right or a question, never a silent wrong kind."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naungan.engine import Engine
from naungan.intake import Source, check_files, propose
from naungan.intake.reading.staging import stage
from naungan.intake.shape.heading import find_heading
from naungan.kernel import nik
from naungan.kernel.errors import Unreadable

pytestmark = pytest.mark.chain

POSISI = dt.date(2026, 10, 31)
NIKS = [nik.build("330101", dt.date(1980 + number, 3, 10 + number), "L", number + 1) for number in range(6)]
NAMES = ["Rahmat Saputra", "Siti Wulandari", "Joko Prabowo", "Dewi Anggraini", "Agus Hermawan", "Ningsih Lestari"]
# What a column holds, by words of its heading; the first that is found.
VALUES: tuple[tuple[str, Any], ...] = (
    ("kk", "3301010101010000"), ("nik", NIKS), ("nama", NAMES), ("kpj", "22000000000"), ("kepesertaan", "AKTIF"), ("npp", "12345678"),
    ("kepegawaian", "THL"), ("lahir", "10-03-1980"), ("tmt", "01-01-2024"), ("unit", "Dinas Kesehatan"), ("opd", "Dinas Kesehatan"),
    ("hp", "081200000000"), ("desil", "1"), ("status", "AKTIF"), ("upah", "2.000.000"), ("gaji", "2.000.000"), ("jabatan", "Pramubakti"),
    ("pekerjaan", "Satpam"), ("agama", "Islam"), ("segmen", "PU"), ("lunas", "2026-09"),
)  # fmt: skip
ROSTER, BOTH, VULNERABLE, RESIDENTS, MEMBERS = (
    "roster_bebas", "roster_kepesertaan", "pekerja_rentan", "penduduk_opensid", "status_peserta",
)  # fmt: skip


def value(heading: str, number: int) -> Any:
    found = next((one for word, one in VALUES if word in heading.lower().replace("_", " ")), "x")
    return found[number] if isinstance(found, list) else found


def book(path: Path, heads: list[str], *titles: str, **fixed: Any) -> Path:
    made = openpyxl.Workbook()
    for title in titles:
        made.active.append([title])
    made.active.append(heads)
    for number in range(6):
        made.active.append([fixed.get(head.replace(" ", "_"), value(head, number)) for head in heads])
    made.save(path)
    return path


def kind(path: Path, **known: str) -> str:
    """The layout, or the code of the question."""
    try:
        return str(stage({"path": str(path), **known})["layout"])
    except Unreadable as asked:
        return asked.code


def of(heads: list[str], *titles: str) -> str | None:
    """The same without a file: the layout of these headings, ``?`` where more than one remains."""
    rows = [*([title] for title in titles), heads, *([value(head, number) for head in heads] for number in range(6))]
    heading = find_heading(rows)
    return None if heading is None else "?" if heading.rivals else heading.layout.code


PEOPLE = ["No", "Nama", "NIK"]
CASES = [
    ("tendik", ["No", "Nama", "NUPTK", "NIK", "No KK", "Alamat", "Desa/Kelurahan", "Kecamatan", "Status Kepegawaian", "Jenis PTK", "HP"],
     ["DAFTAR TENDIK SD NEGERI CONTOH 01"], ROSTER),
    ("kk_judul", [*PEOPLE, "No KK", "Alamat", "Jabatan", "HP"], ["DAFTAR TENAGA NON ASN DINAS KESEHATAN TAHUN 2026"], ROSTER),
    ("biodata", [*PEOPLE, "Tanggal Lahir", "Agama", "Pendidikan", "Status Perkawinan", "Alamat", "Pekerjaan", "Unit Kerja", "TMT"], [], ROSTER),
    ("kpj", [*PEOPLE, "Unit Kerja", "Jabatan", "No KPJ", "Status Kepesertaan"], [], BOTH),
    ("npp", [*PEOPLE, "OPD", "NPP", "Status", "Upah"], [], BOTH),
    ("kk_unit", [*PEOPLE, "No KK", "Alamat", "Jabatan", "Unit Kerja", "HP"], [], ROSTER),
    ("penuh", [*PEOPLE, "No KK", "Tanggal Lahir", "Alamat", "RT", "RW", "Desa/Kelurahan", "Kecamatan", "Jabatan", "Unit Kerja",
               "Status Kepegawaian", "TMT", "Gaji", "HP"], [], ROSTER),
    ("kpj_hp", [*PEOPLE, "Unit Kerja", "Jabatan", "TMT", "HP", "No KPJ", "Status Kepesertaan"], [], BOTH),
    ("penduduk", ["nama", "nik", "no_kk", "sex", "tempatlahir", "tanggallahir", "agama_id", "pekerjaan_id", "status_dasar"], [], RESIDENTS),
    ("siak", ["NO_KK", "NIK", "NAMA_LGKP", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "AGAMA", "STAT_KWN", "STAT_HBKEL", "PDDK_AKH", "JENIS_PKRJN",
              "NAMA_LGKP_IBU", "NAMA_LGKP_AYAH", "ALAMAT", "NO_RT", "NO_RW", "NAMA_KEL", "NAMA_KEC"], [], RESIDENTS),
    ("kobo", ["start", "end", "identitas/nama", "identitas/nik", "identitas/tanggal_lahir", "pekerjaan/unit_kerja", "pekerjaan/jabatan",
              "_id", "_uuid", "_submission_time"], [], ROSTER),
    ("kobo_panjang", ["start", *(f"grup_identitas_dan_pekerjaan_tenaga_non_asn_di_perangkat_daerah/bagian_tentang_orangnya_sendiri/{name}"
                                 for name in ("nama", "nik", "unit_kerja", "jabatan")), "_uuid"], [], ROSTER),
    ("padan", ["NO", "NIK", "NAMA_LGKP", "TGL_LHR", "JENIS_KLMIN", "INSTANSI", "HASIL_PADAN"], [], ROSTER),
    ("ppnpn", ["NO", "NMPPPNPN", "NIKPPNPN", "NPWP", "STATUS", "NOREK", "GAPOK"], [], ROSTER),
    ("formulir", ["Cap waktu", "1. Nama Lengkap", "2. NIK", "3. Tanggal Lahir", "4. Unit Kerja", "5. Jabatan", "6. No HP"], [], ROSTER),
]  # fmt: skip
# Further lists that offices hold, and what they are.
OFFICE = [
    ("Dapodik GTK", ["No", "Nama", "NUPTK", "JK", "Tempat Lahir", "Tanggal Lahir", "NIP", "Status Kepegawaian", "Jenis PTK", "Agama", "Alamat Jalan",
                     "RT", "RW", "Nama Dusun", "Desa/Kelurahan", "Kecamatan", "Kode Pos", "Telepon", "HP", "Email", "Tugas Tambahan",
                     "SK Pengangkatan", "TMT Pengangkatan", "Lembaga Pengangkatan", "Sumber Gaji", "Nama Ibu Kandung", "Status Perkawinan", "NPWP",
                     "NIK", "No KK"], ["Daftar Guru SD NEGERI CONTOH 01"], ROSTER),
    ("SIASN non-ASN", ["No", "NIK", "No KK", "Nama", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Pendidikan", "Jabatan", "Unit Kerja", "TMT",
                       "Status Database BKN", "No HP", "Email"], [], ROSTER),
    ("DTSEN", ["ID Keluarga", "No KK", "NIK", "Nama", "Hubungan Keluarga", "Pekerjaan", "Desil Nasional", "Penerima PKH", "Alamat", "Desa"], [],
     VULNERABLE),
    ("P3KE", ["Id Keluarga P3KE", "Kepala Keluarga", "NIK Kepala Keluarga", "Alamat", "Desil Kesejahteraan", "Pekerjaan", "Pendidikan", "Penerima BPNT"],
     [], VULNERABLE),
    ("rentan berjudul", ["No", "Nama", "NIK", "Pekerjaan", "Alamat", "Desa"], ["DAFTAR PEKERJA RENTAN KECAMATAN CONTOH"], VULNERABLE),
    ("DPT desa", ["No KK", "NIK", "Nama", "Tempat Lahir", "Tanggal Lahir", "JK", "Status Perkawinan", "Pekerjaan", "Alamat", "RT", "RW"],
     ["DATA PENDUDUK DESA CONTOH"], RESIDENTS),
    ("kartu keluarga", ["No KK", "NIK", "Nama Lengkap", "SHDK", "Jenis Kelamin", "Agama", "Pendidikan", "Jenis Pekerjaan", "Nama Ayah", "Nama Ibu"], [],
     RESIDENTS),
    ("e-kinerja", ["No", "Nama Pegawai", "NIP", "NIK", "Jabatan", "Unit Kerja", "Golongan Ruang"], [], ROSTER),
    ("gaji SIMDA", ["No", "NIP", "NIK", "Nama", "Gaji Pokok", "NPWP", "No Rekening", "Nama Bank", "SKPD"], ["DAFTAR GAJI"], ROSTER),
    ("honor BOS", ["No", "Nama Guru", "NIK", "NUPTK", "Jam Mengajar", "Honor/Bulan", "Jumlah Honor", "No Rekening"], ["DAFTAR HONOR GURU BOS"], ROSTER),
    ("perangkat desa", ["No", "Nama", "NIK", "Jabatan", "Desa", "Kecamatan", "No SK", "TMT", "Siltap", "No KK", "Alamat"], [], ROSTER),
    ("BPD", ["No", "Nama Anggota", "NIK", "Jabatan", "Desa", "Alamat", "Pendidikan", "No SK"], ["DATA ANGGOTA BPD"], ROSTER),
    ("kader posyandu", ["No", "Nama Kader", "NIK", "Alamat", "RT", "RW", "Nama Posyandu", "No HP", "No KK"], ["DATA KADER POSYANDU"], ROSTER),
    ("RT/RW", ["No", "Nama", "NIK", "No KK", "Jabatan", "RT", "RW", "Kelurahan", "Insentif"], ["DAFTAR KETUA RT DAN RW"], ROSTER),
    ("linmas", ["No", "Nama", "NIK", "Alamat", "Agama", "Pekerjaan", "Kecamatan", "No KK"], ["DATA ANGGOTA SATLINMAS"], ROSTER),
    ("Microsoft Forms", ["Id", "Start time", "Completion time", "Email", "Nama Lengkap", "NIK", "Unit Kerja", "Jabatan"], [], ROSTER),
    ("ODK", ["SubmissionDate", "start", "end", "data/nama", "data/nik", "data/opd", "data/tmt", "KEY"], [], ROSTER),
    ("BPJS PU", ["No", "NPP", "Nama Perusahaan", "KPJ", "NIK", "Nama Tenaga Kerja", "Tgl Lahir", "Upah", "Segmen", "Status Kepesertaan",
                 "Tgl Kepesertaan"], [], MEMBERS),
    ("BPJS cabang", ["KPJ", "NIK", "Nama Peserta", "Segmen", "Program", "Status Kepesertaan", "Lunas s.d.", "Unit Kerja"],
     ["DATA KEPESERTAAN KANTOR CABANG CONTOH"], MEMBERS),
    ("tanya bpjs", [*PEOPLE, "Unit Kerja", "Jabatan", "BPJS Ketenagakerjaan"], [], BOTH),
    ("pppk pw", ["No", "Nama", "NIPPPK", "NIK", "Jabatan", "Unit Penempatan", "Masa Kerja", "Pendidikan", "Agama"], [], ROSTER),
    ("petugas kebersihan", ["No", "Nama", "No. KTP", "No. KK", "Alamat", "Lokasi Penempatan", "Upah"], [], ROSTER),
]  # fmt: skip


@pytest.mark.parametrize(("heads", "titles", "right"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_list_is_what_its_words_say(tmp_path: Path, heads: list[str], titles: list[str], right: str) -> None:
    assert kind(book(tmp_path / "a.xlsx", heads, *titles)) == right


@pytest.mark.parametrize(("heads", "titles", "right"), [case[1:] for case in OFFICE], ids=[case[0] for case in OFFICE])
def test_the_lists_offices_hold(heads: list[str], titles: list[str], right: str) -> None:
    assert of(heads, *titles) == right


# What each kind is known by: enough words of its own.
OWN = {
    ROSTER: [
        ["Nama", "NIK", "Unit Kerja", "Jabatan"],
        ["Nama", "NIK", "OPD"],
        ["Nama", "NIK", "TMT", "Honor"],
        ["Nama", "NIK", "Status Kepegawaian"],
    ],
    BOTH: [["Nama", "NIK", "Unit Kerja", "Jabatan", "No KPJ", "Status Kepesertaan"]],
    VULNERABLE: [["Nama", "NIK", "Desil", "Pekerjaan"], ["Nama", "NIK", "ID Keluarga", "Penerima PKH"]],
    RESIDENTS: [["nama", "nik", "pekerjaan_id", "status_dasar", "kk_level"], ["Nama", "NIK", "Pekerjaan", "SHDK", "Nama Ayah"]],
    MEMBERS: [["NIK", "Nama", "NPP", "Segmen", "Status Kepesertaan", "Lunas s.d."], ["NIK", "Nama", "KPJ", "Program", "Status Peserta"]],
}
NOTHING = ("No KK", "Agama", "Alamat", "RT", "RW", "RT/RW", "No", "Kecamatan", "Tanggal Lahir", "JK", "Keterangan")


@pytest.mark.parametrize(("right", "heads"), [(code, heads) for code, several in OWN.items() for heads in several])
def test_columns_that_decide_nothing_change_nothing(right: str, heads: list[str]) -> None:
    shuffle = random.Random(len(heads))
    assert of(heads) == right
    for size in range(1, 5):
        for more in itertools.combinations(NOTHING, size):
            row = [*heads, *more]
            shuffle.shuffle(row)
            assert of(row) == right, row


def test_a_mixture_is_right_or_a_question() -> None:
    """As many words of two kinds are asked about; twice as many decide."""
    words = {
        ROSTER: ["Unit Kerja", "Jabatan", "TMT", "Status Kepegawaian"],
        VULNERABLE: ["Desil", "Penerima PKH", "ID Keluarga", "Kepala Keluarga"],
        RESIDENTS: ["status_dasar", "kk_level", "Nama Ayah", "warganegara_id"],
    }
    for first, second in itertools.permutations(words, 2):
        for many, few in itertools.product(range(1, 5), range(5)):
            heads = ["Nama", "NIK", "Pekerjaan", "No KK", *words[first][:many], *words[second][:few]]
            expected = {first} if many >= 2 * few else {"?", first} if many > few else {"?"} if many == few else {"?", second}
            assert of(heads) in expected, heads


def test_no_words_of_any_kind_are_a_question(tmp_path: Path) -> None:
    heads = ["Nama", "NIK", "No KK", "Pekerjaan", "Alamat", "Agama"]
    path = book(tmp_path / "a.xlsx", heads)
    assert kind(path) == "TATA_LETAK_DUA_ARTI"
    assert kind(path, dataset="candidate") == RESIDENTS
    assert kind(path, layout=VULNERABLE) == VULNERABLE
    assert kind(path, dataset="roster") == "TATA_LETAK_DUA_ARTI", "workers and vulnerable workers are both rosters"
    assert kind(book(tmp_path / "b.xlsx", heads, "DAFTAR TENAGA NON ASN DINAS CONTOH")) == ROSTER


def test_more_membership_than_work_is_asked_about() -> None:
    assert of([*PEOPLE, "OPD", "NPP", "No KPJ", "Status Kepesertaan"]) == "?"
    assert of([*PEOPLE, "OPD", "NPP", "No KPJ", "Status Kepesertaan"], "DAFTAR HONORER DINAS CONTOH") == "?"
    assert of([*PEOPLE, "OPD", "Jabatan", "NPP", "No KPJ", "Status Kepesertaan"], "DAFTAR HONORER DINAS CONTOH") == BOTH


def check(engine: Engine, path: Path) -> Any:
    return check_files(engine, [Source(path, path.name, pemda="3301", bulan="2026-10")], posisi=POSISI, work=path.parent / "work")


def test_a_roster_that_tells_membership_yields_both(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made = openpyxl.Workbook()
    made.active.append([*PEOPLE, "Unit Kerja", "Jabatan", "TMT", "Upah", "No KPJ", "Status Kepesertaan"])
    said = ["AKTIF", "Non Aktif", "Belum terdaftar", "", "Ya", "22000000099"]
    for number, status in enumerate(said):
        made.active.append(
            [number + 1, NAMES[number], NIKS[number], "Dinas Kesehatan", "Pramubakti", "01-01-2024", "2.000.000", "220", status]
        )
    made.save(path)
    found = check(engine, path)
    (file,) = engine.rows(found.file)
    assert (file["layout"], file["dataset"], file["masuk"], file["diterima"], file["ditahan"]) == (BOTH, "roster", 6, 6, 0)
    roster = engine.rows(found.relations["roster"].order_by("baris"))
    assert [(row["nama"], row["unit_nama"], row["mulai"]) for row in roster] == [
        (name, "Dinas Kesehatan", dt.date(2024, 1, 1)) for name in NAMES
    ]
    member = engine.rows(found.relations["member"].order_by("baris"))
    assert [(row["nama"], row["aktif"], row["lingkup"], row["mulai"], row["upah"]) for row in member] == [
        (NAMES[0], True, "daftar_opd", None, None), (NAMES[1], False, "daftar_opd", None, None),
    ], "only who is said to be active or inactive; the wage and the TMT are the office's"  # fmt: skip
    codes = [(row["kode"], row["baris"]) for row in engine.rows(found.problem.order_by("kode", "baris"))]
    assert codes == [
        ("KEPESERTAAN_BELUM_JELAS", 4),
        ("KEPESERTAAN_BELUM_JELAS", 6),
        ("KEPESERTAAN_BELUM_JELAS", 7),
        ("KEPESERTAAN_MENURUT_OPD", None),
    ]
    assert not any(
        "220" in str(one) for row in (*roster, *member) for name, one in row.items() if name not in ("sumber", "nik", "nik_asli")
    )


def test_a_bare_status_is_read_by_its_words(duck: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [*PEOPLE, "OPD", "NPP", "Status"], Status="Honorer")
    found = check(duck, path)
    assert {row["kategori"] for row in duck.rows(found.relations["roster"])} == {"honorer"}
    assert duck.rows(found.relations["member"]) == []


def test_no_proposal_names_a_system_column(tmp_path: Path) -> None:
    heads = [
        "start",
        "end",
        "today",
        "q1/sebutan orang",
        "q1/nomer kependudukan",
        "_id",
        "_uuid",
        "_submission_time",
        "Timestamp",
        "Cap waktu",
    ]
    rows = [["2026-10-01T08:00:00", "2026-10-01T08:05:00", "2026-10-01", name, number, 1.02, "u", "2026-10-01", "2026-10-01", "2026-10-01"]
            for name, number in zip(NAMES, NIKS, strict=True)]  # fmt: skip
    made = openpyxl.Workbook()
    for row in [heads, *rows]:
        made.active.append(row)
    made.save(tmp_path / "a.xlsx")
    fields = {one["judul"]: one["bidang"] for one in propose(tmp_path / "a.xlsx")["kolom"] if one["bidang"]}
    assert set(fields.values()) == {"nama", "nik"} and not fields.keys() & set(heads[:3] + heads[5:])
