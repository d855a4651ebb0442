"""Columns whose texts stand closed under the key ``berkas`` (secrets of second factors): they change keys with the files."""

from __future__ import annotations

import base64
from typing import Any

from django.apps import apps

from naungan.web.audit.actor import acts
from naungan.web.environment import read_environment
from naungan.web.vault.closed import KEY, MAGIC, close, key_id, opened, read_header_of

# ``mfa.authenticator.data``: named by the room that closes them, in its module ``signed``.
CLOSED: set[str] = set()
_BEGINS = base64.b64encode(MAGIC[:6]).decode()


def close_columns_anew(*, by: str) -> int:
    """Close every text of these columns with the key in force; in how many rows. Each row is a transaction of its own."""
    done = 0
    for column in sorted(CLOSED):
        label, _, name = column.rpartition(".")
        model: Any = apps.get_model(label)
        for pk in list(model._default_manager.values_list("pk", flat=True)):
            with acts(by):
                row = model._default_manager.select_for_update().filter(pk=pk).first()
                before = getattr(row, name, None)
                if row is not None and (after := _anew(before)) != before:
                    done += model._default_manager.filter(pk=pk).update(**{name: after})
    return done


def _anew(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _anew(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_anew(one) for one in value]
    if not isinstance(value, str) or not value.startswith(_BEGINS):
        return value
    closed = base64.b64decode(value)
    header = read_header_of(closed)
    if header.key == key_id(read_environment().key(KEY)):
        return value
    return base64.b64encode(close(opened(closed, header.about), header.about)).decode()
