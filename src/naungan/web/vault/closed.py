"""What is closed with AES-256-GCM under a key that stands apart, in pieces, so that a file of any size needs the memory of one piece.

A header says by which key (its id, no secret) and what about; it is bound into every piece, and so are its place and whether it is the
last: nothing closed stands for another, is put in another order, or is cut without being found.
"""

from __future__ import annotations

import hashlib
import io
import secrets
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from naungan.kernel.errors import Refusal
from naungan.web.environment import read_environment

KEY, FORMER = "berkas", "berkas.lama"
PIECE = 1024 * 1024
MAGIC, _TAG = b"NAUNGAN1", 16
_HEAD = struct.Struct(">8s8sH")
_NONCE = struct.Struct(">7sIB")
_PREFIX = 7


@dataclass(frozen=True)
class Header:
    """``key``: the id of the key; ``about``: what the content is of; ``prefix``: what makes the nonces of this content its own."""

    key: bytes
    about: str
    prefix: bytes

    @property
    def bytes(self) -> bytes:
        """As it stands before the pieces."""
        about = self.about.encode()
        return _HEAD.pack(MAGIC, self.key, len(about)) + about + self.prefix


def key_id(key: bytes) -> bytes:
    """What names a key without telling it."""
    return hashlib.sha256(b"naungan: kunci\n" + key).digest()[:8]


def close(content: bytes, about: str) -> bytes:
    """The same for what is at hand."""
    closed = io.BytesIO()
    close_stream(io.BytesIO(content), closed, about)
    return closed.getvalue()


def opened(closed: bytes, about: str) -> bytes:
    """The content; ``cryptography.exceptions.InvalidTag`` where anything was changed, or it is about something else."""
    return b"".join(pieces(io.BytesIO(closed), about))


def close_stream(content: BinaryIO, closed: BinaryIO, about: str) -> None:
    """Read to the end and write it closed."""
    with Closing(closed, about) as writer:
        while piece := content.read(PIECE):
            writer.write(piece)


def pieces(closed: BinaryIO, about: str) -> Iterator[bytes]:
    """The content piece by piece; InvalidTag at the first that is not what was written. Who acts on it before the end acts on a part."""
    header = read_header(closed)
    if header.about != about:
        raise InvalidTag
    cipher = AESGCM(_key_of(header.key))
    number, piece = 0, closed.read(PIECE + _TAG)
    while True:
        after = closed.read(PIECE + _TAG)
        nonce = _NONCE.pack(header.prefix, number, not after)
        yield cipher.decrypt(nonce, piece, header.bytes)
        if not after:
            return
        number, piece = number + 1, after


def read_header(closed: BinaryIO) -> Header:
    """The header; InvalidTag where there is none."""
    start = closed.read(_HEAD.size)
    if len(start) != _HEAD.size:
        raise InvalidTag
    magic, key, length = _HEAD.unpack(start)
    rest = closed.read(length + _PREFIX)
    if magic != MAGIC or len(rest) != length + _PREFIX:
        raise InvalidTag
    return Header(key, rest[:length].decode("utf-8", "replace"), rest[length:])


def read_header_of(closed: bytes) -> Header:
    """The header of what is at hand."""
    return read_header(io.BytesIO(closed))


def is_closed(path: Path) -> bool:
    """Whether a file is one of ours."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


class Closing(io.RawIOBase):
    """A file to write into, whose content comes out closed; it is whole only when it was closed without a failure."""

    def __init__(self, closed: BinaryIO, about: str) -> None:
        key = read_environment().key(KEY)
        self._closed, self._cipher, self._waiting, self._number = closed, AESGCM(key), bytearray(), 0
        self._header = Header(key_id(key), about, secrets.token_bytes(_PREFIX))
        closed.write(self._header.bytes)

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, piece: object) -> int:
        """Take a piece of any length."""
        given = bytes(piece)  # type: ignore[call-overload]
        self._waiting += given
        while len(self._waiting) > PIECE:  # one piece is always kept back: the last is marked
            self._seal(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(given)

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._seal(bytes(self._waiting), last=True)
        super().close()

    def _seal(self, piece: bytes, *, last: bool) -> None:
        nonce = _NONCE.pack(self._header.prefix, self._number, last)
        self._closed.write(self._cipher.encrypt(nonce, piece, self._header.bytes))
        self._number += 1


class Opening(io.RawIOBase):
    """A file to read from, whose content stands closed in another."""

    def __init__(self, closed: BinaryIO, about: str) -> None:
        self._pieces, self._left = pieces(closed, about), b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """The next bytes."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._left:
            try:
                self._left = next(self._pieces)
            except StopIteration:
                return 0
            if not self._left:  # an empty content is one empty piece
                return 0
        taken = min(len(view), len(self._left))
        view[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken


def _key_of(wanted: bytes) -> bytes:
    environment = read_environment()
    for name in (KEY, FORMER):
        if (environment.keys / name).is_file() and key_id(key := environment.key(name)) == wanted:
            return key
    raise Refusal("WEB_KUNCI_LAIN", nama=wanted.hex())
