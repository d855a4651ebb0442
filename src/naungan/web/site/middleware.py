"""Around every request: Indonesian whatever the browser asks for, and refusals told as pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from naungan.kernel.errors import Failure, Fault
from naungan.kernel.messages import remedy, sentence, told_at

# What a code is told by on a page, before its own name in the catalogue.
HERE = "KANTOR"
Answer = Callable[[HttpRequest], HttpResponse]


def indonesian(answer: Answer) -> Answer:
    """Numbers, days and sentences in Indonesian: many machines of offices have English browsers. And in the words of a page."""

    def answered(request: HttpRequest) -> HttpResponse:
        with translation.override("id"), told_at(HERE):
            return answer(request)

    return answered


class _Refusals:
    """A failure that no view has told in its own form becomes a page with its sentence and its remedy; a fault stays a fault."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._answer(request)
        return _led_back(request, answer) if answer.status_code == 405 and not answer.content else answer

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """No database of ours takes a NUL in a text, and no form of ours has one."""
        said = (value for asked in (request.GET, request.POST) for _, values in asked.lists() for value in values)
        if any("\0" in value for value in said):
            raise BadRequest

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a refusal: 403 where a right is missing, else 409 (somebody was quicker) or 422."""
        if not isinstance(error, Failure) or isinstance(error, Fault):
            return None
        status = {"WEB_TIDAK_BERHAK": 403, "WEB_TIDAK_ADA": 404, "WEB_DIDAHULUI": 409}.get(error.code, 422)
        said = {"kalimat": error.sentence(), "langkah": remedy(error.code, error.params), "kembali": _before(request)}
        return render(request, "site/refused.html", said, status=status)


def _led_back(request: HttpRequest, bare: HttpResponse) -> HttpResponse:
    """An address that only takes what a form sends, opened by hand or from the history of a browser: a page instead of nothing."""
    said = {"kalimat": sentence("WEB_HANYA_KIRIMAN"), "langkah": remedy("WEB_HANYA_KIRIMAN", {})}
    page = render(request, "site/refused.html", said, status=405)
    page["Allow"] = bare["Allow"]
    return page


def _before(request: HttpRequest) -> str:
    """The page of ours from which somebody sent a form that was refused; nothing where he came from elsewhere."""
    said = urlsplit(request.headers.get("Referer", ""))
    ours = request.method == "POST" and said.netloc == request.get_host() and said.path != request.path
    return (f"{said.path}?{said.query}" if said.query else said.path) if ours and said.path.startswith("/") else ""


def refusals(answer: Answer) -> Answer:
    """The middleware, as Django calls it."""
    return _Refusals(answer)
