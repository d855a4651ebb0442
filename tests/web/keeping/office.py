"""A front office of its own for tests of commands: processes that know only their environment."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SANDI = "lima kuda makan pagi"
BEGIN = """
from naungan.web.serve.ready import ready
ready(make_keys=True)
from django.core.management import call_command
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
"""
_FILL = """
from pathlib import Path
import tempfile
from naungan.web.accounts.models import Unit, User
from naungan.web.audit.actor import acts
from naungan.web.collection.models import Received, Submission, Version
from naungan.web.vault.originals import keep
with acts("sistem:uji"):
    user = User.objects.create_user("sri", %r, nama="Sri")
    Unit.objects.bulk_create([Unit(pemda="1671", kode=str(i), nama=f"Dinas {i}") for i in range(50)])
    version = Version.objects.create(setoran=Submission.objects.create(pemda="1671", dataset="roster", masa="2026-10", oleh=user), urut=1)
    for i in range(20):
        path = Path(tempfile.mkdtemp()) / "daftar.csv"
        path.write_text(f"nama;nik\\nSri;{i}\\n" * 5000)
        Received.objects.create(versi=version, urut=i, berkas="daftar.csv", sumber=keep(path), ukuran=path.stat().st_size)
"""
_ANSWER = """
from django.test import Client
from django.urls import reverse
import django.conf
django.conf.settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
from naungan.web.accounts.models import User
from naungan.web.collection.models import Received
from naungan.web.audit.verify import verify
from naungan.web.vault.originals import take_out
import tempfile, pathlib
client = Client(headers={"host": "localhost"})
assert client.post(reverse("account_login"), {"login": "sri", "password": %r}).status_code == 302
assert client.get("/").status_code == 200
for one in Received.objects.all():
    take_out(one.sumber, pathlib.Path(tempfile.mkdtemp()) / "x")
assert Received.objects.count() == 20
assert not list(verify()), list(map(str, verify()))
print("utuh")
"""


@dataclass
class Office:
    """Where it is; ``database`` None is the embedded one."""

    data: Path
    keys: Path
    database: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What its processes know."""
        known = {name: value for name, value in os.environ.items() if not name.startswith(("NAUNGAN", "DATABASE", "DJANGO"))}
        said = {"NAUNGAN_DATA": str(self.data), "NAUNGAN_KEYS": str(self.keys), "PYTHONDONTWRITEBYTECODE": "1"}
        return {**known, **said, **({"DATABASE_URL": self.database} if self.database else {})}

    def command(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run ``naungan …`` to its end."""
        call = [sys.executable, "-m", "naungan", *map(str, words)]
        return subprocess.run(call, env=self.environment, capture_output=True, text=True, check=False, timeout=120)

    def begun(self, *words: str | Path) -> subprocess.Popen[str]:
        """Begin ``naungan …``."""
        return subprocess.Popen([sys.executable, "-m", "naungan", *map(str, words)], env=self.environment, text=True)

    def python(self, code: str) -> str:
        """Run code in it; what it printed."""
        call = [sys.executable, "-c", BEGIN + code]
        done = subprocess.run(call, env=self.environment, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def fill(self) -> None:
        """A person, offices, and files that were handed in."""
        self.python(_FILL % SANDI)

    def answers(self) -> bool:
        """Whether a person signs in, sees a page, every original opens, and the trail is whole."""
        return "utuh" in self.python(_ANSWER % SANDI)
