"""``python -m benchmarks.killed``: a round is closed, and opened, 100 times each by a process that is killed at a random moment.

Each time the book must be as it was or as it would be, and the same command must end what was begun. Seeds from 0; how many from
NAUNGAN_BENCH_KILLS (100); rounds are opened only where NAUNGAN_BENCH_HASIL names a finished folder. Prints what was found; any book in
between ends with exit code 1.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from naungan.rounds import Book, Event, New, append, is_book, read_book
from naungan.rounds.freeze import damaged

WAKTU = "2026-11-25T03:00:00+00:00"
_PEMDA = ("1671", "1801")
_ITEMS = 500


def main() -> int:
    """Both ways, and the counts of what the killed ones had left."""
    seeds = range(int(os.environ.get("NAUNGAN_BENCH_KILLS", "100")))
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        closed = _killed(root, seeds, _book(root / "buku"), _close, _is_closed)
        hasil = os.environ.get("NAUNGAN_BENCH_HASIL")
        opened = _killed(root, seeds, None, lambda book: _open(book, Path(hasil or "")), _is_opened) if hasil else Counter[str]()
    print(json.dumps({"tutup": closed, "buka": opened}, indent=1))
    return 1 if closed["between"] + opened["between"] else 0


def _killed(
    root: Path, seeds: range, book: Path | None, call: Callable[[Path], list[str]], ended: Callable[[Path], bool | None]
) -> Counter[str]:
    """How often the command had ended, had left nothing, or something in between (``ended`` None)."""
    whole = _seconds(root / "lama", book, call)
    found: Counter[str] = Counter()
    for seed in seeds:
        home = _copy(root / f"b{seed}", book)
        with subprocess.Popen(call(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            # Most of the time goes into starting Python; nothing is written then, so moments are drawn from the later part.
            time.sleep(random.Random(seed).uniform(0.4, 1.0) * whole)
            running.send_signal(signal.SIGKILL)
        state = ended(home)
        found["between" if state is None else "ended" if state else "nothing"] += 1
        if not state:
            done = subprocess.run(call(home), check=False, capture_output=True, text=True)
            found["between" if done.returncode or not ended(home) else "finished_after"] += 1
        shutil.rmtree(home, ignore_errors=True)
    return found


def _seconds(home: Path, book: Path | None, call: Callable[[Path], list[str]]) -> float:
    _copy(home, book)
    begun = time.perf_counter()
    subprocess.run(call(home), check=True, capture_output=True)
    return time.perf_counter() - begun


def _copy(home: Path, book: Path | None) -> Path:
    if book is not None:
        shutil.copytree(book, home)
    return home


def _close(book: Path) -> list[str]:
    return [sys.executable, "-m", "naungan", "rapat", "tutup", str(book), "R1", "--oleh", "Budi", "--tidak-hadir", ",".join(_PEMDA)]


def _open(book: Path, hasil: Path) -> list[str]:
    where = [
        "--nomor",
        "1",
        "--tingkat",
        "nasional",
        "--tanggal",
        "25-11-2026",
        "--tempat",
        "Jakarta",
        "--peserta",
        "BPJS",
        "--oleh",
        "Ani",
    ]
    return [sys.executable, "-m", "naungan", "rapat", "buka", str(book), *where, "--hasil", str(hasil)]


def _is_closed(book: Path) -> bool | None:
    one = _read(book)
    return None if one is None else one.rapat["R1"].closed if len(one.rapat["R1"].butir) == _ITEMS else None


def _is_opened(book: Path) -> bool | None:
    kept = [path.name for path in (book / "beku").glob("[0-9a-f]*")]
    if any(damaged(book, name) for name in kept):
        return None
    if not is_book(book):
        return False
    one = _read(book)
    return None if one is None else bool(kept and one.rapat["R1"].beku)


def _read(book: Path) -> Book | None:
    try:
        return read_book(book)
    except Exception:
        return None


def _book(folder: Path) -> Path:
    isi = {
        "nomor": "1/2026", "tingkat": "nasional", "tanggal": "2026-11-25", "tempat": "Jakarta", "peserta": ["BPJS"], "bulan": "2026-10",
        "pemda": list(_PEMDA), "daftar_periksa": "2026.1",
    }  # fmt: skip
    items = [
        {"butir": f"R1-{number:04d}", "asal": "diisi", "pemda": _PEMDA[number % 2], "tingkat": "sedang", "kondisi": f"Temuan {number}."}
        for number in range(_ITEMS)
    ]
    append(folder, [New("R1", Event.DIBUKA, isi), *(New("R1", Event.BUTIR_DIBUAT, one) for one in items)], oleh="Ani", waktu=WAKTU)
    return folder


if __name__ == "__main__":
    sys.exit(main())
