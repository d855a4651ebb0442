"""A page as a test reads it, and a question to a running server."""

from __future__ import annotations

import http.client

from tests.documents.reader import Element, read

from naungan.documents.viewer import Shelf
from naungan.documents.viewer.pages import answer
from naungan.documents.viewer.server import Viewer
from naungan.evaluation.record import RESULTS
from naungan.told.relations import heading

NIK, HP = "1671084501900007", "081234567890"
WORKERS = 120


def page(shelf: Shelf, target: str) -> Element:
    found = answer(shelf, target)
    assert found.status == 200, target
    return read(found.body.decode())


def rows(tree: Element) -> list[list[str]]:
    return [[cell.text for cell in row.all("td")] for row in tree.all("tbody")[0].all("tr")]


def headings(tree: Element) -> list[str]:
    return [one.all("a")[0].text for one in tree.all("thead")[0].all("th")]


def at(tree: Element, name: str) -> int:
    """The place of a column of the roster, by its label."""
    return headings(tree).index(heading(next(one for one in RESULTS["roster"].columns if one.name == name)))


def ask(viewer: Viewer, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", viewer.server_port, timeout=20)
    connection.request(method, path, headers=headers)
    found = connection.getresponse()
    found.body = found.read()  # type: ignore[attr-defined]
    connection.close()
    return found
