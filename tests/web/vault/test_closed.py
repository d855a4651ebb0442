"""What is closed opens as it was, in pieces, and never where anything of it was touched."""

from __future__ import annotations

import io
import secrets
import stat
import tracemalloc
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from naungan.kernel.errors import Refusal
from naungan.web.environment import read_environment
from naungan.web.vault import closed, originals
from naungan.web.vault.closed import PIECE, Closing, Opening, close, opened


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
def test_content_of_any_size_comes_back(size: int) -> None:
    content = secrets.token_bytes(size)
    assert opened(close(content, "x"), "x") == content
    assert Opening(io.BytesIO(close(content, "x")), "x").read() == content


def test_it_says_nothing_of_its_content() -> None:
    assert b"NIK" not in close(b"NIK 1671000101900001 " * 100, "x")
    assert close(b"a", "x") != close(b"a", "x")


@pytest.mark.parametrize("place", [0, 9, 18, 20, 30, 100, -1])
def test_a_changed_byte_is_found(place: int) -> None:
    broken = bytearray(close(b"isi" * 1000, "x"))
    broken[place] ^= 1
    with pytest.raises((InvalidTag, Refusal)):
        opened(bytes(broken), "x")


def test_what_is_cut_joined_or_put_in_another_order_is_found() -> None:
    whole = close(secrets.token_bytes(3 * PIECE), "x")
    head, piece = len(whole) - 3 * (PIECE + 16), PIECE + 16
    start, parts = whole[:head], [whole[head + at * piece : head + (at + 1) * piece] for at in range(3)]
    for wrong in (parts[:2], parts[:1], [], [*parts, parts[0]], [parts[1], parts[0], parts[2]], [parts[0], parts[2]]):
        with pytest.raises(InvalidTag):
            opened(start + b"".join(wrong), "x")
    assert len(opened(start + b"".join(parts), "x")) == 3 * PIECE


def test_it_stands_for_nothing_else() -> None:
    with pytest.raises(InvalidTag):
        opened(close(b"isi", "x"), "y")
    with pytest.raises(InvalidTag):
        opened(b"bukan berkas tertutup sama sekali", "x")


def test_a_key_that_is_not_here_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    content = close(b"isi", "x")
    monkeypatch.setenv("NAUNGAN_KEYS", str(tmp_path))
    read_environment().make_keys()
    with pytest.raises(Refusal) as told:
        opened(content, "x")
    assert told.value.code == "WEB_KUNCI_LAIN"


def test_a_writer_that_fails_leaves_nothing_whole() -> None:
    content = io.BytesIO()
    with pytest.raises(ZeroDivisionError), Closing(content, "x") as writer:
        writer.write(b"a" * 10)
        _ = 1 / 0
    with pytest.raises(InvalidTag):
        opened(content.getvalue(), "x")


def test_an_original_is_kept_once_for_its_owner_alone_and_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "besar.bin"
    path.write_bytes(secrets.token_bytes(20 * PIECE))
    tracemalloc.start()
    sumber = originals.keep(path)
    again = originals.keep(path)
    originals.take_out(sumber, tmp_path / "keluar" / "besar.bin")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    place = originals.place_of(sumber)
    assert again == sumber
    assert peak < 10 * PIECE
    assert (tmp_path / "keluar" / "besar.bin").read_bytes() == path.read_bytes()
    assert stat.S_IMODE(place.stat().st_mode) == stat.S_IMODE((tmp_path / "keluar" / "besar.bin").stat().st_mode) == 0o600
    for folder in (place.parent, place.parent.parent, read_environment().lake, tmp_path / "keluar"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert closed.is_closed(place)
