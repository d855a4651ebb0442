"""The door: the list of commands, and the one place where failures become sentences and exit codes."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import click

import naungan
from naungan.cli import speech
from naungan.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from pathlib import Path

# Command → one line of help; nothing is imported to print this list.
COMMANDS = {
    "check": "Periksa satu berkas: tata letak, baris, dan masalahnya.",
    "map": "Usulkan arti kolom yang judulnya tidak dikenal.",
    "match": "Cocokkan daftar pekerja dengan berkas peserta.",
    "terima": "Terima satu berkas ke folder masukan, dengan catatan siapa dan kapan.",
    "batal": "Batalkan berkas yang sudah diterima; catatannya tetap.",
    "evaluate": "Evaluasi satu folder untuk satu bulan.",
    "tanya": "Tulis daftar pertanyaan tiap kantor cabang BPJS, dan catat siapa bertanya.",
    "compare": "Bandingkan dua daftar pekerja, dengan berkas SIPP yang menyusul.",
    "bandingkan": "Bandingkan dua evaluasi: mengapa angkanya berubah, dan nasib setiap temuan.",
    "proyeksi": "Perkiraan, skenario, dan rencana termurah: ke mana arahnya, dan langkah mana yang mencapai sasaran.",
    "open": "Buka folder hasil di peramban, hanya di komputer ini.",
    "iuran": "Hitung iuran satu orang sebulan, dengan dasar hukumnya.",
    "manfaat": "Hitung manfaat satu kejadian, dengan dasar hukumnya.",
    "taruhan": "Berapa yang dipertaruhkan selama pekerja belum terlindungi.",
    "usulan-anggaran": "Tulis usulan baris RKA dan perubahan APBD per unit.",
    "pergeseran": "Coba pergeseran anggaran antara dua rekening.",
    "rapat": "Rapat monitoring: buka, isi, tutup, lanjutkan, hitung ulang.",
    "periksa-surat": "Baca kembali angka sebuah surat dan cocokkan dengan kode periksanya.",
    "law": "Hukum yang dimuat: keadaannya, nilainya, penjelasannya.",
    "kecukupan": "Hitung apakah pagu cukup untuk masa tertentu.",
    "periksa-klaim": "Hitung ulang angka yang dinyatakan sebuah teks.",
    "template": "Buat templat kosong untuk diisi kantor.",
    "schema": "Cetak skema tabel (Frictionless) suatu relasi atau tata letak.",
    "demo": "Buat folder contoh lima provinsi dengan orang rekaan.",
    "backup": "Cadangkan meja depan ke satu berkas tertutup.",
    "restore": "Pulihkan meja depan dari sebuah cadangan.",
    "lake": "Danau meja depan: pungut yang tidak disebut, musnahkan yang lewat masanya.",
    "kunci": "Ganti kunci meja depan: tanda NIK, atau penutup berkas.",
    "audit": "Jejak meja depan: periksa keutuhannya, tulis kepalanya.",
    "serve": "Jalankan meja depan: masuk, setor, putuskan, setujui, lihat.",
    "user": "Orang dan peran meja depan: undang, beri peran, cabut, nonaktifkan, daftar.",
    "worker": "Kerjakan pekerjaan panjang meja depan.",
    "config": "Tampilkan pengaturan yang berlaku dan asalnya.",
}  # fmt: skip
# What needs no library worth the name.
_LIGHT = ("config",)
_LEAST_MEMORY = 1_500_000_000
# When Python looks for garbage. Plans of an engine are trees of millions of small objects, all of them in use while they are made, and
# looking through them as often as it does by default took a tenth of an evaluation.
RARELY = (200_000, 20, 50)
INTERRUPTED = 130
BROKEN_PIPE = 141


def home(name: str) -> str:
    """The module of a command."""
    return f"naungan.cli.{name.replace('-', '_')}"


def _found(name: str) -> click.Command:
    if name not in _LIGHT:
        _may_begin()
    found: click.Command = importlib.import_module(home(name)).command
    return found


@click.group(
    cls=LazyGroup, known=COMMANDS, found=_found, help="Naungan: perlindungan Jamsostek bagi setiap pekerja yang menjadi tanggungan daerah."
)
@click.version_option(naungan.__version__, message="naungan %(version)s", help="Tampilkan versi.")
def cli() -> None:
    """The root command."""


def _may_begin() -> None:
    """Below this limit of memory the libraries end the process themselves, each in its own way, before anything can be told."""
    from naungan.kernel.errors import Unfit
    from naungan.kernel.limits import memory_limit

    limit = memory_limit(hard=False)
    if limit is not None and limit < _LEAST_MEMORY:
        raise Unfit("MEMORI_HABIS")


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command; every failure ends in one sentence on stderr and its exit code, never in a traceback."""
    from naungan.kernel.log import CleanStream
    from naungan.kernel.unneeded import leave_out_pandas

    arguments = list(sys.argv[1:] if argv is None else argv)
    os.umask(0o077)  # whatever is written holds persons, or may
    gc.set_threshold(*RARELY)
    leave_out_pandas()
    _open_streams()
    try:
        # Whoever writes there, libraries included.
        with contextlib.redirect_stderr(CleanStream(sys.stderr)), contextlib.redirect_stdout(CleanStream(sys.stdout, figures=True)):
            code = _run(arguments, _settle())
        sys.stdout.flush()
    except BrokenPipeError:  # the reader went away (``… | head``)
        _give_up_output()
        code = BROKEN_PIPE
    except OSError as error:
        _give_up_output()
        code = _failed(error, None)
    sys.exit(code)


def _open_streams() -> None:
    """What the caller has closed is opened on nothing, or a file of ours would get its number; unprintable names are escaped."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(number, True)
    os.close(number)
    if sys.stderr is None:
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), encoding="utf-8", write_through=True)
    from naungan.kernel.errors import Unfit

    if sys.stdout is None:
        sys.exit(_failed(Unfit("STDOUT_TERTUTUP"), None))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Windows gives a pipe or a file the signs of its own code page, which are too few.
            stream.reconfigure(encoding="utf-8" if os.name == "nt" else None, errors="backslashreplace")


def _give_up_output() -> None:
    """Python must not complain again when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str], log: Path | None) -> int:
    try:
        with cli.make_context("naungan", arguments) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        return _misused(error)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        return _failed(error, log)
    return code if isinstance(code, int) else 0


def _settle() -> Path | None:
    """Choose the log before anything can fail; broken settings are told by the command that reads them."""
    from naungan.kernel.config import load
    from naungan.kernel.errors import Refusal
    from naungan.kernel.log import quiet

    speech.speak()
    try:
        log = load()["log"].path
    except Refusal:
        log = None
    quiet(log)
    return log


def _misused(error: click.ClickException) -> int:
    click.echo(error.format_message(), err=True)
    context = getattr(error, "ctx", None)
    if context is not None and not isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(speech.hint([context.command_path]), err=True)
    return 2


def _failed(error: Exception, log: Path | None) -> int:
    from naungan.kernel.errors import Failure, Fault, Unfit
    from naungan.kernel.lack import lack_of
    from naungan.kernel.log import close_log, open_log
    from naungan.kernel.messages import remedy

    lack = lack_of(error)
    ours = Unfit(lack) if lack else Fault("FAULT_STEP", langkah="naungan", jenis=type(error).__name__)
    failure = error if isinstance(error, Failure) else ours
    try:
        click.echo(f"{failure.sentence()} {remedy(failure.code, failure.params)}".rstrip(), err=True)
    except (KeyError, ValueError):  # a broken catalogue must not turn a failure into a traceback
        click.echo(f"naungan: {failure.code}", err=True)
    if isinstance(failure, Fault):
        open_log(log).error("%s", failure.code, exc_info=error)
        close_log()
    return failure.exit_code
