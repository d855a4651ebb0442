"""Names: what a key must hold together, what it must keep apart, and that both engines and plain Python agree."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.matching.names import KEYS, name_keys
from naungan.matching.spelling import CLEAN, SPELLING, WORDS

SAME = [
    ("Hj. Siti Aminah, S.Pd., M.M.", "SITTI AMINAH"), ("M. Rizki Pratama", "Muhammad Rizki Pratama S.Kom"), ("Moch. Rizal", "Muhamad Rizal"),
    ("Soeharto", "Suharto"), ("Drs. H. Achmad Djoko Tjandra", "Ahmad Joko Chandra"), ("Slamet Slamet", "Slamet ."), ("Nurhayati", "Nur Hayati"),
    ("BUDI SANTOSO SE", "Budi Santoso A.Md.Kep"), ("Abd. Rahman", "Abdul Rahman"), ("Ma'ruf", "MAKRUF"[:2] + "RUF"), ("dr. Sjamsoel Sp.OG", "Syamsul"),
    ("Rini S.Pd.I", "RINI"), ("Budi Santoso (Alm)", "Budi  Santoso"), ("ABDUL RAHMAN BIN SALEH", "Abdul Rahman Saleh"), ("Intan Nurhayati", "INTANNURHAYATI"),
]  # fmt: skip
APART = [
    ("Rizki Pratama", "Rizal Pratama"),
    ("Rina Sari", "Rini Sari"),
    ("Siti Aminah", "Siti Aisyah"),
    ("Wahyudi", "Wahyuni"),
    ("Vina", "Fina"),
]


def keys_of(engine: Engine, names: list[str | None]) -> dict[str, dict[str, object]]:
    rows = engine.rows(name_keys(engine, engine.table(pa.table({"nama": pa.array(names, pa.string())}))))
    return {row["nama"]: row for row in rows}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_in_two_spellings(duck: Engine, one: str, other: str) -> None:
    found = keys_of(duck, [one, other])
    assert found[one]["kunci"] == found[other]["kunci"]


def test_other_given_names_stay_apart(duck: Engine) -> None:
    found = keys_of(duck, [name for pair in APART for name in pair])
    assert all(found[one]["kunci"] != found[other]["kunci"] for one, other in APART)


def test_names_without_letters_have_no_keys(engine: Engine) -> None:
    found = keys_of(engine, ["", "123", "-", "É", None])
    assert all(row[key] is None for row in found.values() for key in KEYS)


def test_plain_python_reads_the_same(engine: Engine) -> None:
    names = [name for pair in SAME + APART for name in pair]
    found = keys_of(engine, list(dict.fromkeys(names)))
    assert {name: row["kata"] for name, row in found.items()} == {name: _referee(name) for name in found}


def _referee(name: str) -> str:
    text = _steps(name.upper().strip(), CLEAN).strip()
    text = _steps(f" {_steps(text, SPELLING)} ", WORDS).strip()
    words = [word for word in text.split(" ") if word != "M"] or text.split(" ")
    return words[0] if len(words) == 2 and words[0] == words[1] else " ".join(words)


def _steps(text: str, steps: tuple[tuple[str, str], ...]) -> str:
    for pattern, replacement in steps:
        text = re.sub(pattern, replacement, text)
    return text
