"""The server behind ``naungan open``: this machine only, for whoever holds the address that the command printed."""

from __future__ import annotations

import contextlib
import logging
import secrets
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import BoundedSemaphore
from typing import Any

from naungan.documents.viewer.pages import Answer, answer, not_found, plain
from naungan.documents.viewer.shelf import Shelf
from naungan.documents.viewer.turn import Busy
from naungan.kernel.errors import Unfit
from naungan.kernel.log import NAME
from naungan.told.words import say

HOST = "127.0.0.1"
# A request is answered or refused within 5 seconds of its arrival: so long may the answer take, the rest is for sending it.
PATIENCE = 4.0
# Readers at once, and those who wait behind them; whoever comes then is asked to come again.
WORKERS, WAITING = 8, 64
# Who sends no request, or takes no answer, for so many seconds has gone away.
SILENT, STALLED = 3, 30
HEADERS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Viewer(HTTPServer):
    """One shelf on one port. Every path begins with a secret, so that other users of the machine see nothing."""

    request_queue_size = 256

    def __init__(self, shelf: Shelf, port: int) -> None:
        self.shelf = shelf
        self.secret = secrets.token_urlsafe(16)
        self._pool = ThreadPoolExecutor(WORKERS, "meja")
        self._places = BoundedSemaphore(WORKERS + WAITING)
        super().__init__((HOST, port), Desk)

    @property
    def address(self) -> str:
        """Where the browser finds the shelf."""
        return f"http://{HOST}:{self.server_port}/{self.secret}/"

    def answer(self, host: str, path: str) -> Answer:
        """The answer to one request. A page elsewhere that points its own name at this machine sends the wrong Host."""
        if host not in (f"{HOST}:{self.server_port}", f"localhost:{self.server_port}"):
            return Answer(403, b"", {})
        before = f"/{self.secret}/"
        if not secrets.compare_digest(path[: len(before)].encode(), before.encode()):
            return not_found()
        try:
            return answer(self.shelf, path[len(before) :])
        except Busy:
            return busy()
        except Exception as error:
            logging.getLogger(NAME).error("naungan open", exc_info=error)
            return plain(500, say("BUKA_GAGAL"))

    def process_request(self, request: Any, client_address: Any) -> None:
        """Hand a connection to the pool; turn it away where no place is left."""
        if self._places.acquire(blocking=False):
            self._pool.submit(self._served, request, client_address, time.monotonic())
        else:
            self._turned_away(request)

    def server_close(self) -> None:
        """No new connection, and none of those that wait."""
        super().server_close()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _served(self, request: socket.socket, client_address: Any, came: float) -> None:
        try:
            self.shelf.turn.until(came + PATIENCE)
            with contextlib.suppress(OSError):  # the reader went away
                Desk(request, client_address, self)
        finally:
            self.shutdown_request(request)
            self._places.release()

    def _turned_away(self, request: socket.socket) -> None:
        """What has come is taken, unread, so that the refusal is not lost with the connection; nobody is waited for."""
        found = busy()
        lines = {**HEADERS, **found.headers, "Content-Length": str(len(found.body))}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        with contextlib.suppress(OSError):
            request.setblocking(False)
            request.send(f"HTTP/1.1 {found.status} \r\n{head}\r\n".encode() + found.body)
            request.shutdown(socket.SHUT_WR)
            request.recv(1 << 16)
        self.close_request(request)


class Desk(BaseHTTPRequestHandler):
    """Reads the request line and writes the answer; reading is all it can do."""

    server: Viewer
    protocol_version = "HTTP/1.1"
    timeout = SILENT

    def do_GET(self) -> None:  # the name the library calls
        """Answer with a body."""
        self._send(self.server.answer(self.headers.get("Host", ""), self.path), body=True)

    def do_HEAD(self) -> None:
        """Answer without one."""
        self._send(self.server.answer(self.headers.get("Host", ""), self.path), body=False)

    def _send(self, found: Answer, *, body: bool) -> None:
        self.close_connection = True
        self.connection.settimeout(STALLED)
        self.send_response(found.status)
        for name, value in {**HEADERS, **found.headers, "Content-Length": str(len(found.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(found.body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A request that is none, or a method that would write: refused without a word of what came."""
        self._send(Answer(code, b""), body=False)

    def version_string(self) -> str:
        """No version of anything is told."""
        return "naungan"

    def log_message(self, format: str, *args: object) -> None:
        """Addresses hold what people search for: nothing is logged."""


def busy() -> Answer:
    """Too many ask at once, or the question takes too long."""
    found = plain(503, say("BUKA_SIBUK"))
    return Answer(found.status, found.body, {**found.headers, "Retry-After": "5"})


@contextmanager
def open_viewer(shelf: Shelf, port: int = 0) -> Iterator[Viewer]:
    """The server on a free port, or on the port asked for; Unfit where that one is taken. ``serve_forever`` starts it."""
    try:
        viewer = Viewer(shelf, port)
    except OSError:
        raise Unfit("OPEN_PORT", port=port) from None
    with viewer:
        yield viewer
