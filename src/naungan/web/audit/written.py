"""What a trigger needs to know of a table, from the catalogue and the model; the same for both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, JSONField, Model

from naungan.web.audit.area import Area, area_of
from naungan.web.audit.catalogue import CATALOGUE, Classed

CLOSED, CHANGED = "(tertutup)", "(diganti)"


@dataclass(frozen=True)
class Table:
    """Its name and key, the columns that are said (True: JSON), those of which only a change is, and whether rows are only added."""

    name: str
    key: str
    said: tuple[tuple[str, bool], ...]
    hidden: tuple[str, ...]
    only_added: bool
    field: Field[Any, Any]
    area: Area

    def keys(self, texts: list[str], held: BaseDatabaseWrapper) -> list[Any]:
        """Keys as the trail writes them, as the database compares them."""
        return [self.field.get_db_prep_value(self.field.to_python(one), held) for one in texts]


def tables() -> Iterator[Table]:
    """The audited tables, by name. A column that nobody has classed is hidden; a classed field that is no more is left out."""
    models = {one._meta.label_lower: one for one in apps.get_models(include_auto_created=True)}
    for label, classed in sorted(CATALOGUE.items()):
        if label in models:
            yield _table(models[label], classed)


def _table(model: type[Model], classed: Classed) -> Table:
    about = model._meta
    fields = sorted(about.concrete_fields, key=lambda one: one.column)
    assert about.pk is not None
    return Table(
        name=about.db_table,
        key=about.pk.column,
        said=tuple((one.column, isinstance(one, JSONField)) for one in fields if one.name in classed.audited),
        hidden=tuple(one.column for one in fields if one.name not in classed.audited | classed.left),
        only_added=classed.only_added,
        field=about.pk,
        area=area_of(model, classed.area),
    )
