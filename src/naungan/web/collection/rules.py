"""Under which rule an office hands in: those of the house, and a region's own in ``setoran.yaml`` beside the data."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from naungan.acuan import setoran as acuan
from naungan.acuan.setoran import Aturan, Masa, Sendiri
from naungan.acuan.siklus import Kalender
from naungan.answers.forms import KALENDER
from naungan.kernel.errors import Refusal
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.collection.flow import makes
from naungan.web.collection.models import Submission
from naungan.web.environment import read_environment


def own() -> tuple[Sendiri, ...]:
    """What regions say themselves; Refusal where the file can't be followed."""
    path = read_environment().data / acuan.FILE
    return _read(str(path), path.stat().st_mtime_ns) if path.is_file() else ()


def rules(pemda: str) -> tuple[Aturan, ...]:
    """All rules that hold for a government."""
    return acuan.rules(pemda, own())


def calendar() -> Kalender:
    """The budget calendar with the dates that governments have said themselves, beside the data; without them that of the rules."""
    path = read_environment().data / KALENDER.berkas
    return _calendar(str(path), path.stat().st_mtime_ns) if path.is_file() else Kalender()


def rule(setoran: Submission) -> Aturan:
    """The rule of one submission."""
    return acuan.rule_of(setoran.dataset, pemda=setoran.pemda, unit=setoran.unit, tahap=setoran.tahap, own=own())


def deadline(setoran: Submission) -> Masa:
    """Until when it was to be handed in."""
    return acuan.deadline(rule(setoran), setoran.masa, setoran.tahap, pemda=setoran.pemda, kalender=calendar())


def must_make(by: Any, *, pemda: str, unit: str, dataset: str, tahap: str = "", cabang: str = "") -> Aturan:
    """The rule under which somebody hands in; Refusal where nobody is asked for it, or it is another office's to make."""
    found = acuan.rule_of(dataset, pemda=pemda, unit=unit, tahap=tahap, own=own())
    if found not in makeable(scope_of(by), pemda, unit, cabang):
        raise Refusal("WEB_TIDAK_BERHAK")
    return found


def makeable(scope: Scope, pemda: str, unit: str, cabang: str = "") -> list[Aturan]:
    """The rules under which somebody hands in for an office (without a unit: the government itself): all others are refused."""
    own = (one for one in rules(pemda) if acuan.of_office(one, unit) and (one.tingkat == acuan.CABANG) == bool(cabang))
    return [one for one in own if makes(one, scope, pemda, unit, cabang)]


def keeps(scope: Scope, setoran: Submission) -> bool:
    """Whether a submission is made by somebody who holds that; by nobody where no rule asks for it."""
    try:
        return makes(rule(setoran), scope, setoran.pemda, setoran.unit, setoran.cabang)
    except Refusal:
        return False


def must_keep(by: Any, setoran: Submission) -> None:
    """Refusal for everybody else: neither its files nor its cells are his to change."""
    if not keeps(scope_of(by), setoran):
        raise Refusal("WEB_TIDAK_BERHAK")


@lru_cache(maxsize=4)
def _calendar(path: str, _changed: int) -> Kalender:
    from pathlib import Path

    from naungan.acuan.kalender import kalender_of
    from naungan.answers import read_file
    from naungan.evaluation.said import readers

    return kalender_of(read_file(KALENDER, Path(path), readers()))[0]


@lru_cache(maxsize=4)
def _read(path: str, _changed: int) -> tuple[Sendiri, ...]:
    from pathlib import Path

    return acuan.read_own(Path(path))
