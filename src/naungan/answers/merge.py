"""The one merge: what a run asks now, beside what was answered before.

An answer stays. A question that is asked again keeps what somebody has begun to fill in; one that nobody asks any more goes. Where an
answer was given and the same is asked again, the answer did not settle it: a form with a column ``jawaban_lama`` asks anew and shows the
old answer there, any other keeps the answer, with what is wrong with it in ``keterangan`` where it has that column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from naungan.answers.forms import QUESTION, Form
from naungan.answers.reading import Read
from naungan.sheets.writing import write_csv

Question = Mapping[str, Any]
ANSWERED_BEFORE, REMARK, AGREED = "jawaban_lama", "keterangan", "setuju"


def merged(earlier: Read, asked: Iterable[Question], told: Mapping[int, str] | None = None) -> list[dict[str, str]]:
    """The rows to be written, answers first; ``told`` says by row number what is wrong with an answer."""
    form = earlier.form
    if form.jawaban is None:
        return _by_group(earlier, asked)
    questions = {key_of(form, one): {name: _text(one.get(name)) for name in form.kolom} for one in asked}
    kept: list[dict[str, str]] = []
    for row in earlier.rows:
        key = key_of(form, row.kata)
        if not row.kata[form.jawaban]:
            questions = questions | {key: _begun(form, questions[key], row.kata)} if key in questions else questions
        elif key in questions and ANSWERED_BEFORE in form.kolom:
            questions[key] |= {ANSWERED_BEFORE: row.kata[form.jawaban]}
        else:
            questions.pop(key, None)
            kept.append({**row.kata, **({REMARK: (told or {}).get(row.nomor, "")} if REMARK in form.kolom else {})})
    return [*kept, *questions.values()]


def _by_group(earlier: Read, asked: Iterable[Question]) -> list[dict[str, str]]:
    """One answer speaks for the rows below it: what is new to an answered group is a question, an accepted proposal takes its place."""
    form, before, found = earlier.form, _groups(earlier, (row.kata for row in earlier.rows)), _groups(earlier, asked)
    for key, rows in found.items():
        old = before.get(key, [])
        if rows[0][AGREED] or not any(row[AGREED] for row in old):
            before[key] = rows
        else:
            known = {key_of(form, row) for row in old}
            before[key] = old + [{**row, AGREED: QUESTION} for row in rows if key_of(form, row) not in known]
    return [row for rows in before.values() for row in rows]


def _groups(earlier: Read, rows: Iterable[Question]) -> dict[tuple[str, ...], list[dict[str, str]]]:
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for one in rows:
        row = {name: _text(one.get(name)) for name in earlier.form.kolom}
        group = groups.setdefault(tuple(row[name] for name in earlier.form.kelompok), [])
        if row not in group:  # two files of one pattern ask the same
            group.append(row)
    return groups


def write(form: Form, path: Path, rows: Sequence[Mapping[str, Any]], *, always: bool = False) -> None:
    """The file in its declared columns; none where there is nothing to write, unless it is ``always`` to be there."""
    if rows or always:
        write_csv(path, form.kolom, ([_text(row.get(name)) for name in form.kolom] for row in rows), whole=form.utuh)


def key_of(form: Form, row: Mapping[str, Any]) -> tuple[str, ...]:
    """What a row is about."""
    return tuple(_text(row.get(name)).strip() for name in form.key)


def _begun(form: Form, question: dict[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """The question with what a person has put in without answering; what is only shown is of this run."""
    return {name: before[name] or said if name not in form.tampil else said for name, said in question.items()}


def _text(value: object) -> str:
    return "" if value is None else str(value)
