"""The front office in tests: its own settings, one government with its offices, and a person of each role."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="naungan-web-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["NAUNGAN_DATA"] = str(_HOME / "data")
os.environ["NAUNGAN_KEYS"] = str(_HOME / "kunci")
os.environ["DJANGO_SETTINGS_MODULE"] = "naungan.web.settings"

from naungan.web.environment import read_environment  # noqa: E402

if os.environ.get("NAUNGAN_UJI") == "postgresql":
    from tests.web.postgres import a_database

    os.environ["DATABASE_URL"] = a_database()
read_environment().make_keys()
read_environment().prepare()

import django  # noqa: E402

django.setup()

import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402

# Pages are tried without having been collected first; the server itself collects, and its names carry digests.
settings.STATIC_ROOT.mkdir(exist_ok=True)
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
# The same hash as in the product, at the least cost: tests set hundreds of passwords.
settings.PASSWORD_HASHERS = ["tests.web.people.CheapArgon2"]

from naungan.web.audit.actor import set_actor  # noqa: E402
from naungan.web.audit.triggers import remove_triggers  # noqa: E402
from tests.web.people import kantor, orang  # noqa: E402, F401  # the fixtures that every room's tests share
from tests.web.postgres import postgres  # noqa: E402, F401


@pytest.fixture(autouse=True)
def somebody_acts() -> Iterator[None]:
    """What a test sets up by itself is done by ``sistem:uji``; whoever tries that nobody acts sets an empty name."""
    with set_actor("sistem:uji"):
        yield


# A test with transactions of its own ends with emptied tables, which no audited table allows: its triggers go first, and come back after.
_emptied = TransactionTestCase._fixture_teardown


def _emptied_for_once(self: TransactionTestCase) -> None:
    remove_triggers()
    _emptied(self)


TransactionTestCase._fixture_teardown = _emptied_for_once  # type: ignore[method-assign]
