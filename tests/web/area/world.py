"""One thing of each kind in each of four offices, every one with a mark that must not be seen from elsewhere; and who may see which."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.utils import timezone

from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import Level, Role
from naungan.web.audit.actor import acts
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Paper, Received, Step, Submission, Version
from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.models import Decision, Question
from naungan.web.decisions.store import keep as keep_rows
from naungan.web.jobs.models import Job
from naungan.web.vault.originals import keep
from tests.web.people import BRANCHES, KESEHATAN, MULAI, PEMDA, PEMDA_ASING, PEMDA_LAIN, PENDIDIKAN, PERSONAS

OFFICES = ((PEMDA, PENDIDIKAN), (PEMDA, KESEHATAN), (PEMDA_LAIN, PENDIDIKAN), (PEMDA_ASING, PENDIDIKAN))
ANY = "*"
PEMDAS = (PEMDA, PEMDA_LAIN, PEMDA_ASING)


@dataclass(frozen=True)
class Thing:
    """Something with a number in one office, and the mark by which it is known on a page.

    ``unit`` empty: of the government itself; ``ANY``: of the government, and each of its units sees its part. ``nomor`` may be several
    (of the government's month and of a row in it); ``text`` is the mark where it can't be chosen, ``marked`` False where there is none.
    """

    kind: str
    nomor: object
    pemda: str
    unit: str
    text: str = ""
    marked: bool = True

    @property
    def mark(self) -> str:
        """A text that stands on no page but where this is told of."""
        return self.text or mark(self.kind, self.pemda, self.unit)


def mark(kind: str, pemda: str, unit: str) -> str:
    """``rahasia-submission-1671-1.01``."""
    return f"rahasia-{kind}-{pemda}-{unit or 'pemda'}-"


Maker = Callable[[str, str], Thing]
MAKERS: dict[str, tuple[Maker, bool]] = {}


def makes(kind: str, *, unit: bool = True) -> Callable[[Maker], Maker]:
    """Name a function that makes one thing of a kind; ``unit`` False: one a government."""

    def named(maker: Maker) -> Maker:
        MAKERS[kind] = (maker, unit)
        return maker

    return named


def world() -> list[Thing]:
    """Everything, everywhere."""
    with acts("sistem:uji"):
        return [
            maker(pemda, unit)
            for maker, of_unit in MAKERS.values()
            for pemda, unit in (OFFICES if of_unit else [(one, "") for one in PEMDAS])
        ]


def sees(persona: str, pemda: str, unit: str) -> bool:
    """Whether an office lies in somebody's area; written from the roles' own words, not from ``accounts.scope``."""
    if persona not in PERSONAS:
        return False
    _, level, area = PERSONAS[persona]
    if level == Level.CABANG:
        return pemda in {one for _, one in BRANCHES[area][1]}
    if level == Level.UNIT:
        return area.startswith(f"{pemda}/") if unit == ANY else bool(unit) and area == f"{pemda}/{unit}"
    return level == Level.NASIONAL or (area == pemda if level == Level.PEMDA else pemda[:2] == area)


@makes("setoran")
def _submission(pemda: str, unit: str) -> Thing:
    """A roster that was handed in, with one file called by the mark."""
    setoran = Submission.objects.create(
        pemda=pemda, unit=unit, dataset="roster", masa="2026-10", keadaan="disahkan", diserahkan=timezone.now()
    )
    versi = Version.objects.create(
        setoran=setoran, urut=1, diperiksa=timezone.now(), masuk=3, diterima=3, ditahan=0, ditolak=0, hasil={"orang": 3, "upah": 3_000_000}
    )
    Step.objects.create(setoran=setoran, versi=versi, jenis=Step.Kind.SERAH, sebagai="Operator OPD")
    name = mark("setoran", pemda, unit) + "daftar.xlsx"
    Received.objects.create(versi=versi, urut=1, berkas=name, sumber=f"{setoran.pk:064d}", layout="roster_bebas")
    return Thing("setoran", setoran.pk, pemda, unit)


@makes("surat")
def _paper(pemda: str, unit: str) -> Thing:
    """A scan of a signed statement that is called by the mark, and says it."""
    setoran = Submission.objects.create(pemda=pemda, unit=unit, dataset="honorarium", masa="2026-10", keadaan="disahkan")
    step = Step.objects.create(setoran=setoran, jenis=Step.Kind.SAH)
    text = mark("surat", pemda, unit)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "surat"
        path.write_text(text, "utf-8")
        sumber = keep(path)
    paper = Paper.objects.create(langkah=step, jenis=Paper.Kind.PINDAIAN, sumber=sumber, berkas=f"{text}.pdf", ukuran=len(text))
    return Thing("surat", paper.pk, pemda, unit)


@makes("baris")
def _row(pemda: str, unit: str) -> Thing:
    """A row of a version whose value is the mark."""
    return _part("baris", pemda, unit, 1, 5)


@makes("judul")
def _headings(pemda: str, unit: str) -> Thing:
    """A file with a column that nobody reads, called by the mark."""
    return _part("judul", pemda, unit, 1)


@makes("buku")
def _book(pemda: str, unit: str) -> Thing:
    """A workbook that goes back, which says the mark."""
    return _part("buku", pemda, unit, 1)


@makes("perubahan")
def _changes(pemda: str, unit: str) -> Thing:
    """A list of changes since the month before, which says the mark."""
    return _part("perubahan", pemda, unit)


@makes("jenis")
def _kind(pemda: str, unit: str) -> Thing:
    """A kind of problem of a version."""
    return _part("jenis", pemda, unit, "NIK_HURUF")


@makes("bertanda")
def _differences(pemda: str, unit: str) -> Thing:
    """A cell for which page and workbook say different things, in a column called by the mark."""
    return _part("bertanda", pemda, unit)


def _part(kind: str, pemda: str, unit: str, *more: object) -> Thing:
    """A part of the submission that was made before; of its row and its kind the lake knows the mark."""
    versi = Version.objects.get(setoran__pemda=pemda, setoran__unit=unit, setoran__dataset="roster")
    said, berkas = mark(kind, pemda, unit), versi.files.get().berkas
    if kind == "baris":
        row = {
            "berkas": berkas,
            "lembar": None,
            "baris": 5,
            "kolom": "NIK",
            "nilai": said,
            "kode": "NIK_HURUF",
            "tingkat": "hold",
            "params": "{}",
        }
        _in_the_lake(versi, "masalah.parquet", row)
    if kind == "bertanda":
        row = {"berkas": berkas, "lembar": None, "baris": 5, "semula": 5, "kolom": said, "halaman": "x", "isi": "y"}
        _in_the_lake(versi, "bertanda.parquet", row)
    if kind in ("buku", "perubahan"):
        with tempfile.TemporaryDirectory() as root:
            path = Path(root) / "keluar"
            path.write_text(said, "utf-8")
            sumber = keep(path)
        jenis = "kembali" if kind == "buku" else "beda"
        made = {"berkas": {"1": {"nama": "buku.xlsx", "sumber": sumber, "hilang": []}}}
        hasil = made if kind == "buku" else {"bulan": "2026-09", "kelompok": {}, "upah_berubah": 0, "daftar": sumber}
        Job.objects.create(jenis=jenis, kunci=f"{jenis}:{versi.pk}", keadaan=Job.State.SELESAI, hasil=hasil, oleh="sistem:uji")
    if kind == "judul":
        column = {"kolom": "A", "judul": said, "bidang": "nik", "keyakinan": 90, "alasan": ""}
        usulan = {"1": {"layout": "roster_bebas", "kolom": [column], "kurang": [], "akibat": ""}}
        Version.objects.filter(pk=versi.pk).update(hasil={**versi.hasil, "usulan": usulan})
    if kind == "jenis":
        row = {"kode": "NIK_HURUF", "berkas": berkas, "lembar": None, "baris": 5, "kolom": said, "lama": "x", "nilai": "y"}
        _in_the_lake(versi, "perbaikan.parquet", row)
        found = {"kode": "NIK_HURUF", "tingkat": "hold", "jumlah": 1, "kalimat": "", "langkah": "", "baris": True}
        Version.objects.filter(pk=versi.pk).update(hasil={**versi.hasil, "jenis": [found], "perbaikan": {"NIK_HURUF": 1}})
    return Thing(kind, (versi.setoran_id, 1, *more), pemda, unit)


def _in_the_lake(versi: Version, name: str, row: dict[str, object]) -> None:
    folder = folder_of(versi)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "hasil.json").touch()
    pq.write_table(
        pa.Table.from_pylist([row], pa.schema([(one, pa.int64() if one in ("baris", "semula") else pa.string()) for one in row])),
        folder / name,
    )


@makes("pekerjaan")
def _job(pemda: str, unit: str) -> Thing:
    """A job at work on a step called by the mark."""
    step = mark("pekerjaan", pemda, unit)
    job = Job.objects.create(jenis="periksa", kunci=step, pemda=pemda, unit=unit, keadaan=Job.State.JALAN, langkah=step, oleh="sistem:uji")
    return Thing("pekerjaan", job.pk, pemda, unit)


@makes("pertanyaan")
def _question(pemda: str, unit: str) -> Thing:
    """A match about a worker called by the mark."""
    made = Question.objects.create(**_about(pemda, unit, mark("pertanyaan", pemda, unit)), urut=0, dibuat=timezone.now())
    return Thing("pertanyaan", made.pk, pemda, unit)


@makes("jawaban")
def _answer(pemda: str, unit: str) -> Thing:
    """An answer about a worker called by the mark."""
    about = _about(pemda, unit, mark("jawaban", pemda, unit))
    by = User.objects.get(username="bkpsdm")
    made = Decision.objects.create(**about, jawaban="sama", kelompok=uuid.uuid4(), oleh=by)
    return Thing("jawaban", made.pk, pemda, unit)


@makes("putusan", unit=False)
def _answers(pemda: str, unit: str) -> Thing:
    """The answers of a government as a file, one of them about a worker called by the mark."""
    about = _about(pemda, "", mark("putusan", pemda, unit))
    Decision.objects.create(**about, jawaban="sama", kelompok=uuid.uuid4(), oleh=User.objects.get(username="bkpsdm"))
    return Thing("putusan", f"{pemda}-keputusan", pemda, unit)


def _about(pemda: str, unit: str, nama: str) -> dict[str, object]:
    row = dict.fromkeys(KINDS["keputusan"].form.kolom, "") | {"pemda": pemda, "nama": nama, "keputusan": "sama"}
    rows = {"baris": [row], "pekerja": {}, "peserta": {}} if "pertanyaan" in nama else [row]
    return {
        "pemda": pemda, "unit": unit, "jenis": "keputusan", "bulan": "2026-10", "kunci": KINDS["keputusan"].key(pemda, row),
        "sidik": keep_rows([rows]), "sebab": "TINJAU_NAMA_SAJA",
    }  # fmt: skip


@makes("akun")
def _account(pemda: str, unit: str) -> Thing:
    """An operator called by the mark."""
    return Thing("akun", _operator("akun", pemda, unit).user_id, pemda, unit)


@makes("akun_peran")
def _role_held(pemda: str, unit: str) -> Thing:
    """The role of another."""
    held = _operator("akun_peran", pemda, unit)
    return Thing("akun_peran", (held.user_id, held.pk), pemda, unit)


def _operator(kind: str, pemda: str, unit: str) -> Assignment:
    user = User.objects.create_user(f"{kind}{pemda}{unit.replace('.', '')}", nama=mark(kind, pemda, unit))
    area = f"{pemda}/{unit}"
    return Assignment.objects.create(user=user, peran=Role.OPERATOR.value, tingkat=Level.UNIT.value, wilayah=area, mulai=MULAI)
