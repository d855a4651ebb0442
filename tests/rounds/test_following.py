"""A round over several finished folders: each pemda is followed from its own evaluation to its own."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from naungan.engine import Engine
from naungan.kernel.errors import Refusal
from naungan.rounds import Called, Round, close_round, next_round, open_round
from naungan.told.rounds import said_item
from tests.rounds.events import WAKTU


def alone(hasil: Path, out: Path, pemda: str) -> Path:
    """The finished folder as if only this pemda had been asked."""
    shutil.copytree(hasil, out)
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    summary["pemda"] = {pemda: summary["pemda"][pemda]}
    (out / "summary.json").write_text(json.dumps(summary), "utf-8")
    return out


def called(nomor: str, hari: dt.date, before: str | None = None) -> Called:
    return Called(nomor, "nasional", hari, "Jakarta", ("Kemendagri",), None, before)


def test_two_folders_in_and_two_folders_on(duck: Engine, tmp_path: Path, hasil: Path, kemudian: Path) -> None:
    """The fates are those of one folder of both, whoever lies beside whom."""
    later = kemudian / "hasil"
    fates = []
    for name, parts in (("satu", [None]), ("dua", ["1601", "1671"])):
        book = tmp_path / name
        olds, news = (
            [alone(one, tmp_path / f"{name}-{at}-{p}", p) if p else one for p in parts] for at, one in (("a", hasil), ("b", later))
        )
        given = {"masukan": [], "says": said_item, "waktu": WAKTU}
        open_round(book, called("1", dt.date(2026, 11, 25)), hasil=olds, oleh="Ani", **given)
        close_round(book, "R1", {}, oleh="Budi", waktu=WAKTU)

        def following(old: Round) -> Called:
            return called("2", dt.date(2027, 1, 25), old.rapat)

        done = next_round(duck, book, "R1", following, hasil=news, oleh="Ani", **given)
        assert len({one.evaluasi for one in done.round.beku.values()}) == len(parts)
        fates.append(
            {(item.pemda, item.unit, item.kode, item.nasib, str(item.status)) for item in done.round.butir.values() if item.pemda != "16"}
        )
        with pytest.raises(Refusal, match="sudah dilanjutkan"):
            next_round(duck, book, "R1", following, hasil=news, oleh="Ani", **given)
    assert fates[0] == fates[1] and len(fates[0]) > 5
