"""The access log: which page, how it ended, how long it took. No address of anybody, no number of a page, no word of a search.

A page stands there by its pattern (``setoran/<int:nomor>/``): what is opaque to others, as a link of an invitation, is no more in a log
than in a database.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from naungan.kernel.log import open_log
from naungan.web.environment import read_environment

# Set by a server for the processes of its pages.
SWITCH = "NAUNGAN_AKSES"
Answer = Callable[[HttpRequest], HttpResponse]


def access(answer: Answer) -> Answer:
    """The middleware: one line a page on standard output, where the server was asked to keep such a log."""
    if os.environ.get(SWITCH) != "1":
        raise MiddlewareNotUsed

    def answered(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = answer(request)
        took = (time.perf_counter() - begun) * 1000
        print(f"{timezone.now():%Y-%m-%dT%H:%M:%SZ} {_method(request)} {route(request)} {response.status_code} {took:.0f} ms", flush=True)
        return response

    return answered


def route(request: HttpRequest) -> str:
    """The pattern of the page that was asked for; ``-`` for none."""
    match = request.resolver_match
    return match.route or "/" if match else "-"


def _method(request: HttpRequest) -> str:
    return request.method if request.method in ("GET", "HEAD", "POST") else "-"


class _Pages(logging.Filter):
    """What Django says of a page that failed names its address; here it is named by its pattern."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            record.msg, record.args = "%s %s", (getattr(record, "status_code", ""), route(request))
        return True


def log_faults() -> None:
    """Failing pages are noted in the log of the program: where in the code, and no value."""
    environment = read_environment()
    handler = open_log(Path(os.environ.get("NAUNGAN_LOG") or environment.data / "naungan.log")).handlers[0]
    django = logging.getLogger("django")
    pages = _Pages()
    django.handlers, django.propagate = [handler], False
    django.setLevel(logging.ERROR)
    for name in ("django.request", "django.security"):
        logging.getLogger(name).addFilter(pages)
    sys.stdout.reconfigure(line_buffering=True) if hasattr(sys.stdout, "reconfigure") else None
