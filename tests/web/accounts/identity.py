"""A small identity provider on this machine, for the tests of signing in by one."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@contextmanager
def identity_provider(person: dict[str, Any]) -> Iterator[str]:
    """Its address; whoever is sent there comes back as ``person``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _answering(person)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def _answering(person: dict[str, Any]) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here = f"http://{self.headers['Host']}"
            known = {
                "issuer": here,
                "authorization_endpoint": f"{here}/masuk",
                "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/siapa",
            }
            self._say(person if self.path == "/siapa" else known)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._say({"access_token": "tiket", "token_type": "Bearer"})

        def _say(self, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Answering
