"""Anything at all in any column of any file, and any tree of YAML, is either a row that holds or told; nothing else happens."""

from __future__ import annotations

import csv
import io
import json
import string
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.answers import forms
from naungan.answers.csv_edge import parsed
from naungan.answers.folder import read_answers
from naungan.answers.forms import Form
from naungan.answers.reading import Read, read
from naungan.answers.told import FOLLOWED
from naungan.answers.yaml_edge import parsed as parsed_yaml
from naungan.kernel.messages import catalogue

HABITS = ["SAME", "mungkin", "ya", "tidak", "2026-10", "Okt-26", "01/10/2026", "1,02", "1.671", "16.71", "5.1.02.02.02.0006", "null", "#N/A",
          "#REF!", "=A1", "'01", "-", "?", "1e3", "0x1F", "٣", "TRUE", "46296", "9" * 400, "1671010101900001", "∞", "½", "²026", "２０２６"]  # fmt: skip
CELL = st.one_of(st.sampled_from(HABITS), st.text(max_size=12))
TREE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), CELL),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(CELL, inner, max_size=3),
    max_leaves=8,
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sound(found: Read, rows: int) -> None:
    """Each answered row holds, or is told and sentences are whole; no row counts twice."""
    told = {one["baris"] for one in found.problems if one["kode"] not in FOLLOWED}
    holding = [row.nomor for row in found.berlaku]
    assert len(set(holding)) == len(holding) <= rows
    assert not {one["baris"] for one in found.problems if one["tingkat"] == "refuse"} & set(holding)
    answered = {row.nomor for row in found.rows if not found.form.jawaban or row.kata[found.form.jawaban]}
    silent = answered - set(holding) - told
    assert not silent or any(one["tingkat"] == "refuse" and one["baris"] in (None, 1) for one in found.problems) or found.form.bagian
    for one in found.problems:
        entry = catalogue()[str(one["kode"])]
        fields = {name for part in entry for _, name, _, _ in string.Formatter().parse(part) if name}
        assert fields <= json.loads(str(one["params"])).keys() and entry.langkah


@pytest.mark.parametrize("form", forms.CSV, ids=lambda form: form.berkas)
@QUICK
@given(data=st.data())
def test_junk_in_any_column(form: Form, data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.lists(CELL, min_size=len(form.kolom), max_size=len(form.kolom)), max_size=4))
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([form.kolom, *rows])
    sound(read(form, parsed(text.getvalue(), form.berkas)), len(rows))


@pytest.mark.parametrize("form", forms.CSV, ids=lambda form: form.berkas)
@QUICK
@given(text=st.text(max_size=80))
def test_junk_instead_of_a_table(form: Form, text: str) -> None:
    sound(read(form, parsed(text, form.berkas)), text.count("\n") + 2 + text.count("\r"))


@pytest.mark.parametrize("form", forms.YAML, ids=lambda form: form.bagian)
@QUICK
@given(data=st.data())
def test_junk_under_any_key(form: Form, data: st.DataObject) -> None:
    entry = st.dictionaries(st.one_of(st.sampled_from(form.kolom), CELL), TREE, max_size=6) | TREE
    tree = data.draw(st.dictionaries(st.one_of(st.just(form.bagian), CELL), st.lists(entry, max_size=3) | TREE, max_size=3) | TREE)
    text = yaml.safe_dump(tree, allow_unicode=True)
    lists = parsed_yaml(text, form.berkas, [form.bagian or ""], forms.REMARKS)
    sound(read(form, lists[form.bagian or ""]), 10**6)


@QUICK
@given(raw=st.binary(max_size=120))
def test_any_bytes_in_any_file(tmp_path: Path, raw: bytes) -> None:
    for name in forms.BESIDE:
        (tmp_path / name).write_bytes(raw)
    found = read_answers(tmp_path)
    assert all(one["kode"] in catalogue() for one in found.problems)
