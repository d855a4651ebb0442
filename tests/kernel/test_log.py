"""The log loses what could identify a person, whatever way it comes."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from naungan.kernel import log
from naungan.kernel.log import close_log, open_log
from naungan.kernel.shown import shown

NIK = "1671014508900017"


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    hook = threading.excepthook
    yield tmp_path / "naungan.log"
    threading.excepthook = hook
    close_log()


@pytest.mark.parametrize(
    "text",
    [NIK, f"NIK{NIK},", f"({NIK}.0)", "1671 0145 0890 0017", "1671-0145-0890-0017", "167101 450890 0017", NIK[:15], NIK + "0000", f"KTP={NIK}{NIK}"],
)  # fmt: skip
def test_numbers_of_persons_are_hidden(text: str) -> None:
    cleaned = shown(text)
    assert "••••••" in cleaned
    assert not any(part in cleaned for part in (NIK[:12], "0145", "450890"))


@pytest.mark.parametrize("text", ["2026-10-15 s.d. 2026-11-15", "Rp1.234.567.890.123", "5.1.02.02.02.0006", "baris 123456", "167101"])
def test_the_rest_stays_readable(text: str) -> None:
    assert shown(text) == text


def test_messages_arguments_exceptions_and_warnings(path: Path) -> None:
    logger = open_log(path)
    logger.error("baris %s dari %s", NIK, {"nik": NIK})
    logger.error("%d %d", NIK)  # noqa: PLE1206  # a broken call must not show its arguments
    try:
        raise ValueError(f"Budi Santoso {NIK}")
    except ValueError:
        logger.exception("gagal")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        log.quiet(path)
        warnings.warn(f"nilai {NIK}", stacklevel=1)
    close_log()
    text = path.read_text("utf-8")
    assert "ValueError" in text
    assert "test_log.py" in text
    assert "UserWarning" in text
    assert NIK not in text
    assert "Budi" not in text


def test_without_a_file_the_log_is_silent(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    open_log(None).error("diam")
    open_log(tmp_path / "tidak" / "ada.log").error("diam %s", NIK)
    close_log()
    assert capfd.readouterr() == ("", "")
