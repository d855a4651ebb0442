"""``naungan lake``: what the lake of the front office may let go of, and what must go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naungan.cli.reading import A_FOLDER

if TYPE_CHECKING:
    from naungan.web.keeping.purge import Purged

_AGREED = "MUSNAHKAN"
_BOOKS = click.option("--buku", type=A_FOLDER, multiple=True, help="Buku rapat di luar danau yang menyebut berkasnya; boleh berulang.")


@click.group(help="Danau meja depan: pungut yang tidak disebut lagi, musnahkan yang sudah lewat masanya.")
def command() -> None:
    """The group."""


@command.command(help="Buang objek yang tidak disebut baris, pekerjaan, atau rapat mana pun.")
@click.option("--coba", is_flag=True, help="Sebut saja, tidak membuang.")
@click.option("--umur", type=click.FloatRange(1), default=24.0, show_default=True, help="Yang lebih muda dari sekian jam dibiarkan.")
@_BOOKS
def gc(coba: bool, umur: float, buku: tuple[Path, ...]) -> int:
    """0 done; 4 while a backup is being written."""
    _begin()
    from naungan.kernel.messages import sentence
    from naungan.web.keeping.collect import collect

    found = collect(by=_by("gc"), books=buku, young=umur, really=not coba)
    for name in found.names:
        click.echo(name)
    said = {"jumlah": len(found.names), "bita": found.size, "tinggal": found.kept}
    click.echo(sentence("DANAU_DICOBA" if coba else "DANAU_DIPUNGUT", said))
    return 0


@command.command(help="Musnahkan berkas sebuah SETORAN, atau yang memuat seseorang (NIK dibaca dari masukan baku), menurut jadwal retensi.")
@click.option("--setoran", type=click.IntRange(1), help="Nomor setoran.")
@click.option("--orang", is_flag=True, help="Baca NIK dari masukan baku; tidak pernah sebagai argumen.")
@_BOOKS
def purge(setoran: int | None, orang: bool, buku: tuple[Path, ...]) -> int:
    """0 all is gone; 1 something stays, with its reason, or it was not agreed to; 2 neither or both was asked."""
    from naungan.kernel.errors import Refusal

    if (setoran is None) != orang:
        raise Refusal("DANAU_PILIH_SATU")
    nik = sys.stdin.readline().strip() if orang else ""
    if orang and not (len(nik) == 16 and nik.isascii() and nik.isdigit()):
        raise Refusal("DANAU_BUKAN_NIK")
    _begin()
    found = _submission(setoran, buku) if setoran is not None else _person(nik, buku)
    return 1 if found is None or found.held else 0


def _submission(number: int, books: tuple[Path, ...]) -> Purged:
    from naungan.web.keeping.purge import purge_submission

    return _told(purge_submission(number, by=_by("musnah"), books=books))


def _person(nik: str, books: tuple[Path, ...]) -> Purged | None:
    """What would happen is said first; None where it was not agreed to."""
    from naungan.kernel.messages import sentence
    from naungan.kernel.nik import mask
    from naungan.web.keeping.forget import plan_person, purge_person

    plan = plan_person(nik, books=books)
    for other in sorted(plan.person.others):
        click.echo(sentence("DANAU_NIK_TERKAIT", {"nik": mask(other)}))
    for one in plan.whole:
        click.echo(sentence("DANAU_UTUH" if one.others is None else "DANAU_UTUH_LAIN", {"objek": one.thing.label, "lain": one.others or 0}))
    for thing in plan.anew:
        click.echo(sentence("DANAU_DITULIS_ULANG", {"objek": thing.label}))
    if plan.whole or plan.anew:
        click.echo(sentence("DANAU_YAKIN"), nl=False, err=True)
        if sys.stdin.readline().strip() != _AGREED:
            click.echo(sentence("DANAU_TIDAK_JADI"))
            return None
    found = _told(purge_person(nik, by=_by("musnah"), books=books))
    if found.gone or found.anew:
        click.echo(sentence("DANAU_CADANGAN_LAMA"))
    return found


def _told(found: Purged) -> Purged:
    from naungan.kernel.messages import sentence

    for name in (*found.gone, *found.anew):
        click.echo(name)
    for one in found.held:
        click.echo(f"{one.thing}: {sentence(one.code, {'sampai': one.until or '', 'dasar': one.basis})}")
    said = {"jumlah": len(found.gone), "ulang": len(found.anew), "tinggal": len(found.held)}
    click.echo(sentence("DANAU_DIMUSNAHKAN", said))
    return found


def _begin() -> None:
    from naungan.web.serve.ready import demand_tables, ready

    ready()
    demand_tables()


def _by(what: str) -> str:
    from naungan.web.audit.actor import SYSTEM

    return f"{SYSTEM}:{what}"
