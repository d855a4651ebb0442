"""Received files, each by the SHA-256 of its bytes, closed in the lake: kept once, never changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from naungan.kernel.aside import file_aside, scratch
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal
from naungan.kernel.limits import sync_all
from naungan.web.environment import read_environment
from naungan.web.vault.closed import close_stream, pieces

FOLDER = "asal"


def keep(path: Path) -> str:
    """Keep the bytes of a file; its SHA-256. What is there already is young again: nobody collects it before a row names it."""
    sumber = digest(path)
    place = place_of(sumber)
    try:
        os.utime(place)
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with file_aside(place) as aside, path.open("rb") as content:
            aside.touch(mode=0o600)
            with aside.open("r+b") as closed:
                close_stream(content, closed, sumber)
    return sumber


def keep_many(files: Mapping[str, Path]) -> None:
    """Keep many files, each named by its SHA-256: they reach the disk together, and take their names after that."""
    root = read_environment().lake / FOLDER
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with scratch(root) as aside:
        fresh = [sumber for sumber in files if not place_of(sumber).exists()]
        for sumber in fresh:
            with files[sumber].open("rb") as content, (aside / sumber).open("xb") as closed:
                (aside / sumber).chmod(0o600)
                close_stream(content, closed, sumber)
        sync_all()
        for sumber in fresh:
            place_of(sumber).parent.mkdir(exist_ok=True, mode=0o700)
            (aside / sumber).replace(place_of(sumber))


def take_out(sumber: str, place: Path) -> None:
    """Write the bytes to a new file for its owner alone; Refusal where they were destroyed when their time was over."""
    if not place_of(sumber).exists():
        raise Refusal("WEB_ASAL_MUSNAH")
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with place_of(sumber).open("rb") as closed, place.open("xb") as file:
        place.chmod(0o600)
        for piece in pieces(closed, sumber):
            file.write(piece)


def place_of(sumber: str) -> Path:
    """Where it lies."""
    return read_environment().lake / FOLDER / sumber[:2] / sumber
