"""``naungan serve`` as a process: ready, watched, ended, begun again with its data; on both databases."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.repository.files import ROOT
from tests.web.jobs.office import Office, until

pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Office:
    """Where nothing has been made yet."""
    return Office(tmp_path, request.getfixturevalue("postgres")() if request.param == "postgresql" else None)


@contextmanager
def _served(office: Office, port: int, *more: str, **told: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A server that has said it is ready, and what it said before."""
    call = [sys.executable, "-m", "naungan", "serve", "--port", str(port), "--proses", "1", *more]
    child = subprocess.Popen(
        call, env=office.environment | told, cwd=office.home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )
    said = []
    assert child.stdout is not None
    try:
        for line in child.stdout:
            said.append(line.rstrip())
            if line.startswith("Siap"):
                break
        yield child, said
    finally:
        child.send_signal(signal.SIGINT)
        assert child.wait(30) in (0, 2), said
        child.stdout.close()


def _port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _page(port: int) -> str:
    with urllib.request.urlopen(f"http://localhost:{port}/", timeout=10) as answer:
        return str(answer.read().decode())


def _comes(port: int) -> bool:
    try:
        return "html" in _page(port)
    except OSError:
        return False


def _below(pid: int) -> dict[str, list[int]]:
    """The processes below one, by what they do."""
    found: dict[str, list[int]] = {"pages": [], "worker": [], "other": []}
    waiting = [pid]
    while waiting:
        for child in map(int, Path(f"/proc/{(one := waiting.pop())}/task/{one}/children").read_text().split()):
            waiting.append(child)
            said = Path(f"/proc/{child}/cmdline").read_bytes().decode()
            kind = "worker" if "\0worker\0" in said else "pages" if "serve.pages" in said or "spawn_main" in said else "other"
            found[kind].append(child)
    return found


def test_it_begins_with_an_administrator_and_keeps_its_data(place: Office) -> None:
    port = _port()
    with _served(place, port) as (_, said):
        assert [line for line in said if re.fullmatch(r"Administrator\s+nasional\s+admin\s+\w{4}(-\w{4}){3}", line)], said
        assert said[-1] == f"Siap: http://localhost:{port}/ (Ctrl-C untuk berhenti)"
        assert 'name="login"' in _page(port)
    with _served(place, port) as (_, said):
        assert "Administrator" not in "".join(said) and said[-1].startswith("Siap")
    count = place.run("from naungan.web.accounts.models import User\nprint(User.objects.count())")
    assert count == 1


def test_who_dies_is_followed_by_another_and_all_end_with_it(place: Office) -> None:
    port = _port()
    with _served(place, port) as (server, _):
        below = until(lambda: found if len((found := _below(server.pid))["worker"]) == 1 and len(found["pages"]) >= 2 else None)
        for pid in (below["worker"][0], below["pages"][-1]):
            os.kill(pid, signal.SIGKILL)
        until(lambda: _below(server.pid)["worker"] not in ([], below["worker"]))
        until(lambda: below["pages"][-1] not in (now := _below(server.pid)["pages"]) and len(now) >= 2)
        until(lambda: _comes(port))
        everybody = [pid for pids in _below(server.pid).values() for pid in pids]
    assert [pid for pid in everybody if Path(f"/proc/{pid}").exists()] == []


def test_the_worker_beside_gives_way_to_the_pages(tmp_path: Path) -> None:
    office, port = Office(tmp_path), _port()
    with _served(office, port) as (server, _):
        below = until(lambda: found if (found := _below(server.pid))["worker"] else None)
        pages = {os.getpriority(os.PRIO_PROCESS, pid) for pid in below["pages"]}
        until(lambda: os.getpriority(os.PRIO_PROCESS, below["worker"][0]) > max(pages))
        assert {os.getsid(pid) for pid in below["pages"] + below["worker"]} == {os.getsid(server.pid)}
        assert os.getpgid(below["worker"][0]) not in (os.getpgid(server.pid), os.getpgid(below["pages"][0]))


def test_a_killed_server_leaves_nobody_behind(tmp_path: Path) -> None:
    office, port = Office(tmp_path), _port()
    with pytest.raises(AssertionError), _served(office, port) as (server, _):
        everybody = [pid for pids in _below(server.pid).values() for pid in pids]
        server.kill()
        until(lambda: not [pid for pid in everybody if _alive(pid)])


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_port_that_is_taken_is_followed_by_the_next(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        with _served(Office(tmp_path), port, "--tanpa-pekerja") as (server, said):
            found = re.search(r"localhost:(\d+)", said[-1])
            assert found and int(found[1]) > port
            assert _below(server.pid)["worker"] == []


def test_a_server_begins_with_its_keys_and_names_nobody_in_its_log(tmp_path: Path) -> None:
    office, port = Office(tmp_path), _port()
    office.run("from naungan.web.environment import read_environment\nread_environment().make_keys()")
    told = {"NAUNGAN_MODE": "server", "NAUNGAN_HOSTS": "naungan.contoh.go.id", "NAUNGAN_HTTPS": "1", "NAUNGAN_PROXIES": "1"}
    with _served(office, port, "--tanpa-pekerja", **told) as (server, said):
        assert "Siap: https://naungan.contoh.go.id/ (Ctrl-C untuk berhenti)" in said and not any("Sandi" in line for line in said)
        headers = {"Host": "naungan.contoh.go.id", "X-Forwarded-Proto": "https", "X-Forwarded-For": "10.9.8.7"}
        login = _answer(port, "/", headers).headers["Location"].partition("?")[0]
        page = _answer(port, f"{login}?next=/1671012345678901", headers)
        assert page.status == 200 and "Secure" in page.headers["Set-Cookie"]
        assert server.stdout is not None
        line = next(line for line in server.stdout if f"GET {login[1:]}" in line)
    assert re.fullmatch(rf"\d{{4}}-\d\d-\d\dT[\d:]+Z GET {login[1:]} 200 \d+ ms\n", line)


def _answer(port: int, address: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_the_settings_of_the_sample_are_known() -> None:
    sample = (ROOT / "deploy" / "naungan.env").read_text("utf-8")
    known = (ROOT / "src" / "naungan" / "web" / "environment.py").read_text("utf-8")
    assert [name for name in re.findall(r"^#?(NAUNGAN_\w+|DATABASE_URL)=", sample, re.MULTILINE) if f'"{name}"' not in known] == []


def _refused(office: Office, *more: str, **told: str) -> str:
    call = [sys.executable, "-m", "naungan", "serve", *more]
    done = subprocess.run(call, env=office.environment | told, cwd=office.home, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode in (2, 4), done.stdout
    return done.stderr


def test_what_is_unsafe_does_not_begin(tmp_path: Path) -> None:
    office = Office(tmp_path)
    server = {"NAUNGAN_MODE": "server", "NAUNGAN_HOSTS": "naungan.contoh.go.id", "NAUNGAN_HTTPS": "1"}
    assert "Kunci sesi tidak ada" in _refused(office, **server)
    assert not (tmp_path / "kunci").exists()
    assert "tanpa TLS" in _refused(office, **server | {"NAUNGAN_HTTPS": "0"})
    assert "hanya melayani komputer ini" in _refused(office, NAUNGAN_HOSTS="naungan.contoh.go.id")
    assert "tidak berisi contoh" in _refused(office, "--contoh", str(tmp_path))
    assert "tidak dimuat pada server" in _refused(office, "--contoh", str(tmp_path), **server)
