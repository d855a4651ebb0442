"""Names as they are shown: no number of a person in them, and two names stay two."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shlex
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.kernel import nik
from naungan.kernel.messages import sentence
from naungan.kernel.shown import pasted, shown, shown_in, told_apart

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


SIZES = ((4, 4, 4, 4), (6, 6, 4), (2,) * 8, (1,) * 16, (6, 2, 2, 2, 4), (3, 3, 3, 3, 4), (1, 3, 3, 3, 3, 3), (8, 8), (12, 4), (2, 14))
JOINTS = (" ", ".", "-", "/", ",", "_", ":", "|", "'", "\u00a0", "\u2013", "  ", " - ", ", ")


def grouped(digits: str, sizes: Sequence[int], joint: str) -> str:
    parts, start = [], 0
    for size in sizes:
        parts.append(digits[start : start + size])
        start += size
    return joint.join(part for part in parts if part)


def hides(text: str, digits: str) -> bool:
    """No six digits of the middle stand together, whatever stands between them."""
    plain = re.sub(r"\D", "", shown(text))
    return not any(digits[place : place + 7] in plain for place in range(10))


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("sizes", SIZES)
def test_a_nik_in_groups_is_masked_in_every_notation(sizes: tuple[int, ...], joint: str) -> None:
    for around in ("{}", "Dinas Kesehatan ({})", "No. 3 a/n {} Jl. 5", "{}.xlsx", "2026-10-31 NIK {}; 5.1.02.02.02.0006"):
        assert hides(around.format(grouped(NIK, sizes, joint)), NIK)


NIKS = st.builds(
    nik.build,
    kecamatan=st.builds("{}{:02d}{:02d}".format, st.sampled_from(nik.PROVINCES), st.integers(1, 39), st.integers(1, 60)),
    birth=st.dates(dt.date(1947, 1, 1), dt.date(2011, 1, 1)), sex=st.sampled_from("LP"), serial=st.integers(1, 9999),
)  # fmt: skip


@given(NIKS, st.lists(st.integers(1, 8), max_size=16), st.sampled_from(JOINTS))
def test_whatever_the_person_and_the_grouping(digits: str, sizes: list[int], joint: str) -> None:
    text = grouped(digits, [*sizes, 16], joint)
    assert hides(text, digits)
    assert shown(shown(text)) == shown(text)


def _digits(*shape: int) -> st.SearchStrategy[str]:
    return st.builds(".".join, st.tuples(*(st.from_regex(rf"[0-9]{{{size}}}", fullmatch=True) for size in shape)))


DAY = st.dates(dt.date(1945, 1, 1), dt.date(2099, 12, 31))
NIP = st.builds("{:%Y%m%d}{:%Y%m}{}{:03d}".format, st.dates(dt.date(1950, 1, 1), dt.date(2009, 1, 1)),
                st.dates(dt.date(1975, 1, 1), dt.date(2027, 1, 1)), st.integers(1, 2), st.integers(1, 999))  # fmt: skip
HARMLESS = {
    "rekening": _digits(1, 1, 2, 2, 2, 4),
    "rincian": _digits(1, 1, 2, 2, 2, 5),
    "unit": _digits(1, 2, 1, 2, 1, 2, 2, 4),
    "subkegiatan": _digits(1, 2, 2, 1, 2, 4),
    "rupiah": st.integers(0, 10**15 - 1).map(lambda amount: f"Rp{amount:,}".replace(",", ".")),
    "rupiah_sen": st.integers(0, 10**13).map(lambda amount: f"{amount:,}".replace(",", ".") + ",00"),
    "thousands": st.integers(0, 10**15 - 1).map(lambda amount: f"{amount:,}"),
    "hp": st.from_regex(r"08[1-9][0-9]{7,10}", fullmatch=True),
    "hp_62": st.from_regex(r"[+]628[1-9][0-9]{2}-[0-9]{4}-[0-9]{4}", fullmatch=True),
    "tanggal": st.builds("{:%d-%m-%Y}".format, DAY),
    "iso": st.builds("{:%Y-%m-%d}".format, DAY),
    "cap": st.builds("20{:02d}{:02d}{:02d}{:02d}{:02d}{:02d}".format, st.integers(0, 99), st.integers(1, 12), st.integers(1, 28), st.integers(0, 23),
                     st.integers(0, 59), st.integers(0, 59)),
    "nip": NIP,
    "nip_spasi": NIP.map(lambda digits: f"NIP. {digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"),
    "sidik": st.binary(max_size=9).map(lambda raw: hashlib.sha256(raw).hexdigest()),
}  # fmt: skip


@pytest.mark.parametrize("kind", HARMLESS)
@given(data=st.data())
def test_codes_amounts_dates_nip_and_telephones_stay(kind: str, data: st.DataObject) -> None:
    text = data.draw(HARMLESS[kind])
    for around in ("{}", "Dinas A {} (2)", "{} dan {}"):
        whole = around.format(text, text)
        assert shown(whole) == whole


def test_bare_figures_stay_where_there_are_figures() -> None:
    text = f'{{"pagu": 90000000000000, "nik": "{NIK}", "baris": [12, 34, 56]}}'
    assert shown(text, figures=True) == text.replace(NIK, "1671••••••••••17")
    assert shown_in({"a": [NIK, 90000000000000], NIK: None}) == {"a": ["1671••••••••••17", 90000000000000], "1671••••••••••17": None}
