"""Bytes closed with AES-256-GCM under a key that stands apart; what they are about is bound in, so no closed thing stands for another."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from naungan.web.environment import read_environment

_NONCE = 12


def close(content: bytes, about: str) -> bytes:
    """Nonce and ciphertext."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(read_environment().key("berkas")).encrypt(nonce, content, about.encode())


def opened(closed: bytes, about: str) -> bytes:
    """The content; ``cryptography.exceptions.InvalidTag`` where anything was changed, or it is about something else."""
    return AESGCM(read_environment().key("berkas")).decrypt(closed[:_NONCE], closed[_NONCE:], about.encode())
