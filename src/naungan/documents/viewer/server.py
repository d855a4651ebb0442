"""The server behind ``naungan open``: this machine only, for whoever holds the address that the command printed."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from naungan.documents.viewer.pages import Answer, answer, not_found
from naungan.documents.viewer.shelf import Shelf
from naungan.documents.words import say
from naungan.kernel.errors import Unfit
from naungan.kernel.log import NAME

HOST = "127.0.0.1"
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Viewer(ThreadingHTTPServer):
    """One shelf on one port. Every path begins with a secret, so that other users of the machine see nothing."""

    daemon_threads = True

    def __init__(self, shelf: Shelf, port: int) -> None:
        self.shelf = shelf
        self.secret = secrets.token_urlsafe(16)
        self._one = threading.Lock()  # the engine answers one question at a time
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
            with self._one:
                return answer(self.shelf, path[len(before) :])
        except Exception as error:
            logging.getLogger(NAME).error("naungan open", exc_info=error)
            return Answer(500, say("BUKA_GAGAL").encode(), {"Content-Type": "text/plain; charset=utf-8"})


class Desk(BaseHTTPRequestHandler):
    """Reads the request line and writes the answer; reading is all it can do."""

    server: Viewer
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:  # the name the library calls
        """Answer with a body."""
        self._send(self.server.answer(self.headers.get("Host", ""), self.path), body=True)

    def do_HEAD(self) -> None:
        """Answer without one."""
        self._send(self.server.answer(self.headers.get("Host", ""), self.path), body=False)

    def _send(self, found: Answer, *, body: bool) -> None:
        self.send_response(found.status)
        for name, value in {**HEADERS, **found.headers, "Content-Length": str(len(found.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(found.body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A request that is none, or a method that would write: refused without a word of what came."""
        self.close_connection = True
        self._send(Answer(code, b"", {"Connection": "close"}), body=False)

    def version_string(self) -> str:
        """No version of anything is told."""
        return "naungan"

    def log_message(self, format: str, *args: object) -> None:
        """Addresses hold what people search for: nothing is logged."""


@contextmanager
def open_viewer(shelf: Shelf, port: int = 0) -> Iterator[Viewer]:
    """The server on a free port, or on the port asked for; Unfit where that one is taken. ``serve_forever`` starts it."""
    try:
        viewer = Viewer(shelf, port)
    except OSError:
        raise Unfit("OPEN_PORT", port=port) from None
    with viewer:
        yield viewer
