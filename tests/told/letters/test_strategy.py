"""The brief of a head of region with a projection beside it, and without."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from naungan.told.letters.brief import brief
from naungan.told.letters.desk import Desk
from naungan.told.strategy import sheets
from tests.told.letters.conftest import KOTA, texts
from tests.told.projected import projected


def test_the_brief_says_where_it_goes_and_the_steps(desk: Callable[..., Desk]) -> None:
    bare = desk()
    with_it = dataclasses.replace(bare, strategi={one.kode: one for one in sheets(projected())})
    before, after = (texts(brief(one, one.offices[KOTA])) for one in (bare, with_it))
    assert "Strategi" not in before and "Strategi" in after
    added = " ".join(after)
    assert "antara 1.100 dan 1.300 orang (rentang 80%)" in added and "Desember dinilai sendiri" in added
    assert "Daftarkan dan bayar Honorer 12 dari APBD" in added and "Diputuskan: Kepala daerah Kota Palembang, melalui TAPD." in added


def test_without_a_projection_the_brief_is_the_same(desk: Callable[..., Desk]) -> None:
    one = desk()
    other = dataclasses.replace(one, strategi={"9999": sheets(projected())[0]})
    assert brief(one, one.offices[KOTA]) == brief(other, other.offices[KOTA])
