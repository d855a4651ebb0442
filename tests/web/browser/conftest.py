"""A real Chromium on the real pages: no page may complain, ask elsewhere, or put up a barrier."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    from naungan.web.accounts.models import User

OFFICE, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
SANDI = "sandi-panjang-untuk-uji-2026"
# With this folder named, each page that a test looks at is kept as a picture.
PICTURES = os.environ.get("NAUNGAN_GAMBAR")
# Playwright keeps a loop running in this thread; nothing of Django's is asked from within it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Open a page of somebody's own, in an English browser; each fails the test that makes it complain or ask another origin."""
    contexts, said = [], []

    def opened(size: dict[str, int] = OFFICE, *, javascript: bool = True) -> Page:
        context = browser.new_context(viewport=size, locale="en-US", base_url=_here(live_server), java_script_enabled=javascript)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: said.append(message.text) if message.type in ("error", "warning") and not _expected(message.text) else None,
        )
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "request",
            lambda request: said.append(request.url) if not request.url.startswith((_here(live_server), "data:", "blob:")) else None,
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


def _here(live_server: LiveServer) -> str:
    """The server by its name: a passkey knows no bare address."""
    return str(live_server.url).replace("127.0.0.1", "localhost")


def _expected(text: str) -> bool:
    """Chromium tells every answer of 4xx on its console; the page itself says what is wrong."""
    return text.startswith("Failed to load resource: the server responded with a status of 4")


@pytest.fixture
def enter(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Sign in by the page itself, as somebody who has the password ``SANDI``."""

    def entered(user: User, size: dict[str, int] = OFFICE, **rest: bool) -> Page:
        user.set_password(SANDI)
        user.save()
        page = open_page(size, **rest)
        page.goto("/")
        page.get_by_label("Nama pengguna").fill(user.username)
        page.get_by_label("Sandi", exact=True).fill(SANDI)
        page.get_by_role("button", name="Masuk", exact=True).click()
        page.wait_for_url("**/")
        return page

    return entered


@pytest.fixture
def sound() -> Callable[..., None]:
    """Look at a page: no barrier that axe knows, no sideways scrolling; with ``NAUNGAN_GAMBAR`` a picture of it is kept under ``name``."""

    def looked(page: Page, name: str) -> None:
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
        found = _barriers(page)
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    return looked


def _barriers(page: Page) -> Any:
    """What axe finds; a page that leads on to another just then is looked at when that is there."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Error

    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    for last in (False, False, True):
        page.wait_for_load_state()
        try:
            return Axe().run(page, options=rules)
        except Error as error:
            if last or "navigation" not in str(error):
                raise
    return None
