"""``naungan user``: people and roles of the front office at the terminal, by the same actions as its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from naungan.cli.values import TANGGAL

if TYPE_CHECKING:
    from collections.abc import Callable


@click.group(help="Orang dan peran meja depan: undang, beri peran, cabut, nonaktifkan, daftar.")
def command() -> None:
    """The group. Whoever sits at the terminal owns the machine; the trail says that it was done here."""


def _post_options(wrapped: Callable[..., int]) -> Callable[..., int]:
    """What a role needs."""
    for option in (
        click.option("--tanggal-surat", type=TANGGAL, help="Tanggal surat itu, misalnya 31-10-2026."),
        click.option("--surat", "nomor_surat", default="", help="Nomor surat; wajib untuk Plt., Plh., dan auditor."),
        click.option("--sifat", type=click.Choice(["tetap", "plt", "plh"]), default="tetap", show_default=True, help="Cara memegangnya."),
        click.option("--sampai", "selesai", type=TANGGAL, help="Hari terakhir; kosong bila belum ditentukan."),
        click.option("--mulai", type=TANGGAL, help="Hari pertama; bawaan: hari ini."),
        click.option("--wilayah", default="", help="Kosong = nasional; 16 = provinsi; 1671 = pemda; 1671/1.01 = unit; kode cabang."),
        click.option("--peran", required=True, help="Misalnya operator, kepala_opd, bkpsdm, bpkad, admin."),
    ):
        wrapped = option(wrapped)
    return wrapped


@command.command(help="Undang orang baru dengan peran pertamanya; tautannya dicetak sekali.")
@click.argument("nama_pengguna")
@click.option("--nama", required=True, help="Nama lengkap, seperti dalam tanda tangan.")
@click.option("--jabatan", default="", help="Jabatan.")
@click.option("--alamat", default="http://localhost:8000", show_default=True, help="Alamat meja depan, di depan tautannya.")
@_post_options
def undang(nama_pengguna: str, nama: str, jabatan: str, alamat: str, **role: Any) -> int:
    """0 invited."""
    _open()
    from naungan.web.accounts.actions import invite
    from naungan.web.accounts.terminal import TERMINAL, address_of, post_of

    _, secret = invite(by=TERMINAL, username=nama_pengguna, nama=nama, jabatan=jabatan, post=post_of(**role))
    _say("AKUN_TAUTAN")
    click.echo(address_of(secret, alamat))
    return 0


@command.command(help="Buat orang baru dengan peran pertamanya; sandinya ditanya di sini.")
@click.argument("nama_pengguna")
@click.option("--nama", required=True, help="Nama lengkap, seperti dalam tanda tangan.")
@click.option("--jabatan", default="", help="Jabatan.")
@click.password_option("--sandi", prompt="Sandi", confirmation_prompt="Sandi, sekali lagi", help="Lebih aman bila ditanya.")
@_post_options
def buat(nama_pengguna: str, nama: str, jabatan: str, sandi: str, **role: Any) -> int:
    """0 made."""
    _open()
    from naungan.web.accounts.terminal import make, post_of

    user = make(username=nama_pengguna, nama=nama, jabatan=jabatan, sandi=sandi, post=post_of(**role))
    _say("AKUN_DIBUAT", nama=user.username)
    return 0


@command.command(help="Beri peran kepada orang yang sudah ada.")
@click.argument("nama_pengguna")
@_post_options
def peran(nama_pengguna: str, **role: Any) -> int:
    """0 given."""
    _open()
    from naungan.web.accounts.actions import assign
    from naungan.web.accounts.terminal import TERMINAL, post_of, user_named

    given = assign(by=TERMINAL, user=user_named(nama_pengguna), post=post_of(**role))
    _say("AKUN_DIBERI", nomor=given.pk, peran=given.get_peran_display())
    return 0


@command.command(help="Cabut peran bernomor itu (lihat naungan user daftar); sesinya diakhiri.")
@click.argument("nomor", type=click.IntRange(1))
def cabut(nomor: int) -> int:
    """0 taken."""
    _open()
    from naungan.web.accounts.actions import revoke
    from naungan.web.accounts.terminal import TERMINAL, assignment_of

    found = assignment_of(nomor)
    revoke(by=TERMINAL, assignment=found)
    _say("AKUN_DICABUT", peran=found.get_peran_display(), nama=found.user.username)
    return 0


@command.command(help="Nonaktifkan akun (sesinya diakhiri), atau aktifkan kembali dengan --kembali.")
@click.argument("nama_pengguna")
@click.option("--kembali", is_flag=True, help="Aktifkan kembali.")
def nonaktif(nama_pengguna: str, *, kembali: bool) -> int:
    """0 done."""
    _open()
    from naungan.web.accounts.actions import deactivate, reactivate
    from naungan.web.accounts.terminal import TERMINAL, user_named

    user = user_named(nama_pengguna)
    (reactivate if kembali else deactivate)(by=TERMINAL, user=user)
    _say("AKUN_AKTIF" if kembali else "AKUN_MATI", nama=user.username)
    return 0


@command.command(help="Buat tautan sandi baru untuk seseorang; dicetak sekali.")
@click.argument("nama_pengguna")
@click.option("--alamat", default="http://localhost:8000", show_default=True, help="Alamat meja depan, di depan tautannya.")
@click.option("--hapus-dua-langkah", "alasan", help="Hapus juga verifikasi dua langkahnya, dengan alasan ini.")
def tautan(nama_pengguna: str, alamat: str, alasan: str | None) -> int:
    """0 made."""
    _open()
    from naungan.web.accounts.actions import new_link, reset_second
    from naungan.web.accounts.terminal import TERMINAL, address_of, user_named

    user = user_named(nama_pengguna)
    if alasan is not None:
        reset_second(by=TERMINAL, user=user, alasan=alasan)
    secret = new_link(by=TERMINAL, user=user)
    _say("AKUN_TAUTAN")
    click.echo(address_of(secret, alamat))
    return 0


@command.command(help="Daftar orang dan perannya, dengan nomor peran di depannya.")
@click.option("--semua", is_flag=True, help="Juga peran yang sudah berakhir dan akun nonaktif.")
def daftar(*, semua: bool) -> int:
    """A line a role."""
    _open()
    from naungan.web.accounts.models import User
    from naungan.web.accounts.views.shown import held

    for user in User.objects.all():
        if not (user.is_active or semua):
            continue
        state = "" if user.is_active else " (nonaktif)"
        click.echo(f"{user.username}{state}: {user.nama}")
        for one in held(user):
            if semua or one.keadaan != "berakhir":
                click.echo(f"  {one.tugas.pk} {one.nama}, {one.wilayah.nama}, {one.keadaan}")
    return 0


def _open() -> None:
    from naungan.web.serve.ready import demand_tables, ready

    ready()
    demand_tables()


def _say(code: str, **params: object) -> None:
    from naungan.kernel.messages import sentence

    click.echo(sentence(code, params))
