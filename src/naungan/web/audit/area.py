"""Where a row belongs, as an expression of SQL that both databases understand: the trail writes it down when the row is written."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import ForeignKey, Model

_NOWHERE = "''"
WILAYAH = "wilayah"


@dataclass(frozen=True)
class Area:
    """Expressions over a row called ``{row}``."""

    pemda_of: str = _NOWHERE
    unit_of: str = _NOWHERE

    def pemda(self, row: str) -> str:
        """The government of that row; empty where it belongs to none."""
        return self.pemda_of.format(row=row)

    def unit(self, row: str) -> str:
        """Its office; empty where it belongs to the government itself."""
        return self.unit_of.format(row=row)


def area_of(model: type[Model], path: str) -> Area:
    """By the columns of its own, by the references of ``path``, or by the area of a role."""
    if path == WILAYAH:
        placed = "{row}.tingkat IN ('provinsi', 'pemda', 'unit')"
        return Area(
            f"CASE WHEN {placed} THEN substr({{row}}.wilayah, 1, 4) ELSE '' END",
            "CASE WHEN {row}.tingkat = 'unit' THEN substr({row}.wilayah, 6) ELSE '' END",
        )
    return Area(_expression(model, path, "pemda"), _expression(model, path, "unit"))


def _expression(model: type[Model], path: str, column: str) -> str:
    if not path:
        return f'{{row}}."{column}"' if _has(model, column) else _NOWHERE
    at, joins, keys = model, [], []
    for number, name in enumerate(path.split(".")):
        reference = at._meta.get_field(name)
        assert isinstance(reference, ForeignKey)
        at = reference.remote_field.model
        table, key = at._meta.db_table, f'j{number}."{reference.target_field.column}"'
        keys.append(f'{key} = j{number - 1}."{reference.column}"' if number else f'{key} = {{row}}."{reference.column}"')
        joins.append(f'JOIN "{table}" j{number} ON {keys[number]}' if number else f'"{table}" j0')
    return f"COALESCE((SELECT j{len(keys) - 1}.\"{column}\" FROM {' '.join(joins)} WHERE {keys[0]}), '')"


def _has(model: type[Model], column: str) -> bool:
    return any(one.column == column for one in model._meta.concrete_fields)
