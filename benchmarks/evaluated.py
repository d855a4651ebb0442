"""``naungan evaluate`` over the demo, by this tree and by the build it is held against, which is taken from the repository's history.

The demo's files are made by the older build, so that both can read them all. Both run with the same libraries. Steps that build did not
have are told apart by their names.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

from benchmarks.processes import ROOT, run

BEFORE = "190da91"
BULAN = "2026-10"
_SCALES = {"contoh-05": "0.05", "contoh-1": "1.0"}


def make(folder: Path, name: str) -> None:
    """``NAME/berkas``, made by the older build; nothing where it is there."""
    if (folder / name).exists():
        return
    done = run(_naungan("demo", "--out", str(folder / name), "--scale", _SCALES[name]), env=_before(folder))
    if done.code:
        raise SystemExit("the older build could not make its demo")


def small(folder: Path) -> dict[str, Any]:
    """Scale 0.05 by this tree."""
    return _evaluated(folder, "contoh-05", "kini", {})


def small_before(folder: Path) -> dict[str, Any]:
    """Scale 0.05 by the older build."""
    return _evaluated(folder, "contoh-05", "dulu", _before(folder))


def whole(folder: Path) -> dict[str, Any]:
    """Scale 1.0 by this tree."""
    return _evaluated(folder, "contoh-1", "kini", {})


def whole_before(folder: Path) -> dict[str, Any]:
    """Scale 1.0 by the older build."""
    return _evaluated(folder, "contoh-1", "dulu", _before(folder))


def _evaluated(folder: Path, name: str, who: str, env: dict[str, str]) -> dict[str, Any]:
    """What each step took of the processors and of the clock, ``{step: [cpu, seconds]}``."""
    out, steps = folder / f"{name}-{who}", folder / f"{name}-{who}.json"
    shutil.rmtree(out, ignore_errors=True)
    command = _naungan("evaluate", str(folder / name / "berkas"), "--bulan", BULAN, "--out", str(out))
    done = subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, **env, "NAUNGAN_BENCH_STEPS": str(steps)}, capture_output=True)
    if done.returncode not in (0, 1):  # 1: rows were held or refused, as the demo has them
        raise RuntimeError(done.stderr.decode()[-2000:])
    return {"steps": json.loads(steps.read_text("utf-8"))}


def _naungan(*words: str) -> list[str]:
    """The command line in a fresh process, by whichever build stands first on the path."""
    return [sys.executable, "-m", "benchmarks.stepped", *words]


def _before(folder: Path) -> dict[str, str]:
    """The environment in which ``naungan`` is the older build, laid out below the folder."""
    home = folder / f"naungan-{BEFORE}"
    if not home.exists():
        archive = folder / f"{BEFORE}.tar"
        subprocess.run(["git", "archive", "--output", str(archive), BEFORE, "src"], check=True, cwd=ROOT)
        with tarfile.open(archive) as packed:
            packed.extractall(home, filter="data")
        archive.unlink()
    return {"PYTHONPATH": str(home / "src")}
