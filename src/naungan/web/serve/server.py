"""``naungan serve``: everything made ready, the pages and a worker started beside it, watched, and ended with it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Refusal, Unfit
from naungan.kernel.limits import hold, let_go
from naungan.kernel.messages import sentence
from naungan.web.environment import SERVER, Environment
from naungan.web.serve.access import SWITCH
from naungan.web.serve.children import LOOK, Child

LOOPBACK = "127.0.0.1"
# Ports that are tried on this machine where the first is taken, and seconds within which the pages must answer.
_PORTS, _SECONDS = 20, 60.0
Say = Callable[[str], None]


class _Stopped(Exception):
    """Somebody asked the server to end."""


@dataclass(frozen=True)
class Asked:
    """How it is served: ``example`` the folder of a finished ``make demo`` for a first start; ``worker`` whether one runs beside."""

    port: int = 8000
    address: str = LOOPBACK
    processes: int = 2
    threads: int = 4
    worker: bool = True
    example: Path | None = None


def serve(asked: Asked, say: Say) -> int:
    """Serve until asked to end; 0. Refusal where it would be unsafe, Unfit where the pages do not begin."""
    from naungan.web.serve.ready import ready

    environment = ready(make_keys=True)
    environment.refuse_open(asked.address)
    if environment.mode == SERVER and asked.example is not None:
        raise Refusal("WEB_CONTOH_DI_SERVER")
    with _alone(environment), _stoppable():
        _made_ready(environment, asked.example, say)
        port = _free(asked.address, asked.port, 1 if environment.mode == SERVER else _PORTS)
        children = _children(asked, port, environment)
        with suppress(_Stopped), _running(children):
            _answers(environment, asked.address, port, children)
            say(sentence("WEB_SIAP", {"alamat": _shown(environment, port)}))
            while all(child.look() for child in children):
                time.sleep(LOOK)
            raise Unfit("WEB_PROSES_MATI", catatan=environment.data / "naungan.log")
    say(sentence("WEB_BERAKHIR"))
    return 0


def _made_ready(environment: Environment, example: Path | None, say: Say) -> None:
    from django.db import connections

    from naungan.web.serve import first

    say(sentence("WEB_MENYIAPKAN"))
    first.prepare()
    if first.is_empty() and environment.mode != SERVER:
        if example is not None:
            from naungan.web.serve.example import load

            say(sentence("WEB_MEMUAT_CONTOH"))
            _tell(load(example), say)
        else:
            _tell([first.first_administrator()], say)
    elif first.is_empty():
        say(sentence("WEB_TANPA_PENGGUNA"))
    connections.close_all()


def _tell(people: Sequence[Any], say: Say) -> None:
    """Who may sign in with which password: printed once."""
    rows = [("Peran", "Wilayah", "Pengguna", "Sandi"), *((one.peran, one.wilayah, one.pengguna, one.sandi) for one in people)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    say("")
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    say("")
    say(sentence("WEB_SANDI_SEKALI"))


def _children(asked: Asked, port: int, environment: Environment) -> list[Child]:
    pages = [asked.address, str(port), str(asked.processes), str(asked.threads)]
    if environment.mode == SERVER:
        os.environ[SWITCH] = "1"
    worker = [Child("naungan", ("worker", "--bersama-induk"))] if asked.worker else []
    return [Child("naungan.web.serve.pages", pages), *worker]


@contextmanager
def _running(children: Sequence[Child]) -> Iterator[None]:
    """Started, and all of them ended whatever happens."""
    try:
        for child in children:
            child.start()
        yield
    finally:
        for child in children:
            child.ask()
        for child in children:
            child.end()


def _answers(environment: Environment, address: str, port: int, children: Sequence[Child]) -> None:
    """Wait until a page comes; Unfit where none does."""
    headers = {"Host": environment.hosts[0], "X-Forwarded-Proto": "https"}
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        connection = http.client.HTTPConnection(address, port, timeout=5)
        with suppress(OSError, http.client.HTTPException), closing(connection):
            connection.request("GET", "/", headers=headers)
            if connection.getresponse().status < 500:
                return
        if not all(child.look() for child in children):
            break
        time.sleep(0.1)
    raise Unfit("WEB_PROSES_MATI", catatan=environment.data / "naungan.log")


def _free(address: str, port: int, tries: int) -> int:
    """The first port that nobody has; Refusal where all are taken."""
    for one in range(port, port + tries):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((address, one))
            except OSError:
                continue
            return one
    raise Refusal("WEB_PORT_DIPAKAI", port=port)


def _shown(environment: Environment, port: int) -> str:
    """The address to type. By its name: passkeys are of a name, never of a number."""
    return f"https://{environment.hosts[0]}/" if environment.mode == SERVER else f"http://localhost:{port}/"


@contextmanager
def _alone(environment: Environment) -> Iterator[None]:
    """One server a folder of data."""
    lock = hold(environment.data)
    if lock is None:
        raise Refusal("WEB_SUDAH_BERJALAN")
    try:
        yield
    finally:
        let_go(lock)


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM and SIGINT end the server in order; a second one is not needed."""

    def stop(*_: Any) -> None:
        for number in former:
            signal.signal(number, signal.SIG_IGN)
        raise _Stopped

    former = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    for number in former:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
