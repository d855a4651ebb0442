"""The front office measured: ``python -m benchmarks.office`` (``make bench-office``) writes docs/front-office.md.

A real server with its worker on this machine; clients of HTTP beside it. Sizes: NAUNGAN_BENCH_PEMDA (546 governments that hand in),
NAUNGAN_BENCH_MINUTES (8: in which they come), NAUNGAN_BENCH_RUSH (60 that come at once), NAUNGAN_BENCH_EVALUATED (546 evaluations in the
queue), NAUNGAN_BENCH_WORKERS (2,000 workers each), NAUNGAN_BENCH_ROUNDS (5), NAUNGAN_BENCH_KILLS (100 moments at which processes die).
``python -m benchmarks.office upload handing`` measures these alone; what others found before stays (docs/front-office.json).
"""

from __future__ import annotations

import concurrent.futures
import json
import os
import random
import re
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import requests

from benchmarks.office_world import BULAN, PASSWORD, UNIT, governments, roster

ROOT = Path(__file__).parents[1]
FOUND, PAGE = ROOT / "docs" / "front-office.json", ROOT / "docs" / "front-office.md"
PEMDA = int(os.environ.get("NAUNGAN_BENCH_PEMDA", "546"))
MINUTES = float(os.environ.get("NAUNGAN_BENCH_MINUTES", "8"))
RUSH = int(os.environ.get("NAUNGAN_BENCH_RUSH", "60"))
EVALUATED = int(os.environ.get("NAUNGAN_BENCH_EVALUATED", "546"))
WORKERS = int(os.environ.get("NAUNGAN_BENCH_WORKERS", "2000"))
ROUNDS = int(os.environ.get("NAUNGAN_BENCH_ROUNDS", "5"))
KILLS = int(os.environ.get("NAUNGAN_BENCH_KILLS", "100"))
NAUNGAN = str(Path(sys.executable).with_name("naungan"))
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
HEAD = """# The front office, measured

Written by `make bench-office` on two cores; the server, its worker and all clients on this one machine, over loopback; SQLite, the
embedded default.

| what | asked | found |
|---|---|---|
"""


def main() -> int:
    """The measures that are named, or all."""
    wanted = sys.argv[1:] or list(MEASURES)
    found = json.loads(FOUND.read_text("utf-8")) if FOUND.exists() else {}
    with tempfile.TemporaryDirectory(prefix="naungan-kantor-") as place:
        for name in wanted:
            home = Path(place) / name
            home.mkdir()
            found[name] = MEASURES[name](home)
            print(json.dumps({name: found[name]}), flush=True)
    FOUND.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    PAGE.write_text(HEAD + "".join(f"| {one['what']} | {one['asked']} | {one['found']} |\n" for one in found.values()), "utf-8")
    return 0


def upload(home: Path) -> dict[str, str]:
    """From the click to the page with the result, 5,000 rows, beside ``naungan check`` of the same file."""
    _world(home, "people", 1)
    code, ratios = governments(1)[0], []
    with _served(home) as address:
        person = _signed_in(address, f"operator{code}")
        for number in range(ROUNDS):
            file = roster(home / f"daftar {number}.csv", 5_000, kecamatan="110101", seed=number, dirty=True)
            by_hand = _timed(partial(subprocess.run, [NAUNGAN, "check", file], check=False, capture_output=True))
            ratios.append((_timed(partial(_checked, person, address, code, file, f"2026-{number + 1:02}")), by_hand))
    page, hand = (statistics.median(one[side] for one in ratios) for side in (0, 1))
    ratio = statistics.median(one / other for one, other in ratios)
    told = f"{ratio:.2f} × ({page:.1f} : {hand:.1f} s, {ROUNDS} rounds in turns)"
    return {"what": "upload to result page, 5,000 rows ÷ `naungan check`", "asked": "≤ 1.5 ×", "found": told}


def handing(home: Path) -> dict[str, str]:
    """All governments hand in within some minutes, each at a moment of its own."""
    chance = random.Random(0)
    told = _handed_in(home, sorted(60 * MINUTES * chance.random() for _ in range(PEMDA)))
    what = f"{PEMDA} governments hand in within {MINUTES:g} minutes, each at a moment of its own; pages meanwhile"
    return {"what": what, "asked": "no failure in 600 s, p95 < 300 ms", "found": told}


def rush(home: Path) -> dict[str, str]:
    """Some come all at once, eight at a time without a pause."""
    what = f"{RUSH} governments hand in at once, eight at a time without a pause"
    return {"what": what, "asked": "no failure", "found": _handed_in(home, [0.0] * RUSH)}


def queue(home: Path) -> dict[str, str]:
    """The evaluations of all governments by two workers, one for each core."""
    _world(home, "counted", EVALUATED, WORKERS, home)
    begun = time.monotonic()
    workers = [subprocess.Popen([NAUNGAN, "worker", "--sekali"], env=_environment(home), stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [worker.wait() for worker in workers] == [0, 0]
    took = time.monotonic() - begun
    bad = _asked(home, "SELECT count(*) FROM jobs_job WHERE keadaan <> 'selesai'")
    counted = _asked(home, "SELECT count(*) FROM results_month WHERE hasil <> '' AND NOT basi")
    assert counted == EVALUATED, counted
    told = f"{took / 60:.1f} minutes, {took / EVALUATED:.2f} s each, {bad} failed"
    return {"what": f"{EVALUATED} evaluations of {WORKERS:,} workers in the queue, two workers", "asked": "< 45 minutes", "found": told}


def killed(home: Path) -> dict[str, str]:
    """The tests that kill server and workers, at as many moments; each asks that nothing is lost and nothing half done."""
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "web").rglob("test_*killed.py"))
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-m",
        "slow",
        "-n",
        "2",
        "-p",
        "no:cacheprovider",
        f"--junit-xml={home}/said.xml",
        *files,
    ]
    subprocess.run(command, env={**os.environ, "NAUNGAN_UJI_BENIH": str(KILLS)}, check=False, cwd=ROOT, stdout=subprocess.DEVNULL)
    suite = ElementTree.parse(home / "said.xml").getroot()[0]
    failed = int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
    what = f"server and workers killed at {KILLS} moments each of upload, check, decide, undo, approve, any job"
    return {"what": what, "asked": "nothing lost, nothing half done", "found": f"{suite.get('tests')} tests, {failed} failed"}


def _handed_in(home: Path, moments: list[float]) -> str:
    """Each signs in, hands in a roster of 200 workers, and reads, eight at a time, while the worker checks."""
    _world(home, "people", len(moments))
    codes = governments(len(moments))
    waits: list[float] = []
    failed: list[str] = []
    files = [roster(home / f"{code}.csv", 200, kecamatan="110101", seed=number) for number, code in enumerate(codes)]

    def hand_in(code: str, file: Path, moment: float) -> None:
        time.sleep(max(0.0, begun + moment - time.monotonic()))
        try:
            person = _signed_in(address, f"operator{code}", waits)
            submission = _uploaded(person, address, code, file)
            _read(person, submission, waits)
        except (requests.RequestException, AssertionError) as error:
            failed.append(repr(error))

    with _served(home) as address:
        begun = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(hand_in, codes, files, moments))
        took = time.monotonic() - begun
        drained = _drained(home)
    said = f"{len(failed)} failures, {took:.0f} s; p50 {_percent(waits, 50):.0f} ms, p95 {_percent(waits, 95):.0f} ms of {len(waits)} pages"
    return f"{said}; all checked after {drained:.0f} s more"


MEASURES: dict[str, Callable[[Path], dict[str, str]]] = {
    "upload": upload,
    "handing": handing,
    "rush": rush,
    "queue": queue,
    "killed": killed,
}


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "NAUNGAN_DATA": str(home / "data"), "NAUNGAN_KEYS": str(home / "kunci")}


def _world(home: Path, *words: object) -> None:
    command = [sys.executable, "-m", "benchmarks.office_world", *map(str, words)]
    subprocess.run(command, env=_environment(home), check=True, cwd=ROOT)


@contextmanager
def _served(home: Path) -> Iterator[str]:
    """The server and its worker; the address it printed."""
    command = [NAUNGAN, "serve", "--port", "8400"]
    with subprocess.Popen(command, env=_environment(home), stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        address = next(found[0] for line in running.stdout if (found := re.search(r"http://localhost:\d+", line)))
        threading.Thread(target=running.stdout.read, daemon=True).start()
        try:
            yield address
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(60)


def _signed_in(address: str, name: str, waits: list[float] | None = None) -> requests.Session:
    person = requests.Session()
    page = person.get(f"{address}/akun/masuk/", timeout=60)
    said = {"login": name, "password": PASSWORD, "csrfmiddlewaretoken": _token(page.text)}
    answer = person.post(f"{address}/akun/masuk/", data=said, timeout=60)
    assert answer.ok and "Beranda" in answer.text, answer.status_code
    _read(person, f"{address}/", waits)
    return person


def _read(person: requests.Session, address: str, waits: list[float] | None) -> None:
    begun = time.monotonic()
    answer = person.get(address, timeout=60)
    assert answer.ok, answer.status_code
    if waits is not None:
        waits.append(1000 * (time.monotonic() - begun))


def _uploaded(person: requests.Session, address: str, code: str, file: Path, masa: str = BULAN) -> str:
    """Send a file for a month of which nothing was sent before; the address of its submission."""
    page = person.get(f"{address}/setoran/unggah/", timeout=60)
    said = {"tempat": f"{code}/{UNIT}", "dataset": "roster", "masa": masa, "versi": "0", "csrfmiddlewaretoken": _token(page.text)}
    answer = person.post(f"{address}/setoran/unggah/", data=said, files={"berkas": (file.name, file.read_bytes())}, timeout=120)
    assert answer.ok and "unggah" not in answer.url, answer.status_code
    return answer.url


def _checked(person: requests.Session, address: str, code: str, file: Path, masa: str) -> None:
    """Upload, and look until the result stands there."""
    submission = _uploaded(person, address, code, file, masa)
    while "Hasil pemeriksaan" not in person.get(submission, timeout=60).text:
        time.sleep(0.1)


def _token(text: str) -> str:
    found = _TOKEN.search(text)
    assert found is not None
    return found[1]


def _timed(work: Callable[[], Any]) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def _asked(home: Path, sql: str) -> Any:
    with sqlite3.connect(home / "data" / "naungan.sqlite3", timeout=30) as database:
        return database.execute(sql).fetchone()[0]


def _drained(home: Path) -> float:
    """Seconds until no job waits or runs."""
    begun = time.monotonic()
    while _asked(home, "SELECT count(*) FROM jobs_job WHERE keadaan IN ('antre', 'jalan')"):
        time.sleep(0.5)
    return time.monotonic() - begun


def _percent(waits: list[float], share: int) -> float:
    return statistics.quantiles(waits, n=100)[share - 1]


if __name__ == "__main__":
    sys.exit(main())
