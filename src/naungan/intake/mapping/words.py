"""What the headings of an office mean to it, in whichever of its files they stand: each holds for itself, and none is missed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from naungan.intake.shape.heading import Heading
from naungan.intake.shape.spelling import plain


@dataclass(frozen=True)
class Words:
    """A heading in plain form → the columns that are meant (letter counted from 0, -1 = any) with their fields, None = not read."""

    layout: str
    meant: dict[str, list[tuple[int, str | None]]]

    def places(self, texts: Sequence[str]) -> tuple[dict[str, int], list[int]]:
        """The fields that stand in a row, and the columns in it that are left unread.

        Where a heading stands several times the letter decides, and where it is meant so all its columns must be where they were. Of two
        headings for one field the first that is meant holds.
        """
        row = [plain(text) for text in texts]
        columns: dict[str, int] = {}
        unread: list[int] = []
        for word, meant in self.meant.items():
            same = [place for place, text in enumerate(row) if text == word]
            whole = all(letter in same for letter, _ in meant)
            for letter, field in meant if whole or len(meant) == 1 else ():
                at = letter if letter in same else same[0] if len(same) == 1 else None
                if at is not None and field is None:
                    unread.append(at)
                elif at is not None and field is not None:
                    columns.setdefault(field, at)
        return columns, unread


def words_of(mappings: Iterable[dict[str, Any]]) -> dict[str, Words]:
    """By layout, of the loose mappings; what the first says of a heading holds."""
    found: dict[str, Words] = {}
    for one in mappings:
        words = found.setdefault(one["layout"], Words(one["layout"], {}))
        said: dict[str, list[tuple[int, str | None]]] = {}
        for place, text, field in [*one["columns"], *((place, text, None) for place, text in one["unread"])]:
            said.setdefault(plain(text), []).append((place, field))
        words.meant.update({word: meant for word, meant in said.items() if word not in words.meant})
    return found


def overlaid(usual: Heading, words: Words) -> Heading:
    """A heading that is known anyway, with what the office says of its columns; as it is where they would lack a needed one."""
    said, unread = words.places(usual.texts)
    if not said and not unread:
        return usual
    other = {name: place for name, place in usual.columns.items() if name not in said and place not in (*said.values(), *unread)}
    columns = {**other, **said}
    if any(columns.keys().isdisjoint(group) for group in usual.layout.wajib):
        return usual
    chosen = {*said.values(), *unread}
    replaced = tuple((name, usual.columns[name]) for name, place in said.items() if usual.columns.get(name, place) != place)
    return replace(
        usual, columns=columns, written={name: usual.texts[place] for name, place in columns.items()},
        mapping=as_mapping(words, usual.texts, said, unread), twice=tuple(one for one in usual.twice if chosen.isdisjoint(one[1])),
        passed=tuple((name, place) for name, place in (*replaced, *usual.passed) if name in columns and place not in chosen),
    )  # fmt: skip


def as_mapping(words: Words, texts: Sequence[str], said: dict[str, int], unread: Iterable[int]) -> dict[str, Any]:
    """What of the words was used of a row, in the form of a mapping."""
    columns = [[place, texts[place], name] for name, place in said.items()]
    return {"layout": words.layout, "columns": columns, "unread": [[place, texts[place]] for place in unread]}
