"""Names as they are shown: no number of a person in them, and two names stay two."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from naungan.kernel.messages import sentence
from naungan.kernel.shown import pasted, shown, told_apart

NIK, OTHER = "1671014508900017", "1671990000000017"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dinkes 2026-10.xlsx", "dinkes 2026-10.xlsx"),
        (f"SK {NIK} Siti.xlsx", "SK 1671••••••••••17 Siti.xlsx"),
        (f"1671 Kota/{NIK}/{NIK}_a.csv", "1671 Kota/1671••••••••••17/1671••••••••••17_a.csv"),
        ("1671_0145_0890_0017.csv", "1671•••••••••••••17.csv"),
    ],
)
def test_a_number_of_a_person_is_masked_in_a_name(name: str, text: str) -> None:
    assert shown(name) == text == shown(text)


def test_names_that_would_look_alike_are_told_apart() -> None:
    names = [f"{NIK}.csv", f"{OTHER}.csv", "1671••••••••••17.csv", "Data", "Data", f"a.b/{NIK}", f"a.b/{OTHER}"]
    found = told_apart(names)
    assert found == [
        "1671••••••••••17~2.csv", "1671••••••••••17~3.csv", "1671••••••••••17.csv", "Data", "Data~2", "a.b/1671••••••••••17",
        "a.b/1671••••••••••17~2",
    ]  # fmt: skip
    assert told_apart(found) == found


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("hasil/2026-10/pemetaan.csv", "hasil/2026-10/pemetaan.csv"),
        ("C:\\Data\\hasil\\isi.csv", "C:\\Data\\hasil\\isi.csv"),
        ("1671 Kota Palembang/daftar (1).xlsx", '"1671 Kota Palembang/daftar (1).xlsx"'),
        ("data & hasil/a.csv", '"data & hasil/a.csv"'),
        ("rp$100/a.csv", "'rp$100/a.csv'"),
    ],
)
def test_a_path_can_be_pasted_behind_a_command(path: str, text: str) -> None:
    assert pasted(path) == text
    if "\\" not in path:
        assert shlex.split(text) == [path]


def test_every_sentence_writes_a_path_so() -> None:
    assert sentence("PEMETAAN_DITULIS", {"berkas": Path("hasil saya/a.csv")}) == 'Ditulis: "hasil saya/a.csv"'
