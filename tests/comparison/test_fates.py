"""What became of findings: solved only where the same people are protected in a newer file, or the same account is funded."""

from __future__ import annotations

from pathlib import Path

from naungan.comparison import FATE, Fate, fates
from naungan.comparison.fates import Judged
from naungan.comparison.rules import RULES, Why
from naungan.engine import Engine
from naungan.evaluation.finished import read_finished
from naungan.findings.tables import FINDING_CODES
from naungan.kernel.messages import catalogue

KOTA = "1671"
Key = tuple[str, str | None, str]


def told(
    engine: Engine, old: Path, new: Path, earlier: tuple[Key, ...] = ()
) -> dict[tuple[str, str | None, str], list[tuple[object, ...]]]:
    """By place and short code: fate, reason, and how many are solved, still so, not to be judged, new."""
    table = fates(engine, read_finished(old / "hasil"), read_finished(new / "hasil"), earlier=earlier)
    assert tuple(table.columns) == FATE.names
    found: dict[tuple[str, str | None, str], list[tuple[object, ...]]] = {}
    for row in engine.rows(table):
        counts = [row[name] for name in ("n_selesai", "n_masih", "n_tidak_dapat_diperiksa", "n_baru")]
        found.setdefault((row["pemda"], row["unit"], row["kode"].removeprefix("TEMUAN_")), []).append((row["nasib"], row["sebab"], *counts))
    return found


def test_each_finding_of_the_offices_two_months_later(finished: Path, kemudian: Path, duck: Engine) -> None:
    dark, gone = Fate.TIDAK_DAPAT_DIPERIKSA, Why.HILANG
    assert told(duck, finished, kemudian) == {
        ("1601", None, "DATA_TIDAK_CUKUP"): [(Fate.SELESAI, None, 1, 0, 0, 0)],
        ("1601", None, "TIDAK_MENYERAHKAN"): [(Fate.SEBAGIAN, None, 1, 1, 0, 0)],
        (KOTA, "1.01", "ANGGARAN_KURANG"): [(Fate.SELESAI, None, 1, 0, 0, 0)],
        (KOTA, "1.01", "BELUM_TERDAFTAR"): [(Fate.SELESAI, None, 1, 0, 0, 0)],
        # The one who was inactive is gone, another one is inactive: two facts, though the count is one both times.
        (KOTA, "1.01", "NONAKTIF"): [(dark, gone, 0, 0, 1, 0), (Fate.BARU, None, 0, 0, 0, 1)],
        (KOTA, "1.01", "PEMBAYARAN_BERTENTANGAN"): [(Fate.MASIH, None, 0, 5, 0, 0)],
        (KOTA, "1.02", "DATA_TIDAK_CUKUP"): [(dark, Why.BERKAS, 0, 0, 1, 0)],
        (KOTA, "1.02", "TIDAK_MENYERAHKAN"): [(Fate.BARU, None, 0, 0, 0, 0)],
        (KOTA, "1.02", "TUNGGAKAN"): [(dark, Why.BERKAS, 0, 0, 1, 0)],
        (KOTA, "1.03", "BELUM_TERDAFTAR"): [(Fate.BARU, None, 0, 0, 0, 1)],
        (KOTA, "1.03", "TIDAK_MENYERAHKAN"): [(Fate.SELESAI, None, 1, 0, 0, 0)],
    }


def test_the_same_evaluation_again_solves_nothing(finished: Path, duck: Engine) -> None:
    assert {row[0] for rows in told(duck, finished, finished).values() for row in rows} == {Fate.MASIH}


def test_what_was_solved_before_has_come_back(finished: Path, kemudian: Path, duck: Engine) -> None:
    place = (KOTA, "1.03", "TEMUAN_BELUM_TERDAFTAR")
    assert told(duck, finished, kemudian, (place,))[KOTA, "1.03", "BELUM_TERDAFTAR"] == [(Fate.KEMBALI, None, 0, 0, 0, 1)]


def test_every_code_has_its_rule_and_every_reason_its_sentence() -> None:
    assert sorted(RULES) == sorted(FINDING_CODES)
    assert [why for why in Why if why not in catalogue()] == []


def test_a_part_is_not_the_whole() -> None:
    assert [Judged(*counts).fate for counts in ((2, 0, 0), (1, 1, 0), (1, 0, 1), (0, 1, 1), (0, 0, 2))] == [
        Fate.SELESAI, Fate.SEBAGIAN, Fate.SEBAGIAN, Fate.MASIH, Fate.TIDAK_DAPAT_DIPERIKSA,
    ]  # fmt: skip
