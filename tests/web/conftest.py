"""The front office in tests: its own settings, one government with its offices, and a person of each role."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="naungan-web-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["NAUNGAN_DATA"] = str(_HOME / "data")
os.environ["NAUNGAN_KEYS"] = str(_HOME / "kunci")
os.environ["DJANGO_SETTINGS_MODULE"] = "naungan.web.settings"

from naungan.web.environment import read_environment  # noqa: E402

read_environment().make_keys()
read_environment().prepare()

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402

# Pages are tried without having been collected first; the server itself collects, and its names carry digests.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"

from tests.web.people import kantor, orang  # noqa: E402, F401  # the fixtures that every room's tests share
from tests.web.postgres import postgres  # noqa: E402, F401
