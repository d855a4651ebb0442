"""What the front office takes from its environment, judged before anything starts: a server that would be unsafe refuses.

``NAUNGAN_MODE`` is ``lokal`` (this machine alone, the default) or ``server``. All else has a default that is safe on one machine.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from naungan.kernel.errors import Refusal
from naungan.web.reached import LOOPBACK, Network, networks, unencrypted, within

LOKAL, SERVER = "lokal", "server"
_MODES = (LOKAL, SERVER)
POLICIES = ("asvs", "bssn")
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
# Each key has one file: what signs sessions, what closes files, what hides a NIK in the database, what seals the heads of the audit chain.
KEYS = ("sesi", "berkas", "nik", "jejak")
_BYTES = 32


@dataclass(frozen=True)
class Environment:
    """``data``: the embedded database, the lake and scratch; ``keys``: the folder of keys, apart from it; ``idle`` in minutes.

    ``trusted``: where our proxies stand (none named: on this machine); ``unencrypted``: a database that would be reached without TLS.
    """

    mode: str = LOKAL
    data: Path = Path("kantor")
    keys: Path = Path("kantor-kunci")
    database: str | None = None
    hosts: tuple[str, ...] = LOCAL_HOSTS
    https: bool = False
    policy: str = "asvs"
    idle: int = 15
    oidc: Path | None = None
    heads: Path | None = None
    proxies: int = 0
    trusted: tuple[Network, ...] = ()
    unencrypted: str = ""

    @property
    def lake(self) -> Path:
        """Received originals (closed), checked relations, results."""
        return self.data / "danau"

    @property
    def scratch(self) -> Path:
        """What a job spills; emptied with it."""
        return self.data / "kerja"

    @property
    def sealed(self) -> Path:
        """Where the heads of the trail are exported to; best on another machine (``NAUNGAN_KEPALA``)."""
        return self.heads or self.data / "kepala"

    def key(self, name: str) -> bytes:
        """A key of ``KEYS``; Refusal where it is missing, too short, or open to others."""
        path = self.keys / name
        if not path.is_file():
            raise Refusal("WEB_KUNCI_TIDAK_ADA", nama=name)
        found = path.read_bytes()
        if len(found) != _BYTES or (os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077):
            raise Refusal("WEB_KUNCI_TIDAK_AMAN", nama=name)
        return found

    @cached_property
    def session_key(self) -> str:
        """What signs sessions; without a key file, one that nobody keeps: enough to look at the code, never to serve."""
        return self.key("sesi").hex() if (self.keys / "sesi").is_file() else secrets.token_hex(_BYTES)

    def refuse_unsafe(self) -> None:
        """Refusal where serving so would be unsafe."""
        if self.keys.resolve().is_relative_to(self.data.resolve()):
            raise Refusal("WEB_KUNCI_DI_DATA")
        if self.mode == LOKAL and not set(self.hosts) <= set(LOCAL_HOSTS):
            raise Refusal("WEB_LOKAL_TERBUKA", nama=", ".join(self.hosts))
        if self.mode == SERVER and (not self.hosts or "*" in self.hosts or set(self.hosts) <= set(LOCAL_HOSTS)):
            raise Refusal("WEB_TANPA_NAMA")
        if self.mode == SERVER and not self.https:
            raise Refusal("WEB_TANPA_TLS")
        if self.unencrypted:
            raise Refusal("WEB_BASIS_TANPA_TLS", nama=self.unencrypted)
        for name in KEYS:
            self.key(name)

    def refuse_open(self, address: str) -> None:
        """Refusal where other machines would reach what is for this one alone, or could say of themselves what only our proxies may."""
        if self.mode == LOKAL and address not in LOCAL_HOSTS:
            raise Refusal("WEB_LOKAL_TERBUKA", nama=address)
        if self.proxies and not self.trusted and not within(address, LOOPBACK):
            raise Refusal("WEB_PERANTARA_TERBUKA", nama=address)

    def believes(self, address: str) -> bool:
        """Whether a request from there may say for whom it comes, and how: from a proxy of ours."""
        return bool(self.proxies) and within(address, self.trusted or LOOPBACK)

    def prepare(self) -> None:
        """The folders that a server and its worker write into; whatever the process makes from now on is for its owner alone."""
        os.umask(0o077)
        for folder in (self.data, self.lake, self.scratch):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def make_keys(self) -> list[str]:
        """Each key that is missing is made, for its owner alone; their names."""
        self.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = [name for name in KEYS if not (self.keys / name).exists()]
        for name in made:
            with os.fdopen(os.open(self.keys / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(secrets.token_bytes(_BYTES))
        return made


def read_environment(environment: Mapping[str, str] | None = None) -> Environment:
    """The environment as it stands; Refusal for a value that a setting can't have."""
    said = os.environ if environment is None else environment
    hosts = tuple(one.strip() for one in said.get("NAUNGAN_HOSTS", "").split(",") if one.strip())
    oidc = said.get("NAUNGAN_OIDC")
    return Environment(
        mode=_one_of(said, "NAUNGAN_MODE", _MODES),
        data=Path(said.get("NAUNGAN_DATA") or "kantor").absolute(),
        keys=Path(said.get("NAUNGAN_KEYS") or "kantor-kunci").absolute(),
        database=said.get("DATABASE_URL") or None,
        hosts=hosts or LOCAL_HOSTS,
        https=_one_of(said, "NAUNGAN_HTTPS", ("0", "1")) == "1",
        policy=_one_of(said, "NAUNGAN_POLICY", POLICIES),
        idle=_whole(said, "NAUNGAN_IDLE", 15),
        oidc=Path(oidc) if oidc else None,
        heads=Path(kepala).absolute() if (kepala := said.get("NAUNGAN_KEPALA")) else None,
        proxies=_whole(said, "NAUNGAN_PROXIES", 0),
        trusted=_networks(said, "NAUNGAN_PERANTARA"),
        unencrypted=unencrypted(said.get("DATABASE_URL"), said),
    )


def _one_of(said: Mapping[str, str], name: str, words: tuple[str, ...]) -> str:
    value = said.get(name) or words[0]
    if value not in words:
        raise Refusal("CONFIG_INVALID", nama=name, nilai=value[:40], asal=name, pilihan=" | ".join(words))
    return value


def _networks(said: Mapping[str, str], name: str) -> tuple[Network, ...]:
    value = said.get(name) or ""
    try:
        return networks(value)
    except ValueError:
        raise Refusal("CONFIG_INVALID", nama=name, nilai=value[:40], asal=name, pilihan="10.0.0.5, 10.0.1.0/24") from None


def _whole(said: Mapping[str, str], name: str, default: int) -> int:
    value = said.get(name) or str(default)
    if not (value.isascii() and value.isdigit() and len(value) < 5):
        raise Refusal("CONFIG_INVALID", nama=name, nilai=value[:40], asal=name, pilihan="0, 1, 2, …")
    return int(value)
